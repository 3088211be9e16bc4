import { html, nothing, type TemplateResult } from 'lit';
import type { MonthAnswer } from '../../booking/state.js';
import type { DayAnswer } from '../../engine/answers.js';
import type { DayReason } from '../../engine/reasons.js';
import type { Words } from '../../locale/words.js';
import type { Day, Instant } from '../../time/units.js';
import { dayIn } from '../shared/wall-clock.js';

/** How many free days are offered in place of one that has nothing. */
const OFFERED = 3;

/** Reasons that tell the client most come first: a month of full weekdays and closed weekends is full. */
const TELLING: readonly DayReason[] = ['full', 'blocked', 'too-soon', 'too-far', 'outside-event', 'closed', 'nobody'];

/** The one reason that tells most about days that have nothing. */
export function reasonOf(days: readonly DayAnswer[]): DayReason | undefined {
  return TELLING.find((reason) => days.some((day) => day.reason === reason));
}

/** The earliest start of each of the next free days after a day. */
export function nextFree(answer: MonthAnswer | undefined, after: Day, zone: string): Instant[] {
  if (!answer) return [];
  const starts = [...answer.days.map(({ earliest }) => earliest), ...answer.next.map(({ start }) => start)];
  const perDay = new Map<Day, Instant>();
  for (const start of starts.filter((start) => start !== undefined).sort((a, b) => a - b)) {
    const day = dayIn(zone, start);
    if (day > after && !perDay.has(day)) perDay.set(day, start);
  }
  return [...perDay.values()].slice(0, OFFERED);
}

/** A sentence that says why there is nothing, and the next free days as buttons (TR-1, A11Y C6). */
export function note(
  sentence: string,
  free: readonly Instant[],
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
            <ul aria-labelledby="free">
              ${free.map(
                (start) =>
                  html`<li>
                    <button type="button" part="free" @click=${() => onShow(start)}>
                      ${format.dateTime(start, zone)}
                    </button>
                  </li>`,
              )}
            </ul>`
    }
  </div>`;
}
