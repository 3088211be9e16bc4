import type { BookingRequest } from '../../adapter/contract.js';
import type { Instant } from '../../time/index.js';
import type { Caught, Gate } from '../defences/gate.js';
import { dayAt, type HostedSite } from '../hosted-site.js';
import { isRetryable, Refusal } from '../http/problems.js';
import {
  NO_TIME,
  NOTHING,
  type Change,
  type Decision,
  type Intent,
  type Outcome,
  type Scope,
  type Snapshot,
  type Store,
  type StoredBooking,
} from '../store.js';
import { sha256 } from '../tokens.js';
import { NotInPackage } from '../packages/terms.js';
import { namingOthers, NoPlace } from './alternatives.js';
import type { CheckedTime } from './check-request.js';
import { caughtBy } from './trap.js';

/** How long an idempotency key is remembered, in minutes. */
const KEY_LIFETIME = 48 * 60;

/** A wish that is checked, and ready to be decided on. */
export interface Order extends Pick<BookingRequest, 'client' | 'form'> {
  /** Of each booking that is asked for, its start. */
  readonly starts: readonly Instant[];
  /** Tells it from other wishes. */
  readonly fingerprint: string;
  readonly scope: Scope;
  /** Throws a `Refusal` where it can't be. The first booking is the one that the key stands for. */
  readonly decide: (snapshot: Snapshot) => Change;
  /** What a wish that was refused for want of a place is answered with when it comes again. */
  readonly refusedAgain: (code: Refusal['code'], detail: string, more: Pick<Refusal['more'], 'errors'>) => Refusal;
  /** The hold that is in nobody's way. */
  readonly without?: string | undefined;
  readonly now: Instant;
}

/** What stands for the wish. */
export interface Placed {
  /** One or more; of a wish that came before, the first of its bookings alone. */
  readonly bookings: readonly [StoredBooking, ...StoredBooking[]];
  /** Whether it came before (RC-4). */
  readonly replayed: boolean;
}

/** Writes what a wish comes to, once per idempotency key, where the limits let it. Throws a `Refusal`. */
export async function placeOnce(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  key: string,
  order: Order,
): Promise<Placed> {
  const days = order.starts.map((start) => dayAt(hosted, start));
  const caught = caughtBy(order.form);
  if (caught) gate.note(caught);
  const { refusal, undo } = await gate.admit('book', { days, ...(!caught && { email: order.client.email }) });
  let booked = false;
  try {
    const placed = await place(store, hosted, key, { ...(caught ? ofNobody(order) : order), refusal, caught });
    booked = !placed.replayed;
    return placed;
  } finally {
    if (!booked) await undo();
  }
}

/**
 * What is not written looks at no client's bookings and counts for no mailbox: else nobody would notice who tries out
 * addresses (A82), or locks one out before any mail comes to it (A89).
 */
function ofNobody({ scope: { client: _, ...scope }, ...order }: Order): Order {
  return { ...order, scope };
}

interface Attempt extends Order {
  readonly caught: Caught | undefined;
  /** What to answer unless the key is known: an answer that was lost is given again, whatever the limits say. */
  readonly refusal: Refusal | undefined;
}

async function place(store: Store, hosted: HostedSite, key: string, attempt: Attempt): Promise<Placed> {
  const { fingerprint, refusal, caught, now } = attempt;
  const intent = intentOf(key, fingerprint, now);
  // Nobody is asked to work for a time that is taken.
  const isFinal = refusal?.code === 'rate-limited';
  let decided: readonly StoredBooking[] = [];
  const change = changeOnce(
    store,
    hosted,
    isFinal ? { span: NO_TIME, now } : attempt.scope,
    (snapshot) => {
      if (isFinal) throw refusal;
      const found = attempt.decide(snapshot);
      if (refusal) throw refusal;
      decided = found.bookings;
      return caught ? undefined : found;
    },
    intent,
    attempt.refusedAgain,
  );
  const outcome = await namingOthers(store, hosted, now, change, attempt.without);
  if (!('booking' in outcome)) throw keyReused();
  const replayed = outcome.kind === 'replayed';
  // A robot is told what a person would be, and nothing is written (A88).
  const [first = outcome.booking!, ...others] = replayed ? [] : decided;
  return { bookings: [first, ...others], replayed };
}

/** What tells a time from others that are asked for. The page's proposal is a hint: it may change between two tries. */
export function timeAsked({ service, panel, page, pool, duration, start, wanted }: CheckedTime): readonly unknown[] {
  return [service.id, panel?.id, wanted, page?.id, page?.place, pool, duration, start];
}

/** A wish as a store tells it from others, for as long as keys are remembered. */
export function intentOf(key: string, fingerprint: string, now: Instant): Intent {
  return { key: sha256(key), fingerprint, now, expires: now + KEY_LIFETIME };
}

export function keyReused(): Refusal {
  return new Refusal(
    'idempotency-key-reused',
    'This Idempotency-Key was used with another request; send each request with a key of its own.',
  );
}

/**
 * Writes what a wish comes to. One that finds no place, or that its package forbids by now, is over for its client, unless
 * the refusal says that a retry may help: it is kept under the key, so that the same request, where it comes late or
 * twice, is not granted after all (A06, A11). Throws a `Refusal`.
 */
export async function changeOnce(
  store: Store,
  { opened }: HostedSite,
  scope: Scope,
  decision: Decision,
  intent: Intent,
  refusedAgain: Order['refusedAgain'],
): Promise<Outcome> {
  let refusal: Refusal | undefined;
  const orRefused: Decision = (snapshot) => {
    refusal = undefined;
    try {
      return decision(snapshot);
    } catch (error) {
      const isOver = error instanceof NoPlace || error instanceof NotInPackage;
      if (!isOver || isRetryable(error)) throw error;
      refusal = error;
      const { errors } = error.more;
      return { ...NOTHING, refused: { code: error.code, detail: error.message, ...(errors && { errors }) } };
    }
  };
  const outcome = await store.change(opened.site.id, scope, orRefused, intent);
  if (outcome.kind === 'done' && refusal) throw refusal as Refusal;
  if (outcome.kind !== 'refused') return outcome;
  const { code, detail, errors } = outcome.refused;
  throw refusedAgain(code as Refusal['code'], detail, { ...(errors && { errors }) });
}
