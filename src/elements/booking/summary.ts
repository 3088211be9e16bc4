import { html, nothing, type TemplateResult } from 'lit';
import type { FlowState } from '../../booking/state.js';
import type { Service } from '../../engine/model.js';
import type { Words } from '../../locale/words.js';
import { heading } from '../shared/heading.js';
import { whoText } from '../shared/names.js';

/** Where it is chosen, or hangs on what is asked there, it is not settled; the review shows it itself. */
const settledIn = ({ step, service }: FlowState): Service | undefined =>
  ['service', 'questions', 'review'].includes(step) ? undefined : service;

/** What is settled so far, for the side of the step on a wide page; undefined where nothing is. */
export function summary(state: FlowState, words: Words, level: number): TemplateResult | undefined {
  const service = settledIn(state);
  if (!service) return undefined;
  const { format } = words;
  const { start, zone } = state;
  const name = whoText(state, words);
  return html`${
      start
        ? html`<p class="when" part="when">
            <span class="date">${format.shortDate(start.start, zone)}</span>
            <span class="time" part="time">${format.time(start.start, zone)}</span>
          </p>`
        : nothing
    }
    ${heading(level, html`<bdi>${service.name}</bdi>`, 'summary-heading')}
    <p class="facts">
      ${format.duration(minutesOf(service, state))}${service.price ? html`<br />${format.money(service.price)}` : nothing}
    </p>
    ${name ? html`<p><bdi>${name}</bdi></p>` : nothing}`;
}

const minutesOf = (service: Service, state: FlowState): number => state.duration ?? service.durations[0] ?? 0;

/** The same in one line, for narrow containers. */
export function summaryLine(state: FlowState, words: Words): TemplateResult | undefined {
  const { start, zone } = state;
  const service = settledIn(state);
  if (!service) return undefined;
  const facts = [service.name, words.format.duration(minutesOf(service, state)), whoText(state, words)].filter(
    (fact) => fact !== undefined,
  );
  return html`<p class="summary-line" part="summary-line">
    ${facts.map((fact) => html`<span><bdi>${fact}</bdi></span> `)}
    ${start ? html`<strong>${words.format.dateTime(start.start, zone)}</strong>` : nothing}
  </p>`;
}
