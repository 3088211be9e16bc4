/** Times that are held while the form is filled (RC-6): a courtesy that costs nothing when it ends. */
import type { Instant } from '../../time/index.js';
import type { Gate } from '../defences/gate.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { NO_TIME, NOTHING, type Change, type Decision, type Hold, type Snapshot, type Store } from '../store.js';
import { bookingToken, randomToken, sha256 } from '../tokens.js';
import { namingOthers, NoPlace } from './alternatives.js';
import { checkTime } from './check-request.js';
import { chosenFor } from './chosen.js';
import { claimsOf } from './decide.js';
import { changeOnce, intentOf, keyReused, timeAsked, type Order } from './place-once.js';
import { parseHold } from './request-schema.js';
import { scopeOf } from './scope.js';

/** Minutes: of a hold, of one more time, and of both together. */
const LENGTH = 5;
const LONGEST = 10;
/** Live holds of one visitor (A23). */
const MOST = 3;

/** What opens a hold. */
export interface HoldProof {
  readonly id: string;
  readonly tokenHash: string;
}

export interface HeldUntil {
  readonly id: string;
  readonly token: string;
  readonly until: Instant;
  /** Whether it was held before, by the same request (RC-4). */
  readonly replayed: boolean;
}

/**
 * Holds a time, once per idempotency key: whoever lost the answer asks again, and is not kept out by a hold that nobody can
 * open. A place at it is whoever's the engine chooses, as for a booking. Throws a `Refusal`.
 */
export async function holdTime(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  key: string,
  body: unknown,
  now: Instant,
): Promise<HeldUntil> {
  const time = checkTime(hosted, parseHold(body));
  // An answer that was lost is given again, whatever the limits say.
  const { refusal } = await gate.admit('hold');
  const intent = intentOf(key, sha256(JSON.stringify(['hold', ...timeAsked(time)])), now);
  const [id, visitor] = [randomToken(), await gate.visitor()];
  const hold = newHold(key, visitor, now);
  const scope = refusal ? { span: NO_TIME, now } : { ...scopeOf(hosted, time, now), visitor };
  const decision: Decision = (snapshot) => {
    if (refusal) throw refusal;
    if ((snapshot.holds ?? 0) >= MOST) {
      throw new Refusal('too-many-holds', `No more than ${MOST} times can be held at once; book or give up one first.`);
    }
    const { hosts } = chosenFor(hosted, time, snapshot, now);
    const { service, start, duration } = time;
    const claims = claimsOf(hosted, { id, service: service.id, start, duration, hosts }, snapshot);
    return { ...NOTHING, claims: claims.map((claim) => ({ ...claim, hold })) };
  };
  const refusedAgain: Order['refusedAgain'] = (code, detail, more) => new NoPlace(code, detail, more, time);
  const change = changeOnce(store, hosted, scope, decision, intent, refusedAgain);
  const outcome = await namingOthers(store, hosted, now, change);
  if (!('booking' in outcome)) throw keyReused();
  const replayed = outcome.kind === 'replayed';
  const held = replayed ? outcome.held : { booking: id, hold };
  if (!held?.hold || held.hold.until <= now) throw ended('hold the time anew, with a new key');
  return { id: held.booking, token: bookingToken(held.hold.salt, key), until: held.hold.until, replayed };
}

function newHold(key: string, visitor: string, now: Instant): Hold {
  const salt = randomToken();
  const tokenHash = sha256(bookingToken(salt, key));
  return { until: now + LENGTH, since: now, extended: false, visitor, salt, tokenHash };
}

function ended(advice: string): Refusal {
  return new Refusal('hold-expired', `This hold has ended; ${advice}.`);
}

/** Holds a time for longer, once, and never beyond `LONGEST` (A24). Throws a `Refusal`. */
export async function extendHold(
  store: Store,
  hosted: HostedSite,
  id: string,
  token: string,
  now: Instant,
): Promise<{ id: string; until: Instant }> {
  const proof = { id, tokenHash: sha256(token) };
  let until = now;
  await store.change(hosted.opened.site.id, { span: NO_TIME, now, hold: id }, ({ ofHold = [] }) => {
    const [held] = holdsIn(proof, ofHold);
    if (!held || held.until <= now) throw ended('hold the time anew');
    if (held.extended) throw new Refusal('hold-expired', 'A hold can be extended once; book before it ends.');
    until = Math.min(now + LENGTH, held.since + LONGEST);
    const hold = { ...held, until, extended: true };
    return { ...NOTHING, releases: [id], claims: ofHold.map((claim) => ({ ...claim, hold })) };
  });
  return { id, until };
}

/** Gives a held time up; one that has ended is given up already. Throws a `Refusal` where the token is another's. */
export async function releaseHold(
  store: Store,
  hosted: HostedSite,
  id: string,
  token: string,
  now: Instant,
): Promise<void> {
  const proof = { id, tokenHash: sha256(token) };
  const scope = { span: NO_TIME, now, hold: id };
  await store.change(hosted.opened.site.id, scope, ({ ofHold = [] }) =>
    holdsIn(proof, ofHold).length > 0 ? { ...NOTHING, releases: [id] } : undefined,
  );
}

/**
 * Decides on a booking as though its own hold were not in the way, and gives the hold up with it. One that has ended
 * takes nothing from the client: it books where the time is still free (A26). Throws a `Refusal`.
 */
export function usingHold(
  proof: HoldProof | undefined,
  snapshot: Snapshot,
  now: Instant,
  decide: (snapshot: Snapshot) => Change,
): Change {
  if (!proof) return decide(snapshot);
  const holds = holdsIn(proof, snapshot.ofHold ?? []);
  const claims = snapshot.claims.filter(({ booking }) => booking !== proof.id);
  try {
    const change = decide({ ...snapshot, claims });
    return holds.length > 0 ? { ...change, releases: [...change.releases, proof.id] } : change;
  } catch (error) {
    const isLive = holds.some(({ until }) => until > now);
    if (isLive || !(error instanceof Refusal) || !TAKEN.has(error.code)) throw error;
    throw error.as('hold-expired', 'The hold has ended, and the time is taken since; choose another one.');
  }
}

const TAKEN: ReadonlySet<Refusal['code']> = new Set<Refusal['code']>(['slot-taken', 'all-booked', 'slot-held']);

/** The hold of each of its claims; throws where there are some that the proof doesn't open: another's, or a booking's. */
function holdsIn({ tokenHash }: HoldProof, claims: Snapshot['claims']): Hold[] {
  return claims.map(({ hold }) => {
    if (hold?.tokenHash === tokenHash) return hold;
    throw new Refusal('hold-not-yours', 'This token does not open the hold; send the one that came with it.');
  });
}
