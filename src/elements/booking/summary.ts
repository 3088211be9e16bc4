import { html, nothing, type TemplateResult } from 'lit';
import type { FlowState } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import { heading } from '../shared/heading.js';
import { chosenName } from '../shared/names.js';

/** What is settled so far, beside the step: in view on a wide page while the client fills in the rest. */
export function summary(state: FlowState, words: Words, level: number): TemplateResult | typeof nothing {
  const { service, start, zone } = state;
  if (!service) return nothing;
  const { strings, format } = words;
  const duration = state.duration ?? service.durations[0] ?? 0;
  const name = chosenName(state);
  return html`<aside class="summary" part="summary" aria-label=${strings.frame.summary}>
    ${
      start
        ? html`<p class="when">
            <span class="date">${format.shortDate(start.start, zone)}</span>
            <span class="time">${format.time(start.start, zone)}</span>
          </p>`
        : nothing
    }
    ${heading(level, service.name)}
    <p class="facts">
      ${format.duration(duration)}${service.price ? html`<br />${format.money(service.price)}` : nothing}
    </p>
    ${name ? html`<p class="person"><bdi>${name}</bdi></p>` : nothing}
  </aside>`;
}

/** The same in one line, for narrow containers. */
export function summaryLine(state: FlowState, words: Words): TemplateResult | typeof nothing {
  const { service, start, zone } = state;
  if (!service) return nothing;
  const duration = state.duration ?? service.durations[0] ?? 0;
  const parts = [
    service.name,
    words.format.duration(duration),
    chosenName(state),
    start && words.format.dateTime(start.start, zone),
  ].filter((part) => part !== undefined);
  return html`<p class="summary-line" part="summary-line">
    ${parts.map((part) => html`<span><bdi>${part}</bdi></span>`)}
  </p>`;
}
