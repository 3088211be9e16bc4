import type { Booking } from '../../adapter/contract.js';
import type { Instant } from '../../time/index.js';
import type { Gate } from '../defences/gate.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { clientKeyOf } from '../mailbox.js';
import { manageUrl } from '../manage-url.js';
import { noticesOf } from '../messages/notices.js';
import { NO_TIME, type Change, type Store, type StoredBooking } from '../store.js';
import { bookingToken, randomToken, sha256, tokenMatches } from '../tokens.js';
import { NoPlace } from './alternatives.js';
import { checkRequest, type CheckedWish } from './check-request.js';
import { decideBooking, lineOf, type Draft } from './decide.js';
import { usingHold } from './holds.js';
import { placeOnce, timeAsked } from './place-once.js';
import { scopeOf } from './scope.js';
import { bookingView } from './view.js';

/** A hash that no token has, so that an unknown booking takes as long to refuse as a wrong token (A80). */
const NO_HASH = '-'.repeat(43);

export interface Booked {
  readonly booking: Booking;
  /** The answer to a request that came before (RC-4). */
  readonly replayed: boolean;
}

/** Books once per idempotency key, where the limits let it. Throws a `Refusal`. */
export async function book(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  key: string,
  body: unknown,
  now: Instant,
): Promise<Booked> {
  const wish = checkRequest(hosted, body);
  const draft = draftOf(key, now);
  const hold = wish.hold && { id: wish.hold.id, tokenHash: sha256(wish.hold.token) };
  const { bookings, replayed } = await placeOnce(store, hosted, gate, key, {
    client: wish.client,
    form: wish.form,
    starts: [wish.start],
    fingerprint: fingerprintOf(wish),
    scope: { ...scopeOf(hosted, wish, now), ...(hold && { hold: hold.id }) },
    decide: (snapshot) => usingHold(hold, snapshot, now, (free) => decideBooking(hosted, wish, draft, free)),
    // It names other times, as it did then.
    refusedAgain: (code, detail, more) => new NoPlace(code, detail, more, wish),
    without: hold?.id,
    now,
  });
  const [booking] = bookings;
  return { booking: { ...bookingView(hosted, booking), ...linksOf(hosted, booking, key) }, replayed };
}

/** What a booking is made with: its token is the same each time that the key comes. */
export function draftOf(key: string, now: Instant): Draft {
  const [id, salt] = [randomToken(), randomToken()];
  const token = bookingToken(salt, key);
  return { id, salt, tokenHash: sha256(token), now };
}

/** What opens a booking, for the client who sent the key that it was made with. */
export function linksOf(hosted: HostedSite, booking: StoredBooking, key: string): Pick<Booking, 'token' | 'manageUrl'> {
  const token = bookingToken(booking.salt, key);
  return { token, manageUrl: manageUrl(hosted, booking, token) };
}

/** The booking that a token opens. Throws the same `Refusal` for an unknown booking and for a wrong token. */
export async function readBooking(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  id: string,
  token: string,
  now: Instant,
): Promise<Booking> {
  return bookingView(hosted, await opened(store, hosted, gate, id, token, now));
}

/** Cancels; a booking that is cancelled already stays as it is (A17). */
export async function cancelBooking(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  id: string,
  token: string,
  now: Instant,
): Promise<Booking> {
  await opened(store, hosted, gate, id, token, now);
  const scope = { booking: id, span: NO_TIME, now };
  const outcome = await store.change(hosted.opened.site.id, scope, ({ booking }) => {
    if (!booking || booking.state === 'cancelled') return undefined;
    if (booking.start - hosted.setup.cancelNotice <= now) {
      throw new Refusal('too-late-to-change', 'It is too late to cancel this booking; please call.');
    }
    return cancellation(hosted, booking, now);
  });
  if (!('booking' in outcome) || !outcome.booking) throw notFound();
  return bookingView(hosted, outcome.booking);
}

/** What is written where a booking is cancelled, whoever does it. */
export function cancellation(
  hosted: HostedSite,
  booking: StoredBooking,
  now: Instant,
  news: 'cancelled' | 'declined' = 'cancelled',
): Change {
  const cancelled: StoredBooking = { ...booking, state: 'cancelled', version: booking.version + 1 };
  return {
    bookings: [cancelled],
    releases: [booking.id],
    claims: [],
    lines: [lineOf('cancelled', cancelled, now)],
    notices: noticesOf(hosted, news, cancelled, now),
  };
}

/**
 * The booking as it is stored, to whoever holds the token of it or of its package, or that of a link in a mail to its
 * client (FL-8). Throws as `readBooking` does.
 */
export async function opened(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  id: string,
  token: string,
  now: Instant,
): Promise<StoredBooking> {
  const site = hosted.opened.site.id;
  const booking = await store.booking(site, id);
  const matches = tokenMatches(token, booking?.tokenHash ?? NO_HASH);
  if (booking && matches) return booking;
  // The link of a package opens its sessions.
  const of = booking?.package;
  const keeper = of === undefined || of === id ? undefined : await store.booking(site, of);
  if (booking && keeper && tokenMatches(token, keeper.tokenHash)) return booking;
  if (!booking || !(await isMailed(store, hosted, booking, token, now))) throw notFound();
  await gate.noteRead(booking.client.email);
  return booking;
}

/** Whether a token came to the client of a booking by mail, to open it. */
export async function isMailed(
  store: Store,
  { opened }: HostedSite,
  { id, package: of, client }: StoredBooking,
  token: string,
  now: Instant,
): Promise<boolean> {
  const link = await store.link(opened.site.id, sha256(token), now);
  const isMeant = link?.booking === undefined || [id, of].includes(link.booking);
  return isMeant && link?.client === clientKeyOf(client.email);
}

export function notFound(): Refusal {
  return new Refusal('not-found', 'There is no booking that this link opens.');
}

/** Tells two wishes apart by what they ask for. A hold is a courtesy: another one may come with the second try. */
function fingerprintOf(wish: CheckedWish): string {
  const sorted = Object.entries(wish.answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([...timeAsked(wish), Object.values(wish.client), sorted]));
}
