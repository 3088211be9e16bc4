import type { Question } from './answers.js';
import { digestOf } from './digest.js';
import { seedOf } from './draw.js';
import type { Availability, Member } from './model.js';
import { hostsOf } from './members.js';
import { leadOf } from './pools.js';
import { serviceOf } from './links.js';
import { planOf, ruleOf } from './question.js';
import type { AssignmentRecord, Candidate, StageName } from './record.js';
import type { OpenedSite } from './site.js';
import { available } from './stages/available.js';
import { committed } from './stages/committed.js';
import { eligible } from './stages/eligible.js';
import { offered, type OfferedStage } from './stages/offered.js';
import { comesBefore, ranked, rankerOf, type Ranked } from './stages/ranked.js';
import type { Stage } from './stages/stage.js';
import type { Instant } from '../time/units.js';

/** One start to find the person for. */
export interface Choice extends Question {
  readonly start: Instant;
  /** Calendars that the backend said are taken meanwhile (RC-2). */
  readonly lost?: readonly string[];
  /**
   * The person whose times the client was shown, where the distribution offers one person only (DS-2): stays the one
   * offered while free, whoever is soonest by now. A server passes the proposal's calendar here.
   */
  readonly settled?: string;
}

/**
 * Runs the five stages for one start and gives the record (HS-1): every candidate with what became of it, and the
 * calendar chosen, if any. With `calendar` set the client has chosen and the record says so. Same input, same record,
 * everywhere (DS-21).
 */
export function choose(site: OpenedSite, availability: Availability, choice: Choice): AssignmentRecord {
  const service = serviceOf(site, choice);
  const distribution = ruleOf(site, choice);

  const fit = eligible(site, choice);
  const shown = offered(site, availability, choice, fit.kept);
  const able = available(site, availability, choice, shown.kept);
  const ranks = ranked(site, availability, choice, able.kept);
  const outcome = committed(choice, distribution, ranks, shown.by);

  const members = site.members.get(service.id)!;
  const hosts = outcome.chosen === undefined ? [] : hostsOf(members, outcome.chosen);

  const record: AssignmentRecord = {
    version: 1,
    site: site.site.id,
    service: service.id,
    duration: planOf(service, choice).duration,
    start: choice.start,
    now: availability.now,
    revision: availability.revision,
    distribution,
    seed: seedOf(site.site.id, service.id, choice.start),
    ...given({
      pool: service.pool,
      wanted: choice.calendar,
      among: choice.among,
      returningTo: choice.returningTo,
      clientBooked: choice.clientBooked,
      lost: choice.lost,
      settled: choice.settled,
    }),
    candidates: candidatesOf(members, { eligible: fit, offered: shown, available: able }, ranks),
    ...outcome,
    ...(hosts.length > 1 && { hosts }),
    ...given({ skipped: skippedFor(site, availability, choice, ranks, able) }),
  };
  return { ...record, digest: digestOf(record) };
}

/** What became of every member. Those who come after the one offered next have values, too. */
function candidatesOf(
  members: readonly Member[],
  stages: { readonly eligible: Stage; readonly offered: OfferedStage; readonly available: Stage },
  ranks: readonly Ranked[],
): Candidate[] {
  const candidates = new Map<string, Candidate>(ranks.map((rank) => [rank.calendar, rank]));
  const waiting = new Map(stages.offered.ranking?.map((rank) => [rank.calendar, rank.values]));
  for (const [stage, { dropped }] of Object.entries(stages) as [StageName, Stage][]) {
    for (const [calendar, reason] of dropped) {
      const values = stage === 'offered' ? waiting.get(calendar) : undefined;
      candidates.set(calendar, { calendar, dropped: { stage, reason }, ...(values && { values }) });
    }
  }
  return members.map((member) => candidates.get(leadOf(member))!);
}

/** Those who come before the winner by the keys but could not take the start; undefined where there are none. */
function skippedFor(
  site: OpenedSite,
  availability: Availability,
  choice: Choice,
  [winner]: readonly Ranked[],
  { dropped }: Stage,
): readonly string[] | undefined {
  if (!winner) return undefined;
  const rank = rankerOf(site, availability, choice);
  const skipped = [...dropped.keys()].filter((calendar) => comesBefore(rank(calendar), winner));
  return skipped.length > 0 ? skipped : undefined;
}

/** Without the properties that are undefined: a record is the same before and after JSON. */
function given<T extends object>(properties: T): Partial<T> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as Partial<T>;
}
