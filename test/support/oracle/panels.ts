/** The oracle on panels: for each start of the primary seat, every combination of people is tried (MG-4, PN-1, PN-3, PN-5). */
import type { Instant } from '../../../src/time/units.js';
import type { Catalog, Member, Service } from '../../../src/engine/model.js';
import type { Panel, Seat } from '../../../src/engine/offers.js';
import { distributionFor } from './distributions.js';
import { limitAgainst } from './limits.js';
import { leadOf } from './members.js';
import { isInReach } from './places.js';
import { rankedAt } from './ranking.js';
import { firstSeating } from './seating.js';
import { survey } from './survey.js';
import type { Snapshot, Survey, Surveyed } from './survey.js';

/** One seat, as often as it is asked for. */
export interface OracleSeat {
  readonly seat: Seat;
  readonly members: readonly Member[];
  /** All of the member's calendars can take the start: on their grid for the primary seat, at any minute for the others. */
  isFree(member: Member, start: Instant): boolean;
  /** Those who are free, best first by the pool's distribution. */
  ranked(start: Instant): readonly Member[];
}

/** What the oracle knows of a panel. */
export interface PanelSurvey {
  /** All starts at which the seats can be filled at once by different people. */
  readonly starts: readonly Instant[];
  /** The leads of those who sit, seat by seat: the best who leave the others a combination; undefined where there is none. */
  seatingAt(start: Instant): readonly string[] | undefined;
  readonly seats: readonly OracleSeat[];
}

/** Looks at a panel, for sessions of a length. */
export function surveyPanel(snapshot: Snapshot, panel: Panel, duration: number | undefined): PanelSurvey {
  const { catalog } = snapshot;
  const service = catalog.services.find(({ id }) => id === panel.service)!;
  const everyone = singlesOf(snapshot, service, duration);
  const seats = [panel.primary, ...panel.seats].flatMap((seat, index): OracleSeat[] => {
    const members = membersFor(catalog, seat);
    const isFree = (member: Member, start: Instant): boolean =>
      member.calendars.every((id) => isFreeAt(everyone, id, start, index === 0));
    const ranked = (start: Instant): Member[] => inOrder(snapshot, service, duration, { seat, members, isFree }, start);
    return Array.from({ length: seat.count ?? 1 }, () => ({ seat, members, isFree, ranked }));
  });
  const seatingOf = (start: Instant, list: (seat: OracleSeat) => readonly Member[]): number[] | undefined =>
    firstSeating(seats.map((seat) => list(seat).map((member) => peopleOf(catalog, member))));
  const onGrid = everyone.eligible.flatMap(({ openings }) => openings.map(({ start }) => start));
  return {
    seats,
    starts: [...new Set(onGrid)]
      .sort((a, b) => a - b)
      .filter((start) => seatingOf(start, ({ members, isFree }) => members.filter((member) => isFree(member, start)))),
    seatingAt(start) {
      const places = seatingOf(start, (seat) => seat.ranked(start));
      return places?.map((place, index) => leadOf(seats[index]!.ranked(start)[place]!));
    },
  };
}

/** Every calendar of the site as if it alone served. */
function singlesOf(snapshot: Snapshot, service: Service, duration: number | undefined): Survey {
  const { catalog } = snapshot;
  const calendars = catalog.calendars.map(({ id }) => id);
  const single: Catalog = { ...catalog, services: [{ ...service, calendars, pool: undefined }] };
  return survey({ ...snapshot, catalog: single }, { service: service.id, duration });
}

function isFreeAt(site: Survey, id: string, start: Instant, onGrid: boolean): boolean {
  const own = site.eligible.find((one) => one.id === id);
  if (!own) return false;
  if (onGrid) return own.openings.some((one) => one.start === start && one.left > 0);
  const [part] = own.parts as [Surveyed];
  const { service, snapshot, known } = site;
  return (
    known[0] <= start &&
    start < known[1] &&
    part.isOpenFor(start) &&
    isInReach(service, snapshot.availability, start) &&
    !limitAgainst(snapshot, service, { service: service.id }, part.timetable.calendar)(start) &&
    part.left(start) > 0
  );
}

/** The members of the seat who are free, by the distribution of its pool; the service's where the pool names none. */
function inOrder(
  { catalog, availability }: Snapshot,
  service: Service,
  duration: number | undefined,
  { seat, members, isFree }: Omit<OracleSeat, 'ranked'>,
  start: Instant,
): Member[] {
  const free = members.filter((member) => isFree(member, start));
  if (seat.pool === undefined) return free;
  const own: Service = { ...service, pool: seat.pool, assignment: 'automatic' };
  const { sessions, pools = [] } = availability.figures;
  const services = pools.filter((one) => one.pool === seat.pool && one.service === service.id);
  const ofSeat: Snapshot = {
    catalog: { ...catalog, services: [own] },
    availability: { ...availability, figures: { sessions, services } },
  };
  const rule = distributionFor(ofSeat.catalog, own);
  const site = survey(ofSeat, { service: own.id, duration });
  const ranking = rankedAt(site, rule, free.map(leadOf), start);
  return ranking.map(({ calendar }) => free.find((member) => leadOf(member) === calendar)!);
}

function membersFor(catalog: Catalog, { calendar, pool }: Seat): readonly Member[] {
  const all = pool === undefined ? [] : (catalog.pools?.find(({ id }) => id === pool)?.members ?? []);
  const known = all.filter(({ calendars }) => calendars.every((id) => catalog.calendars.some((one) => one.id === id)));
  return calendar === undefined ? known : [{ id: calendar, calendars: [calendar] }];
}

function peopleOf({ calendars }: Catalog, member: Member): number[] {
  const specialists = [...new Set(calendars.map(({ specialist }) => specialist))];
  const of = (id: string): number => specialists.indexOf(calendars.find((one) => one.id === id)?.specialist ?? '');
  return [...new Set(member.calendars.map(of))];
}
