/**
 * Everything that stands between a calendar and a start (TR-2), for the people of a site. Apart from the questions that
 * a page asks: nothing here is in its way.
 */
import type { Question } from './answers.js';
import { blackoutsOver, bookingsInTheWay } from './blocker.js';
import { hasBit, nextBit } from './bits.js';
import { compiled } from './compile.js';
import { anyStart } from './grid.js';
import type { Availability, CalendarAvailability, Session } from './model.js';
import { cellAt, leftIn } from './places.js';
import { serviceOf } from './links.js';
import { isStale } from './question.js';
import type { LimitReason, Reason } from './reasons.js';
import type { OpenedSite } from './site.js';
import { covers, difference, overlaps, pairs, type Spans } from './spans.js';
import { offeredCalendars } from './stages/offered.js';
import type { Timetable } from './timetable.js';
import { sessionsOf, type Track } from './track.js';
import { whyNot } from './why-not.js';
import type { Instant, Span } from '../time/units.js';

/** What would have to change, so that one reason is gone. */
export type Change =
  /** Link the calendar to the service; make it public; make it or its specialist active. */
  | { readonly do: 'link' | 'publish' | 'activate' }
  /** Ask for this calendar, or for anyone. */
  | { readonly do: 'ask-for-it' }
  /** Offer everyone's times in place of those of these calendars. */
  | { readonly do: 'offer-everyone'; readonly offered: readonly string[] }
  /** Ask for the days on which the start lies; ask the backend about the calendar. */
  | { readonly do: 'ask-for-days' | 'ask-for-calendar' }
  /** Let the event, or the hours or shifts, cover these spans. */
  | { readonly do: 'extend-event' | 'open'; readonly missing: readonly Span<Instant>[] }
  /** Take the blackout of this owner out of the span. */
  | { readonly do: 'lift-blackout'; readonly owner: 'site' | 'event' | 'calendar'; readonly span: Span<Instant> }
  /** Start at the nearest minute of the grid, earlier or later on the days that are known. */
  | { readonly do: 'move'; readonly earlier?: Instant; readonly later?: Instant }
  /** Set minimum notice or horizon to so many minutes. A start that has passed can't be had: no notice helps. */
  | { readonly do: 'set-notice' | 'set-horizon'; readonly minutes: number }
  | { readonly do: 'choose-later'; readonly earliest: Instant }
  | {
      readonly do: 'raise-limit';
      readonly of: LimitReason['of'];
      readonly per: LimitReason['per'];
      readonly to: number;
    }
  /** Read the connected calendars again. */
  | { readonly do: 'refresh' }
  /** End the busy time, or one of the bookings (buffers included); `buffer` where only a buffer meets it. */
  | { readonly do: 'free'; readonly spans: readonly Span<Instant>[]; readonly buffer: boolean }
  /** Make room for one more in the session. */
  | { readonly do: 'add-seat' };

export interface Block {
  readonly reason: Reason;
  readonly change: Change;
}

/** One calendar at one start. */
export interface CalendarExplanation {
  readonly calendar: string;
  /** What it could still take; 0 where anything blocks it. */
  readonly left: number;
  /** All that is in the way, in the order in which the rules are asked; none where the calendar is offered and free. */
  readonly blocks: readonly Block[];
}

/** What is looked at: one calendar's track, were it eligible, and the session on it. */
interface Look {
  readonly site: OpenedSite;
  readonly availability: Availability;
  readonly timetable: Timetable;
  readonly track: Track;
  readonly start: Instant;
  readonly session: Span<Instant>;
  readonly claim: Span<Instant>;
}

/**
 * Explains any time: for each of the calendars (those of the service, in its order, where left out) all that blocks the
 * start, and for each what would have to change. The first reason is the one that `whyNot` gives.
 */
export function explainStart(
  site: OpenedSite,
  availability: Availability,
  question: Question,
  start: Instant,
  calendars: readonly string[] = serviceOf(site, question).calendars,
): CalendarExplanation[] {
  const known = [...new Set(calendars)].filter((id) => site.calendars.has(id));
  const timetable = timetableOfAll(site, availability, question, known);
  const { plan } = timetable;
  const session: Span = [start, start + plan.duration];
  const claim: Span = [session[0] - plan.before, session[1] + plan.after];
  return known.map((calendar) => {
    const track = timetable.trackOf(calendar)!;
    const look: Look = { site, availability, timetable, track, start, session, claim };
    const blocks = [...blocksOfChoice(look, question), ...blocksOfTime(look)];
    return { calendar, left: blocks.length > 0 ? 0 : leftIn(track.shares, cellAt(timetable.cells, start)!), blocks };
  });
}

/** The timetable that there would be, were all the calendars linked, public and active, and nobody asked for. */
function timetableOfAll(
  site: OpenedSite,
  availability: Availability,
  { calendar: _, among: __, ...question }: Question,
  linked: readonly string[],
): Timetable {
  const service = { ...serviceOf(site, question), calendars: linked };
  const lifted: OpenedSite = {
    ...site,
    services: new Map([[service.id, service]]),
    members: new Map([[service.id, linked.map((id) => ({ id, calendars: [id] }))]]),
    calendars: new Map(
      linked.map((id) => [id, { ...site.calendars.get(id)!, public: true, active: true, specialist: '' }]),
    ),
    specialists: new Map([['', { id: '', active: true }]]),
  };
  return compiled(lifted, availability, question);
}

/** What the distribution hides a calendar for. */
const OF_DISTRIBUTION: readonly Reason['code'][] = ['not-offered', 'ahead', 'no-starts'];

/** Who may serve at all, and who is offered: all that has nothing to do with the time. */
function blocksOfChoice({ site, availability, track, start }: Look, question: Question): Block[] {
  const calendar = site.calendars.get(track.calendar.id)!;
  const blocks: Block[] = [];
  if (!serviceOf(site, question).calendars.includes(calendar.id)) {
    blocks.push({ reason: { code: 'not-linked' }, change: { do: 'link' } });
  }
  if (!calendar.public) blocks.push({ reason: { code: 'private' }, change: { do: 'publish' } });
  if (!calendar.active || !site.specialists.get(calendar.specialist)?.active) {
    blocks.push({ reason: { code: 'inactive' }, change: { do: 'activate' } });
  }
  const { calendar: wanted = calendar.id, among = [wanted] } = question;
  if (wanted !== calendar.id || !among.includes(calendar.id)) {
    blocks.push({ reason: { code: 'not-wanted' }, change: { do: 'ask-for-it' } });
  }
  const hidden = whyNot(site, availability, question, calendar.id, start);
  if (!hidden || !OF_DISTRIBUTION.includes(hidden.code)) return blocks;
  const offered = offeredCalendars(site, availability, question);
  return [{ reason: hidden, change: { do: 'offer-everyone', offered } }];
}

function blocksOfTime(look: Look): Block[] {
  const { timetable, track, start } = look;
  const { earliest, latest } = timetable;
  const [from, to] = timetable.known;
  const change: Change = { do: 'ask-for-days' };
  if (start < from) return [{ reason: { code: 'too-soon', earliest: Math.max(from, earliest) }, change }];
  if (start >= to) return [{ reason: { code: 'too-far', latest: Math.min(to - 1, latest) }, change }];
  return [
    ...blocksOfHours(look),
    ...blocksOfNotice(look),
    ...track.limits
      .filter(({ span }) => overlaps(span, [start, start + 1]))
      .map(({ reason }): Block => {
        const { of, per, booked } = reason;
        return { reason, change: { do: 'raise-limit', of, per, to: booked + 1 } };
      }),
    ...blocksOfPlaces(look),
  ];
}

function blocksOfHours(look: Look): Block[] {
  const { site, timetable, track, start, session } = look;
  const { event, hours } = track.opening;
  const blocks: Block[] = [];
  if (event && !covers(event, session)) {
    blocks.push({
      reason: { code: 'outside-event' },
      change: { do: 'extend-event', missing: missing(session, event) },
    });
  }
  if (!covers(hours, session)) {
    blocks.push({ reason: { code: 'closed' }, change: { do: 'open', missing: missing(session, hours) } });
  }
  const blackouts = blackoutsOver(site, timetable, track, session);
  if (blocks.length === 0 && !isOnGrid(look, blackouts.length > 0)) {
    blocks.push({ reason: { code: 'off-grid' }, change: { do: 'move', ...nearestStarts(timetable, track, start) } });
  }
  for (const { label, owner, span } of blackouts) {
    blocks.push({ reason: { code: 'blocked', ...(label && { label }) }, change: { do: 'lift-blackout', owner, span } });
  }
  return blocks;
}

function isOnGrid({ timetable, track, start }: Look, blocked: boolean): boolean {
  if (blocked) return anyStart(timetable.unblockedRuns(track.opening), timetable.plan.step, [start, start + 1]);
  const cell = cellAt(timetable.cells, start);
  return cell !== undefined && hasBit(track.open, cell);
}

function nearestStarts(timetable: Timetable, { open }: Track, start: Instant): { earlier?: Instant; later?: Instant } {
  const [first, end] = timetable.cellsIn([start, Infinity]);
  let before = first - 1;
  while (before >= 0 && !hasBit(open, before)) before--;
  const after = nextBit(open, first, end);
  return {
    ...(before >= 0 && { earlier: timetable.startOf(before) }),
    ...(after < end && { later: timetable.startOf(after) }),
  };
}

function blocksOfNotice({ availability, timetable, start }: Look): Block[] {
  const { earliest, latest } = timetable;
  const ahead = start - availability.now;
  const blocks: Block[] = [];
  if (start < earliest) {
    const change: Change = ahead < 0 ? { do: 'choose-later', earliest } : { do: 'set-notice', minutes: ahead };
    blocks.push({ reason: { code: 'too-soon', earliest }, change });
  }
  // Where the notice is longer than the horizon, both are in the way.
  if (start > latest) {
    blocks.push({ reason: { code: 'too-far', latest }, change: { do: 'set-horizon', minutes: ahead } });
  }
  return blocks;
}

function blocksOfPlaces(look: Look): Block[] {
  const { site, availability, timetable, track, session, claim } = look;
  const { told } = track;
  if (!told) return [{ reason: { code: 'busy', span: timetable.known }, change: { do: 'ask-for-calendar' } }];
  const free = (spans: readonly Span[]): Change => ({
    do: 'free',
    spans,
    buffer: !spans.some((span) => overlaps(span, session)),
  });
  const stale: Block[] = isStale(site, availability, told)
    ? [{ reason: { code: 'stale', asOf: told.asOf! }, change: { do: 'refresh' } }]
    : [];
  const busy = told.busy
    .filter((span) => overlaps(span, claim))
    .map((span): Block => ({ reason: { code: 'busy', span }, change: free([span]) }));
  const bookings = bookingsInTheWay(told.taken, track.calendar.capacity, claim);
  const sessions = sessionsAt(look, told);
  if (bookings.length === 0 || sessions.some(({ left }) => left > 0)) return [...stale, ...busy];
  const full: Block =
    sessions.length > 0
      ? { reason: { code: 'session-full' }, change: { do: 'add-seat' } }
      : { reason: { code: 'booked', span: bookings[0]! }, change: free(bookings) };
  return [...stale, ...busy, full];
}

/** The group sessions that a client could join, full ones included. */
function sessionsAt({ timetable, start }: Look, told: CalendarAvailability): Session[] {
  const { service, plan } = timetable;
  if (plan.seats === 1) return [];
  return sessionsOf(service, plan, told).filter((session) => session.start === start);
}

function missing(session: Span, open: Spans): Span[] {
  return [...pairs(difference(session, open))];
}
