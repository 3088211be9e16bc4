import { blockerOf } from '../blocker.js';
import { distributionOf } from '../distributions.js';
import { seedOf } from '../draw.js';
import type { Availability, Member } from '../model.js';
import type { PanelRecord, SeatRecord } from './panel-record.js';
import { panelTimetableOf, type PanelQuestion, type PanelSeat, type Place } from './panel-timetable.js';
import { leadOf } from '../pools.js';
import type { Candidate } from '../record.js';
import { seatInOrder } from './seating.js';
import type { OpenedSite } from '../site.js';
import { ineligibility } from '../stages/eligible.js';
import { ranked } from '../stages/ranked.js';
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
  const rankings = seats.map((seat) => rankedPlaces(seat, availability, choice));
  const perSeat = seats.flatMap(({ count }, index) => Array.from({ length: count }, () => index));
  const seating = seatInOrder(
    perSeat.map((index) => rankings[index]!.places.map((place) => place.people)),
    people.length,
  );
  const seated =
    'chosen' in seating ? perSeat.map((index, at) => rankings[index]!.places[seating.chosen[at]!]!) : undefined;
  const chosenOn = (index: number): string[] =>
    (seated ?? []).flatMap(({ member }, at) => (perSeat[at] === index ? [leadOf(member)] : []));

  return {
    version: 1,
    site: site.site.id,
    panel: panel.id,
    service: panel.service,
    duration: timetable.plan.duration,
    start: choice.start,
    now: availability.now,
    revision: availability.revision,
    seed: seedOf(site.site.id, panel.service, choice.start),
    seats: rankings.map(({ record }, index) => ({ ...record, chosen: chosenOn(index) })),
    ...(seated && { primary: leadOf(seated[0]!.member) }),
    hosts: [...new Set(seated?.flatMap(({ member }) => member.calendars))],
    ...('shortfall' in seating && {
      shortfall: {
        seats: [...new Set(seating.shortfall.seats.map((seat) => perSeat[seat]!))],
        specialists: seating.shortfall.people.map((person) => people[person]!),
      },
    }),
  };
}

/** Those who can take the seat at the start, best first, and what became of everybody. */
function rankedPlaces(
  seat: PanelSeat,
  availability: Availability,
  choice: PanelChoice,
): { places: Place[]; record: Omit<SeatRecord, 'chosen'> } {
  const { site, timetable, places, calendar, pool, count } = seat;
  const { service } = timetable;
  const dropped = new Map<string, Candidate>();
  for (const { member } of places) {
    const why = whyDropped(seat, availability, choice, member);
    if (why) dropped.set(leadOf(member), { calendar: leadOf(member), dropped: why });
  }
  const free = new Map(places.map((place) => [leadOf(place.member), place] as const));
  for (const lead of dropped.keys()) free.delete(lead);

  const asked = { service: service.id, duration: choice.duration, start: choice.start };
  const ranks =
    pool === undefined
      ? [...free.keys()].map((lead) => ({ calendar: lead, values: [] }))
      : ranked(site, availability, asked, [...free.keys()]);
  const values = new Map<string, Candidate>(ranks.map((rank) => [rank.calendar, rank]));
  const distribution = distributionOf(site.services.get(service.id)!, site.catalog.distributions);
  return {
    places: ranks.map((rank) => free.get(rank.calendar)!),
    record: {
      ...(pool === undefined ? { calendar } : { pool, distribution }),
      count,
      candidates: places.map(({ member }) => dropped.get(leadOf(member)) ?? values.get(leadOf(member))!),
    },
  };
}

/** Why a member can't take the seat: the first reason that holds for any of its calendars. */
function whyDropped(
  { site, timetable }: PanelSeat,
  availability: Availability,
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
