import { html, nothing, type TemplateResult } from 'lit';
import { troubleKind } from '../../locale/trouble-kind.js';
import type { Words } from '../../locale/words.js';
import type { Trouble } from '../../booking/state.js';
import { alertIcon } from '../shared/icons.js';

/** What stands in the widget's place when it can't start: a polite sentence, "Try again", and the page's own fallback. */
export function failure(trouble: Trouble, words: Words, retry: () => void): TemplateResult {
  const { strings } = words;
  const again = trouble.retryable
    ? html`<button type="button" class="primary" part="retry" @click=${retry}>${strings.frame.retry}</button>`
    : nothing;
  return html`<div class="sorry" part="failure">
    <p class="message" role="alert">${alertIcon}${strings.trouble[troubleKind(trouble)]}</p>
    ${again}
    <slot></slot>
  </div>`;
}

/** The shape of a first step while the catalog is on its way. */
export function firstLoad(words: Words): TemplateResult {
  return html`<div class="frame loading" aria-busy="true">
    <p class="visually-hidden" role="status">${words.strings.frame.loading}</p>
    <div class="main">
      <div class="skeleton line"></div>
      <div class="skeleton title"></div>
      <div class="skeleton row"></div>
      <div class="skeleton row"></div>
      <div class="skeleton row"></div>
    </div>
  </div>`;
}
