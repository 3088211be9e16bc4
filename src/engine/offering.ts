import type { Question } from './answers.js';
import type { Choice } from './choose.js';
import type { Distribution, KeyName } from './distribution.js';
import { aheadKey, toFinest } from './distributions.js';
import { readers } from './keys.js';
import type { Availability } from './model.js';
import { getOrMake, keyOf, perQuestion } from './once.js';
import { ruleOf } from './question.js';
import type { Reason } from './reasons.js';
import type { OpenedSite } from './site.js';
import { firstDifference, ranked, type Ranked } from './stages/ranked.js';
import type { Timetable } from './timetable.js';
import { timetableOf } from './timetables.js';
import { MINUTES_PER_DAY, type Instant } from '../time/units.js';

/** Whose times the client is shown, where that isn't everyone's, and why not the others'. */
export interface Offering extends Offer {
  /** Of those who are offered. */
  readonly timetable: Timetable;
}

interface Offer {
  readonly calendars: readonly string[];
  reasonFor(calendar: string): Reason;
  /** What has settled it on one person before a start is known. */
  readonly by?: KeyName | 'continuity';
  /** In the order of the keys, those among whom the keys have settled it. */
  readonly ranking?: readonly Ranked[];
}

export const NOT_OFFERED: Reason = { code: 'not-offered' };

const offerings = perQuestion<Offering | undefined>();

/** Whose times alone are shown, worked out once per availability; undefined where everyone's are, or nobody has any. */
export function offeringOf(site: OpenedSite, availability: Availability, question: Question): Offering | undefined {
  const { service, duration, calendar, among, returningTo, clientBooked } = question;
  // Stryker disable next-line ConditionalExpression: of one who is asked for nobody else can be hidden
  if (calendar !== undefined) return undefined;
  const rule = ruleOf(site, question);
  // Stryker disable next-line ConditionalExpression,StringLiteral: the long way hides nobody, either
  if (rule.offered === 'everyone' && rule.ahead === undefined && returningTo === undefined) return undefined;
  const key = keyOf(service, duration, among, returningTo, clientBooked);
  return getOrMake(offerings(site, availability), key, () => {
    const timetable = timetableOf(site, availability, question);
    const offer = offerOf(site, availability, question, timetable, rule);
    return offer && { ...offer, timetable: timetable.among(offer.calendars) };
  });
}

/** What is weighed when whose times to show is settled. */
interface Scene {
  readonly site: OpenedSite;
  readonly availability: Availability;
  /** Asked at the soonest start that any of them has open: it says which counting window is meant. */
  readonly choice: Choice;
  /** Of every calendar that may be offered: its first open start, `Infinity` where it has none. */
  readonly firsts: ReadonlyMap<string, Instant>;
}

function offerOf(
  site: OpenedSite,
  availability: Availability,
  question: Question,
  timetable: Timetable,
  rule: Distribution,
): Offer | undefined {
  const kept = keptPerson(availability, question, timetable);
  if (kept !== undefined) return onlyOne(kept, 'continuity');

  const firsts = timetable.tracks.map(({ calendar: { id } }) => [id, timetable.soonestOf(id) ?? Infinity] as const);
  const everyone = sceneOf(site, availability, question, firsts);
  if (everyone.choice.start === Infinity) return undefined;
  const ahead = aheadIn(everyone, rule);
  // Stryker disable next-line ConditionalExpression,StringLiteral: to offer all of them hides nobody, either
  if (rule.offered === 'everyone' && ahead.size === 0) return undefined;
  const others = firsts.filter(([calendar]) => !ahead.has(calendar));
  const offer = offerIn(sceneOf(site, availability, question, others), rule);
  return { ...offer, reasonFor: (calendar) => ahead.get(calendar) ?? offer.reasonFor(calendar) };
}

function sceneOf(
  site: OpenedSite,
  availability: Availability,
  question: Question,
  firsts: readonly (readonly [calendar: string, first: Instant])[],
): Scene {
  const start = Math.min(...firsts.map(([, first]) => first));
  return { site, availability, choice: { ...question, start }, firsts: new Map(firsts) };
}

/** DS-20: the person of the last booking, if free within the days that the service names. */
function keptPerson(
  { now }: Availability,
  { returningTo: person }: Question,
  timetable: Timetable,
): string | undefined {
  const { continuity } = timetable.service;
  // Stryker disable next-line ConditionalExpression: nobody has no start, and none lies within no time
  if (person === undefined || continuity === undefined) return undefined;
  const first = timetable.soonestOf(person) ?? Infinity;
  return first <= now + continuity * MINUTES_PER_DAY ? person : undefined;
}

/** DS-17: those who are too far ahead, and by how much; nobody, if the others have no open start. */
function aheadIn({ site, availability, choice, firsts }: Scene, rule: Distribution): ReadonlyMap<string, Reason> {
  const hidden = new Map<string, Reason>();
  // Stryker disable next-line ConditionalExpression: nobody is ahead by what isn't set; this is the short way
  if (rule.ahead === undefined) return hidden;
  const countOf = readers[aheadKey(rule)](site, availability, choice);
  const fewest = Math.min(...[...firsts.keys()].map(countOf));
  let someoneLeft = false;
  for (const [calendar, first] of firsts) {
    const by = toFinest(countOf(calendar) - fewest);
    if (by >= rule.ahead) hidden.set(calendar, { code: 'ahead', by });
    else someoneLeft ||= first < Infinity;
  }
  return someoneLeft ? hidden : new Map();
}

/** Whom the rule offers of those who are not hidden. */
function offerIn(scene: Scene, rule: Distribution): Offer {
  switch (rule.offered) {
    case 'everyone':
      // Stryker disable next-line ArrowFunction: those who are left out are ahead, and have that reason
      return { calendars: [...scene.firsts.keys()], reasonFor: () => NOT_OFFERED };
    case 'soonest':
      return soonestPerson(scene, rule);
    case 'next':
      return nextPerson(scene, rule);
  }
}

function onlyOne(calendar: string, by?: Offer['by'], reasonFor: Offer['reasonFor'] = () => NOT_OFFERED): Offer {
  return { calendars: [calendar], reasonFor, by };
}

/** DS-2: the one with the soonest open start; where several have it, the first of them by the keys. */
function soonestPerson({ site, availability, choice, firsts }: Scene, { keys }: Distribution): Offer {
  const soonest = [...firsts].flatMap(([calendar, first]) => (first === choice.start ? [calendar] : []));
  const ranking = ranked(site, availability, choice, soonest);
  const [winner, runnerUp] = ranking as [Ranked, Ranked?];
  const others = [...firsts.values()].filter((first) => first < Infinity).length - 1;
  const by = runnerUp ? keys.at(firstDifference(winner, runnerUp)) : others > 0 ? 'soonest' : undefined;
  return { ...onlyOne(winner.calendar, by), ranking };
}

/** DS-5, DS-6: the one who comes first by the keys, of those who have any open start. */
function nextPerson({ site, availability, choice, firsts }: Scene, { keys }: Distribution): Offer {
  const ranking = ranked(site, availability, choice, [...firsts.keys()]);
  const hasStarts = ({ calendar }: Ranked): boolean => firsts.get(calendar)! < Infinity;
  const [next, runnerUp] = ranking.filter(hasStarts) as [Ranked, Ranked?];
  const by = runnerUp && keys.at(firstDifference(next, runnerUp));
  const passedOver = new Set(ranking.slice(0, ranking.indexOf(next)).map(({ calendar }) => calendar));
  const reasonFor = (calendar: string): Reason => (passedOver.has(calendar) ? { code: 'no-starts' } : NOT_OFFERED);
  return { ...onlyOne(next.calendar, by, reasonFor), ranking };
}
