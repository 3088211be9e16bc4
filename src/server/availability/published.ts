import {
  ranksOf,
  reachedOnly,
  type Availability,
  type Calendar,
  type CalendarAvailability,
  type Figures,
  type Service,
  type ServiceFigures,
} from '../../engine/index.js';
import { openingOf } from '../../engine/opening.js';
import { intersection, merged, overlaps, pairs, type Spans } from '../../engine/spans.js';
import type { Day, Instant, Span } from '../../time/index.js';
import { bookableDays, publicCalendars, reachOf, servicesOf, type HostedSite } from '../hosted-site.js';
import { commonUnit } from './common-unit.js';
import { spanOfDays } from './exact.js';

/**
 * What a page may know (A76, A77, A84). The engine comes to the same answers on it as on the exact data; all else is
 * taken out: no bookings or appointments but merged spans of time, rounded outward, clipped to open time and to what
 * can be booked; ranks in place of counts.
 */
export function publishedAvailability(hosted: HostedSite, exact: Availability): Availability {
  return {
    ...exact,
    calendars: exact.calendars.map((data) => publishedCalendar(hosted, exact, data)),
    figures: publishedFigures(hosted, exact.figures),
  };
}

/** Ranks, of public calendars only. */
function publishedFigures(hosted: HostedSite, figures: Figures): Figures {
  const known = new Set(publicCalendars(hosted).map(({ id }) => id));
  const isKnown = ([calendar]: readonly [string, ...unknown[]]): boolean => known.has(calendar);
  const ofKnown = <Pair extends Omit<ServiceFigures, 'booked'>>(pair: Pair): Pair => ({
    ...pair,
    lastBooked: pair.lastBooked.filter(isKnown),
    queue: pair.queue.filter((calendar) => known.has(calendar)),
    ...(pair.counts && { counts: pair.counts.filter(isKnown) }),
    ...(pair.corrected && { corrected: pair.corrected.filter(isKnown) }),
    ...(pair.shortfall && { shortfall: pair.shortfall.filter(isKnown) }),
  });
  const { sessions, services, pools } = ranksOf(figures, hosted.opened);
  return {
    sessions: sessions.filter(isKnown),
    services: services.map(({ booked, ...service }) => ({
      ...ofKnown(service),
      ...(booked && { booked: reachedOnly(hosted.opened.services.get(service.service)?.limits ?? {}, booked) }),
    })),
    ...(pools && { pools: pools.map(ofKnown) }),
  };
}

function publishedCalendar(hosted: HostedSite, exact: Availability, data: CalendarAvailability): CalendarAvailability {
  const calendar = hosted.opened.calendars.get(data.calendar)!;
  const services = servicesOf(hosted, calendar.id);
  const window = bookableWindow(services, exact.now);
  const [first, end] = bookableDays(services, exact.now);
  const open = intersection(reachableTime(hosted, calendar, data, exact.days), window);
  const unit = commonUnit(hosted, calendar, data.shifts);
  const { blocking, places } = calendar.capacity > 1 ? { blocking: [], places: data.taken } : foldedTaken(data);
  const rounded = merged([...data.busy, ...blocking].map((span) => roundedOutward(span, unit)));
  return {
    ...data,
    shifts: data.shifts.filter(({ day }) => first <= day && day < end),
    busy: [...pairs(intersection(rounded, open))],
    taken: places.filter((span) => [...pairs(open)].some((part) => overlaps(part, span))),
    sessions: data.sessions.filter(({ start }) => window[0] <= start && start < window[1]),
    ...(data.booked && { booked: reachedOnly(calendar.limits ?? {}, data.booked) }),
  };
}

/** Open time of all services together, widened by what their buffers reach out of it. */
function reachableTime(
  hosted: HostedSite,
  calendar: Calendar,
  { shifts }: CalendarAvailability,
  days: Span<Day>,
): Spans {
  const range = spanOfDays(hosted, days);
  return merged(
    servicesOf(hosted, calendar.id).flatMap((service) => {
      const { open } = openingOf(hosted.opened, service, calendar, shifts, range, Math.max(...service.durations));
      return [...pairs(open)].map(([from, to]): Span => [from - service.bufferBefore, to + service.bufferAfter]);
    }),
  );
}

/** Nothing can be booked outside notice and horizon, so nothing is told about it. */
function bookableWindow(services: readonly Service[], now: Instant): Span<Instant> {
  const { before, after } = reachOf(services);
  return [now - before, now + Math.max(0, ...services.map(({ horizon }) => horizon)) + after + 1];
}

/** A calendar that serves one session at a time is blocked by any; only a session that clients can join stays apart. */
function foldedTaken({ taken, sessions }: CalendarAvailability): {
  blocking: readonly Span[];
  places: readonly Span[];
} {
  const isJoinable = ([from, to]: Span): boolean =>
    sessions.some(({ start, duration }) => from <= start && start + duration <= to);
  return { blocking: taken.filter((span) => !isJoinable(span)), places: taken.filter(isJoinable) };
}

function roundedOutward([from, to]: Span, unit: number): Span {
  return [Math.floor(from / unit) * unit, Math.ceil(to / unit) * unit];
}
