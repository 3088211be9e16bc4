import { html, nothing, type TemplateResult } from 'lit';
import type { Booking } from '../../adapter/contract.js';
import { isChangeable, isMovable, isUpcoming } from '../../booking/appointments/rules.js';
import type { AppointmentsState, News } from '../../booking/appointments/state.js';
import { catalogOf } from '../shared/catalog-of.js';
import { placeLink, placeText } from '../shared/place.js';
import { contact } from '../shared/contact.js';
import { whenText } from '../shared/when.js';
import { askedFor } from './asked-for.js';
import { cancelQuestion } from './cancel-question.js';
import type { AppointmentWords } from './words.js';

/** What the buttons of a booking do. */
export interface BookingIntents {
  askToCancel(booking: Booking): void;
  cancel(): void;
  leave(): void;
  startMove(booking: Booking): void;
  addToCalendar(booking: Booking): void;
}

/** One booking: when, what, with whom, where, how it stands, and what can be done with it. */
export function bookingCard(
  booking: Booking,
  state: AppointmentsState,
  words: AppointmentWords,
  level: number,
  intents: BookingIntents,
): TemplateResult {
  const { own } = words;
  const { id, start, duration, serviceName, place } = booking;
  const { task, news, now } = state;
  const upcoming = isUpcoming(booking, now);
  const asked = task?.kind === 'cancel' && task.booking.id === id ? task : undefined;
  const status = booking.state in own.states ? own.states[booking.state as keyof typeof own.states] : undefined;
  return html`<li
    class="card ${upcoming ? 'upcoming' : 'past'} ${booking.state}"
    part="booking ${upcoming ? 'upcoming' : 'past'}"
  >
    ${news?.booking.id === id ? newsOf(news, state, words) : nothing}
    ${status ? html`<p class="status" part="status">${status}</p>` : nothing}
    <div class="when" part="when" role="heading" aria-level=${level} id="when-${id}" tabindex="-1">
      ${whenText(start, duration, state, words)}
    </div>
    <p class="what">
      <strong id="what-${id}"><bdi>${serviceName}</bdi></strong
      >${people(booking, words)}
    </p>
    ${place && upcoming ? html`<p class="place"><bdi>${placeText(place, words)}</bdi> ${placeLink(place, words)}</p>` : nothing}
    ${upcoming ? deadline(booking, state, words) : nothing}
    ${asked ? cancelQuestion(asked, state, words, level + 1, intents) : actions(booking, state, words, intents)}
  </li>`;
}

function people(
  { specialistNames = [] }: Booking,
  { strings, format }: AppointmentWords,
): TemplateResult | typeof nothing {
  if (specialistNames.length === 0) return nothing;
  return html` ${format.fill(strings.confirmation.with, { names: format.list(specialistNames) })}`;
}

/** Until when it can be changed; once that is past, how to reach the site. */
function deadline(
  booking: Booking,
  state: AppointmentsState,
  words: AppointmentWords,
): TemplateResult | typeof nothing {
  const { own, format } = words;
  const { changeableUntil } = booking;
  if (!state.can.cancel && !state.can.move) return contact(state, words);
  if (!isChangeable(booking, state.now))
    return html`<div class="deadline">
      <p>${own.tooLate}</p>
      ${contact(state, words)}
    </div>`;
  if (changeableUntil === undefined || changeableUntil === booking.start) return nothing;
  const when = format.dateTime(changeableUntil, state.zone);
  return html`<p class="deadline">${format.fill(own.changeableUntil, { when })}</p>`;
}

function actions(
  booking: Booking,
  { can, now, catalog: known, file }: AppointmentsState,
  words: AppointmentWords,
  intents: BookingIntents,
): TemplateResult | typeof nothing {
  if (!isUpcoming(booking, now)) return nothing;
  const { own, strings } = words;
  const { id } = booking;
  const catalog = catalogOf({ catalog: known });
  const button = (action: string, label: string, part: string, press: () => void, isBusy = false): TemplateResult =>
    html`<button
      type="button"
      class=${part === 'cancel' ? 'cancel quiet' : part}
      part=${part}
      id="${action}-${id}"
      aria-labelledby="${action}-${id} what-${id} when-${id}"
      aria-disabled=${isBusy || nothing}
      @click=${press}
    >
      ${label}
    </button>`;
  const asked = file?.booking === id ? file.asked : 'idle';
  return html`<p class="actions">
      ${can.move && catalog && isMovable(booking, catalog, now) ? button('move', own.move, 'move', () => intents.startMove(booking)) : nothing}
      ${button('file', strings.confirmation.addToCalendar, 'calendar-file', () => intents.addToCalendar(booking), asked === 'loading')}
      ${can.cancel && isChangeable(booking, now) ? button('cancel', own.cancel, 'cancel', () => intents.askToCancel(booking)) : nothing}
    </p>
    ${askedFor(asked, words)}`;
}

/** What has just become of a booking; focus is sent to it. */
function newsOf({ kind, booking, before }: News, { zone }: AppointmentsState, words: AppointmentWords): TemplateResult {
  const { own, format, strings } = words;
  const names = booking.specialistNames ?? [];
  const others = names.join() === (before.specialistNames ?? []).join() ? [] : names;
  const was = { before: format.dateTime(before.start, zone) };
  const said = {
    cancelled: own.cancelled,
    moved: format.fill(booking.state === 'pending' ? own.movedRequest : own.moved, was),
    changed: own.changed,
    'too-late': own.tooLate,
  }[kind];
  const isMailed = (kind === 'cancelled' || kind === 'moved') && booking.email !== '' && booking.mailed !== false;
  return html`<div class="news" part="news" tabindex="-1">
    <p>
      ${said}
      ${kind === 'moved' && others.length > 0 ? format.fill(own.nowWith, { names: format.list(others) }) : nothing}
    </p>
    ${isMailed ? html`<p class="mail">${format.fill(strings.confirmation.mailTo, { email: booking.email })}</p>` : nothing}
  </div>`;
}
