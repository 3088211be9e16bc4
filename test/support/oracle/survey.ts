/** Who may serve what is asked, and when hours would let them: worked out once per question, for all other answers. */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Instant, Span } from '../../../src/time/units.js';
import type { Question } from '../../../src/engine/answers.js';
import type { Availability, Calendar, Catalog, Service } from '../../../src/engine/model.js';
import type { Reason } from '../../../src/engine/reasons.js';
import { dayAt } from './clock.js';
import { stretches, timetableOf } from './open.js';
import type { Timetable } from './open.js';
import { limitAgainst } from './limits.js';
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
  /** Those of them that no limit stands against (AV-10). */
  readonly allowed: readonly Instant[];
}

export interface Survey {
  readonly snapshot: Snapshot;
  readonly service: Service;
  readonly duration: number;
  /** The instants that the backend's answer speaks about. */
  readonly known: Span<Instant>;
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
    return [surveyCalendar(snapshot, service, duration, calendar, question)];
  });
  const [known = [NaN, NaN]] = stretches(windowOf(snapshot), (at) => isKnown(snapshot, at));
  return { snapshot, service, duration, known, eligible };
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
function isKnown({ catalog, availability }: Snapshot, at: Instant): boolean {
  const day = dayAt(catalog.site.zone, at);
  return availability.days[0] <= day && day < availability.days[1];
}

function surveyCalendar(
  snapshot: Snapshot,
  service: Service,
  duration: number,
  calendar: Calendar,
  question: Question,
): Surveyed {
  const timetable = timetableOf(snapshot.catalog, service, calendar, snapshot.availability);
  const isInHours = (at: Instant): boolean => timetable.isStaffed(at) && timetable.isInEvent(at);
  const isOpen = (at: Instant): boolean => isInHours(at) && !timetable.blackoutAt(at);
  const startsWhere = (holds: (at: Instant) => boolean): Instant[] =>
    stretches(windowOf(snapshot), holds)
      .flatMap((stretch) => gridStarts(timetable, stretch, duration))
      .filter((start) => isKnown(snapshot, start));
  const open = startsWhere(isOpen);
  const allowed = open.filter((start) => !limitAgainst(snapshot, service, question, calendar, start));
  return { timetable, staffed: startsWhere(isInHours), open, allowed };
}

/**
 * The instants that are looked at: the days of the answer wherever on earth, with two whole days before, as a grid is
 * counted from an opening on the day before at the earliest, and the whole of a session after.
 */
function windowOf({ availability: { days } }: Snapshot): Span<Instant> {
  return [(days[0] - 3) * MINUTES_PER_DAY, (days[1] + 1) * MINUTES_PER_DAY];
}

function serviceOf(catalog: Catalog, { service }: Question): Service {
  const found = catalog.services.find(({ id }) => id === service);
  if (!found) throw new Error(`no service '${service}' in the catalog`);
  return found;
}
