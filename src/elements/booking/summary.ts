import { html, nothing, type TemplateResult } from 'lit';
import type { FlowState } from '../../booking/state.js';
import type { Service } from '../../engine/model.js';
import type { Words } from '../../locale/words.js';
import { heading } from '../shared/heading.js';
import { catalogOf, whoText } from '../shared/names.js';
import { contact } from '../shared/contact.js';

/**
 * What stands beside the step on a wide page: what is settled so far; and where nothing is yet, or the step itself shows it,
 * whom to ask.
 */
export function beside(state: FlowState, words: Words, level: number): TemplateResult {
  const settled = state.step === 'service' || state.step === 'review' ? undefined : state.service;
  // No landmark: a page may have several widgets, and landmarks need names of their own. Its heading says what it is.
  return html`<div class="summary" part="summary">
    ${settled ? summary(settled, state, words, level) : siteCard(state, words, level)}
  </div>`;
}

function summary(service: Service, state: FlowState, words: Words, level: number): TemplateResult {
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

function siteCard(state: FlowState, words: Words, level: number): TemplateResult {
  return html`${heading(level, html`<bdi>${catalogOf(state)?.site.name}</bdi>`, 'summary-heading')}
  ${contact(state, words, words.strings.contact.questions)}`;
}

const minutesOf = (service: Service, state: FlowState): number => state.duration ?? service.durations[0] ?? 0;

/** The same in one line, for narrow containers. */
export function summaryLine(state: FlowState, words: Words): TemplateResult | typeof nothing {
  const { service, start, zone } = state;
  if (!service || state.step === 'service' || state.step === 'review') return nothing;
  const facts = [service.name, words.format.duration(minutesOf(service, state)), whoText(state, words)].filter(
    (fact) => fact !== undefined,
  );
  return html`<p class="summary-line" part="summary-line">
    ${facts.map((fact) => html`<span><bdi>${fact}</bdi></span> `)}
    ${start ? html`<strong>${words.format.dateTime(start.start, zone)}</strong>` : nothing}
  </p>`;
}
