import { dayOf, daysInMonth, weekdayOf } from '../../src/time/plain-date.js';
import type { Day, Instant } from '../../src/time/units.js';
import type { DayAnswer, Start } from '../../src/engine/answers.js';
import type { FlowState, Month, MonthAnswer } from '../../src/booking/state.js';
import { fakeFlow, type FakeFlow } from './fake-flow.js';
import { CATALOG, MASSAGE } from './frame-states.js';

export const day = (year: number, month: number, date: number): Day => dayOf({ year, month, day: date });

/** A time of the clocks in Berlin in winter. */
export const inBerlin = (date: Day, hour: number, minute = 0): Instant => date * 1440 + (hour - 1) * 60 + minute;

/** Thursday. */
export const TODAY = day(2026, 11, 12);
export const NOVEMBER: Month = { year: 2026, month: 11 };
/** The horizon is 60 days: the last day that can be booked. */
export const LAST_DAY = TODAY + 60;

/** Weekdays are free from nine on, Friday 20 is full, Tuesday 24 has two times left, weekends are closed. */
export function dayAnswer(date: Day): DayAnswer {
  if (weekdayOf(date) > 4) return { day: date, available: 0, full: 0, reason: 'closed' };
  if (date === day(2026, 11, 20)) return { day: date, available: 0, full: 9, reason: 'full' };
  const few = date === day(2026, 11, 24);
  return { day: date, available: few ? 2 : 8, full: few ? 7 : 1, earliest: inBerlin(date, 9) };
}

export function monthAnswer(month: Month, answer: (date: Day) => DayAnswer = dayAnswer): MonthAnswer {
  const first = day(month.year, month.month, 1);
  return { month, days: Array.from({ length: daysInMonth(first) }, (_, i) => answer(first + i)), next: [] };
}

/** Full hours of a day in Berlin, nothing left at noon. */
export function startsOn(date: Day, hours: readonly number[] = [9, 10, 11, 12, 13, 14]): Start[] {
  return hours.map((hour) => ({ start: inBerlin(date, hour), left: hour === 12 ? 0 : 2 }));
}

/** A flow at the date and time step in November 2026 that answers at once, as a flow does whose timetable is known. */
export function timeFlow(changes: Partial<FlowState> = {}): FakeFlow {
  const flow = fakeFlow({
    catalog: { status: 'ready', value: CATALOG },
    services: CATALOG.services,
    service: { ...MASSAGE, notice: 0, horizon: 60 * 1440 },
    duration: 60,
    specialist: 'any',
    step: 'time',
    now: inBerlin(TODAY, 9),
    today: TODAY,
    month: NOVEMBER,
    timetable: { status: 'ready', value: monthAnswer(NOVEMBER) },
    ...changes,
  });
  flow.on('showMonth', (month) => ({ month, timetable: { status: 'ready', value: monthAnswer(month) } }));
  flow.on('chooseDay', (date) => ({ day: date, starts: startsOn(date) }));
  flow.on('chooseStart', (start) => ({ start }));
  flow.on('setZone', (zone) => ({ zone }));
  flow.on('chooseDuration', (duration) => ({ duration }));
  flow.on('chooseSpecialist', (specialist) => ({ specialist }));
  flow.on('chooseService', (id) => ({ service: flow.state.services.find((service) => service.id === id) }));
  return flow;
}
