import type { Backend, OpeningCalls } from '../../adapter/backend.js';
import type { Booking } from '../../adapter/contract.js';
import { openingsOf } from '../../adapter/openings.js';
import { Problem } from '../../adapter/problem.js';
import type { Availability, Catalog } from '../../engine/model.js';
import type { Instant, Span } from '../../time/units.js';

/**
 * The backend as whoever moves a booking sees it: the time that the booking takes is free for it, so that it can move by less
 * than its own length. A guess, as all that a page knows: where more is there than the booking, the backend says so (RC-1). Where
 * times are served start by start, whoever serves them is told which booking moves.
 *
 * @param token Opens the booking.
 */
export function withoutOwnTime(
  backend: Backend,
  catalog: Catalog,
  booking: Booking,
  token: string,
): Backend & Partial<OpeningCalls> {
  const own = ownSpan(catalog, booking);
  const openings = openingsOf(backend);
  const refuse = () => Promise.reject(new Problem('aborted', 'Nothing else is booked while a booking moves.'));
  return {
    capabilities: (options) => backend.capabilities(options),
    catalog: () => Promise.resolve(catalog),
    availability: async (query, options) => freed(await backend.availability(query, options), booking.calendar, own),
    ...(openings && {
      openings: (query, options) => openings({ ...query, moving: { id: booking.id, token } }, options),
    }),
    book: refuse,
    booking: refuse,
    cancel: refuse,
  };
}

/** Nothing where others may sit in the same session: it stays when one leaves. */
function ownSpan({ services }: Catalog, { service, start, duration }: Booking): Span<Instant> | undefined {
  const { seats = 2, bufferBefore = 0, bufferAfter = 0 } = services.find(({ id }) => id === service) ?? {};
  return seats > 1 ? undefined : [start - bufferBefore, start + duration + bufferAfter];
}

function freed(availability: Availability, calendar: string | undefined, own: Span<Instant> | undefined): Availability {
  if (!own) return availability;
  const calendars = availability.calendars.map((data) =>
    data.calendar === calendar ? { ...data, busy: data.busy.flatMap((span) => cut(span, own)) } : data,
  );
  return { ...availability, calendars };
}

/** What is left of a span. */
function cut([from, to]: Span<Instant>, [begin, end]: Span<Instant>): Span<Instant>[] {
  if (end <= from || to <= begin) return [[from, to]];
  return [...(from < begin ? [[from, begin] as const] : []), ...(end < to ? [[end, to] as const] : [])];
}
