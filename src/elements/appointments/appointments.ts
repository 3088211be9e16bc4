import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { AppointmentsBackend } from '../../adapter/backend.js';
import { checkedAppointments } from '../../adapter/checked-appointments.js';
import type { Booking } from '../../adapter/contract.js';
import { HttpAppointmentsBackend } from '../../adapter/http-appointments.js';
import { AppointmentsFlow } from '../../booking/appointments/appointments-flow.js';
import { readLink } from '../../booking/appointments/link.js';
import { RotaCancelledEvent, RotaMovedEvent } from '../../booking/appointments/events.js';
import type { AppointmentsState, Bookings } from '../../booking/appointments/state.js';
import { RotaTroubleEvent } from '../../booking/events.js';
import type { Flow } from '../../booking/flow.js';
import type { Trouble } from '../../booking/state.js';
import type { StringReplacements } from '../../locale/replace.js';
import { troubleKind } from '../../locale/trouble-kind.js';
import { isHeadingLevel } from '../booking/configuration.js';
import { failure } from '../booking/failure.js';
import { FlowMaker } from '../booking/flow-maker.js';
import { cards } from '../shared/cards.styles.js';
import { buttons, skeletons } from '../shared/controls.styles.js';
import { ContextProvider } from '../shared/flow-context.js';
import { FocusAfterController } from '../shared/focus-after.js';
import { heading } from '../shared/heading.js';
import { alertIcon } from '../shared/icons.js';
import { LanguageController } from '../shared/language.js';
import { notices } from '../shared/notice.styles.js';
import { offers } from '../shared/offers.styles.js';
import { segments } from '../shared/segments.styles.js';
import { spoken } from '../shared/spoken.js';
import { theme } from '../shared/theme.styles.js';
import { whens } from '../shared/when.styles.js';
import { styles } from './appointments.styles.js';
import { askedFor } from './asked-for.js';
import { bookingCard } from './booking-card.js';
import { targetOf } from './focus.js';
import { linkForm } from './link-form.js';
import { moveView } from './move-view.js';
import { appointmentWords, type AppointmentWords } from './words.js';

const SET_UP_WRONG: Trouble = { code: 'misconfigured', detail: '', retryable: false };

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
 * @csspart control - Its field.
 * @csspart error - What is wrong with what stands in it.
 * @csspart sent - That a link is on its way.
 * @csspart again - The button that takes another address.
 * @csspart more - The button that shows older bookings.
 * @csspart all - The button that leads to all bookings.
 * @csspart notice - A message that something went wrong.
 * @csspart failure - What stands in the element's place where it can't start.
 * @csspart retry - The button that tries again.
 * @fires {RotaMovedEvent} rota-moved - A booking has moved.
 * @fires {RotaCancelledEvent} rota-cancelled - A booking is cancelled.
 * @fires {RotaTroubleEvent} rota-trouble - Something went wrong.
 */
export class RotaAppointments extends LitElement {
  static override styles = [theme, buttons, skeletons, notices, offers, whens, segments, styles, cards];
  static override properties: PropertyDeclarations = {
    backend: {},
    site: {},
    adapter: { attribute: false },
    link: { attribute: false },
    zone: {},
    locale: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    strings: { attribute: false },
  };

  #language = new LanguageController(this);
  #context = new ContextProvider(this);
  #maker = new FlowMaker<AppointmentsBackend, AppointmentsFlow, { link: string }>(
    'rota-appointments',
    HttpAppointmentsBackend,
    checkedAppointments,
    (backend, { link, ...options }) => new AppointmentsFlow(backend, link, options),
  );
  #fragment = '';
  #words: AppointmentWords | undefined;
  #followed: AppointmentsFlow | undefined;
  #times: Flow | undefined;
  #following = new AbortController();
  #followingTimes = new AbortController();
  #told = new Set<string>();

  /** Address of a backend that speaks Rota's contract. */
  backend = '';
  /** Id of the site at that backend. */
  site = '';
  /** A backend of the page's own, in place of `backend` and `site`. */
  adapter: AppointmentsBackend | undefined;
  /** What opens the bookings, as it stands behind the `#` of a link; that of the page's address where left out. */
  link: string | undefined;
  /** IANA zone to show times in; the browser's where left out. */
  zone = '';
  /** Language tag for words and formats; that of the nearest `lang` where left out. */
  locale = '';
  /** Level of the first heading. */
  headingLevel = 2;
  /** The site's own words in place of any of ours, in all languages or by language; this element's under `appointments`. */
  strings: StringReplacements | undefined;

  constructor() {
    super();
    new FocusAfterController(this, () => this.#followed?.state, targetOf);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHash);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHash);
    this.#follow(undefined);
  }

  /** Sends focus to the heading. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.heading')?.focus(options);
  }

  #onHash = (): void => this.requestUpdate();

  protected override willUpdate(): void {
    const locale = this.#language.locale(this.locale);
    const words = this.#language.words(locale, this.strings);
    if (words) this.#words = appointmentWords(words, () => this.requestUpdate()) ?? this.#words;
    if (!this.isConnected) return;
    // Anchors of the page are followed without losing what is shown.
    if (readLink(location.hash)) this.#fragment = location.hash;
    this.#maker.take(this, locale, { link: this.link ?? this.#fragment });
    this.#follow(this.#maker.flow);
    const task = this.#followed?.state.task;
    this.#followTimes(task?.kind === 'move' ? task.flow : undefined);
    this.#context.give({ flow: this.#times, words });
  }

  #follow(flow: AppointmentsFlow | undefined): void {
    if (flow === this.#followed) return;
    this.#following.abort();
    this.#followTimes(undefined);
    this.#followed = flow;
    if (!flow) return;
    const { signal } = (this.#following = new AbortController());
    signal.addEventListener(
      'abort',
      flow.subscribe(() => this.requestUpdate()),
    );
    const forward = (type: string, like: (event: Event) => Event): void =>
      flow.addEventListener(type, (event) => void this.dispatchEvent(like(event)), { signal });
    forward('rota-moved', (event) => {
      const { booking, start } = event as RotaMovedEvent;
      return new RotaMovedEvent(booking, start);
    });
    forward('rota-cancelled', (event) => new RotaCancelledEvent((event as RotaCancelledEvent).booking));
    forward('rota-trouble', (event) => new RotaTroubleEvent((event as RotaTroubleEvent).trouble));
  }

  /** The button that moves a booking follows the time that is chosen. */
  #followTimes(flow: Flow | undefined): void {
    if (flow === this.#times) return;
    this.#followingTimes.abort();
    this.#times = flow;
    if (!flow) return;
    this.#followingTimes = new AbortController();
    this.#followingTimes.signal.addEventListener(
      'abort',
      flow.subscribe(() => this.requestUpdate()),
    );
  }

  protected override updated(): void {
    if (document.readyState !== 'complete') {
      addEventListener('load', () => this.requestUpdate(), { once: true });
      return;
    }
    for (const fault of this.#maker.faults) {
      if (!this.#told.has(fault)) console.error(fault, this);
      this.#told.add(fault);
    }
  }

  protected override render(): TemplateResult {
    return spoken(this, this.#words, this.#words ? this.#shown(this.#words) : this.#skeleton());
  }

  #shown(words: AppointmentWords): TemplateResult {
    const flow = this.#followed;
    const level = isHeadingLevel(this.headingLevel) ? this.headingLevel : 2;
    if (!flow)
      return document.readyState === 'complete' ? failure(SET_UP_WRONG, words, () => undefined) : this.#skeleton();
    const { state } = flow;
    if (state.catalog.status === 'failed') return failure(state.catalog.trouble, words, () => flow.retry());
    if (state.task?.kind === 'move') return moveView(state.task, state, words, level, flow);
    const { own, strings } = words;
    return html`<div class="frame" aria-busy=${state.bookings.status === 'loading'}>
      ${heading(level, state.opens === 'one' ? strings.frame.summary : own.title)}
      ${this.#content(flow, state, words, level)}
    </div>`;
  }

  #content(flow: AppointmentsFlow, state: AppointmentsState, words: AppointmentWords, level: number): TemplateResult {
    const { bookings, fault } = state;
    const { own, strings } = words;
    if (bookings.status === 'ready') return this.#list(flow, state, bookings.value, words, level);
    if (bookings.status === 'failed')
      return html`<div class="notice" part="notice" role="alert">
        <p class="message">${alertIcon}${strings.trouble[troubleKind(bookings.trouble)]}</p>
        <button type="button" part="retry" @click=${() => flow.retry()}>${strings.frame.retry}</button>
      </div>`;
    if (bookings.status === 'loading' || state.catalog.status !== 'ready') return this.#skeleton();
    return html`${
      fault
        ? html`<div class="notice fault" part="notice" role="alert" tabindex="-1">
            <p class="message">${alertIcon}${own[fault]}</p>
          </div>`
        : nothing
    }
    ${linkForm(state, words, flow)}`;
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

  #skeleton(): TemplateResult {
    return html`<div class="loading" aria-busy="true">
      <p class="visually-hidden" role="status">${this.#words?.strings.frame.loading}</p>
      <div class="skeleton card-shape"></div>
      <div class="skeleton card-shape"></div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-appointments': RotaAppointments;
  }
}
