import { html, nothing, type TemplateResult } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import { alertIcon } from './icons.js';
import { offerList } from './offers.js';

/**
 * "That time was just taken. These are free:", or what else became of it, and the free ones as buttons; everything else stays as
 * it was (RC-3).
 *
 * @param seeAll Shows all times, where they don't stand beside the notice.
 */
export function lostNotice(
  state: FlowState,
  flow: Flow,
  words: Words,
  seeAll?: () => void,
): TemplateResult | typeof nothing {
  if (!state.lost) return nothing;
  const { strings } = words;
  const { why, alternatives } = state.lost;
  return html`<div class="notice lost" part="notice" role="alert" tabindex="-1">
    <p class="message">
      ${alertIcon}${strings.lost.why[why]}
      ${alternatives.length > 0 ? strings.lost.withOthers : strings.lost.withoutOthers}
    </p>
    ${offerList(alternatives, state, words, (start) => flow.takeStart(start))}
    ${seeAll ? html`<button type="button" class="quiet" part="see-all" @click=${seeAll}>${strings.lost.otherTimes}</button>` : nothing}
  </div>`;
}
