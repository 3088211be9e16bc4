import { html, nothing, type TemplateResult } from 'lit';
import { fieldsAt } from '../../booking/steps.js';
import type { FieldValue } from '../../adapter/contract.js';
import type { DetailField, FlowState, Step } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import { inNameOrder, labelOf } from '../details-form/field.js';
import { whoText } from '../shared/names.js';
import { placeText } from '../shared/place.js';
import { whenText } from '../shared/when.js';

/** One part of the review, and the step that changes it. */
export interface ReviewRow {
  readonly label: string;
  readonly value: TemplateResult | string;
  readonly step: Step;
}

/** A number stays as it was typed: a year of birth has no thousands. */
const AS_TYPED: Intl.NumberFormatOptions = { useGrouping: false, maximumFractionDigits: 20 };

/** All parts of the review that are settled, the time first. */
export function reviewRows(state: FlowState, words: Words): ReviewRow[] {
  const { service, start } = state;
  if (!service) return [];
  const { strings, format } = words;
  const { review } = strings;
  const duration = state.duration ?? service.durations[0] ?? 0;
  const name = whoText(state, words);
  const facts = [format.duration(duration), service.price && format.money(service.price)].filter(Boolean).join(' · ');
  const what = html`<strong><bdi>${service.name}</bdi></strong>
    <div class="facts">${facts}</div>
    ${service.place ? html`<div><bdi>${placeText(service.place, words)}</bdi></div>` : nothing}`;
  const rows: (ReviewRow | undefined)[] = [
    start && {
      label: review.time,
      value: html`<div class="when" part="when">${whenText(start.start, duration, state, words)}</div>`,
      step: 'time',
    },
    { label: review.service, value: what, step: 'service' },
    name !== undefined || state.specialists.length > 0
      ? {
          label: review.specialist,
          value: html`<bdi>${name ?? strings.specialists.any}</bdi>`,
          step: start?.calendar === undefined ? 'specialist' : 'time',
        }
      : undefined,
    state.steps.includes('questions')
      ? { label: strings.frame.steps.questions, value: answersText('questions', state, words), step: 'questions' }
      : undefined,
    { label: review.client, value: clientText(state, words), step: 'details' },
  ];
  return rows.filter((row) => row !== undefined);
}

/** Name and addresses as they are, the site's own questions with their answers. */
export function clientText(state: Pick<FlowState, 'details'>, words: Words): TemplateResult {
  const value = (id: string): FieldValue | undefined => state.details.values[id];
  const names = inNameOrder(value('firstName'), value('lastName'), words);
  const plain = [names.filter(Boolean).join(' '), value('email'), value('phone')];
  return html`${plain.filter(Boolean).map((line) => html`<div><bdi>${line}</bdi></div>`)}
  ${answersText('details', state, words)}`;
}

/** The answers to the site's own questions of a step. */
function answersText(step: Step, { details }: Pick<FlowState, 'details'>, words: Words): TemplateResult {
  const asked = fieldsAt(step, details.fields).filter(
    ({ hidden, builtIn, id }) => !hidden && (!builtIn || id === 'notes'),
  );
  return html`${asked.map((field) => answer(field, details.values[field.id], words))}`;
}

function answer(field: DetailField, value: FieldValue | undefined, words: Words): TemplateResult | typeof nothing {
  if (value === undefined || value === '') return nothing;
  const { yes, no } = words.strings.review;
  const text =
    typeof value === 'boolean'
      ? value
        ? yes
        : no
      : typeof value === 'number'
        ? value.toLocaleString(words.format.locale, AS_TYPED)
        : value;
  return html`<div class="answer">
    <span><bdi>${labelOf(field, words)}</bdi></span> <bdi>${text}</bdi>
  </div>`;
}
