import type { Instant } from '../../time/units.js';
import type { HostedSite } from '../hosted-site.js';

const MINUTE_IN_MILLISECONDS = 60_000;

export interface TimeInWords {
  /** "Tue 24 Nov 2026, 10:00". */
  readonly short: string;
  /** "Tuesday, 24 November 2026, 10:00 to 11:00 (Europe/Berlin)", and the site's time where its clocks show another. */
  readonly long: string;
}

/**
 * The time of a session as the clocks of a zone show it. Messages are in English, so another language gives British
 * dates.
 */
export function timeInWords(
  { opened, zones }: HostedSite,
  { start, duration }: { readonly start: Instant; readonly duration: number },
  zone: string,
  locale: string,
): TimeInWords {
  const language = /^en\b/i.test(locale) ? locale : 'en-GB';
  const format = (instant: Instant, options: Intl.DateTimeFormatOptions, timeZone = zone): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone }).format(instant * MINUTE_IN_MILLISECONDS);
  const clock = (instant: Instant, timeZone = zone): string => format(instant, { timeStyle: 'short' }, timeZone);
  const siteZone = opened.site.zone;
  const differs = zones.find(zone)?.offsetAt(start) !== opened.zone(siteZone).offsetAt(start);
  const there = differs
    ? `; ${format(start, { weekday: 'short' }, siteZone)} ${clock(start, siteZone)} in ${siteZone}`
    : '';
  const date = format(start, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  return {
    short: `${date}, ${clock(start)}`,
    long: `${format(start, { dateStyle: 'full' })}, ${clock(start)} to ${clock(start + duration)} (${zone}${there})`,
  };
}
