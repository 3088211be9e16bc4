import { createEvent, type DateArray, type EventAttributes } from 'ics';
import type { Instant } from '../../time/units.js';
import { inWords, type BookingFacts } from './facts.js';

const MINUTE_IN_MILLISECONDS = 60_000;

const STATUS = {
  pending: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  cancelled: 'CANCELLED',
  'no-show': 'CONFIRMED',
} as const;

/**
 * The .ics file of a booking. The same booking always has the same UID, and each change a higher sequence, so that
 * calendar programs change the entry they have in place of adding another.
 */
export function calendarFile({ site, service, booking, specialistNames }: BookingFacts): string {
  const { place } = service;
  const utc = { startInputType: 'utc', startOutputType: 'utc', endInputType: 'utc', endOutputType: 'utc' } as const;
  // The library reads `timestamp` but does not declare it; without it every file would bear the machine's own time.
  const event: EventAttributes & { timestamp: number } = {
    ...utc,
    uid: `${booking.id}@${site.id}.rota`,
    productId: '-//Rota//Booking//EN',
    method: booking.state === 'cancelled' ? 'CANCEL' : 'PUBLISH',
    status: STATUS[booking.state],
    sequence: booking.version - 1,
    timestamp: booking.created * MINUTE_IN_MILLISECONDS,
    start: dateArray(booking.start),
    end: dateArray(booking.start + booking.duration),
    title: `${service.name}, ${site.name}`,
    location: [place?.text, place?.url].filter(Boolean).join(', ') || undefined,
    description: specialistNames.length > 0 ? `With ${inWords(specialistNames)}` : undefined,
  };
  const { error, value } = createEvent(event);
  if (!value) throw new Error(`The calendar file of booking ${booking.id} could not be made: ${error?.message}`);
  return value;
}

function dateArray(instant: Instant): DateArray {
  const date = new Date(instant * MINUTE_IN_MILLISECONDS);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()];
}
