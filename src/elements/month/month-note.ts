import { html, nothing, type TemplateResult } from 'lit';
import type { MonthAnswer } from '../../booking/state.js';
import type { DayAnswer } from '../../engine/answers.js';
import type { DayReason } from '../../engine/reasons.js';
import type { Words } from '../../locale/words.js';
import type { Day, Instant } from '../../time/units.js';
import { dayIn } from '../shared/wall-clock.js';
import { isIn } from './month-days.js';
import type { MonthView } from './month-view.js';

/** How many free days are offered in place of one that has nothing. */
const OFFERED = 3;

/** Reasons that tell the client most come first: a month of full weekdays and closed weekends is full. */
const TELLING: readonly DayReason[] = [
  'full',
  'limit',
  'blocked',
  'too-soon',
  'too-far',
  'outside-event',
  'closed',
  'nobody',
];

/** The one reason that tells most about days that have nothing. */
function reasonOf(days: readonly DayAnswer[]): DayReason | undefined {
  return TELLING.find((reason) => days.some((day) => day.reason === reason));
}

/** The earliest start of each of the next free days after a day. */
function nextFree(answer: MonthAnswer, after: Day, zone: string): Instant[] {
  const starts = [...answer.days.map(({ earliest }) => earliest), ...answer.next.map(({ start }) => start)];
  const perDay = new Map<Day, Instant>();
  for (const start of starts.filter((start) => start !== undefined).sort((a, b) => a - b)) {
    const day = dayIn(zone, start);
    if (day > after && !perDay.has(day)) perDay.set(day, start);
  }
  return [...perDay.values()].slice(0, OFFERED);
}

/** What the note under the month is about: a sentence, and free days that come after. */
export interface Emptiness {
  readonly sentence: string;
  readonly free: readonly Instant[];
}

/** Why the day that was asked about has nothing, or the whole month; undefined where there is something (TR-1). */
export function emptiness(
  view: MonthView,
  answer: MonthAnswer,
  asked: Day | undefined,
  zone: string,
  words: Words,
): Emptiness | undefined {
  const { strings, format } = words;
  const { month } = strings;
  const days = answer.days.filter(({ day }) => isIn(day, view.month) && day >= (view.bounds?.min ?? day));
  const day = days.find((each) => each.day === asked);
  const about = day ? [day] : days;
  if (about.length === 0 || about.some(({ available }) => available > 0)) return undefined;

  const { year, month: number } = view.month;
  const when = day
    ? format.fill(month.onDay, { date: format.dayTitle(day.day) })
    : format.fill(month.inMonth, { month: format.month(year, number) });
  const sentence = format.fill(month.because[reasonOf(about) ?? 'unknown'], { when });
  const from = days[0]!.day - 1;
  const after = nextFree(answer, day?.day ?? from, zone);
  // Later months are not known here: after the last free day of this one, those before it are offered.
  const free = after.length > 0 ? after : nextFree(answer, from, zone);
  const over = free.length === 0 && view.bounds && isIn(view.bounds.max, view.month);
  return { sentence: over ? `${sentence} ${month.nothingAhead}` : sentence, free };
}

/** The sentence, and the next free days as buttons (A11Y C6). */
export function note(
  { sentence, free }: Emptiness,
  zone: string,
  { strings, format }: Words,
  onShow: (start: Instant) => void,
): TemplateResult {
  return html`<div class="note" part="note">
    <p>${sentence}</p>
    ${
      free.length === 0
        ? nothing
        : html`<p class="lead" id="free">${strings.month.nextFree}</p>
            <ul class="tiles" aria-labelledby="free">
              ${free.map(
                (start) =>
                  html`<li>
                    <button type="button" class="tile" part="free" @click=${() => onShow(start)}>
                      <span class="large">${format.shortDate(start, zone)}</span>
                      <span class="small">${format.time(start, zone)}</span>
                    </button>
                  </li>`,
              )}
            </ul>`
    }
  </div>`;
}
