import { html, nothing, type TemplateResult } from 'lit';
import type { AppointmentsState, Cancelling } from '../../booking/appointments/state.js';
import { contact } from '../shared/contact.js';
import { notice } from '../shared/trouble-notice.js';
import type { BookingIntents } from './booking-card.js';
import type { AppointmentWords } from './words.js';

/** Whether the booking is to be cancelled, and that it can't be undone: asked in its place, not in a window above the page. */
export function cancelQuestion(
  { sending, trouble, booking: { id } }: Cancelling,
  state: AppointmentsState,
  words: AppointmentWords,
  level: number,
  intents: Pick<BookingIntents, 'cancel' | 'leave'>,
): TemplateResult {
  const { own } = words;
  const busy = sending !== 'idle';
  return html`<div class="question" part="question" role="group" aria-labelledby="ask-${id}">
    <p class="ask" role="heading" aria-level=${Math.min(level, 6)} id="ask-${id}" tabindex="-1">
      ${own.cancelQuestion}
    </p>
    <p>${own.cancelWarning}</p>
    ${trouble ? notice(trouble, words, contact(state, words)) : nothing}
    <p class="actions">
      <button type="button" class="danger" part="confirm" aria-disabled=${busy} @click=${() => intents.cancel()}>
        ${busy ? own.cancelling : own.cancelYes}
      </button>
      <button type="button" part="keep" aria-disabled=${busy} @click=${() => intents.leave()}>${own.cancelNo}</button>
    </p>
    <p class="visually-hidden" role="status">${busy ? own.cancelling : nothing}</p>
  </div>`;
}
