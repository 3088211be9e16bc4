/** The oracle on limits: every booking of a day, week or month is counted anew for every date (AV-10). */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Day, Instant } from '../../../src/time/units.js';
import type { Question } from '../../../src/engine/answers.js';
import type { Availability, Calendar, Catalog, DayCount, Limits, Service } from '../../../src/engine/model.js';
import type { LimitReason, Reason } from '../../../src/engine/reasons.js';
import { dayAt } from './clock.js';

const PERIODS = ['day', 'week', 'month'] as const;
type Period = (typeof PERIODS)[number];

/**
 * The first limit that is reached where a start lies: the calendar's, the service's, the client's; day before week before
 * month.
 */
export function limitAgainst(
  { catalog, availability }: { readonly catalog: Catalog; readonly availability: Availability },
  service: Service,
  asked: Question,
  calendar: Calendar,
): (start: Instant) => Reason | undefined {
  const taken = availability.calendars.find((one) => one.calendar === calendar.id);
  const figures = availability.figures.services.find((one) => one.service === service.id);
  const ofCalendar = byDay('calendar', calendar.limits, taken?.booked);
  const ofService = byDay('service', service.limits, figures?.booked);
  const ofClient = byDay('client', service.clientLimits, asked.clientBooked);
  return (start) => {
    const ofSite = dayAt(catalog.site.zone, start);
    return ofCalendar(dayAt(calendar.zone, start)) ?? ofService(ofSite) ?? ofClient(ofSite);
  };
}

/** What is reached on a day, counted once for each day that is asked about. */
function byDay(
  of: LimitReason['of'],
  limits: Limits | undefined,
  counts: readonly DayCount[] = [],
): (day: Day) => Reason | undefined {
  if (!limits) return () => undefined;
  const known = new Map<Day, Reason | undefined>();
  return (day) => {
    if (!known.has(day)) known.set(day, reached(of, limits, counts, day));
    return known.get(day);
  };
}

function reached(of: LimitReason['of'], limits: Limits, counts: readonly DayCount[], day: Day): Reason | undefined {
  const most: Record<Period, number | undefined> = { day: limits.perDay, week: limits.perWeek, month: limits.perMonth };
  for (const per of PERIODS) {
    const limit = most[per];
    if (limit === undefined) continue;
    const booked = counts.filter(([on]) => samePeriod(per, on, day)).reduce((sum, [, count]) => sum + count, 0);
    if (booked < limit) continue;
    const days = Array.from({ length: 80 }, (_, index) => day - 40 + index).filter((on) => samePeriod(per, on, day));
    return { code: 'limit', of, per, limit, booked, days: [Math.min(...days), Math.max(...days) + 1] };
  }
  return undefined;
}

function samePeriod(per: Period, one: Day, other: Day): boolean {
  if (per === 'day') return one === other;
  // Day 4, 1970-01-05, was the first Monday.
  if (per === 'week') return Math.floor((one - 4) / 7) === Math.floor((other - 4) / 7);
  const month = (day: Day): string => new Date(day * MINUTES_PER_DAY * 60_000).toISOString().slice(0, 7);
  return month(one) === month(other);
}
