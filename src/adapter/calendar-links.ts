import { MILLISECONDS_PER_MINUTE, type Instant } from '../time/units.js';
import type { Booking } from './contract.js';

/** What is put into a calendar: what the client sees of the booking, and nothing that opens it or says who the client is (A81). */
export interface CalendarEntry extends Pick<Booking, 'start' | 'duration'> {
  readonly title: string;
  readonly location: string;
  readonly notes: string;
}

/** An address at which a calendar takes an entry over. */
export interface CalendarLink {
  /** The calendar's own, in all languages. */
  readonly name: string;
  readonly href: string;
}

/** Where calendars on the web take an entry over for their user to save. Neither address is documented by who keeps it. */
export function calendarLinks(entry: CalendarEntry): readonly CalendarLink[] {
  const { title, location, notes, start, duration } = entry;
  const times = [start, start + duration].map(utc);
  const google = {
    ...{ action: 'TEMPLATE', text: title, details: notes, location },
    dates: times.map((time) => time.replace(/[-:]/g, '')).join('/'),
  };
  const outlook = {
    ...{ path: '/calendar/action/compose', rru: 'addevent', subject: title, body: notes, location },
    ...{ startdt: times[0]!, enddt: times[1]! },
  };
  return [
    { name: 'Google Calendar', href: `https://calendar.google.com/calendar/render?${queryOf(google)}` },
    { name: 'Outlook', href: `https://outlook.live.com/calendar/deeplink/compose?${queryOf(outlook)}` },
  ];
}

/** As `2026-11-24T09:00:00Z`. */
function utc(instant: Instant): string {
  return new Date(instant * MILLISECONDS_PER_MINUTE).toISOString().replace('.000', '');
}

/** With %20 for spaces: Outlook shows a plus as one. */
function queryOf(values: Readonly<Record<string, string>>): string {
  const said = Object.entries(values).filter(([, value]) => value);
  return new URLSearchParams(said).toString().replaceAll('+', '%20');
}
