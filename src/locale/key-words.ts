/** Ranking keys in words: what each looks at, what it says of one member, and what it says of two. */
import type { Distribution, KeyName, WindowName } from '../engine/distribution.js';
import type { AssignmentRecord, Candidate } from '../engine/record.js';
import type { Instant } from '../time/units.js';
import type { Format, PluralForms } from './format.js';
import type { Words } from './words.js';

/** What each ranking key looks at. */
export const keyWords: Readonly<Record<KeyName, string>> = {
  sessions: 'fewest sessions that day',
  count: 'fewest sessions in the cycle',
  corrected: 'fewest bookings received in the cycle',
  shortfall: 'furthest below their share',
  weight: 'largest weight',
  priority: 'highest priority',
  idle: 'longest without a booking',
  soonest: 'free soonest',
  turn: 'next in turn',
  line: 'first in line',
  draw: 'drawn by lot',
};

/** When counted, as the end of a phrase. */
const WINDOWS: Readonly<Record<WindowName, string>> = {
  none: '',
  day: ' that day',
  week: ' that week',
  month: ' that month',
  quarter: ' that quarter',
  '28-days': ' in those 28 days',
  ever: ' so far',
};

/** What some people were ranked by, for which start. */
export interface Ranking {
  readonly distribution: Distribution;
  readonly start: Instant;
}

/** Why the first of a ranking is the first, by the key that decided. Times are those of `zone`. */
export function firstWords(
  key: KeyName,
  { distribution, start }: Ranking,
  { values }: Candidate,
  zone: string,
  { format }: Words,
): string {
  const value = values?.[distribution.keys.indexOf(key)];
  const window = WINDOWS[distribution.window];
  if (value === undefined) return keyWords[key];
  switch (key) {
    case 'sessions':
      return `${sessions(value, format)} on ${format.weekday(start, zone)}`;
    case 'count':
      return `${sessions(value, format)}${window}`;
    case 'corrected':
      return `${bookings(value, format)} received${window}`;
    case 'shortfall':
      return value === 0 ? 'at their share' : `${besideShare(value, format)} their share`;
    case 'idle':
      return value < 0 ? 'never booked before' : keyWords.idle;
    case 'soonest':
      return `free soonest, ${format.dateTime(value, zone)}`;
    case 'weight':
    case 'priority':
    case 'line':
    case 'turn':
    case 'draw':
      return keyWords[key];
  }
}

/**
 * What puts somebody behind the first one: the first key that tells them apart. Undefined where none does; begins with
 * the name. Times are those of `zone`.
 */
export function behindWords(
  name: string,
  { values = [] }: Candidate,
  first: Candidate,
  { keys }: Distribution,
  zone: string,
  { format }: Words,
): string | undefined {
  const at = values.findIndex((value, index) => value !== first.values?.[index]);
  const value = values[at] ?? 0;
  switch (keys[at]) {
    case undefined:
      return undefined;
    case 'sessions':
    case 'count':
      return `${name} has ${amount(value, format)}`;
    case 'corrected':
      return `${name} has received ${amount(value, format)}`;
    case 'shortfall':
      return value === 0 ? `${name} has reached theirs` : `${name} is ${besideShare(value, format)} theirs`;
    case 'weight':
      return `${name}’s weight is smaller`;
    case 'priority':
      return `${name}’s priority is lower`;
    case 'line':
      return `${name} comes later in the line`;
    case 'idle':
      return `${name} was booked ${(first.values?.[at] ?? 0) < 0 ? 'before' : 'more recently'}`;
    case 'soonest':
      return `${name} is free from ${format.dateTime(value, zone)}`;
    case 'turn':
      return `${name}’s turn comes later`;
    case 'draw':
      return `${name} was not drawn`;
  }
}

/** The value that a candidate has of a key, in words; empty where it was dropped before. Times are those of `zone`. */
export function valueWords(
  record: Pick<AssignmentRecord, 'candidates' | 'distribution'>,
  candidate: Candidate,
  key: KeyName,
  zone: string,
  words: Words,
): string {
  const at = record.distribution.keys.indexOf(key);
  const value = candidate.values?.[at];
  if (value === undefined) return '';
  switch (key) {
    case 'sessions':
      return sessions(value, words.format);
    case 'idle':
      return value < 0 ? 'never booked' : `booked ${ordinal(value + 1, words.format)}`;
    case 'soonest':
      return words.format.dateTime(value, zone);
    case 'turn':
      return `${ordinal(value + 1, words.format)} in the queue`;
    case 'line':
      return `${ordinal(value + 1, words.format)} in the line`;
    case 'count':
    case 'corrected':
      return bookings(value, words.format);
    case 'shortfall':
      return value < 0 ? `${bookings(-value, words.format)} below the share` : 'share reached';
    case 'weight':
    case 'priority':
      return words.format.number(-value);
    case 'draw': {
      const smaller = record.candidates.filter(({ values }) => (values?.[at] ?? Infinity) < value);
      return `${ordinal(smaller.length + 1, words.format)} in the draw`;
    }
  }
}

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: { readonly [Rule in Intl.LDMLPluralRule]?: string } = { one: 'st', two: 'nd', few: 'rd' };

/** "1st", "22nd". */
function ordinal(value: number, format: Format): string {
  return `${format.number(value)}${ENDINGS[ORDINALS.select(value)] ?? 'th'}`;
}

function sessions(count: number, format: Format): string {
  return count === 0 ? 'no sessions' : counted(count, { one: '{count} session', other: '{count} sessions' }, format);
}

/** "1 booking"; what a member started with may be no whole number (DS-15). */
export function bookings(count: number, format: Format): string {
  return counted(count, { one: '{count} booking', other: '{count} bookings' }, format);
}

/** "1.5 bookings below", "1 booking above". */
function besideShare(value: number, format: Format): string {
  return `${bookings(Math.abs(value), format)} ${value < 0 ? 'below' : 'above'}`;
}

function counted(count: number, forms: PluralForms, format: Format): string {
  return format.plural(rounded(count), forms);
}

function amount(value: number, format: Format): string {
  return format.number(rounded(value));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
