/** Whom a client asks for by name, where the service lets clients do that. */
import { eligibleCalendars, type Service } from '../../engine/index.js';
import { detailOf, type HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { CheckedTime } from './check-request.js';

/** Whether a service leaves "any available" out. */
export function mustChoose({ anyAvailable }: Service): boolean {
  return anyAvailable === 'labelled' || anyAvailable === 'none';
}

/** Whether clients can ask for a person: nobody can be asked for whom the site doesn't name. */
export function namesPeople({ assignment, reveal }: Service): boolean {
  return assignment === 'client' && reveal === 'always';
}

/**
 * The calendar that a request names. Where the site doesn't tell who is busy, it is not told of those either whom it hides: to
 * have them refused one by one would say it.
 */
export function wantedPerson(
  hosted: HostedSite,
  asked: Pick<CheckedTime, 'service' | 'among'>,
  calendar: string | undefined,
): string | undefined {
  const wanted = wantedCalendar(hosted, asked, calendar);
  if (wanted === undefined || detailOf(hosted) === 'calendars' || namesPeople(asked.service)) return wanted;
  const detail = `Nobody can be asked for by "${asked.service.name}"; leave the calendar out.`;
  throw new Refusal('not-bookable', detail, { errors: [{ pointer: '/calendar', code: 'not-bookable', detail }] });
}

/** Where the distribution chooses alone, a calendar in the request is not looked at (A32). */
export function wantedCalendar(
  { opened }: HostedSite,
  { service, among }: Pick<CheckedTime, 'service' | 'among'>,
  calendar: string | undefined,
): string | undefined {
  if (service.assignment === 'automatic') return undefined;
  const eligible = eligibleCalendars(opened, { service: service.id, among });
  if (calendar === undefined) {
    if (!mustChoose(service) || eligible.length < 2) return undefined;
    const detail = `"${service.name}" has no "any available": expected one of its calendars.`;
    throw new Refusal('validation', detail, { errors: [{ pointer: '/calendar', code: 'validation', detail }] });
  }
  if (!opened.calendars.has(calendar)) throw new Refusal('unknown-calendar', 'There is no such calendar on this site.');
  if (eligible.includes(calendar)) return calendar;
  throw new Refusal(
    'not-bookable',
    `This calendar cannot be booked for "${service.name}"; expected one that the catalog names with it.`,
  );
}
