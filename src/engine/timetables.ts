import type { Question } from './answers.js';
import { compiled, recompiled } from './compile.js';
import type { Availability, CalendarAvailability } from './model.js';
import { getOrMake, keyOf, perQuestion } from './once.js';
import type { OpenedSite } from './site.js';
import type { Timetable } from './timetable.js';

const timetables = perQuestion<Timetable>();

/** The timetable of a question; made once per availability. */
export function timetableOf(site: OpenedSite, availability: Availability, question: Question): Timetable {
  const { service, duration, calendar, among, clientBooked } = question;
  const key = keyOf(service, duration, calendar, among, clientBooked);
  return getOrMake(timetables(site, availability), key, () => compiled(site, availability, question));
}

/**
 * The availability with other data of one calendar, as after one more booking or busy span. What was worked out for the
 * old one goes over to the new one and is put right there, so this costs one calendar's work; the old one stays valid.
 */
export function withCalendar(site: OpenedSite, before: Availability, told: CalendarAvailability): Availability {
  const calendars = [...before.calendars.filter(({ calendar }) => calendar !== told.calendar), told];
  const availability: Availability = { ...before, calendars };
  const carried = timetables(site, availability);
  for (const [key, timetable] of timetables(site, before)) {
    const changed = recompiled(timetable, site, availability, told);
    if (changed) carried.set(key, changed);
  }
  return availability;
}
