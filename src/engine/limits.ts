import { clearRange, type Row } from './bits.js';
import type { Cells } from './grid.js';
import type { Availability, Calendar, CalendarAvailability, DayCount, Limits, Service } from './model.js';
import type { LimitReason } from './reasons.js';
import type { OpenedSite } from './site.js';
import { windowStart } from './windows.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../time/units.js';
import type { Zone } from '../time/zone.js';

/** A day, week or month in which no more may be booked (AV-10): starts within its span are not offered. */
export interface ReachedLimit {
  readonly reason: LimitReason;
  readonly span: Span<Instant>;
}

/** The limits of a calendar that its bookings have reached, by the dates of its own zone. */
export function limitsOfCalendar(
  site: OpenedSite,
  { limits, zone }: Calendar,
  told: CalendarAvailability | undefined,
): readonly ReachedLimit[] {
  return limits ? reached('calendar', limits, told?.booked, site.zone(zone)) : [];
}

/** The limits of a service and of its client that are reached, by the dates of the site. They hold on every calendar. */
export function limitsOfService(
  site: OpenedSite,
  { figures }: Availability,
  { id, limits, clientLimits }: Service,
  clientBooked: readonly DayCount[] | undefined,
): readonly ReachedLimit[] {
  const zone = site.zone(site.site.zone);
  const { booked } = figures.services.find(({ service }) => service === id) ?? {};
  return [...reached('service', limits, booked, zone), ...reached('client', clientLimits, clientBooked, zone)];
}

/** The row without the starts that lie where a limit is reached; the row itself where there is none. */
export function withinLimits(row: Row, { size, base, count }: Cells, limits: readonly ReachedLimit[]): Row {
  if (limits.length === 0) return row;
  const left = row.slice();
  const cell = (instant: Instant): number => Math.min(Math.max(Math.ceil(instant / size) - base, 0), count);
  for (const { span } of limits) clearRange(left, cell(span[0]), cell(span[1]));
  return left;
}

/** The limit that stands against a start; undefined where none does. */
export function limitAt(limits: readonly ReachedLimit[], start: Instant): LimitReason | undefined {
  return limits.find(({ span: [from, to] }) => from <= start && start < to)?.reason;
}

function reached(
  of: LimitReason['of'],
  limits: Limits = {},
  booked: readonly DayCount[] = [],
  zone: Zone,
): ReachedLimit[] {
  return periodsOf(limits, booked).flatMap(({ per, limit, counts }) =>
    [...counts].flatMap(([from, count]): ReachedLimit[] => {
      if (count < limit) return [];
      const days: Span<Day> = [from, windowStart(per, from + LONGEST[per])];
      const span: Span = [zone.instantOf(days[0] * MINUTES_PER_DAY), zone.instantOf(days[1] * MINUTES_PER_DAY)];
      return [{ reason: { code: 'limit', of, per, limit, booked: count, days }, span }];
    }),
  );
}

/** Days that a period lasts, at most. */
const LONGEST = { day: 1, week: 7, month: 31 };

/** A limit that is set, and the bookings that it is held against, by the first day of each day, week (from Monday) or month. */
interface Period {
  readonly per: LimitReason['per'];
  readonly limit: number;
  readonly counts: ReadonlyMap<Day, number>;
}

function periodsOf({ perDay, perWeek, perMonth }: Limits, booked: readonly DayCount[]): Period[] {
  return Object.entries({ day: perDay, week: perWeek, month: perMonth }).flatMap(([name, limit]): Period[] => {
    if (limit === undefined) return [];
    const per = name as LimitReason['per'];
    const counts = new Map<Day, number>();
    for (const [day, count] of booked) {
      const from = windowStart(per, day);
      counts.set(from, (counts.get(from) ?? 0) + count);
    }
    return [{ per, limit, counts }];
  });
}

/** The counts of days, weeks and months that have reached a limit: with these alone the same starts are offered. */
export function reachedOnly(limits: Limits, booked: readonly DayCount[]): DayCount[] {
  const periods = periodsOf(limits, booked);
  return booked.filter(([day]) =>
    periods.some(({ per, limit, counts }) => counts.get(windowStart(per, day))! >= limit),
  );
}
