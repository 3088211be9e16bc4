import type { Calendar, Service } from '../../engine/index.js';
import type { Span } from '../../time/index.js';
import type { Claim, StoredBooking } from '../store.js';

/** The sessions that run on a calendar, each as the seats taken in it. */
export function sessionsOn(calendar: string, claims: readonly Claim[]): Claim[][] {
  const sessions = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.calendar !== calendar) continue;
    const seated = sessions.get(claim.session);
    if (seated) seated.push(claim);
    else sessions.set(claim.session, [claim]);
  }
  return [...sessions.values()];
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
  const alike = sessionsOn(calendar.id, claims).filter(
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
