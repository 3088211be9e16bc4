import type { Question } from '../answers.js';
import type { Choice } from '../choose.js';
import { distributionOf } from '../distributions.js';
import type { Availability } from '../model.js';
import { serviceOf } from '../question.js';
import type { OpenedSite } from '../site.js';
import { timetableOf, type Timetable } from '../timetable.js';
import { blockerOf } from '../blocker.js';
import { eligibleCalendars } from './eligible.js';
import { ranked } from './ranked.js';
import { sift, type Stage } from './stage.js';

/**
 * Second stage: whose times the client is shown. Where that is one person (DS-2), the one the client was shown keeps
 * the offer while free; once that person is lost or taken, the others step in (RC-2).
 */
export function offered(
  site: OpenedSite,
  availability: Availability,
  choice: Choice,
  calendars: readonly string[],
): Stage {
  const only = onlyOffered(site, availability, choice, calendars);
  return sift(calendars, (calendar) => (only === undefined || only === calendar ? undefined : { code: 'not-offered' }));
}

/**
 * The ids of the calendars whose times the client sees: all eligible ones, or the one with the soonest open start where
 * the distribution offers one person only (DS-2).
 */
export function offeredCalendars(site: OpenedSite, availability: Availability, question: Question): readonly string[] {
  const soonest = soonestCalendar(site, availability, question);
  return soonest === undefined ? eligibleCalendars(site, question) : [soonest];
}

/** The timetable of the calendars that are offered. */
export function offeredTimetable(site: OpenedSite, availability: Availability, question: Question): Timetable {
  const calendar = soonestCalendar(site, availability, question);
  return timetableOf(site, availability, calendar === undefined ? question : { ...question, calendar });
}

/** The person whose times alone are offered; undefined where everyone's are, or where nobody has any. */
export function soonestCalendar(site: OpenedSite, availability: Availability, question: Question): string | undefined {
  const service = serviceOf(site, question);
  if (question.calendar !== undefined || distributionOf(service, site.catalog.distributions).offered === 'everyone')
    return undefined;
  const timetable = timetableOf(site, availability, question);
  let soonest = Infinity;
  let calendars: string[] = [];
  for (const track of timetable.tracks) {
    const start = timetable.soonestOf(track) ?? Infinity;
    if (start < soonest) calendars = [];
    if (start > soonest || start === Infinity) continue;
    soonest = start;
    calendars.push(track.calendar.id);
  }
  return ranked(site, availability, { ...question, start: soonest }, calendars)[0]?.calendar;
}

function onlyOffered(
  site: OpenedSite,
  availability: Availability,
  choice: Choice,
  calendars: readonly string[],
): string | undefined {
  const { settled, lost = [], start } = choice;
  const soonest = soonestCalendar(site, availability, choice);
  if (soonest === undefined || lost.length > 0) return undefined;
  if (settled === undefined) return soonest;
  if (!calendars.includes(settled)) return undefined;
  return blockerOf(site, availability, timetableOf(site, availability, choice), settled, start) ? undefined : settled;
}
