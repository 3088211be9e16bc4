/** Who may serve what is asked, and when hours would let them: worked out once per question, for all other answers. */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Day, Instant, Span } from '../../../src/time/units.js';
import type { Question } from '../../../src/engine/answers.js';
import type { Availability, Calendar, Catalog, Member, Service } from '../../../src/engine/model.js';
import type { Reason } from '../../../src/engine/reasons.js';
import { wallsOf } from './clock.js';
import { limitAgainst } from './limits.js';
import { leadOf, membersOf } from './members.js';
import { minutesAround, openMinutes, stretches, timetabling, unblockedMinutes } from './open.js';
import type { Minutes, Timetable } from './open.js';
import { gridStarts, isInReach, leftAt, placesByMinute } from './places.js';
import type { Left } from './places.js';

/** What the engine is given: a site and what is taken on it. */
export interface Snapshot {
  readonly catalog: Catalog;
  readonly availability: Availability;
}

/** Starts, on the days that the backend's answer speaks about. */
export interface Starts {
  /** Those that hours, shifts and the event would allow, were there no blackouts. */
  readonly staffed: readonly Instant[];
  /** Those that are left once blackouts are out. */
  readonly open: readonly Instant[];
  /** Those of them that no limit stands against (AV-10). */
  readonly allowed: readonly Instant[];
}

/** One calendar. */
export interface Surveyed extends Starts {
  readonly timetable: Timetable;
  /** Whether it is open throughout a session. */
  isOpenFor(start: Instant): boolean;
  /** Clients that it could still take at a start, whatever its hours. */
  left(start: Instant): Left;
}

/** One eligible member: a calendar, or a group of which all must be free (DS-16). Named by its first calendar. */
export interface SurveyedMember extends Starts {
  readonly id: string;
  readonly parts: readonly Surveyed[];
  /** The allowed starts between notice and horizon, with what is left there; full ones are 0. */
  readonly openings: readonly Opening[];
}

/** A start of one member that hours, event, blackouts, grid, limits, notice and horizon allow. */
export interface Opening {
  readonly calendar: string;
  readonly start: Instant;
  readonly left: number;
}

export interface Survey {
  readonly snapshot: Snapshot;
  readonly service: Service;
  readonly duration: number;
  /** The instants that the backend's answer speaks about. */
  readonly known: Span<Instant>;
  /** All the members, in their order, and those who may serve what is asked. */
  readonly members: readonly Member[];
  readonly eligible: readonly SurveyedMember[];
}

/** Looks at all that a question is about. */
export function survey(snapshot: Snapshot, question: Question): Survey {
  const { catalog, availability } = snapshot;
  const service = serviceOf(catalog, question);
  const duration = question.duration ?? service.durations[0] ?? NaN;
  const known = availability.days.map((day) => firstMinuteOf(snapshot, day)) as [Instant, Instant];
  const surveyOne = surveying(snapshot, service, duration, known, question);
  const members = membersOf(catalog, service);
  const eligible = members
    .filter((member) => !ineligibility(catalog, question, member))
    .map((member) => {
      const parts = member.calendars.map((id) => surveyOne(catalog.calendars.find((one) => one.id === id)!));
      return together(leadOf(member), parts, (start) => isInReach(service, availability, start));
    });
  return { snapshot, service, duration, known, members, eligible };
}

/** AV-13: why a member can't serve what is asked at all; of a group, the first calendar that can't. */
export function ineligibility(catalog: Catalog, asked: Question, member: Member): Reason | undefined {
  for (const id of member.calendars) {
    const calendar = catalog.calendars.find((one) => one.id === id);
    if (!calendar?.public) return { code: 'private' };
    const specialist = catalog.specialists.find((one) => one.id === calendar.specialist);
    if (!calendar.active || !specialist?.active) return { code: 'inactive' };
  }
  const isWanted = asked.calendar === undefined || asked.calendar === leadOf(member);
  const isAmong = !asked.among || asked.among.includes(leadOf(member));
  return isWanted && isAmong ? undefined : { code: 'not-wanted' };
}

/** The first minute of a date on the site's wall; of the next one where the site's zone has skipped it. */
function firstMinuteOf({ catalog, availability }: Snapshot, day: Day): Instant {
  const minutes = minutesAround(availability);
  const midnight = day * MINUTES_PER_DAY;
  return minutes[0] + wallsOf(catalog.site.zone, minutes).findIndex((wall) => wall >= midnight);
}

/** Looks at one calendar after the other. */
export function surveying(
  snapshot: Snapshot,
  service: Service,
  duration: number,
  known: Span<Instant>,
  question: Question,
): (calendar: Calendar) => Surveyed {
  const timetableOf = timetabling(snapshot.catalog, service, snapshot.availability);
  return (calendar) => {
    const timetable = timetableOf(calendar);
    const startsIn = (minutes: Minutes): Instant[] =>
      stretches(timetable, minutes)
        .flatMap((stretch) => gridStarts(timetable, stretch, duration))
        .filter((start) => known[0] <= start && start < known[1]);
    const minutes = openMinutes(timetable);
    const open = startsIn(minutes);
    const limitAt = limitAgainst(snapshot, service, question, calendar);
    const places = placesByMinute(timetable);
    return {
      timetable,
      staffed: startsIn(unblockedMinutes(timetable)),
      open,
      allowed: open.filter((start) => !limitAt(start)),
      isOpenFor: (start) => {
        const from = start - timetable.minutes[0];
        return !minutes.subarray(from, from + duration).includes(0);
      },
      left: (start) => leftAt(timetable, places, start, duration),
    };
  };
}

/** What the parts could still take together: a session that all open, or one that all have. */
export function leftTogether(parts: readonly Surveyed[], start: Instant): number {
  const all = parts.map((part) => part.left(start));
  return Math.min(...all.map(({ opens }) => opens)) + Math.min(...all.map(({ joins }) => joins));
}

/** What all the parts have in common; the one with the least left decides how much. */
function together(id: string, parts: readonly Surveyed[], isInReach: (start: Instant) => boolean): SurveyedMember {
  const common = (of: keyof Starts): readonly Instant[] => {
    const [first = [], ...others] = parts.map((part) => part[of]);
    return first.filter((start) => others.every((other) => other.includes(start)));
  };
  const allowed = common('allowed');
  return {
    ...{ id, parts, allowed },
    staffed: common('staffed'),
    open: common('open'),
    openings: allowed.filter(isInReach).map((start) => ({ calendar: id, start, left: leftTogether(parts, start) })),
  };
}

function serviceOf(catalog: Catalog, { service }: Question): Service {
  const found = catalog.services.find(({ id }) => id === service);
  if (!found) throw new Error(`no service '${service}' in the catalog`);
  return found;
}
