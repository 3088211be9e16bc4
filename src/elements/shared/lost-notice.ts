import { html, nothing, type TemplateResult } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import type { Start } from '../../engine/answers.js';
import type { Words } from '../../locale/words.js';
import { alertIcon } from './icons.js';
import { calendarName } from './names.js';

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
  const { strings, format } = words;
  const { why, alternatives } = state.lost;
  const offer = (start: Start): TemplateResult => {
    const name = calendarName(state, start.calendar);
    return html`<li>
      <button type="button" part="offer" @click=${() => flow.takeStart(start)}>
        <strong>${format.time(start.start, state.zone)}</strong>
        <span>${format.shortDate(start.start, state.zone)}${name ? html`, <bdi>${name}</bdi>` : nothing}</span>
      </button>
    </li>`;
  };
  return html`<div class="notice lost" part="notice" role="alert" tabindex="-1">
    <p class="message">
      ${alertIcon}${strings.lost.why[why]}
      ${alternatives.length > 0 ? strings.lost.withOthers : strings.lost.withoutOthers}
    </p>
    ${
      alternatives.length > 0
        ? html`<ul class="offers">
            ${alternatives.map(offer)}
          </ul>`
        : nothing
    }
    ${seeAll ? html`<button type="button" class="quiet" part="see-all" @click=${seeAll}>${strings.lost.otherTimes}</button>` : nothing}
  </div>`;
}
