import type { Question } from './answers.js';
import { emptyRow, type Row } from './bits.js';
import { checkIds } from './errors.js';
import { cellsFor, markStarts, startRuns, type Cells, type Runs, type SessionPlan } from './grid.js';
import { together } from './groups.js';
import { limitsOfCalendar, limitsOfService, withinLimits } from './limits.js';
import type { Availability, CalendarAvailability } from './model.js';
import { openingOf, type Opening } from './opening.js';
import { serviceOf } from './links.js';
import { bookable, isStale, knownRange, planOf } from './question.js';
import type { OpenedSite } from './site.js';
import { eligibleMembers } from './stages/serving.js';
import { Timetable } from './timetable.js';
import { trackFrom, type Track } from './track.js';
import type { Instant, Span } from '../time/units.js';

/**
 * Works out the timetable of a question: a row for each opening, and of it what is taken on each calendar.
 *
 * @param frame Cells of another timetable to lie on, in place of those that suit the starts best.
 */
export function compiled(site: OpenedSite, availability: Availability, question: Question, frame?: Cells): Timetable {
  const service = serviceOf(site, question);
  const plan = planOf(service, question);
  site.check?.(availability);
  const known = knownRange(site, availability);
  const toldOf = toldByCalendar(availability);
  const members = eligibleMembers(site, question);
  const calendars = [...new Set(members.flat())].map((id) => site.calendars.get(id)!);
  const openings = calendars.map((calendar) =>
    openingOf(site, service, calendar, toldOf.get(calendar.id)?.shifts, known, plan.duration),
  );

  const { cells, rows } = layOut(openings, plan, known, frame);
  const common = limitsOfService(site, availability, service, question.clientBooked);
  const tracks = calendars.map((calendar, index): [string, Track] => {
    const opening = openings[index]!;
    const open = rows.get(opening)!;
    const told = toldOf.get(calendar.id);
    const limits = [...limitsOfCalendar(site, calendar, told), ...common];
    const track = { calendar, opening, open, limits, allowed: withinLimits(open, cells, limits) };
    return [calendar.id, trackFrom(track, { service, plan, cells }, told, isStale(site, availability, told))];
  });
  const byCalendar = new Map(tracks);
  return new Timetable({
    ...{ service, plan, known, cells, ...bookable(service, availability) },
    tracks: members.map((ids) =>
      together(
        ids.map((id) => byCalendar.get(id)!),
        cells,
      ),
    ),
  });
}

/**
 * The timetable with what is told of one calendar now in place of what was told. Undefined where that takes a new one:
 * the calendar is in a group, or its hours or limits may have changed.
 */
export function recompiled(
  timetable: Timetable,
  site: OpenedSite,
  availability: Availability,
  told: CalendarAvailability,
): Timetable | undefined {
  if (timetable.tracks.some(({ parts }) => parts)) return undefined;
  const place = timetable.tracks.findIndex(({ calendar }) => calendar.id === told.calendar);
  const before = timetable.tracks[place];
  if (!before) return timetable;
  if (before.calendar.limits || before.told?.shifts !== told.shifts) return undefined;
  return timetable.with(place, trackFrom(before, timetable, told, isStale(site, availability, told)));
}

/** What is told of each calendar. Throws an `EngineError` where one is told of twice: which of the two would hold? */
function toldByCalendar({ calendars }: Availability): ReadonlyMap<string, CalendarAvailability> {
  const pairs = calendars.map((one) => [one.calendar, one] as const);
  const ids = pairs.map(([id]) => id);
  checkIds(ids, (index) => `availability.calendars[${index}].calendar`);
  return new Map(pairs);
}

/** Cells that suit all the openings, and a row for each one of them: shared by the calendars that share the opening. */
function layOut(
  openings: readonly Opening[],
  plan: SessionPlan,
  known: Span<Instant>,
  frame: Cells | undefined,
): { cells: Cells; rows: ReadonlyMap<Opening, Row> } {
  const runs = new Map<Opening, Runs>();
  for (const opening of new Set(openings)) runs.set(opening, startRuns(opening.open, opening.zone, plan, known));
  const cells = frame ?? cellsFor(runs.values(), plan.step, known);
  const rows = new Map<Opening, Row>();
  for (const [opening, list] of runs) {
    const row = emptyRow(cells.count);
    markStarts(row, list, plan.step, cells);
    rows.set(opening, row);
  }
  return { cells, rows };
}
