import type { Catalog, Change, CalendarExplanation, Start } from '../engine/index.js';
import { reasonWords, recordSentence } from '../locale/record-sentence.js';
import { wordsFor } from '../locale/words.js';
import { MINUTES_PER_DAY, type Instant, type Span } from '../time/index.js';
import type { CommandAnswer } from './answer.js';

/** Times as 09:30, dates in English. */
const words = wordsFor('en-u-hc-h23');
const { format } = words;

/** The answer for people, in the site's zone. */
export function answerText(answer: CommandAnswer, catalog: Catalog): string {
  const { zone } = catalog.site;
  switch (answer.question) {
    case 'starts':
      return startsText(answer.starts, zone);
    case 'choose':
      return [title(answer.record.start, zone), recordSentence(answer.record, catalog, words)].join('\n');
    case 'explain':
      return [
        title(answer.start, zone),
        ...answer.calendars.flatMap((explained) => explanationLines(explained, catalog)),
      ].join('\n');
  }
}

function title(start: Instant, zone: string): string {
  return `${format.dateTime(start, zone)} (${zone})`;
}

function startsText(starts: readonly Start[], zone: string): string {
  const days = new Map<string, string[]>();
  for (const { start, left } of starts) {
    const day = format.date(start, zone);
    const more = left === 1 ? '' : left === 0 ? ' (full)' : ` (${left} left)`;
    days.set(day, [...(days.get(day) ?? []), format.time(start, zone) + more]);
  }
  if (days.size === 0) return `There are no times on these days (${zone}).`;
  return [...days].map(([day, times]) => `${day} (${zone})\n  ${times.join(', ')}`).join('\n');
}

function explanationLines({ calendar, left, blocks }: CalendarExplanation, catalog: Catalog): string[] {
  const { zone } = catalog.site;
  const { name, specialist } = catalog.calendars.find(({ id }) => id === calendar)!;
  const person = catalog.specialists.find(({ id }) => id === specialist)?.name;
  const who = [person ?? name ?? calendar, `(${calendar})`].join(' ');
  if (blocks.length === 0) return [`${who} is free${left > 1 ? `, ${left} left` : ''}`];
  return blocks.flatMap(({ reason, change }) => [
    `${who} ${reasonWords(reason, zone, words)}`,
    `  → ${changeWords(change, zone)}`,
  ]);
}

/** What would have to change, as an instruction. */
function changeWords(change: Change, zone: string): string {
  const during = (spans: readonly Span<Instant>[]): string =>
    spans.map(([from, to]) => `${format.dateTime(from, zone)} to ${format.time(to, zone)}`).join(' and ');
  switch (change.do) {
    case 'link':
      return 'link the calendar to the service';
    case 'publish':
      return 'make the calendar public';
    case 'activate':
      return 'make the calendar and its specialist active';
    case 'ask-for-it':
      return 'ask for this calendar, or for anyone';
    case 'offer-everyone':
      return `choose a distribution that offers everyone's times; for now those of ${change.offered.join(', ')} are`;
    case 'ask-for-days':
      return 'ask about the days on which the time lies';
    case 'ask-for-calendar':
      return 'ask what is taken on the calendar';
    case 'extend-event':
      return `let the event cover ${during(change.missing)}`;
    case 'open':
      return `let hours or shifts cover ${during(change.missing)}`;
    case 'lift-blackout':
      return `take the blackout of the ${change.owner} out of ${during([change.span])}`;
    case 'move':
      return moveWords(change, zone);
    case 'set-notice':
      return `lower the notice to ${minutes(change.minutes)}`;
    case 'set-horizon':
      return `raise the horizon to ${minutes(change.minutes)}`;
    case 'choose-later':
      return `choose a time from ${format.dateTime(change.earliest, zone)} on`;
    case 'raise-limit':
      return `raise the limit of the ${change.of} to ${change.to} a ${change.per}`;
    case 'refresh':
      return 'read the connected calendars again';
    case 'free':
      return `free ${during(change.spans)}${change.buffer ? ', or shorten the buffer that meets it' : ''}`;
    case 'add-seat':
      return 'give the session one seat more';
  }
}

function moveWords({ earlier, later }: Extract<Change, { do: 'move' }>, zone: string): string {
  const times = [earlier, later].flatMap((at) => (at === undefined ? [] : [format.dateTime(at, zone)]));
  return times.length > 0 ? `start at ${times.join(' or at ')}` : 'let the grid reach it';
}

/** 90 minutes, 2 days. */
function minutes(count: number): string {
  if (count > 0 && count % MINUTES_PER_DAY === 0) {
    return format.plural(count / MINUTES_PER_DAY, { one: '# day', other: '# days' });
  }
  return format.plural(count, { one: '# minute', other: '# minutes' });
}
