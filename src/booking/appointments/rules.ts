/** What holds of a client's booking at a moment. Pure. */
import type { Booking } from '../../adapter/contract.js';
import type { Catalog } from '../../engine/model.js';
import type { Instant } from '../../time/units.js';
import type { Bookings } from './state.js';

/** Whether it is still to come, or going on. */
export function isUpcoming({ state, start, duration }: Booking, now: Instant): boolean {
  return (state === 'confirmed' || state === 'pending' || state === 'held') && start + duration > now;
}

/** Whether its client can still change it; a backend that says no deadline says so when it is asked. */
export function isChangeable(booking: Booking, now: Instant): boolean {
  return isUpcoming(booking, now) && now < (booking.changeableUntil ?? booking.start);
}

/** Whether new times can be shown for it: not for a meeting of several people, and not where the service is gone. */
export function isMovable(booking: Booking, catalog: Catalog, now: Instant): boolean {
  const isOffered = catalog.services.some(({ id }) => id === booking.service);
  return isChangeable(booking, now) && isOffered && booking.panel === undefined;
}

/** What is known of bookings once some are read again: a stale answer changes nothing (RC-7). */
export function newestOf(known: readonly Booking[], fresh: readonly Booking[]): readonly Booking[] {
  const all = new Map(known.map((booking) => [booking.id, booking]));
  for (const booking of fresh) {
    if (booking.version >= (all.get(booking.id)?.version ?? -Infinity)) all.set(booking.id, booking);
  }
  return [...all.values()];
}

/** Bookings by whether they are still to come. */
export function sorted(all: readonly Booking[], now: Instant): Omit<Bookings, 'more'> {
  const byStart = [...all].sort((one, other) => one.start - other.start);
  const upcoming = byStart.filter((booking) => isUpcoming(booking, now));
  const past = byStart.filter((booking) => !isUpcoming(booking, now)).reverse();
  return { upcoming, past };
}
