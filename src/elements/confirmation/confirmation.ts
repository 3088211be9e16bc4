import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { calendarLinks } from '../../adapter/calendar-links.js';
import type { Booking } from '../../adapter/contract.js';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import { catalogOf } from '../shared/catalog-of.js';
import { buttons } from '../shared/controls.styles.js';
import { FlowElement } from '../shared/flow-element.js';
import { heading } from '../shared/heading.js';
import { notices } from '../shared/notice.styles.js';
import { placeLink, placeText } from '../shared/place.js';
import { safeUrl } from '../shared/safe-url.js';
import { success } from '../shared/success.styles.js';
import { theme } from '../shared/theme.styles.js';
import { whenText } from '../shared/when.js';
import { whens } from '../shared/when.styles.js';
import { CalendarFileController } from './calendar-file.js';
import { styles } from './confirmation.styles.js';

/** A check mark in a circle, drawn as one looks; of a request the hands of a clock. */
const drawn = (pending: boolean): TemplateResult =>
  html`<svg class="drawn" part="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <circle cx="12" cy="12" r="10" />
    <path d=${pending ? 'M12 6.5V12l3.5 2.5' : 'm7.2 12.4 3.2 3.2 6.4-7'} />
  </svg>`;

/**
 * `<rota-confirmation>`: what was booked: when, with whom, where, and what can be done with it (FL-6). Where the site has yet to
 * say yes, it speaks of a request (FL-11). Empty until there is a booking.
 *
 * @csspart mark - The drawing above the heading: a check mark, or a clock for a request.
 * @csspart heading - "You are booked", or "Request sent".
 * @csspart when - Date, time and zone.
 * @csspart time - The time in it.
 * @csspart link - The way to the place, and to the page that manages the booking.
 * @csspart calendar-file - The link that adds the booking to a calendar.
 * @csspart calendar-link - The link that adds it to a calendar on the web.
 * @csspart again - The button that books another.
 */
export class RotaConfirmation extends FlowElement {
  static override styles = [theme, success, buttons, notices, whens, styles];

  protected override endsWithBooking = false;

  #file = new CalendarFileController(this);
  #shown: string | undefined;

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const booking = this.activeFlow?.state.booking?.id;
    if (booking === this.#shown) return;
    this.#shown = booking;
    if (booking !== undefined) this.focus();
  }

  /** Sends focus to the heading. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.heading')?.focus(options);
  }

  protected override renderFlow(state: FlowState, flow: Flow): TemplateResult | typeof nothing {
    const { booking } = state;
    if (!booking) return nothing;
    const { confirmation } = this.words.strings;
    const pending = booking.state === 'pending';
    return html`<div class="card">
      ${drawn(pending)} ${heading(this.headingLevel, pending ? confirmation.pending : confirmation.confirmed)}
      <p class="when" part="when">${whenText(booking.start, booking.duration, state, this.words)}</p>
      <p class="what">
        <strong><bdi>${nameOf(booking, state)}</bdi></strong
        >${this.#people(booking)}
      </p>
      ${this.#place(booking)} ${this.#promise(booking)} ${this.#calendars(booking, state)}
      ${this.#actions(booking, flow)}
    </div>`;
  }

  /** What is still to come; where no mail goes out, no more than that the time of a request is kept. */
  #promise({ state, mailed = true, email }: Booking): TemplateResult | typeof nothing {
    const { review, confirmation } = this.words.strings;
    const [plain, byMail] =
      state === 'pending' ? [review.needsYes, confirmation.mailPending] : [nothing, confirmation.mailTo];
    const text = mailed ? this.words.format.fill(byMail, { email }) : plain;
    return text === nothing ? nothing : html`<p class="mail">${text}</p>`;
  }

  #people({ specialistNames = [] }: Booking): TemplateResult | typeof nothing {
    if (specialistNames.length === 0) return nothing;
    const { strings, format } = this.words;
    return html`<br />${format.fill(strings.confirmation.with, { names: format.list(specialistNames) })}`;
  }

  #place({ place }: Booking): TemplateResult | typeof nothing {
    if (!place) return nothing;
    return html`<p class="place"><bdi>${placeText(place, this.words)}</bdi> ${placeLink(place, this.words)}</p>`;
  }

  /** Where the backend has the booking as a file, it can be added to calendars on the web, too. */
  #calendars(booking: Booking, state: FlowState): TemplateResult | typeof nothing {
    const { addToCalendar, fileName } = this.words.strings.confirmation;
    const file = this.#file.urlOf(booking.calendarFile);
    if (!file) return nothing;
    const { start, duration, place, specialistNames = [] } = booking;
    const site = catalogOf(state)?.site.name;
    const links = calendarLinks({
      ...{ start, duration },
      title: [nameOf(booking, state), site].filter(Boolean).join(', '),
      location: [place?.text, safeUrl(place?.url)].filter(Boolean).join(', '),
      notes: specialistNames.join(', '),
    });
    return html`<p class="actions">
      <a class="button" part="calendar-file" href=${file} download="${fileName}.ics" type="text/calendar"
        >${addToCalendar}</a
      >
      ${links.map(
        ({ name, href }) =>
          html`<a part="calendar-link" href=${href} target="_blank" rel="noopener noreferrer">${name}</a>`,
      )}
    </p>`;
  }

  #actions({ manageUrl }: Booking, flow: Flow): TemplateResult {
    const { manage, another } = this.words.strings.confirmation;
    const manageLink = safeUrl(manageUrl);
    return html`<p class="actions">
      ${manageLink ? html`<a part="link" href=${manageLink}>${manage}</a>` : nothing}
      <button type="button" class="quiet" part="again" @click=${() => flow.bookAnother()}>${another}</button>
    </p>`;
  }
}

function nameOf(booking: Booking, { service }: FlowState): string {
  return (booking.panel && service?.name) || booking.serviceName;
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-confirmation': RotaConfirmation;
  }
}
