import type { Calendar, Service } from '../../engine/index.js';
import { getOrMake } from '../../engine/once.js';
import type { Span } from '../../time/index.js';
import type { Claim, StoredBooking } from '../store.js';

/** The claims of each calendar, or of each session where they are of one calendar: the seats taken in it. */
export function claimsBy(name: 'calendar' | 'session', claims: readonly Claim[]): ReadonlyMap<string, Claim[]> {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) getOrMake(groups, claim[name], () => []).push(claim);
  return groups;
}

/**
 * What a booking takes on a calendar: a seat in the session that is already there and has one left (AV-7), or a session
 * of its own. Of two who open the same group session at once both get the same name and seat, so that one of them has to
 * look again and joins.
 */
export function claimFor(
  { id, start, duration }: Pick<StoredBooking, 'id' | 'start' | 'duration'>,
  service: Service,
  calendar: Calendar,
  claims: readonly Claim[],
): Claim {
  const { seats, bufferBefore, bufferAfter } = service;
  const own = claims.filter((claim) => claim.calendar === calendar.id);
  const alike = [...claimsBy('session', own).values()].filter(
    ([first]) => first!.service === service.id && first!.start === start && first!.duration === duration,
  );
  const joined = seats > 1 ? alike.find((seated) => seated.length < seats) : undefined;
  const span: Span = [start - bufferBefore, start + duration + bufferAfter];
  return {
    booking: id,
    calendar: calendar.id,
    session: joined?.[0]!.session ?? (seats > 1 ? nameAmong(alike, `${service.id}/${start}/${duration}`) : id),
    seat: firstFree(joined ?? []),
    seats,
    alone: calendar.capacity === 1,
    span,
    service: service.id,
    start,
    duration,
  };
}

/** A session that everyone left gives its number back while later ones keep theirs. */
function nameAmong(alike: readonly Claim[][], name: string): string {
  const names = new Set(alike.map(([first]) => first!.session));
  let number = 0;
  while (names.has(`${name}/${number}`)) number++;
  return `${name}/${number}`;
}

function firstFree(seated: readonly Claim[]): number {
  const taken = new Set(seated.map(({ seat }) => seat));
  let seat = 0;
  while (taken.has(seat)) seat++;
  return seat;
}
