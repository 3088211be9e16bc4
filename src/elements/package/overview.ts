import { html, nothing, type TemplateResult } from 'lit';
import type { Booking } from '../../adapter/contract.js';
import { isUpcoming, sorted } from '../../booking/appointments/rules.js';
import type { PackageState } from '../../booking/packages/state.js';
import { placeLink, placeText } from '../shared/place.js';
import { safeUrl } from '../shared/safe-url.js';
import { whenText } from '../shared/when.js';
import type { PackageWords } from './words.js';

/** A package that the client has: what has just been booked, its sessions, and the way to more. */
export function packageOverview(
  state: PackageState,
  words: PackageWords,
  level: number,
  { manageUrl, more }: { readonly manageUrl: (booking: Booking) => string | undefined; readonly more: () => void },
): TemplateResult | typeof nothing {
  const { taken, now, open, ended, booked, contents } = state;
  if (taken.status !== 'ready') return nothing;
  const { own } = words;
  const { bookings } = taken.value;
  const { upcoming, past } = sorted(bookings, now);
  const list = (all: readonly Booking[], at: number): TemplateResult =>
    html`<ul class="list">
      ${all.map((booking) => bookingRow(booking, state, words, at, manageUrl))}
    </ul>`;
  const title = (text: string): TemplateResult =>
    html`<div class="section" role="heading" aria-level=${level}>${text}</div>`;
  return html`${booked ? newsOf(booked, state, words) : nothing} ${title(own.booked)}
  ${upcoming.length > 0 ? list(upcoming, level + 1) : html`<p>${own.noneBooked}</p>`}
  ${
    open
      ? html`<p><button type="button" class="primary" part="more" @click=${more}>${own.more}</button></p>`
      : ended || contents.length === 0
        ? nothing
        : html`<p class="hint" part="hint">${own.allBooked}</p>`
  }
  ${past.length > 0 ? html`${title(own.past)} ${list(past, level + 1)}` : nothing}`;
}

/** What has just been booked; focus is sent to it. */
function newsOf(booked: readonly Booking[], { taken }: PackageState, words: PackageWords): TemplateResult {
  const { own, strings, format } = words;
  const all = taken.status === 'ready' ? taken.value.bookings : [];
  const [{ email, mailed = true } = {}] = booked;
  const isNew = booked.length === all.length;
  const pending = booked.some(({ state }) => state === 'pending');
  return html`<div class="news" part="news" tabindex="-1">
    <p>${isNew ? own.taken : nothing} ${format.plural(booked.length, own.bookedNow)}</p>
    ${email && mailed ? html`<p class="mail">${format.fill(pending ? strings.confirmation.mailPending : strings.confirmation.mailTo, { email })}</p>` : nothing}
    ${pending && !mailed ? html`<p class="mail">${strings.review.needsYes}</p>` : nothing}
  </div>`;
}

function bookingRow(
  booking: Booking,
  state: PackageState,
  words: PackageWords,
  level: number,
  manageUrl: (booking: Booking) => string | undefined,
): TemplateResult {
  const { own, strings, format } = words;
  const { id, start, duration, serviceName, place, specialistNames: names = [] } = booking;
  const isAhead = isUpcoming(booking, state.now);
  const status = booking.state in own.states ? own.states[booking.state as keyof typeof own.states] : undefined;
  const manage = isAhead ? manageUrl(booking) : undefined;
  return html`<li
    class="card ${isAhead ? 'upcoming' : 'past'} ${booking.state}"
    part="session ${isAhead ? 'upcoming' : 'past'}"
  >
    ${status ? html`<p class="status" part="status">${status}</p>` : nothing}
    <div class="when" part="when" role="heading" aria-level=${level} id="when-${id}">
      ${whenText(start, duration, state, words)}
    </div>
    <p class="what">
      <bdi>${serviceName}</bdi
      >${names.length > 0 ? html` ${format.fill(strings.confirmation.with, { names: format.list(names) })}` : nothing}
    </p>
    ${place && isAhead ? html`<p class="place"><bdi>${placeText(place, words)}</bdi> ${placeLink(place, words)}</p>` : nothing}
    ${
      manage
        ? html`<p>
            <a part="manage" id="manage-${id}" href=${manage} aria-labelledby="manage-${id} when-${id}"
              >${strings.confirmation.manage}</a
            >
          </p>`
        : nothing
    }
  </li>`;
}

/** Where the client moves or cancels a session; undefined where the page names no such place, or one that isn't safe. */
export function manageUrlOf(page: string, link: string | undefined, { id }: Booking): string | undefined {
  const token = link?.split('.').at(-1);
  return page === '' || token === undefined ? undefined : safeUrl(`${page}#${id}.${token}`);
}
