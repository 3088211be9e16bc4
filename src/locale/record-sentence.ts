/**
 * Assignment records in words, for the people of a site (HS-2). Apart from the other strings, so that the widget that clients
 * load carries none of it.
 */
import type { KeyName } from '../engine/distribution.js';
import type { Catalog } from '../engine/model.js';
import type { Reason } from '../engine/reasons.js';
import type { AssignmentRecord, Candidate } from '../engine/record.js';
import type { Span } from '../time/units.js';
import type { Format } from './format.js';
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

/** Whose limit it is, where it isn't the calendar's own. */
const LIMIT_OF = { calendar: '', service: ' for this service', client: ' for this client' };

/** Why one calendar can't take a start, as the end of a sentence that begins with its name. Times are those of `zone`. */
export function reasonWords(reason: Reason, zone: string, { format }: Words): string {
  const during = ([from, to]: Span): string => `${format.time(from, zone)} to ${format.time(to, zone)}`;
  switch (reason.code) {
    case 'not-linked':
      return 'doesn’t offer this service';
    case 'private':
      return 'takes no bookings from clients';
    case 'inactive':
      return 'is not active';
    case 'not-wanted':
      return 'was not asked for';
    case 'not-offered':
      return 'is not the one offered now';
    case 'no-starts':
      return 'has no open time in these days';
    case 'ahead':
      return `is ${bookings(reason.by, format)} ahead`;
    case 'lost':
      return 'was taken meanwhile';
    case 'outside-event':
      return 'is outside the event';
    case 'closed':
      return 'is not open at that time';
    case 'off-grid':
      return 'has no start at that minute';
    case 'blocked':
      return reason.label === undefined ? 'is blocked' : `is blocked (${reason.label})`;
    case 'too-soon':
      return `needs more notice (${format.dateTime(reason.earliest, zone)} at the earliest)`;
    case 'too-far':
      return `is not open for bookings that far ahead (${format.dateTime(reason.latest, zone)} at the latest)`;
    case 'limit':
      return `has reached the limit of ${format.number(reason.limit)} a ${reason.per}${LIMIT_OF[reason.of]}`;
    case 'stale':
      return `counts as busy: their calendar was last read ${format.dateTime(reason.asOf, zone)}`;
    case 'busy':
      return `is busy ${during(reason.span)}`;
    case 'booked':
      return `is booked ${during(reason.span)}`;
    case 'session-full':
      return 'has a session then that is full';
  }
}

/**
 * One sentence that says who was chosen and why, and what kept the others from it: "Maria: 2 sessions on Tuesday, Carlos has 3,
 * Laura is busy 10:00 to 11:00".
 */
export function recordSentence(record: AssignmentRecord, catalog: Catalog, words: Words): string {
  const scene: Scene = {
    record,
    catalog,
    words,
    key: record.distribution.keys.findIndex((key) => key === record.decidedBy),
  };
  const chosen = record.candidates.find(({ calendar }) => calendar === record.chosen);
  const others = record.candidates
    .filter((candidate) => candidate !== chosen && candidate.dropped?.reason.code !== 'not-wanted')
    .map((candidate) => other(candidate, chosen, scene));
  // Where the client is to choose, several may be free and nobody chosen.
  const isNobodyFree = record.candidates.every(({ dropped }) => dropped);
  if (!chosen) return `${isNobodyFree ? 'Nobody was free' : 'The client has yet to choose'}: ${others.join(', ')}`;
  const hosts = record.hosts ?? [chosen.calendar];
  const names = words.format.list(hosts.map((host) => nameOf(host, catalog)));
  return [`${names}: ${whyChosen(chosen, scene)}`, ...others].join(', ');
}

/** A record, and the place of the key that decided among its keys. */
interface Scene {
  readonly record: AssignmentRecord;
  readonly catalog: Catalog;
  readonly words: Words;
  readonly key: number;
}

function whyChosen(chosen: Candidate, { record, catalog, words, key }: Scene): string {
  const { decidedBy, start } = record;
  const value = chosen.values?.[key] ?? 0;
  const zone = zoneOf(chosen.calendar, catalog);
  switch (decidedBy) {
    case 'client':
      return 'the client’s own choice';
    case 'continuity':
      return 'saw this client last time';
    case 'hand':
      return 'given it by hand';
    case 'only-one':
      return 'the only one free';
    case 'sessions':
      return `${sessions(value, words.format)} on ${words.format.weekday(start, zone)}`;
    case 'soonest':
      return `free soonest, ${words.format.dateTime(value, zone)}`;
    case 'count':
      return `${sessions(value, words.format)} in the cycle`;
    case 'shortfall':
      return value < 0 ? `${bookings(-value, words.format)} below their share` : keyWords[decidedBy];
    case 'corrected':
      return `has received ${bookings(value, words.format)} in the cycle`;
    case 'weight':
    case 'priority':
    case 'line':
    case 'idle':
    case 'turn':
    case 'draw':
      return keyWords[decidedBy];
    case 'nobody':
      return 'nothing told them apart';
  }
}

/** What is said of somebody who was not chosen: what dropped them; or how they compare by the first key that puts them behind. */
function other(candidate: Candidate, chosen: Candidate | undefined, { record, catalog, words }: Scene): string {
  const name = nameOf(candidate.calendar, catalog);
  const zone = zoneOf(candidate.calendar, catalog);
  const comesLater = candidate.dropped?.reason.code === 'not-offered' && candidate.values !== undefined;
  if (candidate.dropped && !comesLater) {
    const isSkipped = record.skipped?.includes(candidate.calendar);
    return `${name} ${isSkipped ? 'came first but ' : ''}${reasonWords(candidate.dropped.reason, zone, words)}`;
  }
  const at = candidate.values?.findIndex((value, index) => value !== chosen?.values?.[index]) ?? -1;
  const value = candidate.values?.[at] ?? 0;
  const key = record.distribution.keys[at];
  switch (key) {
    case 'sessions':
    case 'count':
      return `${name} has ${words.format.number(value)}`;
    case 'corrected':
      return `${name} has received ${words.format.number(value)}`;
    case 'shortfall':
      return value < 0 ? `${name} is ${bookings(-value, words.format)} below theirs` : `${name} has reached theirs`;
    case 'weight':
      return `${name}’s weight is smaller`;
    case 'priority':
      return `${name}’s priority is lower`;
    case 'line':
      return `${name} comes later in the line`;
    case 'idle':
      return `${name} was booked more recently`;
    case 'soonest':
      return `${name} is free from ${words.format.dateTime(value, zone)}`;
    case 'turn':
      return `${name}’s turn comes later`;
    case 'draw':
      return `${name} was not drawn`;
    default:
      return chosen ? `${name} was free too` : `${name} is free`;
  }
}

/** The value that a candidate has of a key, in words; empty where it was dropped before. Times are those of `zone`. */
export function valueWords(
  record: AssignmentRecord,
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
  if (count === 0) return 'no sessions';
  return format.plural(count, { one: '# session', other: '# sessions' });
}

function bookings(count: number, format: Format): string {
  return format.plural(count, { one: '# booking', other: '# bookings' });
}

function nameOf(id: string | undefined, { calendars, specialists }: Catalog): string {
  const calendar = calendars.find((it) => it.id === id);
  return specialists.find((it) => it.id === calendar?.specialist)?.name ?? calendar?.name ?? id ?? '';
}

const zoneOf = (id: string, { calendars, site }: Catalog): string =>
  calendars.find((it) => it.id === id)?.zone ?? site.zone;
