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

/** The same where the page has not said where to book, or not so that it can be used. */
export function setUpWrong(words: Words): TemplateResult {
  return failure({ code: 'misconfigured', detail: '', retryable: false }, words, () => undefined);
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

/** The shape of what is on its way: the first step where none is given. */
export function loading(words: Words | undefined, shape: TemplateResult = FIRST_STEP): TemplateResult {
  return html`<div class="frame loading" aria-busy="true">
    <p class="visually-hidden" role="status">${words?.strings.frame.loading}</p>
    ${shape}
  </div>`;
}

const FIRST_STEP = html`<div class="main">
  <div class="skeleton line"></div>
  <div class="skeleton title"></div>
  ${skeletonRows}
</div>`;
