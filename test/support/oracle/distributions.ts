/** The oracle on distributions: the table of section 4, and who is offered by it (DS-1 to DS-11, DS-17, DS-20, FL-2, RC-2). */
import type { Instant } from '../../../src/time/units.js';
import type { Question } from '../../../src/engine/answers.js';
import type { Distribution } from '../../../src/engine/distribution.js';
import type { Catalog, Service } from '../../../src/engine/model.js';
import type { Reason } from '../../../src/engine/reasons.js';
import type { AssignmentRecord } from '../../../src/engine/record.js';
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import { decidedBy, rankedAt, valueOf } from './ranking.js';
import type { Ranked } from './ranking.js';
import type { Opening, Survey, SurveyedMember } from './survey.js';

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
  'client-choice': { offered: 'everyone', keys: [], window: 'none' },
};

/** The distribution that holds for a service: that of its pool, if it names one; the site's own, or one of the table. */
export function distributionFor({ pools = [], distributions = [] }: Catalog, service: Service): Distribution {
  const settlesFirst = service.assignment === 'client' && service.anyAvailable === 'soonest';
  const ofPool = pools.find(({ id }) => id === service.pool)?.distribution;
  const name = settlesFirst ? 'soonest' : (ofPool ?? service.distribution);
  const rule = TABLE[name];
  const found = rule ? { name, ...rule } : distributions.find((own) => own.name === name);
  if (!found) throw new Error(`no distribution '${name}'`);
  return found;
}

/** What ranks a pool that fills a panel's seat: its own, or else that of the service, whichever pool serves that (PN-3). */
export function distributionOfSeat(catalog: Catalog, service: Service, pool: string): Distribution {
  const hasOwn = catalog.pools?.some(({ id, distribution }) => id === pool && distribution !== undefined);
  return distributionFor(catalog, { ...service, assignment: 'automatic', ...(hasOwn && { pool }) });
}

/** Whose times are shown, and why not the others'. */
export interface Offered {
  readonly members: readonly SurveyedMember[];
  /** Nothing is said of those who are offered. */
  readonly reasons: ReadonlyMap<string, Reason>;
  /** What settled it on one person before a start was known. */
  readonly by?: AssignmentRecord['decidedBy'];
  /** In the order of the keys, those of whom the keys say who is offered. */
  readonly line?: readonly Ranked[];
}

/** Those whose times the client is shown before a start is known. */
export function offeredBy(site: Survey, asked: Question): Offered {
  const everyone: Offered = { members: site.eligible, reasons: new Map() };
  if (asked.calendar !== undefined) return everyone;
  const kept = keptPerson(site, asked);
  if (kept) return { ...only(site, [kept.id]), by: 'continuity' };

  const rule = distributionFor(site.snapshot.catalog, site.service);
  const ahead = aheadOf(site, rule);
  const others = site.eligible.filter(({ id }) => !ahead.has(id));
  if (soonestOf(others) === Infinity) return everyone;
  const shown = offeredAmong(site, rule, others);
  const reasonFor = (id: string): Reason => ahead.get(id) ?? shown.reasons.get(id) ?? { code: 'not-offered' };
  const ids = shown.members.map(({ id }) => id);
  return { ...shown, ...only(site, ids, reasonFor) };
}

/** Whom the rule offers of those who are not too far ahead. */
function offeredAmong(site: Survey, rule: Distribution, members: readonly SurveyedMember[]): Offered {
  if (rule.offered === 'everyone') return { members, reasons: new Map() };
  if (rule.offered === 'soonest') return soonestPerson(site, rule, members);
  const ids = members.map(({ id }) => id);
  const line = rankedAt(site, rule, ids, soonestOf(members));
  return nextInLine(site, rule, line);
}

function soonestOf(members: readonly SurveyedMember[]): Instant {
  return Math.min(...members.map((one) => firstFree(one)?.start ?? Infinity));
}

/**
 * RC-2: who is offered for one start once it is known what happened meanwhile. The one whom the client was shown
 * (`settled`) keeps the offer while free; if somebody was lost, or that person is taken, everyone steps in.
 */
export function offeredFor(site: Survey, asked: Meanwhile, start: Instant): Offered {
  const shown = offeredBy(site, asked);
  const everyone: Offered = { members: site.eligible, reasons: new Map() };
  if (asked.lost && asked.lost.length > 0) return everyone;
  const { settled } = asked;
  if (settled === undefined || (shown.by === undefined && shown.reasons.size === 0)) return shown;
  const own = site.eligible.find(({ id }) => id === settled);
  if (!own?.openings.some((one) => one.start === start && one.left > 0)) return everyone;
  return shown.members.includes(own) ? shown : only(site, [settled]);
}

/** What is asked, with the calendars that were lost to others since, and the one that the client was shown. */
export interface Meanwhile extends Question {
  readonly lost?: readonly string[];
  readonly settled?: string;
}

export function firstFree({ openings }: SurveyedMember): Opening | undefined {
  return openings.filter(({ left }) => left > 0).sort((a, b) => a.start - b.start)[0];
}

/** DS-20: the person of the last booking, where free within the days that the service names. */
function keptPerson({ service, snapshot, eligible }: Survey, { returningTo }: Question): SurveyedMember | undefined {
  if (service.continuity === undefined) return undefined;
  const until = snapshot.availability.now + service.continuity * MINUTES_PER_DAY;
  return eligible.find((one) => one.id === returningTo && (firstFree(one)?.start ?? Infinity) <= until);
}

/** DS-2: of those with the soonest open start, the first by the keys. */
function soonestPerson(site: Survey, rule: Distribution, members: readonly SurveyedMember[]): Offered {
  const start = soonestOf(members);
  const first = members.filter((one) => firstFree(one)?.start === start).map(({ id }) => id);
  const line = rankedAt(site, rule, first, start);
  const offered = { ...only(site, [line[0]!.calendar]), line };
  if (members.filter(firstFree).length === 1) return offered;
  return { ...offered, by: first.length === 1 ? 'soonest' : decidedBy(line, rule) };
}

/** DS-5, DS-6: the next one who has any start; who comes before has none. */
function nextInLine(site: Survey, rule: Distribution, line: readonly Ranked[]): Offered {
  const free = line.filter(({ calendar }) => site.eligible.some((one) => one.id === calendar && firstFree(one)));
  const [next] = free;
  const passedOver = line
    .slice(
      0,
      line.findIndex((one) => one === next),
    )
    .map(({ calendar }) => calendar);
  const offered = only(site, [next!.calendar], (id) => ({
    code: passedOver.includes(id) ? 'no-starts' : 'not-offered',
  }));
  return { ...offered, line, ...(free.length > 1 && { by: decidedBy(free, rule) }) };
}

/** DS-17: those who are so many bookings ahead of the one with the fewest; nobody where no other has a start. */
function aheadOf(site: Survey, rule: Distribution): ReadonlyMap<string, Reason> {
  const { ahead: most } = rule;
  const soonest = soonestOf(site.eligible);
  if (most === undefined || soonest === Infinity) return new Map();
  const key = measureOfAhead(rule);
  const countOf = (id: string): number => valueOf(site, rule, key, id, soonest);
  const fewest = Math.min(...site.eligible.map(({ id }) => countOf(id)));
  const hidden = site.eligible.filter(({ id }) => countOf(id) - fewest >= most);
  const left = site.eligible.filter((one) => !hidden.includes(one));
  if (!left.some(firstFree)) return new Map();
  return new Map(hidden.map(({ id }): [string, Reason] => [id, { code: 'ahead', by: countOf(id) - fewest }]));
}

/** What bookings are counted by where those ahead are hidden: the shares of weights, what was received, what is held. */
export function measureOfAhead({ keys }: Distribution): 'shortfall' | 'corrected' | 'count' {
  const known = (['shortfall', 'corrected'] as const).find((key) => keys.includes(key));
  return known ?? 'count';
}

function only(
  site: Survey,
  ids: readonly string[],
  reasonFor: (id: string) => Reason = () => ({ code: 'not-offered' }),
): Offered {
  const others = site.eligible.filter(({ id }) => !ids.includes(id));
  return {
    members: site.eligible.filter(({ id }) => ids.includes(id)),
    reasons: new Map(others.map(({ id }) => [id, reasonFor(id)])),
  };
}
