import type { Calendar, DailyRange, DayHours } from './model.js';
import { append, merged, type Spans } from './spans.js';
import { weekdayOf } from '../time/plain-date.js';
import { MINUTES_PER_DAY, type Day, type Minute, type Span, type Wall } from '../time/units.js';
import type { Zone } from '../time/zone.js';

/** More than any offset: instants that show a wall time lie this close to it. */
const FARTHEST_OFFSET = MINUTES_PER_DAY;

/**
 * What a calendar's hours, overrides and the given shifts open, as wall time of its zone (AV-1). Hours belong to the date that
 * they start on, so an override leaves alone what still runs from the day before.
 */
export function openWalls(calendar: Calendar, shifts: readonly DayHours[] | undefined, [first, end]: Span<Day>): Spans {
  const walls: Span<Wall>[] = [];
  if (calendar.opensBy !== 'shifts') {
    const overridden = new Set(calendar.overrides.map(({ day }) => day));
    for (let day = first; day < end; day++) {
      if (!overridden.has(day)) addHours(walls, day, calendar.hours[weekdayOf(day)]!);
    }
    addDays(walls, calendar.overrides, [first, end]);
  }
  if (shifts) addDays(walls, shifts, [first, end]);
  return merged(walls);
}

/** The wall time that an event or blackouts cover. */
export function dailyWalls(ranges: readonly DailyRange[], [first, end]: Span<Day>): Spans {
  const walls: Span<Wall>[] = [];
  for (const { days, hours } of ranges) {
    for (let day = Math.max(first, days[0]); day < Math.min(end, days[1]); day++) {
      addHours(walls, day, hours ?? [[0, MINUTES_PER_DAY]]);
    }
  }
  return merged(walls);
}

/**
 * The instants at which the clocks of a zone show one of the wall times (AV-2): none for what a spring gap skips, both
 * for what an autumn overlap repeats.
 */
export function instantsOfWalls(walls: Spans, zone: Zone): Spans {
  const instants: number[] = [];
  if (walls.length === 0) return instants;
  const around: Span = [walls[0]! - FARTHEST_OFFSET, walls.at(-1)! + FARTHEST_OFFSET];
  for (const { from, to, offset } of zone.segments(around)) {
    // Stryker disable next-line EqualityOperator: past the end nothing is open
    for (let index = 0; index < walls.length; index += 2) {
      append(instants, Math.max(from, walls[index]! - offset), Math.min(to, walls[index + 1]! - offset));
    }
  }
  return instants;
}

/** Several entries of one date add up. */
function addDays(walls: Span<Wall>[], days: readonly DayHours[], [first, end]: Span<Day>): void {
  for (const { day, hours } of days) {
    if (first <= day && day < end) addHours(walls, day, hours);
  }
}

function addHours(walls: Span<Wall>[], day: Day, hours: readonly Span<Minute>[]): void {
  const midnight = day * MINUTES_PER_DAY;
  for (const [from, to] of hours) walls.push([midnight + from, midnight + to]);
}
