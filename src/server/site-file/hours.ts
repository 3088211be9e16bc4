/** Hours of a site file, such as "09:00-12:30", in minutes from the start of their day. */
import * as v from 'valibot';
import { MINUTES_PER_DAY, type Minute, type Span } from '../../time/index.js';

/** "22:00-02:00" ends on the next day. */
export function hoursOf(text: string): Span<Minute> {
  const [from = 0, to = 0] = text.split('-').map(minuteOf);
  return [from, to > from ? to : to + MINUTES_PER_DAY];
}

export function minuteOf(text: string): Minute {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

/**
 * Hours of one day that overlap are a slip of the pen: an end mistyped, or before its start, which makes it the next
 * day's. Those that touch are fine.
 */
export const apart = v.rawCheck<string[]>(({ dataset, addIssue }) => {
  if (!dataset.typed) return;
  const list = dataset.value;
  for (const [key, value] of list.entries()) {
    const other = list.slice(0, key).find((earlier) => overlap(hoursOf(earlier), hoursOf(value)));
    if (other === undefined) continue;
    const overnight = [other, value].find((hours) => hoursOf(hours)[1] > MINUTES_PER_DAY);
    addIssue({
      input: value,
      message: `hours that don't overlap the "${other}" of the same day${overnight ? ` ("${overnight}" ends on the next day)` : ''}`,
      path: [{ type: 'array', origin: 'value', input: list, key, value }],
    });
  }
});

const overlap = (a: Span<Minute>, b: Span<Minute>): boolean => a[0] < b[1] && b[0] < a[1];
