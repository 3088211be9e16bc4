import type { Choice } from '../choose.js';
import type { Availability } from '../model.js';
import type { OpenedSite } from '../site.js';
import { timetableOf } from '../timetables.js';
import { blockerOf } from '../blocker.js';
import { sift, type Stage } from './stage.js';

/** Third stage: who can take the start. Those that the backend said are taken meanwhile can't (RC-2). */
export function available(
  site: OpenedSite,
  availability: Availability,
  choice: Choice,
  calendars: readonly string[],
): Stage {
  const timetable = timetableOf(site, availability, choice);
  return sift(calendars, (calendar) =>
    choice.lost?.includes(calendar)
      ? { code: 'lost' }
      : blockerOf(site, availability, timetable, calendar, choice.start),
  );
}
