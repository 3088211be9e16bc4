import { choosePanel } from './choose-panel.js';
import { membersOf, panelOf, seatsOf } from './panel.js';
import type { PanelRecord } from './panel-record.js';
import { singlesOf, type PanelQuestion } from './panel-timetable.js';
import { withMembers } from './seat-site.js';
import { explainStart, type CalendarExplanation } from '../explain.js';
import type { Availability } from '../model.js';
import type { Seat } from '../offers.js';
import { leadOf } from '../pools.js';
import type { OpenedSite } from '../site.js';
import type { Instant } from '../../time/units.js';

/** One of those who could sit on a seat: a calendar, or all calendars of a group. Free where none of them has blocks. */
export interface MemberExplanation {
  /** The calendar that names the member. */
  readonly member: string;
  readonly free: boolean;
  readonly calendars: readonly CalendarExplanation[];
}

export interface SeatExplanation extends Seat {
  readonly count: number;
  /** In the order of the pool. */
  readonly members: readonly MemberExplanation[];
}

/** A panel at one start. */
export interface PanelExplanation {
  /** The primary seat, and then the others. */
  readonly seats: readonly SeatExplanation[];
  /** The seats that can't be filled, and the specialists whom they have to share; left out where there is a combination. */
  readonly shortfall?: PanelRecord['shortfall'];
}

/**
 * Explains a panel at any time (TR-2): which seats can't be filled, and for each of those who could sit there all that is
 * in the way, and what would have to change.
 */
export function explainPanel(
  site: OpenedSite,
  availability: Availability,
  question: PanelQuestion,
  start: Instant,
): PanelExplanation {
  const { shortfall } = choosePanel(site, availability, { ...question, start });
  const seats = seatsOf(panelOf(site, question.panel)).map((seat, place) =>
    explainSeat(site, availability, question, start, seat, place > 0),
  );
  return { seats, ...(shortfall && { shortfall }) };
}

/** @param anyGrid Whether people need only be free for the time, on whatever grid, as on all further seats. */
function explainSeat(
  site: OpenedSite,
  availability: Availability,
  { panel, ...asked }: PanelQuestion,
  start: Instant,
  seat: Seat,
  anyGrid: boolean,
): SeatExplanation {
  const service = site.services.get(panelOf(site, panel).service)!;
  const members = membersOf(site, seat);
  // Whose times a pool shows to clients is nothing to a panel.
  const loose = { ...service, ...(anyGrid && { grid: 1 }), assignment: 'automatic', distribution: 'random' } as const;
  const calendars = singlesOf(members);
  const alone = withMembers(site, loose, calendars);
  const question = { service: service.id, ...asked };
  const explained = explainStart(alone, availability, question, start, calendars.map(leadOf));
  return {
    ...seat,
    count: seat.count ?? 1,
    members: members.map((member) => {
      const own = [...new Set(member.calendars)].map((id) => explained.find(({ calendar }) => calendar === id));
      const free = own.every((one) => one?.blocks.length === 0);
      return { member: leadOf(member), free, calendars: own.filter((one) => one !== undefined) };
    }),
  };
}
