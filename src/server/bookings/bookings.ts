import type { Booking } from '../../adapter/contract.js';
import type { Instant } from '../../time/index.js';
import type { Gate } from '../defences/gate.js';
import { dayAt, type HostedSite } from '../hosted-site.js';
import { isRetryable, Refusal } from '../http/problems.js';
import { manageUrl } from '../manage-url.js';
import { noticesOf } from '../messages/notices.js';
import type { Change, Intent, Outcome, Store, StoredBooking } from '../store.js';
import { bookingToken, randomToken, sha256, tokenMatches } from '../tokens.js';
import { namingOthers, NoPlace } from './alternatives.js';
import { checkRequest, type CheckedWish } from './check-request.js';
import { decideBooking, lineOf } from './decide.js';
import { usingHold } from './holds.js';
import { scopeOf } from './scope.js';
import { caughtBy } from './trap.js';
import { bookingView } from './view.js';

/** How long an idempotency key is remembered, in minutes. */
const KEY_LIFETIME = 48 * 60;
/** A decision that looks at no claims. */
const NO_TIME = [0, 0] as const;
const NOTHING: Change = { bookings: [], releases: [], claims: [], lines: [], notices: [] };
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
  const day = String(dayAt(hosted, wish.start));
  const { refusal, undo } = await gate.admit('book', { email: wish.client.email, day });
  let booked = false;
  try {
    const answer = await bookWish(store, hosted, gate, { key, wish, refusal, now });
    booked = !answer.replayed;
    return answer;
  } finally {
    if (!booked) await undo();
  }
}

interface Attempt {
  readonly key: string;
  readonly wish: CheckedWish;
  /** What to answer unless the key is known: an answer that was lost is given again, whatever the limits say. */
  readonly refusal?: Refusal;
  readonly now: Instant;
}

async function bookWish(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  { key, wish, refusal, now }: Attempt,
): Promise<Booked> {
  const site = hosted.opened.site.id;
  const [id, salt] = [randomToken(), randomToken()];
  const token = await bookingToken(salt, key);
  const tokenHash = await sha256(token);
  const intent = { key: await sha256(key), fingerprint: await fingerprintOf(wish), now, expires: now + KEY_LIFETIME };
  const draft = { id, salt, tokenHash, now };
  const hold = wish.hold && { id: wish.hold.id, tokenHash: await sha256(wish.hold.token) };
  // Nobody is asked to work for a time that is taken.
  const isFinal = refusal?.code === 'rate-limited';
  const caught = caughtBy(wish.form);
  if (caught) gate.note(caught);
  let pretended: StoredBooking | undefined;
  const change = store.change(
    site,
    isFinal ? { span: NO_TIME, now, locks: [] } : { ...scopeOf(hosted, wish, now), ...(hold && { hold: hold.id }) },
    (snapshot) => {
      if (isFinal) throw refusal;
      const decided = usingHold(hold, snapshot, now, (free) => decideBooking(hosted, wish, draft, free));
      if (refusal) throw refusal;
      [pretended] = decided.bookings;
      return caught ? undefined : decided;
    },
    intent,
  );
  const outcome = await namingOthers(store, hosted, now, settled(store, site, wish, intent, change), hold?.id);
  if (!('booking' in outcome)) {
    throw new Refusal(
      'idempotency-key-reused',
      'This Idempotency-Key was used with another request; send each request with a key of its own.',
    );
  }
  // A robot is told what a person would be, and nothing is written (A88).
  const booking = outcome.booking ?? pretended!;
  const opens = booking.salt === salt ? token : await bookingToken(booking.salt, key);
  const links = { token: opens, manageUrl: manageUrl(hosted, booking.id, opens) };
  return { booking: { ...bookingView(hosted, booking), ...links }, replayed: outcome.kind === 'replayed' };
}

/**
 * A wish that finds no place is over for its client, unless the refusal says that a retry may help: it is kept under the
 * key, so that the same request, where it comes late or twice, is not granted after all (A06, A11).
 */
async function settled(
  store: Store,
  site: string,
  wish: CheckedWish,
  intent: Intent,
  change: Promise<Outcome>,
): Promise<Outcome> {
  const outcome = await change.catch(async (error: unknown) => {
    if (!(error instanceof NoPlace) || isRetryable(error)) throw error;
    const refused = { code: error.code, detail: error.message };
    const scope = { span: NO_TIME, now: intent.now, locks: [] };
    const kept = await store.change(site, scope, () => ({ ...NOTHING, refused }), intent);
    if (kept.kind === 'done') throw error;
    return kept;
  });
  if (outcome.kind !== 'refused') return outcome;
  const { code, detail } = outcome.refused;
  throw new NoPlace(code as Refusal['code'], detail, {}, wish, undefined);
}

/** The booking that a token opens. Throws the same `Refusal` for an unknown booking and for a wrong token. */
export async function readBooking(
  store: Store,
  hosted: HostedSite,
  id: string,
  token: string,
  now: Instant,
): Promise<Booking> {
  return bookingView(hosted, await opened(store, hosted, id, token, now));
}

/** Cancels; a booking that is cancelled already stays as it is (A17). */
export async function cancelBooking(
  store: Store,
  hosted: HostedSite,
  id: string,
  token: string,
  now: Instant,
): Promise<Booking> {
  await opened(store, hosted, id, token, now);
  const scope = { booking: id, span: NO_TIME, now, locks: [] };
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
 * The booking as it is stored, to whoever holds its token, or that of a link in a mail to its client (FL-8). Throws as
 * `readBooking` does.
 */
export async function opened(
  store: Store,
  hosted: HostedSite,
  id: string,
  token: string,
  now: Instant,
): Promise<StoredBooking> {
  const site = hosted.opened.site.id;
  const booking = await store.booking(site, id);
  const matches = await tokenMatches(token, booking?.tokenHash ?? NO_HASH);
  if (booking && matches) return booking;
  const link = await store.link(site, await sha256(token), now);
  if (booking && link?.client === booking.client.email.toLowerCase() && (link.booking ?? id) === id) return booking;
  throw notFound();
}

export function notFound(): Refusal {
  return new Refusal('not-found', 'There is no booking that this link opens.');
}

/** Tells two wishes apart by what they ask for. The page's proposal is a hint, and a hold a courtesy: both may change between two tries. */
function fingerprintOf(wish: CheckedWish): Promise<string> {
  const { service, panel, page, duration, start, wanted, client, answers } = wish;
  const sorted = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  const who = [service.id, panel?.id ?? null, wanted ?? null, page?.id ?? null, page?.place ?? null];
  return sha256(JSON.stringify([...who, duration, start, Object.values(client), sorted]));
}
