import type { Calendar, DailyRange, DayHours } from '../../engine/index.js';
import type { Minute } from '../../time/index.js';
import { calendarsIn, panelsOf, servicesOf, type HostedSite } from '../hosted-site.js';

/**
 * Quarter hours: the offsets of all zones in use are multiples of it, and so is the hour that grids are counted from.
 */
const COARSEST_UNIT = 15;

/**
 * Minutes such that every claim on the calendar begins and ends on a multiple of them. Busy time rounded outward to
 * the unit blocks exactly the starts that it blocks unrounded.
 */
export function commonUnit(hosted: HostedSite, calendar: Calendar, shifts: readonly DayHours[]): number {
  const services = servicesOf(hosted, calendar.id);
  const lengths = services.flatMap(({ durations, bufferBefore, bufferAfter, grid }) => [
    ...durations,
    bufferBefore,
    bufferAfter,
    ...(grid === undefined ? durations.map((duration) => Math.min(duration, 30)) : [grid]),
  ]);
  const openings = services.some(({ anchor }) => anchor === 'opening')
    ? [...openingMinutes(hosted, calendar, shifts), ...openingsOfPrimaries(hosted, calendar)]
    : [];
  return [...lengths, ...openings].reduce(greatestCommonDivisor, COARSEST_UNIT);
}

/** Every minute of the day at which the calendar's open time can begin. */
function openingMinutes({ setup }: HostedSite, calendar: Calendar, shifts: readonly DayHours[]): Minute[] {
  const { site, events } = setup.catalog;
  const ends = (ranges: readonly DailyRange[]): Minute[] =>
    ranges.flatMap(({ hours = [] }) => hours.map(([, to]) => to));
  const starts = (days: readonly Pick<DailyRange, 'hours'>[]): Minute[] =>
    days.flatMap(({ hours = [] }) => hours.map(([from]) => from));
  return [
    ...starts([...calendar.overrides, ...shifts, ...events]),
    ...calendar.hours.flatMap((hours) => starts([{ hours }])),
    ...ends([...calendar.blackouts, ...site.blackouts, ...events.flatMap(({ blackouts }) => blackouts)]),
  ];
}

/** In a panel it is the openings of the primary seat that starts are counted from (PN-2). */
function openingsOfPrimaries(hosted: HostedSite, { id }: Calendar): Minute[] {
  const { opened, setup } = hosted;
  const primaries = panelsOf(opened.catalog)
    .filter((panel) => calendarsIn(opened.catalog, panel).has(id))
    .flatMap(({ primary }) => [...calendarsIn(opened.catalog, { primary, seats: [] })]);
  return [...new Set(primaries)].flatMap((primary) => {
    const calendar = opened.calendars.get(primary);
    return calendar ? openingMinutes(hosted, calendar, setup.shifts.get(primary) ?? []) : [];
  });
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
