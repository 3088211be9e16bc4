import { MILLISECONDS_PER_MINUTE, type Instant } from '../../time/units.js';
import type { HostedSite } from '../hosted-site.js';
import { apart } from './languages/direction.js';
import type { MailWords } from './languages/words.js';

export interface TimeInWords {
  /** "Tue, 3 Mar 2026, 10:00". */
  readonly short: string;
  /** "Tuesday, 3 March 2026". */
  readonly date: string;
  /** "10:00–11:00", with dates where it goes past midnight. */
  readonly hours: string;
  /** "Central European Time". */
  readonly zone: string;
  /** What the site's clocks show, where it is something else: "At The practice: Tue, 10:00–11:00 (Eastern Time)". */
  readonly there?: string;
}

/** The time of a session as the clocks of a zone show it, in the words of its reader. */
export function timeInWords(
  { opened, zones }: HostedSite,
  { start, duration }: { readonly start: Instant; readonly duration: number },
  zone: string,
  { locale, strings, direction }: MailWords,
): TimeInWords {
  const { site } = opened;
  const [from, to] = [start, start + duration].map((instant) => instant * MILLISECONDS_PER_MINUTE) as [number, number];
  const inZone = (timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const nameOf = (timeZone: string): string =>
    inZone(timeZone, { timeZoneName: 'longGeneric' })
      .formatToParts(from)
      .find(({ type }) => type === 'timeZoneName')!.value;
  const date = inZone(zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(from);
  const thereHours = inZone(site.zone, { weekday: 'short', hour: 'numeric', minute: '2-digit' }).formatRange(from, to);
  const differs = zones.find(zone)?.offsetAt(start) !== opened.zone(site.zone).offsetAt(start);
  return {
    short: `${date}${strings.comma}${inZone(zone, { timeStyle: 'short' }).format(from)}`,
    date: inZone(zone, { dateStyle: 'full' }).format(from),
    hours: inZone(zone, { timeStyle: 'short' }).formatRange(from, to),
    zone: nameOf(zone),
    ...(differs && { there: strings.there(apart(site.name, direction), `${thereHours} (${nameOf(site.zone)})`) }),
  };
}
