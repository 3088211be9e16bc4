import type { LedgerLine } from '../../../engine/index.js';
import { clientKeyOf } from '../../mailbox.js';
import {
  madeBy,
  type Change,
  type Claim,
  type Decision,
  type Intent,
  type Outcome,
  type Refused,
  type Scope,
  type StoredBooking,
} from '../../store.js';
import type { Done } from './batches.js';
import { grown, touched, type Seen } from './growing-view.js';
import type { LedgerCache } from './ledger-cache.js';

export interface KeyRow {
  readonly fingerprint: string;
  readonly booking: StoredBooking | null;
  readonly held: Claim | null;
  readonly refused: Refused | null;
}

/** What somebody waits for to be decided and written. */
export interface Wanted {
  readonly scope: Scope;
  readonly decision: Decision;
  readonly intent?: Intent;
}

/** What is to be written of a batch so far: whose places in the order are known. */
interface Accepted {
  readonly change: Change;
  readonly lines: readonly LedgerLine[];
  readonly wanted: Wanted;
}

/** What was seen for one scope, with what the intent's key was used for. */
interface SeenBy extends Seen {
  readonly key: KeyRow | null;
}

/** What a batch finds under the lock. */
export interface Read {
  readonly revision: number;
  /** For each of the scopes. */
  readonly seen: readonly SeenBy[];
}

/** Decides one after the other, each on what those before it have changed. */
export function decideAll(
  wanted: readonly Wanted[],
  { revision, seen }: Read,
  ledger: LedgerCache,
): { done: Done<Outcome>[]; accepted: Accepted[] } {
  const accepted: Accepted[] = [];
  const isTouched = new Set<string>();
  const decided = ({ scope, decision, intent }: Wanted, found: SeenBy): Outcome | undefined => {
    const { booking, hold } = scope;
    // Whoever comes about the same thing is decided on what is written by then.
    const about = [booking, hold, intent?.key].filter((id) => id !== undefined);
    if (about.some((id) => isTouched.has(id))) return undefined;
    const known = intent && found.key && outcomeOf(found.key, intent);
    if (known) return known;
    const before = accepted.map(({ change }) => change);
    const change = decision({ ...grown(found, scope, before), revision, ledger: ledger.lines });
    if (!change) return { kind: 'done', booking: found.booking ?? undefined };
    const touches = touched(change);
    if (touches.some((id) => isTouched.has(id))) return undefined;
    for (const id of [...touches, ...about]) isTouched.add(id);
    accepted.push({ change, lines: ledger.add(change.lines), wanted: { scope, decision, ...(intent && { intent }) } });
    return { kind: 'done', booking: change.bookings[0] };
  };
  const done = wanted.map((one, place): Done<Outcome> => {
    try {
      const value = decided(one, seen[place]!);
      return value && { status: 'fulfilled', value };
    } catch (reason) {
      return { status: 'rejected', reason };
    }
  });
  return { done, accepted };
}

/** What a key that was used before is answered with. */
function outcomeOf({ booking, held, fingerprint, refused }: KeyRow, intent: Intent): Outcome {
  if (fingerprint !== intent.fingerprint) return { kind: 'key-reused' };
  if (refused) return { kind: 'refused', refused };
  return { kind: 'replayed', booking: booking ?? undefined, ...(held && { held }) };
}

/** A booking as `write_change` (functions.ts) takes it. */
export const rowOf = (booking: StoredBooking): object => ({ email: clientKeyOf(booking.client.email), b: booking });

/** All changes as one. */
export function written(accepted: readonly Accepted[]): object {
  const all = <T>(of: (one: Accepted) => readonly T[] | undefined): T[] => accepted.flatMap((one) => of(one) ?? []);
  return {
    now: Math.max(...accepted.map(({ wanted }) => wanted.scope.now)),
    keys: all(({ change, wanted: { intent } }) =>
      intent ? [{ ...intent, booking: madeBy(change), refused: change.refused }] : [],
    ),
    releases: all(({ change }) => change.releases),
    claims: all(({ change }) => change.claims).map(({ span: [from, to], ...claim }) => ({ ...claim, from, to })),
    bookings: all(({ change }) => change.bookings).map(rowOf),
    lines: all(({ lines }) => lines).map(({ order, ...line }) => ({ order, line })),
    forgets: all(({ change }) => change.forgets),
    notices: all(({ change }) => change.notices),
    links: all(({ change }) => change.links),
    silences: all(({ change }) => change.silences),
    unlinks: all(({ change: { unlinks } }) => (unlinks === undefined ? [] : [unlinks])),
  };
}
