import { html, nothing, type TemplateResult } from 'lit';
import type { Booking } from '../../adapter/contract.js';
import type { AppointmentsFlow } from '../../booking/appointments/appointments-flow.js';
import type { AppointmentsState, Bookings } from '../../booking/appointments/state.js';
import type { Flow } from '../../booking/flow.js';
import { cards } from '../shared/cards.styles.js';
import { heading } from '../shared/heading.js';
import { alertIcon } from '../shared/icons.js';
import { LinkedElement } from '../shared/linked-element.js';
import { linkedStyles } from '../shared/linked.styles.js';
import { notice } from '../shared/trouble-notice.js';
import { aboutAppointments } from './about.js';
import { styles } from './appointments.styles.js';
import { askedFor } from './asked-for.js';
import { bookingCard } from './booking-card.js';
import { linkForm } from './link-form.js';
import { moveView } from './move-view.js';
import type { AppointmentWords } from './words.js';

/**
 * `<rota-appointments>`: a client's own bookings (FL-8), one or all of an address, as the link in a mail opens them. They can be moved and cancelled as
 * far as the site allows, and added to a calendar. Without a link it asks for the address that one is to be sent to.
 *
 * The link's token stands behind the `#` of the page's address (A81), or is given by the property `link`.
 *
 * The parts of the date picker carry through by their own names: `rota-appointments::part(day selected)`.
 *
 * @slot - What to show where the element can't start: a phone number, a link.
 * @csspart heading - The heading of the whole, or of the choice of a new time.
 * @csspart booking - A booking; also `upcoming` or `past`.
 * @csspart upcoming - Of a `booking`: it stands, and is not over.
 * @csspart past - Of a `booking`: it is over, or cancelled.
 * @csspart status - "Cancelled", "Waiting for an answer".
 * @csspart news - What has just become of a booking.
 * @csspart when - The date and time of a booking.
 * @csspart time - The time in it.
 * @csspart link - The way to the place, and the site's phone number and mail address.
 * @csspart move - The button that changes the time.
 * @csspart calendar-file - The button that adds a booking to a calendar.
 * @csspart cancel - The button that asks whether to cancel.
 * @csspart question - The question whether to cancel.
 * @csspart confirm - Its yes.
 * @csspart keep - Its no.
 * @csspart moving - The choice of a new time.
 * @csspart so-far - The time that the booking has so far.
 * @csspart who - The choice between the person of the booking and anybody.
 * @csspart person - One of the two; also `selected`.
 * @csspart selected - Of a `person`: the chosen one.
 * @csspart back - The button that leaves the booking as it is.
 * @csspart offer - The button of a free time in place of one that was taken.
 * @csspart primary - The button that moves the booking, or sends the link.
 * @csspart form - The form that asks for a link.
 * @csspart label - Its label.
 * @csspart control - Its field; also `invalid`.
 * @csspart invalid - Of the `control`: what stands in it is wrong.
 * @csspart error - What is wrong with what stands in it.
 * @csspart sent - That a link is on its way.
 * @csspart again - The button that takes another address.
 * @csspart more - The button that shows older bookings.
 * @csspart all - The button that leads to all bookings.
 * @csspart notice - A message that something went wrong.
 * @csspart failure - What stands in the element's place where it can't start.
 * @csspart retry - The button that tries again.
 * @cssstate surface - `--rota-surface` is set, and the element stands by itself: there is room around it, up to its edges.
 * @fires {RotaMovedEvent} rota-moved - A booking has moved.
 * @fires {RotaCancelledEvent} rota-cancelled - A booking is cancelled.
 * @fires {RotaTroubleEvent} rota-trouble - Something went wrong.
 */
export class RotaAppointments extends LinkedElement<AppointmentsFlow, 'appointments'> {
  static override styles = [...linkedStyles, styles, cards];

  constructor() {
    super(aboutAppointments());
  }

  protected override timesOf({ task }: AppointmentsState): Flow | undefined {
    return task?.kind === 'move' ? task.flow : undefined;
  }

  protected override renderFlow(flow: AppointmentsFlow, words: AppointmentWords, level: number): TemplateResult {
    const { state } = flow;
    if (state.task?.kind === 'move') return moveView(state.task, state, words, level, flow);
    const { own } = words;
    return html`<div class="frame" aria-busy=${state.bookings.status === 'loading'}>
      ${heading(level, state.opens === 'one' ? own.titleOfOne : own.title)} ${this.#content(flow, state, words, level)}
    </div>`;
  }

  #content(flow: AppointmentsFlow, state: AppointmentsState, words: AppointmentWords, level: number): TemplateResult {
    const { bookings, fault } = state;
    const { own, strings } = words;
    if (bookings.status === 'ready') return this.#list(flow, state, bookings.value, words, level);
    if (bookings.status === 'failed')
      return notice(
        bookings.trouble,
        words,
        html`<button type="button" part="retry" @click=${() => flow.retry()}>${strings.frame.retry}</button>`,
      );
    if (bookings.status === 'loading' || state.catalog.status !== 'ready') return this.renderLoading();
    return html`${
      fault
        ? html`<div class="notice fault" part="notice" role="alert" tabindex="-1">
            <p class="message">${alertIcon}${own[fault]}</p>
          </div>`
        : nothing
    }
    ${linkForm(state, words, this.isShared, flow)}`;
  }

  #list(
    flow: AppointmentsFlow,
    state: AppointmentsState,
    { upcoming, past, more }: Bookings,
    words: AppointmentWords,
    level: number,
  ): TemplateResult {
    const { own } = words;
    const intents = {
      askToCancel: (booking: Booking) => flow.askToCancel(booking),
      cancel: () => void flow.cancel(),
      leave: () => flow.leave(),
      startMove: (booking: Booking) => flow.startMove(booking),
      addToCalendar: (booking: Booking) => void this.#download(flow, booking, words),
    };
    const list = (all: readonly Booking[], at: number): TemplateResult =>
      html`<ul class="list">
        ${all.map((booking) => bookingCard(booking, state, words, at, intents))}
      </ul>`;
    if (state.opens === 'one')
      return html`${list([...upcoming, ...past], level + 1)}
      ${state.can.sendLink ? this.#allButton(flow, words) : nothing}`;
    if (upcoming.length + past.length === 0) return html`<p>${own.empty}</p>`;
    const title = (text: string): TemplateResult =>
      html`<div class="section" role="heading" aria-level=${level + 1}>${text}</div>`;
    return html`${title(own.upcoming)}
    ${upcoming.length > 0 ? list(upcoming, level + 2) : html`<p>${own.nothingAhead}</p>`}
    ${past.length > 0 ? html`${title(own.past)} ${list(past, level + 2)}` : nothing}
    ${
      more
        ? html`<button
            type="button"
            part="more"
            aria-disabled=${state.older === 'loading' || nothing}
            @click=${() => flow.more()}
          >
            ${own.more}
          </button>`
        : nothing
    }
    ${askedFor(state.older, words)}`;
  }

  #allButton(flow: AppointmentsFlow, { own }: AppointmentWords): TemplateResult {
    return html`<p>
      <button type="button" class="quiet all" part="all" @click=${() => flow.askForLink()}>${own.all}</button>
    </p>`;
  }

  /** A list has no files with it: each is asked for when it is wanted. */
  async #download(flow: AppointmentsFlow, booking: Booking, { strings }: AppointmentWords): Promise<void> {
    const text = await flow.calendarFile(booking);
    if (text === undefined) return;
    const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${strings.confirmation.fileName}.ics`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-appointments': RotaAppointments;
  }
}
