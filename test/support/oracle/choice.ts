/** The oracle on one start: what stands in each calendar's way, and whose turn it is (DS-1 to DS-4, DS-12, DS-13, DS-18). */
import type { Instant, Span } from '../../../src/time/units.js';
import type { Question } from '../../../src/engine/answers.js';
import type { Distribution, KeyName } from '../../../src/engine/distribution.js';
import type { Member, Service, WindowCount } from '../../../src/engine/model.js';
import type { Reason } from '../../../src/engine/reasons.js';
import type { AssignmentRecord } from '../../../src/engine/record.js';
import { openings } from './answers.js';
import type { Opening } from './answers.js';
import { dayAt } from './clock.js';
import { limitAgainst } from './limits.js';
import { claimOf, joinable, leftAt, share } from './places.js';
import { ineligibility } from './survey.js';
import { firstDayOf } from './windows.js';
import type { Survey, Surveyed } from './survey.js';

const EVERY_CREDIT = { cancellation: true, noShow: true, reassignment: true };

/** The table of section 4. */
const TABLE: Readonly<Record<string, Omit<Distribution, 'name'>>> = {
  'least-loaded': { offered: 'everyone', keys: ['sessions', 'idle', 'draw'], window: 'day' },
  soonest: { offered: 'soonest', keys: ['soonest', 'sessions', 'draw'], window: 'day' },
  random: { offered: 'everyone', keys: ['draw'], window: 'none' },
  rotation: { offered: 'everyone', keys: ['priority', 'turn'], window: 'none' },
  equal: { offered: 'next', keys: ['count', 'turn'], window: 'month' },
  'round-robin': { offered: 'next', keys: ['corrected', 'line'], window: 'month', credit: EVERY_CREDIT },
  pooled: { offered: 'everyone', keys: ['idle', 'draw'], window: 'none' },
  'pooled-priority': { offered: 'everyone', keys: ['priority', 'idle', 'draw'], window: 'none' },
  weighted: {
    offered: 'everyone',
    keys: ['shortfall', 'weight', 'priority', 'idle', 'draw'],
    window: 'month',
    credit: EVERY_CREDIT,
  },
  balanced: { offered: 'everyone', keys: ['count', 'idle', 'draw'], window: 'month' },
};

/**
 * The number drawn for a calendar at a start (DS-18). The oracle can't know it, so it is told; that it hangs on site,
 * service, start and calendar alone is a property of its own.
 */
export type Draws = (start: Instant, calendar: string) => number;

/** DS-1 to DS-4, FL-2: the distribution that holds for a service. */
export function distributionFor(service: Service): Distribution {
  const settlesFirst = service.assignment === 'client' && service.anyAvailable === 'soonest';
  const name = settlesFirst ? 'soonest' : service.distribution;
  const rule = TABLE[name];
  if (!rule) throw new Error(`no distribution '${name}' in the table`);
  return { name, ...rule };
}

/** DS-2, DS-5: everyone eligible, or the one with the soonest open start, or the next one who has any. */
export function offeredBy(site: Survey, asked: Question, draws: Draws): readonly Surveyed[] {
  const rule = distributionFor(site.service);
  if (rule.offered === 'everyone' || asked.calendar !== undefined) return site.eligible;
  if (rule.offered === 'next') {
    const next = nextInLine(site, draws).find(({ isFree }) => isFree);
    return next ? site.eligible.filter(({ timetable }) => timetable.calendar.id === next.calendar) : site.eligible;
  }
  const firsts = site.eligible.flatMap((one) => firstFree(site, one) ?? []);
  const [best] = firsts.sort((a, b) => compare(keysAt(site, rule, draws, a), keysAt(site, rule, draws, b)));
  return best ? site.eligible.filter(({ timetable }) => timetable.calendar.id === best.calendar) : site.eligible;
}

/** DS-5, DS-6: everyone in the order of the keys, in the window of the soonest open start of all. */
function nextInLine(site: Survey, draws: Draws): (Ranked & { readonly isFree: boolean })[] {
  const first = (id: string): Opening | undefined =>
    site.eligible.flatMap((one) => (one.timetable.calendar.id === id ? (firstFree(site, one) ?? []) : []))[0];
  const ids = site.eligible.map(({ timetable }) => timetable.calendar.id);
  const soonest = Math.min(...ids.map((id) => first(id)?.start ?? Infinity));
  if (soonest === Infinity) return [];
  return rankedAt(site, ids, soonest, draws).map((one) => ({ ...one, isFree: first(one.calendar) !== undefined }));
}

/** Who comes before the one offered next, but has no start at all. */
function passedOver(site: Survey, offered: readonly Surveyed[]): readonly string[] {
  if (distributionFor(site.service).offered !== 'next') return [];
  const line = nextInLine(site, () => NaN);
  const place = line.findIndex(({ isFree }) => isFree);
  const isShown = offered.every(({ timetable }) => timetable.calendar.id === line[place]?.calendar);
  return isShown ? line.slice(0, place).map(({ calendar }) => calendar) : [];
}

/** The key that told the one offered next from the one after, where that is the one who is chosen. */
export function nextDecidedBy(site: Survey, offered: readonly Surveyed[]): AssignmentRecord['decidedBy'] | undefined {
  const rule = distributionFor(site.service);
  const free = rule.offered === 'next' ? nextInLine(site, () => NaN).filter(({ isFree }) => isFree) : [];
  const isShown = offered.every(({ timetable }) => timetable.calendar.id === free[0]?.calendar);
  return free.length > 1 && isShown ? decidedBy(free, rule) : undefined;
}

/**
 * RC-2: who is offered for one start once it is known what happened meanwhile. Where one person was offered, the one the
 * client was shown (`settled`) keeps the offer while free; if that person was lost or is taken, everyone steps in.
 */
export function offeredFor(site: Survey, asked: Meanwhile, draws: Draws, start: Instant): readonly Surveyed[] {
  const shown = offeredBy(site, asked, draws);
  if (shown.length === site.eligible.length) return shown;
  if (asked.lost && asked.lost.length > 0) return site.eligible;
  if (asked.settled === undefined) return shown;
  const isSettled = ({ calendar, start: at, left }: Opening): boolean =>
    calendar === asked.settled && at === start && left > 0;
  if (!openings(site).some(isSettled)) return site.eligible;
  return site.eligible.filter(({ timetable }) => timetable.calendar.id === asked.settled);
}

/** What is asked, with the calendars that were lost to others since, and the one that the client was shown. */
export interface Meanwhile extends Question {
  readonly lost?: readonly string[];
  readonly settled?: string;
}

/** What became of one calendar at one start; `undefined` is free. Earlier rules come first. */
export function reasonAgainst(
  site: Survey,
  asked: Meanwhile,
  offered: readonly Surveyed[],
  id: string,
  start: Instant,
): Reason | undefined {
  const { catalog } = site.snapshot;
  const calendar = catalog.calendars.find((one) => one.id === id);
  if (!calendar) return { code: 'not-linked' };
  const unfit = ineligibility(catalog, site.service, asked, calendar);
  if (unfit) return unfit;
  const own = offered.find(({ timetable }) => timetable.calendar.id === id);
  if (!own) return { code: passedOver(site, offered).includes(id) ? 'no-starts' : 'not-offered' };
  if (asked.lost?.includes(id)) return { code: 'lost' };
  if (start < site.known[0] || site.known[1] <= start) return reachReason(site, start);
  return (
    closedReason(site, own, start) ??
    reachReason(site, start) ??
    limitAgainst(site.snapshot, site.service, asked, calendar, start) ??
    takenReason(site, own, start)
  );
}

/** Which of hours, event, grid and blackouts leaves the start out. */
function closedReason(
  { duration }: Survey,
  { timetable, staffed, open }: Surveyed,
  start: Instant,
): Reason | undefined {
  if (open.includes(start)) return undefined;
  const session = minutesOf([start, start + duration]);
  if (!session.every((at) => timetable.isInEvent(at))) return { code: 'outside-event' };
  if (!session.every((at) => timetable.isStaffed(at))) return { code: 'closed' };
  const blocked = session.map((at) => timetable.blackoutAt(at)).find((blackout) => blackout !== undefined);
  if (!staffed.includes(start) || !blocked) return { code: 'off-grid' };
  return { code: 'blocked', ...(blocked.label !== undefined && { label: blocked.label }) };
}

/** Notice and horizon; what the backend does not speak about is out of reach like what lies past them. */
function reachReason({ service, snapshot, known }: Survey, start: Instant): Reason | undefined {
  const { now } = snapshot.availability;
  const earliest = Math.max(now + service.notice, known[0]);
  const latest = Math.min(now + service.horizon, known[1] - 1);
  if (start >= known[1]) return { code: 'too-far', latest };
  if (start < earliest) return { code: 'too-soon', earliest };
  return start > latest ? { code: 'too-far', latest } : undefined;
}

function takenReason(
  { service, duration, known }: Survey,
  { timetable }: Surveyed,
  start: Instant,
): Reason | undefined {
  if (leftAt(timetable, start, duration) > 0) return undefined;
  const asOf = timetable.staleSince;
  if (asOf !== undefined) return { code: 'stale', asOf };
  const claim = claimOf(service, start, duration);
  const { busy, taken } = timetable.taken ?? { busy: [known], taken: [] };
  const first = busy.find((span) => share(claim, span));
  if (first) return { code: 'busy', span: first };
  if (service.seats > 1 && joinable(timetable, start, duration).length > 0) return { code: 'session-full' };
  const present = (at: Instant): Span[] => taken.filter(([from, to]) => from <= at && at < to);
  const fullAt = minutesOf(claim).find((at) => present(at).length >= timetable.calendar.capacity) ?? NaN;
  return { code: 'booked', span: present(fullAt)[0] ?? [NaN, NaN] };
}

/** Values of the distribution's keys, lowest first; one row for each calendar that is free at the start. */
export interface Ranked {
  readonly calendar: string;
  readonly values: readonly number[];
}

/** The free calendars at a start, the one whose turn it is first. */
export function rankedAt(site: Survey, free: readonly string[], start: Instant, draws: Draws): Ranked[] {
  const rule = distributionFor(site.service);
  return free
    .map((calendar) => ({ calendar, values: keysAt(site, rule, draws, { calendar, start }) }))
    .sort((a, b) => compare(a.values, b.values));
}

/** The key that tells the first of a ranking from the second. */
export function decidedBy(ranking: readonly Ranked[], rule: Distribution): AssignmentRecord['decidedBy'] {
  const [first, second] = ranking;
  if (!first) return 'nobody';
  if (!second) return 'only-one';
  return rule.keys[first.values.findIndex((value, index) => value !== second.values[index])] ?? 'nobody';
}

function keysAt(site: Survey, rule: Distribution, draws: Draws, at: Pick<Opening, 'calendar' | 'start'>): number[] {
  const { figures } = site.snapshot.availability;
  const ofService = figures.services.find(({ service }) => service === site.service.id);
  const surveyed = site.eligible.find(({ timetable }) => timetable.calendar.id === at.calendar);
  const valueOf: Readonly<Record<KeyName, () => number>> = {
    sessions: () => {
      const day = dayAt(surveyed?.timetable.calendar.zone ?? 'UTC', at.start);
      return figures.sessions.find(([calendar, on]) => calendar === at.calendar && on === day)?.[2] ?? 0;
    },
    idle: () => ofService?.lastBooked.find(([calendar]) => calendar === at.calendar)?.[1] ?? -1,
    soonest: () => (surveyed && firstFree(site, surveyed)?.start) ?? site.known[1],
    turn: () => ofService?.queue.indexOf(at.calendar) ?? NaN,
    draw: () => draws(at.start, at.calendar),
    ...keysOfPool(site, rule, at),
  };
  return rule.keys.map((key) => valueOf[key]());
}

function firstFree(site: Survey, one: Surveyed): Opening | undefined {
  return openings(site, [one])
    .filter(({ left }) => left > 0)
    .sort((a, b) => a.start - b.start)[0];
}

/** Row against row: the first value that differs decides. */
function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function minutesOf([from, to]: Span): Instant[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** What the counting window and the pool say of a member; read off the lists, one by one. */
function keysOfPool(site: Survey, { window }: Distribution, { calendar, start }: Pick<Opening, 'calendar' | 'start'>) {
  const { catalog, availability } = site.snapshot;
  const ofService = availability.figures.services.find(({ service }) => service === site.service.id);
  const zone = catalog.calendars.find(({ id }) => id === calendar)?.zone ?? 'UTC';
  const first = firstDayOf(window, dayAt(zone, start));
  const read = (list: readonly WindowCount[] = []): number =>
    list.find(([who, from]) => who === calendar && from === first)?.[2] ?? 0;
  const pool = catalog.pools?.find(({ id }) => id === site.service.pool)?.members;
  const members = pool ?? site.service.calendars.map((id): Member => ({ id, calendars: [id] }));
  const place = members.findIndex(({ calendars }) => calendars[0] === calendar);
  return {
    count: () => read(ofService?.counts),
    corrected: () => read(ofService?.corrected),
    shortfall: () => read(ofService?.shortfall),
    weight: () => 0 - (members[place]?.weight ?? 100),
    priority: () => 0 - (members[place]?.priority ?? 2),
    line: () => place,
  };
}
