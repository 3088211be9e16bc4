/** What the engine says of a small site, as short text that a test can spell out. */
import { days, labelledStarts, openSite, starts } from '../../src/engine/index.js';
import type { Start } from '../../src/engine/index.js';
import { isoOf, MINUTES_PER_DAY } from '../../src/time/index.js';
import type { Span } from '../../src/time/index.js';
import { smallSite } from './small-site.js';
import type { SmallSite } from './small-site.js';

/** Starts of the asked dates in UTC: `09:00 10:00(2) 11:00(full)`; the number only where it isn't 1. */
export function shownStarts(given: SmallSite): string {
  const { catalog, availability, question, range } = smallSite(given);
  return starts(openSite(catalog), availability, question, inUtc(range.days)).map(startText).join(' ');
}

/** The same once per calendar: `09:00 c0, 09:00 c1, 10:00(full)`. */
export function shownLabelled(given: SmallSite): string {
  const { catalog, availability, question, range } = smallSite(given);
  return labelledStarts(openSite(catalog), availability, question, inUtc(range.days))
    .map((start) => [startText(start), start.calendar].filter(Boolean).join(' '))
    .join(', ');
}

/** Days: `2026-03-02 3 from 09:00`, `2026-03-03 1+1 full from 09:00`, `2026-03-04 closed`. */
export function shownDays(given: SmallSite): string[] {
  const { catalog, availability, question, range } = smallSite(given);
  return days(openSite(catalog), availability, question, range).map(({ day, available, full, earliest, reason }) => {
    const numbers = full > 0 ? `${available}+${full} full` : `${available}`;
    return `${isoOf(day)} ${reason ?? `${numbers} from ${clock(earliest ?? NaN)}`}`;
  });
}

function startText({ start, left }: Start): string {
  return `${clock(start)}${left === 1 ? '' : left === 0 ? '(full)' : `(${left})`}`;
}

function clock(instant: number): string {
  return new Date(instant * 60_000).toISOString().slice(11, 16);
}

function inUtc([from, to]: Span): Span {
  return [from * MINUTES_PER_DAY, to * MINUTES_PER_DAY];
}
