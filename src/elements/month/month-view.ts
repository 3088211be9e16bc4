import { monthOf } from '../../booking/month.js';
import type { FlowState, Month } from '../../booking/state.js';
import type { DayAnswer } from '../../engine/answers.js';
import { weekOf } from '../../locale/week.js';
import type { Words } from '../../locale/words.js';
import type { Day } from '../../time/units.js';
import { boundsOf, isIn, knownAnswer, statusOf, weeksOf, type Bounds, type DayStatus } from './month-days.js';

/** One day as the table shows it. */
export interface DayView {
  readonly day: Day;
  readonly status: DayStatus;
  readonly selected: boolean;
  readonly today: boolean;
  /** Everything about the day, in words. */
  readonly name: string;
}

export interface MonthView {
  readonly month: Month;
  readonly bounds: Bounds | undefined;
  readonly weeks: readonly (readonly (DayView | undefined)[])[];
  /** The one day that Tab goes to (A11Y B1, B2). */
  readonly stop: Day | undefined;
}

/** The month to show, or undefined before it is known which. */
export function monthView(state: FlowState, words: Words, cursor: Day | undefined): MonthView | undefined {
  const month = state.month ?? (state.today === undefined ? undefined : monthOf(state.today));
  if (!month) return undefined;
  const bounds = boundsOf(state);
  const answers = new Map(knownAnswer(state)?.days.map((answer) => [answer.day, answer]));

  const viewOf = (day: Day): DayView => {
    const answer = answers.get(day);
    const status = statusOf(day, answer, bounds);
    const today = day === state.today;
    return { day, status, selected: day === state.day, today, name: nameOf(day, status, answer, today, bounds, words) };
  };
  const weeks = weeksOf(month, weekOf(words.locale).firstDay).map((week) =>
    week.map((day) => (day === undefined ? undefined : viewOf(day))),
  );

  const reachable = weeks.flat().filter((view) => view && view.status !== 'outside');
  const wished = [cursor, state.day, state.today].find((day) => reachable.some((view) => view?.day === day));
  const free = reachable.find((view) => view?.status === 'available' || view?.status === 'few');
  const stop = wished !== undefined && isIn(wished, month) ? wished : (free ?? reachable[0])?.day;
  return { month, bounds, weeks, stop };
}

function nameOf(
  day: Day,
  status: DayStatus,
  answer: DayAnswer | undefined,
  today: boolean,
  bounds: Bounds | undefined,
  { strings, format }: Words,
): string {
  const words = strings.month;
  const empty = status === 'full' || status === 'none';
  const parts = [
    today && words.today,
    format.day(day),
    status === 'few' && format.plural(answer?.available ?? 0, words.few),
    empty && words.none,
    empty && answer?.reason && words.reasons[answer.reason],
    day === bounds?.first && words.first,
    day === bounds?.max && words.last,
  ];
  return parts.filter(Boolean).join(strings.frame.comma);
}
