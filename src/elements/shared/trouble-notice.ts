import { html, nothing, type TemplateResult } from 'lit';
import type { FlowState, Trouble } from '../../booking/state.js';
import { longWait, troubleSentence } from '../../locale/trouble-sentence.js';
import type { Words } from '../../locale/words.js';
import { contact } from './contact.js';
import { alertIcon } from './icons.js';

/**
 * A message that something went wrong.
 *
 * @param more What stands under it: what became of the rest, or what to do.
 */
export function notice(
  trouble: Trouble,
  words: Pick<Words, 'strings' | 'format'>,
  more: unknown = nothing,
): TemplateResult {
  return html`<div class="notice" part="notice" role="alert">
    <p class="message">${alertIcon}${troubleSentence(trouble, words)}</p>
    ${more}
  </div>`;
}

/** What went wrong with the last submission, and the site's phone and mail. The button that books tries again. */
export function troubleNotice(
  state: Pick<FlowState, 'catalog' | 'trouble' | 'submission'> & Partial<Pick<FlowState, 'lost'>>,
  words: Words,
): TemplateResult | typeof nothing {
  const { trouble } = state;
  if (!trouble || state.lost || state.submission !== 'idle') return nothing;
  const kept = trouble.retryable && !longWait(trouble) ? html`<p>${words.strings.review.kept}</p>` : nothing;
  return notice(trouble, words, [kept, contact(state, words)]);
}
