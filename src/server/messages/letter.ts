import type { CalendarLink } from '../../adapter/calendar-links.js';
import { apart } from './languages/direction.js';
import type { MailWords } from './languages/words.js';
import type { TimeInWords } from './time-in-words.js';

/** A label and what it says, with the address that it leads to, if any. */
export interface Row {
  readonly label: string;
  readonly value: string;
  readonly url?: string;
}

/** The session that a mail is about. */
export interface SessionInWords {
  /** What is booked, and for how long. */
  readonly what: string;
  readonly when: TimeInWords;
  /** Whether it takes place no more. */
  readonly off: boolean;
}

/** What a mail says: the text and the HTML are both made from it. */
export interface Letter {
  readonly words: MailWords;
  readonly to: string;
  /** Who reads it. */
  readonly name: string;
  readonly subject: string;
  readonly hello: string;
  readonly heading: string;
  /** Left out of what is about no one booking. */
  readonly session?: SessionInWords;
  /** Said below the time. */
  readonly note?: string;
  readonly rows: readonly Row[];
  /** Of what stands: where calendars on the web take it over. */
  readonly calendars?: { readonly label: string; readonly links: readonly CalendarLink[] };
  readonly action?: { readonly label: string; readonly url: string };
  /** Where whoever has nothing to do with the booking says so (A89). */
  readonly disown?: { readonly label: string; readonly url: string };
  /** How to reach the site. */
  readonly contact?: string;
  readonly site: string;
}

/** A letter as plain text. */
export function textOf(letter: Letter): string {
  const { strings, direction } = letter.words;
  const { labelled } = strings;
  const { hello, heading, session, note, rows, calendars, action, disown, contact, site } = letter;
  const groups = [
    [hello],
    [heading],
    [...(session ? sessionLines(session, direction) : []), note],
    rows.map(({ label, value, url }) =>
      labelled(label, [...apartLines(value, direction), url].filter(Boolean).join('\n')),
    ),
    calendars ? [calendars.label, ...calendars.links.map(({ name, href }) => labelled(name, href))] : [],
    [action && labelled(action.label, action.url)],
    [contact, site],
    [disown && `${disown.label} ${disown.url}`],
  ];
  return groups
    .map((lines) => lines.filter(Boolean).join('\n'))
    .filter((group) => group !== '')
    .join('\n\n');
}

function apartLines(value: string, direction: 'ltr' | 'rtl'): string[] {
  return value === '' ? [] : value.split('\n').map((line) => apart(line, direction));
}

function sessionLines({ what, when }: SessionInWords, direction: 'ltr' | 'rtl'): (string | undefined)[] {
  return [what, when.date, `${apart(when.hours, direction)} (${when.zone})`, when.there];
}
