/** How a memory store writes what was decided. */
import type { LedgerLine } from '../../engine/index.js';
import { overlaps } from '../../engine/spans.js';
import type { Instant } from '../../time/units.js';
import { madeBy, type Change, type Claim, type ClientLink, type Intent } from '../store.js';
import { queued } from './memory-outbox.js';
import { isLive, type Kept, type KnownKey } from './memory-site.js';

/** Throws, if it does, before anything is written. */
export function write(kept: Kept, change: Change, now: Instant, intent: Intent | undefined): void {
  kept.claims = withClaims(kept.claims, change, now);
  if (intent) kept.keys.set(intent.key, keyOf(intent, change));
  else forgetKeys(kept, change);
  for (const booking of change.bookings) kept.bookings.set(booking.id, booking);
  for (const line of change.lines) kept.ledger.push({ ...line, order: kept.ledger.length + 1 } as LedgerLine);
  kept.outbox = withoutClients(kept.outbox, change);
  kept.outbox.push(...change.notices.map(queued));
  kept.links = withLinks(kept.links, change, now);
  kept.silent = withSilences(kept.silent, change);
}

function withSilences(before: readonly string[], { silences = [] }: Change): readonly string[] {
  if (silences.length === 0) return before;
  const others = before.filter((one) => !silences.some(({ mailbox }) => mailbox === one));
  return [...others, ...silences.flatMap(({ mailbox, isSilent }) => (isSilent ? [mailbox] : []))];
}

function withLinks(
  before: readonly ClientLink[],
  { links = [], unlinks }: Change,
  now: Instant,
): readonly ClientLink[] {
  if (links.length === 0 && unlinks === undefined) return before;
  return [...before.filter(({ client, expires }) => expires > now && client !== unlinks), ...links];
}

/** Decisions see everything and run alone, so a claim that breaks a rule is a fault of the decision. */
function withClaims(before: readonly Claim[], { releases, claims: taken }: Change, now: Instant): readonly Claim[] {
  if (releases.length === 0 && taken.length === 0) return before;
  const claims = before.filter((claim) => isLive(claim, now) && !releases.includes(claim.booking));
  for (const claim of taken) {
    if (!(claim.span[0] < claim.span[1])) throw new Error(`The claim of booking ${claim.booking} takes no time.`);
    const other = claims.find((one) => collide(one, claim));
    if (other) throw new Error(`The claims of bookings ${other.booking} and ${claim.booking} collide.`);
    claims.push(claim);
  }
  return claims;
}

function collide(one: Claim, other: Claim): boolean {
  if (one.calendar !== other.calendar) return false;
  if (one.session === other.session) return one.seat === other.seat;
  return one.alone && other.alone && overlaps(one.span, other.span);
}

function forgetKeys({ keys }: Kept, { forgets = [] }: Change): void {
  if (forgets.length === 0) return;
  for (const [key, { booking }] of keys) if (forgets.includes(booking)) keys.delete(key);
}

function withoutClients(outbox: Kept['outbox'], { forgets = [], bookings }: Change): Kept['outbox'] {
  if (forgets.length === 0) return outbox;
  return outbox.flatMap((notice) => {
    const { id } = notice.booking;
    if (!forgets.includes(id)) return [notice];
    if (!('webhook' in notice) && notice.specialist === undefined) return [];
    const { client, answers } = bookings.find((booking) => booking.id === id)!;
    return [{ ...notice, booking: { ...notice.booking, client, answers } }];
  });
}

function keyOf({ fingerprint, expires }: Intent, change: Change): KnownKey {
  return { fingerprint, booking: madeBy(change), expires, ...(change.refused && { refused: change.refused }) };
}
