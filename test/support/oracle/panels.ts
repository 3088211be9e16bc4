/** The oracle on panels: for each start of the primary seat, every combination of people is tried (MG-4, PN-1, PN-5). */
import type { Instant } from '../../../src/time/units.js';
import type { Question } from '../../../src/engine/answers.js';
import type { Catalog } from '../../../src/engine/model.js';
import type { Panel, Seat } from '../../../src/engine/offers.js';
import { limitAgainst } from './limits.js';
import { isInReach, leftAt } from './places.js';
import { firstSeating } from './seating.js';
import { survey } from './survey.js';
import type { Snapshot, Survey, Surveyed } from './survey.js';

/** Every start at which all the seats can be filled at once by different people. */
export function panelStartsOf(snapshot: Snapshot, panel: Panel, duration: number | undefined): Instant[] {
  const { catalog, availability } = snapshot;
  const service = catalog.services.find(({ id }) => id === panel.service)!;
  const question: Question = { service: service.id, ...(duration !== undefined && { duration }) };
  const everyone = catalog.calendars.map(({ id }) => id);
  const site = survey(
    { availability, catalog: { ...catalog, services: [{ ...service, calendars: everyone }] } },
    question,
  );
  const starts = [...new Set(site.eligible.flatMap(({ allowed }) => allowed))].sort((a, b) => a - b);
  const onGrid = freeTimes(site, question, starts, true);
  const atAnyMinute = freeTimes(site, question, starts, false);

  const [primary, ...further] = [panel.primary, ...panel.seats].map((seat) => membersFor(catalog, seat));
  return starts.filter((start) => {
    const free = (times: Map<string, Instant[]>, members: readonly (readonly string[])[]): number[][] =>
      members
        .filter((calendars) => calendars.every((id) => times.get(id)?.includes(start)))
        .map((calendars) => peopleOf(catalog, calendars));
    const seats = further.flatMap((members, index) =>
      Array.from({ length: panel.seats[index]!.count ?? 1 }, () => free(atAnyMinute, members)),
    );
    return firstSeating([free(onGrid, primary!), ...seats]) !== undefined;
  });
}

function membersFor({ pools = [] }: Catalog, seat: Seat): readonly (readonly string[])[] {
  if (seat.calendar !== undefined) return [[seat.calendar]];
  return pools.find(({ id }) => id === seat.pool)!.members.map(({ calendars }) => calendars);
}

function peopleOf({ calendars }: Catalog, ids: readonly string[]): number[] {
  const specialists = [...new Set(calendars.map(({ specialist }) => specialist))];
  const of = (id: string): number => specialists.indexOf(calendars.find((one) => one.id === id)?.specialist ?? '');
  return [...new Set(ids.map(of))];
}

/** By calendar: which of the starts are free on it, on its own grid or at whatever minute. */
function freeTimes(
  site: Survey,
  asked: Question,
  starts: readonly Instant[],
  gridded: boolean,
): Map<string, Instant[]> {
  const { service, snapshot, duration } = site;
  const isFree = ({ timetable, allowed }: Surveyed, start: Instant): boolean => {
    const session = Array.from({ length: duration }, (_, minute) => start + minute);
    return (
      (gridded
        ? allowed.includes(start)
        : !limitAgainst(snapshot, service, asked, timetable.calendar, start) &&
          session.every((at) => timetable.isStaffed(at) && timetable.isInEvent(at) && !timetable.blackoutAt(at))) &&
      isInReach(service, snapshot.availability, start) &&
      leftAt(timetable, start, duration) > 0
    );
  };
  return new Map(site.eligible.map((one) => [one.timetable.calendar.id, starts.filter((start) => isFree(one, start))]));
}
