/** Who may serve what is asked, and when hours would let them: worked out once per question, for all other answers. */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Instant, Span } from '../../../src/time/units.js';
import type { Question } from '../../../src/engine/answers.js';
import type { Availability, Calendar, Catalog, Service } from '../../../src/engine/model.js';
import type { Reason } from '../../../src/engine/reasons.js';
import { dayAt } from './clock.js';
import { blackoutAt, isInEvent, isStaffed, stretches } from './open.js';
import type { Timetable } from './open.js';
import { gridStarts } from './places.js';

/** What the engine is given: a site and what is taken on it. */
export interface Snapshot {
  readonly catalog: Catalog;
  readonly availability: Availability;
}

/** One eligible calendar. Its starts lie on the days that the backend's answer speaks about. */
export interface Surveyed {
  readonly timetable: Timetable;
  /** The starts that hours, shifts and the event would allow, were there no blackouts. */
  readonly staffed: readonly Instant[];
  /** The starts that are left once blackouts are out. */
  readonly open: readonly Instant[];
}

export interface Survey {
  readonly snapshot: Snapshot;
  readonly service: Service;
  readonly duration: number;
  /** In the order of the service's calendars. */
  readonly eligible: readonly Surveyed[];
}

/** Looks at all that a question is about. */
export function survey(snapshot: Snapshot, question: Question): Survey {
  const { catalog } = snapshot;
  const service = serviceOf(catalog, question);
  const duration = question.duration ?? service.durations[0] ?? NaN;
  const eligible = service.calendars.flatMap((id): Surveyed[] => {
    const calendar = catalog.calendars.find((one) => one.id === id);
    if (!calendar || ineligibility(catalog, service, question, calendar)) return [];
    return [surveyCalendar(snapshot, service, duration, calendar)];
  });
  return { snapshot, service, duration, eligible };
}

/** AV-13: why a calendar can't serve what is asked at all. */
export function ineligibility(
  catalog: Catalog,
  service: Service,
  asked: Question,
  calendar: Calendar,
): Reason | undefined {
  if (!service.calendars.includes(calendar.id)) return { code: 'not-linked' };
  if (!calendar.public) return { code: 'private' };
  const specialist = catalog.specialists.find(({ id }) => id === calendar.specialist);
  if (!calendar.active || !specialist?.active) return { code: 'inactive' };
  return asked.calendar === undefined || asked.calendar === calendar.id ? undefined : { code: 'not-wanted' };
}

/** Whether the backend's answer speaks about an instant: by its date on the site's wall. */
export function isKnown({ catalog, availability }: Snapshot, at: Instant): boolean {
  const day = dayAt(catalog.site.zone, at);
  return availability.days[0] <= day && day < availability.days[1];
}

function surveyCalendar(snapshot: Snapshot, service: Service, duration: number, calendar: Calendar): Surveyed {
  const known = snapshot.availability.calendars.find((one) => one.calendar === calendar.id);
  const taken = known ?? { calendar: calendar.id, busy: [], taken: [], shifts: [], sessions: [] };
  const timetable = { catalog: snapshot.catalog, service, calendar, taken };
  const window = windowOf(snapshot);
  // Minute by minute: 1 is staffed, 2 is staffed and not blacked out.
  const minutes = new Uint8Array(window[1] - window[0]);
  for (let at = window[0]; at < window[1]; at++) {
    const staffed = isStaffed(timetable, at) && isInEvent(timetable, at);
    minutes[at - window[0]] = !staffed ? 0 : blackoutAt(timetable, at) ? 1 : 2;
  }
  const startsFrom = (lowest: number): Instant[] =>
    stretches(window, (at) => (minutes[at - window[0]] ?? 0) >= lowest)
      .flatMap((stretch) => gridStarts(timetable, stretch, duration))
      .filter((start) => isKnown(snapshot, start));
  return { timetable, staffed: startsFrom(1), open: startsFrom(2) };
}

/**
 * The instants that are looked at: the days of the answer wherever on earth, and enough before and after for a span that
 * reaches in from another day to be seen whole.
 */
function windowOf({ availability: { days } }: Snapshot): Span<Instant> {
  return [(days[0] - DAYS_BEFORE) * MINUTES_PER_DAY, (days[1] + DAYS_AFTER) * MINUTES_PER_DAY];
}

const DAYS_BEFORE = 3;
const DAYS_AFTER = 1;

function serviceOf(catalog: Catalog, { service }: Question): Service {
  const found = catalog.services.find(({ id }) => id === service);
  if (!found) throw new Error(`no service '${service}' in the catalog`);
  return found;
}
