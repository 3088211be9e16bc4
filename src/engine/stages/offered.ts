import type { Question } from '../answers.js';
import { blockerOf } from '../blocker.js';
import type { Choice } from '../choose.js';
import { aheadKey, distributionOf, toFinest } from '../distributions.js';
import type { Distribution, KeyName } from '../distribution.js';
import { readers } from '../keys.js';
import type { Availability } from '../model.js';
import { serviceOf } from '../question.js';
import type { Reason } from '../reasons.js';
import type { OpenedSite } from '../site.js';
import { timetableOf, type Timetable } from '../timetable.js';
import { MINUTES_PER_DAY, type Instant } from '../../time/units.js';
import { eligibleCalendars } from './eligible.js';
import { firstDifference, ranked, type Ranked } from './ranked.js';
import { sift, type Stage } from './stage.js';

/** Whose times the client is shown, where that isn't everyone, and why not the others'. */
export interface Offering {
  readonly calendars: readonly string[];
  reasonFor(calendar: string): Reason;
  /** What has settled it on one person before a start is known. */
  readonly by?: KeyName | 'continuity';
  /** All members in the order of the keys, where that decides who is offered next. */
  readonly ranking?: readonly Ranked[];
}

export interface OfferedStage extends Stage, Pick<Offering, 'by' | 'ranking'> {}

const NOT_OFFERED: Reason = { code: 'not-offered' };

/**
 * Second stage: whose times the client is shown. The person whom the client was shown keeps the offer while free; once
 * somebody offered is lost or taken, the others step in (RC-2).
 */
export function offered(
  site: OpenedSite,
  availability: Availability,
  choice: Choice,
  calendars: readonly string[],
): OfferedStage {
  const offering = offeringOf(site, availability, choice);
  const everyone = sift(calendars, () => undefined);
  const { settled, lost = [], start } = choice;
  if (!offering || lost.length > 0) return everyone;
  if (settled !== undefined) {
    const timetable = timetableOf(site, availability, choice);
    if (!calendars.includes(settled) || blockerOf(site, availability, timetable, settled, start)) return everyone;
    if (!offering.calendars.includes(settled)) {
      return sift(calendars, (calendar) => (calendar === settled ? undefined : NOT_OFFERED));
    }
  }
  const stage = sift(calendars, (calendar) =>
    offering.calendars.includes(calendar) ? undefined : offering.reasonFor(calendar),
  );
  return { ...stage, by: offering.by, ranking: offering.ranking };
}

/** The ids of the calendars whose times the client sees: all eligible ones, or those that the distribution offers. */
export function offeredCalendars(site: OpenedSite, availability: Availability, question: Question): readonly string[] {
  return offeringOf(site, availability, question)?.calendars ?? eligibleCalendars(site, question);
}

/** The timetable of the calendars that are offered. */
export function offeredTimetable(site: OpenedSite, availability: Availability, question: Question): Timetable {
  const among = offeringOf(site, availability, question)?.calendars;
  return timetableOf(site, availability, among ? { ...question, among } : question);
}

/** Whose times alone are shown; undefined where everyone's are, or where nobody has any. */
export function offeringOf(site: OpenedSite, availability: Availability, question: Question): Offering | undefined {
  if (question.calendar !== undefined) return undefined;
  const service = serviceOf(site, question);
  const distribution = distributionOf(service, site.catalog.distributions);
  const { offered: rule } = distribution;
  const isForAll = rule === 'everyone' && distribution.ahead === undefined;
  if (isForAll && question.returningTo === undefined) return undefined;
  const kept = keptPerson(site, availability, question, service.continuity);
  if (kept !== undefined) return onlyOne(kept, 'continuity');
  if (isForAll) return undefined;

  const everyone = sceneOf(site, availability, question);
  if (everyone.soonest === Infinity) return undefined;
  const ahead = aheadIn(everyone, distribution);
  if (rule === 'everyone' && ahead.size === 0) return undefined;
  const offering = offeringIn(withoutAhead(everyone, ahead), distribution);
  return { ...offering, reasonFor: (calendar) => ahead.get(calendar) ?? offering.reasonFor(calendar) };
}

/** Whom the rule offers of those who are not hidden. */
function offeringIn(scene: Scene, distribution: Distribution): Offering {
  switch (distribution.offered) {
    case 'everyone':
      return { calendars: [...scene.firsts.keys()], reasonFor: () => NOT_OFFERED };
    case 'soonest':
      return soonestPerson(scene);
    case 'next':
      return nextPerson(scene, distribution);
  }
}

interface Scene {
  readonly site: OpenedSite;
  readonly availability: Availability;
  /** Asked at the soonest start that anyone has open: it says which counting window is meant. */
  readonly choice: Choice;
  readonly soonest: Instant;
  /** Of every calendar that may be offered: its first open start, if it has one. */
  readonly firsts: ReadonlyMap<string, Instant | undefined>;
}

function sceneOf(site: OpenedSite, availability: Availability, question: Question): Scene {
  const timetable = timetableOf(site, availability, question);
  const firsts = new Map(timetable.tracks.map((track) => [track.calendar.id, timetable.soonestOf(track)]));
  return { site, availability, firsts, ...soonestOf(question, firsts) };
}

function soonestOf(question: Question, firsts: Scene['firsts']): Pick<Scene, 'soonest' | 'choice'> {
  let soonest = Infinity;
  for (const first of firsts.values()) if (first !== undefined && first < soonest) soonest = first;
  return { soonest, choice: { ...question, start: soonest } };
}

/** DS-20: the person of the last booking, if free within the days that the service names. */
function keptPerson(
  site: OpenedSite,
  availability: Availability,
  question: Question,
  days: number | undefined,
): string | undefined {
  const { returningTo: person } = question;
  if (person === undefined || days === undefined) return undefined;
  const timetable = timetableOf(site, availability, question);
  const track = timetable.trackOf(person);
  const first = track && timetable.soonestOf(track);
  const { now } = availability;
  return first !== undefined && first <= now + days * MINUTES_PER_DAY ? person : undefined;
}

function onlyOne(
  calendar: string,
  by?: Offering['by'],
  reasonFor: Offering['reasonFor'] = () => NOT_OFFERED,
): Offering {
  return { calendars: [calendar], reasonFor, by };
}

/** DS-2: the one with the soonest open start. */
function soonestPerson({ site, availability, choice, soonest, firsts }: Scene): Offering {
  const calendars = [...firsts].flatMap(([calendar, first]) => (first === soonest ? [calendar] : []));
  return onlyOne(ranked(site, availability, choice, calendars)[0]!.calendar);
}

/** DS-5, DS-6: the one who comes first by the keys, of those who have any open start. */
function nextPerson({ site, availability, choice, firsts }: Scene, { keys }: Distribution): Offering {
  const ranking = ranked(site, availability, choice, [...firsts.keys()]);
  const hasStarts = ({ calendar }: Ranked): boolean => firsts.get(calendar) !== undefined;
  const [next, runnerUp] = ranking.filter(hasStarts) as [Ranked, Ranked?];
  const by = runnerUp && keys.at(firstDifference(next, runnerUp));
  const passedOver = new Set(ranking.slice(0, ranking.indexOf(next)).map(({ calendar }) => calendar));
  const reasonFor = (calendar: string): Reason => (passedOver.has(calendar) ? { code: 'no-starts' } : NOT_OFFERED);
  return { ...onlyOne(next.calendar, by, reasonFor), ranking };
}

/** DS-17: those who are too far ahead, and by how much; nobody, if the others have no open start. */
function aheadIn({ site, availability, choice, firsts }: Scene, rule: Distribution): ReadonlyMap<string, Reason> {
  const hidden = new Map<string, Reason>();
  if (rule.ahead === undefined) return hidden;
  const countOf = readers[aheadKey(rule)](site, availability, choice);
  const fewest = Math.min(...[...firsts.keys()].map(countOf));
  let someoneLeft = false;
  for (const [calendar, first] of firsts) {
    const by = toFinest(countOf(calendar) - fewest);
    if (by >= rule.ahead) hidden.set(calendar, { code: 'ahead', by });
    else someoneLeft ||= first !== undefined;
  }
  return someoneLeft ? hidden : new Map();
}

function withoutAhead(scene: Scene, ahead: ReadonlyMap<string, Reason>): Scene {
  if (ahead.size === 0) return scene;
  const firsts = new Map([...scene.firsts].filter(([calendar]) => !ahead.has(calendar)));
  return { ...scene, firsts, ...soonestOf(scene.choice, firsts) };
}
