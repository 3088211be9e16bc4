import { html, nothing, type TemplateResult } from 'lit';
import type { FlowState } from '../../booking/state.js';
import type { Start } from '../../engine/answers.js';
import type { Words } from '../../locale/words.js';
import { calendarName } from './names.js';

/** Free times in place of one that can't be had, as buttons, each with whose it is where that is part of it (RC-3). */
export function offerList<Offered extends Pick<Start, 'start' | 'calendar'>>(
  offers: readonly Offered[],
  state: Pick<FlowState, 'catalog' | 'zone'>,
  { format, strings }: Words,
  take: (offer: Offered) => void,
): TemplateResult | typeof nothing {
  if (offers.length === 0) return nothing;
  return html`<ul class="offers">
    ${offers.map((offer) => {
      const name = calendarName(state, offer.calendar);
      return html`<li>
        <button type="button" part="offer" @click=${() => take(offer)}>
          <strong>${format.time(offer.start, state.zone)}</strong>
          <span
            >${format.shortDate(offer.start, state.zone)}${name ? html`${strings.frame.comma}<bdi>${name}</bdi>` : nothing}</span
          >
        </button>
      </li>`;
    })}
  </ul>`;
}
