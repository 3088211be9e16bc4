/**
 * The main comparison: all that the engine says of one random site, held against the oracle. `npm test` makes it on
 * thousands of sites, `npm run test:long` on as many as are asked for.
 */
import fc from 'fast-check';
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Instant } from '../../../src/time/units.js';
import { days, labelledStarts, offeredCalendars, starts } from '../../../src/engine/index.js';
import type { DayAnswer, OpenedSite, Start } from '../../../src/engine/index.js';
import { everywhere, linesOf, open } from '../ask.js';
import { dayAnswers, labelledStarts as labelled, mergedStarts, openings } from '../oracle/answers.js';
import { written } from '../oracle/clock.js';
import { offeredBy } from '../oracle/distributions.js';
import { survey } from '../oracle/survey.js';
import type { Survey } from '../oracle/survey.js';
import { SHRINKS } from '../seed.js';
import { scenarios } from '../worlds.js';
import type { Scenario } from '../worlds.js';
import { agree } from './agree.js';
import { compareChoice, compareExplanations } from './choice.js';
import { compareLedger } from './ledger.js';
import { compareOrder } from './order.js';
import { comparePanel } from './panel.js';

/** Makes the site of a seed and compares. Throws where anything differs; the message holds the site, made small. */
export function compareSeed(seed: number): void {
  const details = fc.check(fc.property(scenarios, compare), { seed, numRuns: 1, endOnFailure: !SHRINKS });
  if (!details.failed) return;
  const [scenario] = details.counterexample ?? [];
  const cause = details.errorInstance as Error | undefined;
  throw new Error(`${cause?.stack}\n${fc.stringify(scenario)}\nAgain: npm run test:long -- --seed ${seed} --worlds 1`, {
    cause,
  });
}

/** Everything about one scenario. */
export function compare(scenario: Scenario): void {
  const oracle = survey(scenario, scenario.question);
  const site = open(scenario.catalog);
  compareAnswers(scenario, site, oracle);
  const start = startOf(scenario, oracle);
  compareChoice(scenario, site, oracle, start);
  compareExplanations(scenario, site, oracle, start);
  compareOrder(scenario, site, start);
  compareLedger(scenario, site);
  comparePanel(scenario, site);
}

/** Starts, labelled starts and days of those who are offered. */
function compareAnswers(scenario: Scenario, site: OpenedSite, oracle: Survey): void {
  const { availability, question, range } = scenario;
  const all = everywhere(scenario);
  const offered = offeredBy(oracle, question).members;
  const lines = (found: readonly Start[]): string[] => linesOf(range.zone, found);
  const found = openings(oracle, offered);
  agree(
    'who is offered',
    offeredCalendars(site, availability, question),
    offered.map(({ id }) => id),
  );
  agree('starts', starts(site, availability, question, all), mergedStarts(found), lines);
  agree('labelled starts', labelledStarts(site, availability, question, all), labelled(found), lines);
  const said = (answers: readonly DayAnswer[]): string[] => answers.map((answer) => dayLine(range.zone, answer));
  agree('days', days(site, availability, question, range), dayAnswers(oracle, offered, range), said);
}

function dayLine(zone: string, { day, available, full, earliest, reason }: DayAnswer): string {
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  const why = reason ?? (earliest === undefined ? 'no reason' : `from ${written(zone, earliest)}`);
  return `${date}: ${available} available, ${full} full, ${why}`;
}

/** The start that a scenario picks. */
function startOf({ pick: { of, nth }, availability }: Scenario, oracle: Survey): Instant {
  const known =
    of === 'openings' ? openings(oracle).map(({ start }) => start) : oracle.eligible.flatMap((one) => one.staffed);
  const found = of === 'minutes' ? undefined : known[nth % Math.max(1, known.length)];
  return found ?? availability.days[0] * MINUTES_PER_DAY + nth;
}
