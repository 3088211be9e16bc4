import type { Change } from '../engine/explain.js';
import { MINUTES_PER_DAY, type Instant, type Span } from '../time/units.js';
import type { Format } from './format.js';
import type { Words } from './words.js';

/**
 * What would have to change, as an instruction to the people of a site (TR-2). Times are those of `zone`; `named` gives what
 * a calendar is called.
 */
export function changeWords(
  change: Change,
  zone: string,
  { format }: Words,
  named: (calendar: string) => string,
): string {
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
      return `choose a distribution that offers everyone's times; for now those of ${format.list(change.offered.map(named))} are`;
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
      return moveWords(change, zone, format);
    case 'set-notice':
      return `lower the notice to ${minutes(change.minutes, format)}`;
    case 'set-horizon':
      return `raise the horizon to ${minutes(change.minutes, format)}`;
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

function moveWords({ earlier, later }: Extract<Change, { do: 'move' }>, zone: string, format: Format): string {
  const times = [earlier, later].flatMap((at) => (at === undefined ? [] : [format.dateTime(at, zone)]));
  return times.length > 0 ? `start at ${times.join(' or at ')}` : 'let the grid reach it';
}

/** 90 minutes, 2 days. */
function minutes(count: number, format: Format): string {
  if (count > 0 && count % MINUTES_PER_DAY === 0) {
    return format.plural(count / MINUTES_PER_DAY, { one: '{count} day', other: '{count} days' });
  }
  return format.plural(count, { one: '{count} minute', other: '{count} minutes' });
}
