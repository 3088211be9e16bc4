/** What lists of what can be booked have in common. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Trouble } from '../../booking/state.js';
import type { Service } from '../../engine/model.js';
import { troubleKind } from '../../locale/trouble-kind.js';
import type { Words } from '../../locale/words.js';
import { searchIcon } from '../shared/icons.js';

/** What stands for a list that is on its way. */
export const skeletonList = html`<div class="options" aria-busy="true">
  ${Array.from({ length: 4 }, () => html`<span class="option skeleton"></span>`)}
</div>`;

/** What stands in the place of a list that did not come. */
export function missingList(trouble: Trouble, { strings }: Words, retry: () => void): TemplateResult {
  return html`<div class="empty" part="empty" role="alert">
    <p>${strings.trouble[troubleKind(trouble)]}</p>
    ${trouble.retryable ? html`<button type="button" part="retry" @click=${retry}>${strings.frame.retry}</button>` : nothing}
  </div>`;
}

export function searchField(label: string, search: string, onSearch: (search: string) => void): TemplateResult {
  return html`<label class="search">
    ${searchIcon}<span class="visually-hidden">${label}</span>
    <input
      part="search"
      type="search"
      autocomplete="off"
      placeholder=${label}
      .value=${search}
      @input=${(event: Event) => onSearch((event.target as HTMLInputElement).value)}
    />
  </label>`;
}

export function nothingFound(search: string, { strings, format }: Words, showAll: () => void): TemplateResult {
  return html`<div class="empty" part="empty">
    <p>${format.fill(strings.services.noMatch, { query: search })}</p>
    <button type="button" part="show-all" @click=${showAll}>${strings.services.showAll}</button>
  </div>`;
}

/** How long a service takes, and what it costs. */
export function serviceFacts({ durations, price }: Service, id: string, { strings, format }: Words): TemplateResult {
  const amount = price && (price.amount === 0 ? strings.services.free : format.money(price));
  return html`<span class="facts" id="facts-${id}">
    <span class="duration" part="duration"
      >${format.list(
        durations.map((minutes) => format.duration(minutes)),
        'disjunction',
      )}</span
    >
    ${amount ? html`<span class="price" part="price">${amount}</span>` : nothing}
  </span>`;
}
