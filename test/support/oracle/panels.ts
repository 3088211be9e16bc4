/** The oracle on panels: for each start of the primary seat, every combination of people is tried (MG-4, PN-1, PN-3, PN-5). */
import type { Instant } from '../../../src/time/units.js';
import type { Question } from '../../../src/engine/answers.js';
import type { Catalog, Member, Service } from '../../../src/engine/model.js';
import type { Panel, Seat } from '../../../src/engine/offers.js';
import type { PanelQuestion } from '../../../src/engine/panels/panel-timetable.js';
import { distributionOfSeat } from './distributions.js';
import { limitAgainst } from './limits.js';
import { leadOf } from './members.js';
import { unblockedMinutes } from './open.js';
import { isInReach } from './places.js';
import { rankedAt } from './ranking.js';
import { firstSeating } from './seating.js';
import { leftTogether, survey } from './survey.js';
import type { Snapshot, Survey, Surveyed, SurveyedMember } from './survey.js';

/** How far somebody gets towards a start: open then, within the limits as well, and free. */
export type Standing = 'open' | 'allowed' | 'free';

/** One seat of the panel. */
export interface OracleSeat {
  readonly seat: Seat;
  readonly members: readonly Member[];
  /** Whether all of the member's calendars may serve at all. */
  mayServe(member: Member): boolean;
  /** How far all of them get: on their grid for the primary seat, at any minute for the others. */
  gets(standing: Standing, member: Member, start: Instant): boolean;
  /** Whether they would be open, were there no blackouts. */
  isStaffed(member: Member, start: Instant): boolean;
  /** Those who are free, best first by the pool's distribution. */
  ranked(start: Instant): readonly Member[];
}

/** What the oracle knows of a panel. */
export interface PanelSurvey {
  /** All starts at which the seats can be filled at once by different people. */
  readonly starts: readonly Instant[];
  /** The leads of those who sit, seat by seat: the best who leave the others a combination; undefined where there is none. */
  seatingAt(start: Instant): readonly string[] | undefined;
  /** The primary seat, and then the others. */
  readonly seats: readonly OracleSeat[];
  /** Every calendar of the site as if it alone served. */
  readonly everyone: Survey;
}

/** Looks at a panel, for what a client asks of it. */
export function surveyPanel(snapshot: Snapshot, panel: Panel, asked: Omit<PanelQuestion, 'panel'>): PanelSurvey {
  const { catalog } = snapshot;
  const service = catalog.services.find(({ id }) => id === panel.service)!;
  const question: Question = { service: service.id, duration: asked.duration, clientBooked: asked.clientBooked };
  const everyone = singlesOf(snapshot, service, question);
  const seats = [panel.primary, ...panel.seats].map((seat, place) =>
    seatOf(snapshot, everyone, service, question, seat, place === 0),
  );
  const perSeat = seats.flatMap((one) => Array.from({ length: one.seat.count ?? 1 }, () => one));
  const seatingOf = (list: (seat: OracleSeat) => readonly Member[]): number[] | undefined =>
    firstSeating(perSeat.map((seat) => list(seat).map((member) => peopleOf(catalog, member))));
  const onGrid = everyone.eligible.flatMap(({ openings }) => openings.map(({ start }) => start));
  return {
    seats,
    everyone,
    starts: [...new Set(onGrid)]
      .sort((a, b) => a - b)
      .filter((start) => seatingOf(({ members, gets }) => members.filter((one) => gets('free', one, start)))),
    seatingAt(start) {
      const ranked = new Map(seats.map((seat) => [seat, seat.ranked(start)]));
      const places = seatingOf((seat) => ranked.get(seat)!);
      return places?.map((place, index) => leadOf(ranked.get(perSeat[index]!)![place]!));
    },
  };
}

function seatOf(
  snapshot: Snapshot,
  everyone: Survey,
  service: Service,
  question: Question,
  seat: Seat,
  onGrid: boolean,
): OracleSeat {
  const members = membersFor(snapshot.catalog, seat);
  const all = (member: Member, holds: (own: SurveyedMember) => boolean): boolean =>
    member.calendars.every((id) => {
      const own = everyone.eligible.find((one) => one.id === id);
      return own !== undefined && holds(own);
    });
  const gets = (standing: Standing, member: Member, start: Instant): boolean =>
    all(member, (own) =>
      onGrid ? onOwnGrid(own, standing, start) : anyMinute(everyone, question, own, standing, start),
    );
  return {
    seat,
    members,
    mayServe: (member) => all(member, () => true),
    gets,
    isStaffed: (member, start) =>
      all(member, (own) => (onGrid ? own.staffed.includes(start) : isStaffedFor(everyone, own, start))),
    ranked: (start) =>
      inOrder(
        snapshot,
        service,
        question.duration,
        seat,
        members.filter((member) => gets('free', member, start)),
        start,
      ),
  };
}

/** Every calendar of the site as if it alone served. */
function singlesOf(snapshot: Snapshot, service: Service, question: Question): Survey {
  const { catalog } = snapshot;
  const calendars = catalog.calendars.map(({ id }) => id);
  const single: Catalog = { ...catalog, services: [{ ...service, calendars, pool: undefined }] };
  return survey({ ...snapshot, catalog: single }, question);
}

function onOwnGrid({ open, allowed, openings }: SurveyedMember, standing: Standing, start: Instant): boolean {
  if (standing === 'open') return open.includes(start);
  if (standing === 'allowed') return allowed.includes(start);
  return openings.some((one) => one.start === start && one.left > 0);
}

function anyMinute(
  { service, snapshot, known }: Survey,
  question: Question,
  { parts }: SurveyedMember,
  standing: Standing,
  start: Instant,
): boolean {
  const [part] = parts as [Surveyed];
  if (start < known[0] || known[1] <= start || !part.isOpenFor(start)) return false;
  if (standing === 'open') return true;
  if (limitAgainst(snapshot, service, question, part.timetable.calendar)(start)) return false;
  return (
    standing === 'allowed' || (isInReach(service, snapshot.availability, start) && leftTogether([part], start) > 0)
  );
}

function isStaffedFor({ duration, known }: Survey, { parts }: SurveyedMember, start: Instant): boolean {
  const [{ timetable }] = parts as [Surveyed];
  const from = start - timetable.minutes[0];
  return (
    known[0] <= start &&
    start < known[1] &&
    !unblockedMinutes(timetable)
      .subarray(from, from + duration)
      .includes(0)
  );
}

/** Those who are free, by the distribution of the seat's pool; the service's where the pool names none. */
function inOrder(
  { catalog, availability }: Snapshot,
  service: Service,
  duration: number | undefined,
  seat: Seat,
  free: readonly Member[],
  start: Instant,
): readonly Member[] {
  if (seat.pool === undefined) return free;
  const own: Service = { ...service, pool: seat.pool };
  const { sessions, pools = [] } = availability.figures;
  const services = pools.filter((one) => one.pool === seat.pool && one.service === service.id);
  const ofSeat: Snapshot = {
    catalog: { ...catalog, services: [own] },
    availability: { ...availability, figures: { sessions, services } },
  };
  const rule = distributionOfSeat(catalog, service, seat.pool);
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
