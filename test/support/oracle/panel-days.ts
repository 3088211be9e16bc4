/** The oracle on the days of a panel: how many starts, and why none, seat by seat (MG-6, TR-1). */
import type { Instant } from '../../../src/time/units.js';
import type { DayRange } from '../../../src/engine/answers.js';
import type { PanelDay } from '../../../src/engine/panels/panel-days.js';
import { minutesOn } from './answers.js';
import { dayAt } from './clock.js';
import type { OracleSeat, PanelSurvey, Standing } from './panels.js';
import { isInReach } from './places.js';

/** What the picker shows of each day. */
export function panelDayAnswers(panel: PanelSurvey, { days: [first, end], zone }: DayRange): PanelDay[] {
  const { service, snapshot } = panel.everyone;
  const scene: Scene = {
    panel,
    open: startsWhereEachIs(panel, 'open'),
    allowed: startsWhereEachIs(panel, 'allowed'),
    tick: tickOf(panel),
  };
  const isBookable = (start: Instant): boolean => isInReach(service, snapshot.availability, start);
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => {
    const day = first + index;
    const isThen = (start: Instant): boolean => dayAt(zone, start) === day;
    const ofDay = panel.starts.filter(isThen);
    return {
      day,
      available: ofDay.length,
      full: scene.allowed.filter((start) => isThen(start) && isBookable(start)).length - ofDay.length,
      ...(ofDay.length > 0 ? { earliest: ofDay[0]! } : reasonFor(scene, minutesOn(day, zone), isThen, isBookable)),
    };
  });
}

interface Scene {
  readonly panel: PanelSurvey;
  /** Starts of the primary seat's grid for which every seat by itself has somebody. */
  readonly open: readonly Instant[];
  readonly allowed: readonly Instant[];
  readonly tick: number;
}

function startsWhereEachIs({ seats, everyone }: PanelSurvey, standing: Standing): Instant[] {
  const onGrid = [...new Set(everyone.eligible.flatMap(({ open }) => open))];
  return onGrid.filter((start) => seats.every((seat) => hasSomebody(seat, standing, start)));
}

function hasSomebody({ members, gets }: OracleSeat, standing: Standing, start: Instant): boolean {
  return members.some((member) => gets(standing, member, start));
}

/** Minutes apart that starts can lie at all: whoever is open between two such minutes only is of no use to the panel. */
function tickOf({ seats, everyone: { eligible, service, duration } }: PanelSurvey): number {
  const grid = service.grid ?? Math.min(duration, 30);
  const calendars = new Set(seats[0]!.members.flatMap((member) => member.calendars));
  const starts = eligible.filter(({ id }) => calendars.has(id)).flatMap(({ open }) => open);
  const isFit = (tick: number): boolean => grid % tick === 0 && starts.every((start) => start % tick === 0);
  return Array.from({ length: grid }, (_, index) => grid - index).find(isFit)!;
}

/** The first rule that leaves no start, and the seats that it lies with. */
function reasonFor(
  { panel, open, allowed, tick }: Scene,
  minutes: readonly Instant[],
  isThen: (start: Instant) => boolean,
  isBookable: (start: Instant) => boolean,
): Pick<PanelDay, 'reason' | 'seats'> {
  const { seats, everyone } = panel;
  const { known, service, snapshot } = everyone;
  const placesOf = (isMeant: (seat: OracleSeat, place: number) => boolean): number[] =>
    [...seats.keys()].filter((place) => isMeant(seats[place]!, place));
  const nobody = placesOf(({ members, mayServe }) => !members.some(mayServe));
  if (nobody.length > 0) return { reason: 'nobody', seats: nobody };

  // A date that the zone has skipped.
  if (minutes.length === 0) return { reason: 'closed' };
  if (minutes.every((at) => at < known[0])) return { reason: 'too-soon' };
  if (minutes.every((at) => at >= known[1])) return { reason: 'too-far' };
  const { inEvent, minutes: looked } = everyone.eligible[0]!.parts[0]!.timetable;
  if (!minutes.some((at) => inEvent[at - looked[0]] === 1)) return { reason: 'outside-event' };

  const openThen = open.filter(isThen);
  if (openThen.length === 0) {
    const ticks = minutes.filter((at) => at % tick === 0 && known[0] <= at && at < known[1]);
    const closed = placesOf((seat) => !ticks.some((at) => hasSomebody(seat, 'open', at)));
    // A grid that a blackout has moved may have a start of the primary seat where there would be none.
    const isBlocked = (place: number): boolean =>
      (place === 0 ? minutes : ticks).some((at) =>
        seats[place]!.members.some((one) => seats[place]!.isStaffed(one, at)),
      );
    return { reason: closed.some(isBlocked) ? 'blocked' : 'closed', seats: closed };
  }
  const reached = openThen.filter(isBookable);
  if (reached.length === 0) {
    const last = snapshot.availability.now + service.horizon;
    return { reason: openThen.some((start) => start > last) ? 'too-far' : 'too-soon' };
  }
  const left = allowed.filter((start) => isThen(start) && isBookable(start));
  const without = (standing: Standing, starts: readonly Instant[]): number[] =>
    placesOf((seat) => !starts.some((start) => hasSomebody(seat, standing, start)));
  return left.length === 0
    ? { reason: 'limit', seats: without('allowed', reached) }
    : { reason: 'full', seats: without('free', left) };
}
