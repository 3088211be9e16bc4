import { html, nothing, type TemplateResult } from 'lit';
import type { FlowState } from '../../booking/state.js';
import { troubleKind } from '../../locale/trouble-kind.js';
import type { Words } from '../../locale/words.js';
import { contact } from './contact.js';
import { alertIcon } from './icons.js';

/** What went wrong with the last submission, and the site's phone and mail. The button that books tries again. */
export function troubleNotice(
  state: Pick<FlowState, 'catalog' | 'trouble' | 'submission'> & Partial<Pick<FlowState, 'lost'>>,
  words: Words,
): TemplateResult | typeof nothing {
  const { trouble } = state;
  if (!trouble || state.lost || state.submission !== 'idle') return nothing;
  const { kept, unread } = words.strings.review;
  const isUnread = trouble.code === 'mail-unread';
  return html`<div class="notice" part="notice" role="alert">
    <p class="message">${alertIcon}${isUnread ? unread : words.strings.trouble[troubleKind(trouble)]}</p>
    ${trouble.retryable ? html`<p>${kept}</p>` : nothing} ${contact(state, words)}
  </div>`;
}
