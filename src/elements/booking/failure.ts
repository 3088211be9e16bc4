import { html, nothing, type TemplateResult } from 'lit';
import { troubleKind } from '../../locale/trouble-kind.js';
import type { Words } from '../../locale/words.js';
import type { Trouble } from '../../booking/state.js';
import { alertIcon } from '../shared/icons.js';

/** What stands in the widget's place when it can't start: a polite sentence, "Try again", and the page's own fallback. */
export function failure(trouble: Trouble, words: Words, retry: () => void): TemplateResult {
  return html`<div class="sorry" part="failure">
    ${sorry(trouble, words, retry)}
    <slot></slot>
  </div>`;
}

/** What went wrong, in a sentence, and "Try again" where that makes sense. */
export function sorry(trouble: Trouble, { strings }: Words, retry: () => void): TemplateResult {
  return html`<p class="message" role="alert">${alertIcon}${strings.trouble[troubleKind(trouble)]}</p>
    ${
      trouble.retryable
        ? html`<button type="button" class="primary" part="retry" @click=${retry}>${strings.frame.retry}</button>`
        : nothing
    }`;
}

/** The shape of a few choices that are on their way. */
export const skeletonRows = html`<div class="skeleton row"></div>
  <div class="skeleton row"></div>
  <div class="skeleton row"></div>`;

/** The shape of a first step while the catalog is on its way, or the words are. */
export function firstLoad(words?: Words): TemplateResult {
  return html`<div class="frame loading" aria-busy="true">
    <p class="visually-hidden" role="status">${words?.strings.frame.loading}</p>
    <div class="main">
      <div class="skeleton line"></div>
      <div class="skeleton title"></div>
      ${skeletonRows}
    </div>
  </div>`;
}
