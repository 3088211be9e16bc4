import { blockerOf } from '../blocker.js';
import type { Choice } from '../choose.js';
import { digestOf } from '../digest.js';
import type { Distribution } from '../distribution.js';
import { distributionOf } from '../distributions.js';
import { seedOf } from '../draw.js';
import type { Availability, Member } from '../model.js';
import type { PanelRecord, SeatRecord } from './panel-record.js';
import { panelTimetableOf, type PanelQuestion, type PanelSeat, type Place } from './panel-timetable.js';
import { leadOf } from '../pools.js';
import type { Candidate } from '../record.js';
import { seatInOrder } from './seating.js';
import type { OpenedSite } from '../site.js';
import { ineligibility } from '../stages/serving.js';
import { comesBefore, firstDifference, ranked, rankerOf, type Ranked } from '../stages/ranked.js';
import type { Instant } from '../../time/units.js';

/** One start of a panel to find the people for. */
export interface PanelChoice extends PanelQuestion {
  readonly start: Instant;
  /** Calendars that the backend said are taken meanwhile (RC-2). */
  readonly lost?: readonly string[];
}

/**
 * The people of a panel at one start, and why they: each seat takes the best by its pool's distribution with whom the
 * other seats can still be filled, the primary seat first (PN-3). Without a full combination nobody is chosen, and the
 * record names the seats that are short of people.
 */
export function choosePanel(site: OpenedSite, availability: Availability, choice: PanelChoice): PanelRecord {
  const { panel, seats, people, timetable } = panelTimetableOf(site, availability, choice);
  const scenes = seats.map((seat) => sceneOf(seat, choice));
  const perSeat = scenes.flatMap((scene) => Array.from({ length: scene.seat.count }, () => scene));
  const seating = seatInOrder(
    perSeat.map(({ free }) => free.map((place) => place.people)),
    people.length,
  );
  const seated = 'chosen' in seating ? perSeat.map(({ free }, at) => free[seating.chosen[at]!]!.member) : [];
  const { clientBooked, lost } = choice;

  const record: PanelRecord = {
    version: 1,
    site: site.site.id,
    panel: panel.id,
    service: panel.service,
    duration: timetable.plan.duration,
    start: choice.start,
    now: availability.now,
    revision: availability.revision,
    seed: seedOf(site.site.id, panel.service, choice.start),
    ...(clientBooked && { clientBooked }),
    ...(lost && { lost }),
    seats: scenes.map((scene) => {
      const sitters = seated.filter((_, at) => perSeat[at] === scene);
      return seatRecord(scene, choice, sitters.map(leadOf));
    }),
    ...(seated[0] && { primary: leadOf(seated[0]) }),
    hosts: [...new Set(seated.flatMap(({ calendars }) => calendars))],
    ...('shortfall' in seating && {
      shortfall: {
        seats: [...new Set(seating.shortfall.seats.map((seat) => scenes.indexOf(perSeat[seat]!)))],
        specialists: seating.shortfall.people.map((person) => people[person]!),
      },
    }),
  };
  return { ...record, digest: digestOf(record) };
}

/** A seat at the start: who can take it, best first, and why the others can't. */
interface SeatScene {
  readonly seat: PanelSeat;
  readonly free: readonly Place[];
  readonly ranks: readonly Ranked[];
  readonly dropped: ReadonlyMap<string, NonNullable<Candidate['dropped']>>;
}

function sceneOf(seat: PanelSeat, choice: PanelChoice): SeatScene {
  const dropped = new Map<string, NonNullable<Candidate['dropped']>>();
  const free = new Map<string, Place>();
  for (const place of seat.places) {
    const calendar = leadOf(place.member);
    const why = whyDropped(seat, choice, place.member);
    if (why) dropped.set(calendar, why);
    else free.set(calendar, place);
  }
  const leads = [...free.keys()];
  const ranks =
    seat.pool === undefined
      ? leads.map((calendar) => ({ calendar, values: [] }))
      : ranked(seat.site, seat.availability, askedOf(seat, choice), leads);
  return { seat, free: ranks.map(({ calendar }) => free.get(calendar)!), ranks, dropped };
}

function seatRecord(scene: SeatScene, choice: PanelChoice, chosen: readonly string[]): SeatRecord {
  const { seat, ranks, dropped } = scene;
  const { site, timetable, places, calendar, pool, count } = seat;
  const candidates = new Map<string, Candidate>(ranks.map((rank) => [rank.calendar, rank]));
  for (const [id, why] of dropped) candidates.set(id, { calendar: id, dropped: why });
  const distribution = distributionOf(site.services.get(timetable.service.id)!, site.catalog.distributions);
  const last = ranks.findLast((rank) => chosen.includes(rank.calendar));
  const skipped = last && skippedFor(scene, choice, last);
  return {
    ...(pool === undefined ? { calendar } : { pool, distribution }),
    count,
    candidates: places.map(({ member }) => candidates.get(leadOf(member))!),
    chosen,
    decidedBy: decidedBy(scene, distribution.keys, chosen, last),
    ...(skipped?.length && { skipped }),
  };
}

function decidedBy(
  { seat, ranks }: SeatScene,
  keys: Distribution['keys'],
  chosen: readonly string[],
  last: Ranked | undefined,
): SeatRecord['decidedBy'] {
  if (!last) return 'nobody';
  if (seat.pool === undefined) return 'named';
  const next = ranks.find(({ calendar }) => !chosen.includes(calendar));
  if (!next) return 'only-one';
  // Stryker disable next-line EqualityOperator: the two are never one
  return ranks.indexOf(next) < ranks.indexOf(last) ? 'combination' : keys.at(firstDifference(last, next))!;
}

/** Those who come before the last one chosen by the keys but could not take the start. */
function skippedFor({ seat, dropped }: SeatScene, choice: PanelChoice, last: Ranked): string[] {
  const rank = rankerOf(seat.site, seat.availability, askedOf(seat, choice));
  const able = [...dropped].filter(([, { stage }]) => stage === 'available').map(([calendar]) => calendar);
  return able.filter((calendar) => comesBefore(rank(calendar), last));
}

function askedOf({ timetable }: PanelSeat, { duration, start }: PanelChoice): Choice {
  return { service: timetable.service.id, duration, start };
}

/** Why a member can't take the seat: the first reason that holds for any of its calendars. */
function whyDropped(
  { site, availability, timetable }: PanelSeat,
  { start, lost }: PanelChoice,
  member: Member,
): Candidate['dropped'] {
  const unfit = ineligibility(site, { service: timetable.service.id }, leadOf(member));
  if (unfit) return { stage: 'eligible', reason: unfit };
  for (const calendar of member.calendars) {
    if (lost?.includes(calendar)) return { stage: 'available', reason: { code: 'lost' } };
    const blocker = blockerOf(site, availability, timetable, calendar, start);
    if (blocker) return { stage: 'available', reason: blocker };
  }
  return undefined;
}
