import { expect } from 'chai';
import fc from 'fast-check';
import { choose, whyNot } from '../../src/engine/index.js';
import type { AssignmentRecord, Candidate, Choice, Reason } from '../../src/engine/index.js';
import { openings } from '../support/oracle/answers.js';
import {
  decidedBy,
  distributionFor,
  nextDecidedBy,
  offeredFor,
  rankedAt,
  reasonAgainst,
} from '../support/oracle/choice.js';
import { drawsOf, expectSameLines, look, open, withService } from '../support/ask.js';
import { runs } from '../support/seed.js';
import { worlds } from '../support/worlds.js';
import type { World } from '../support/worlds.js';

/** A world and a start in it: mostly one that some calendar has, now and then any minute. */
const questions = fc.tuple(
  worlds,
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ nth: fc.nat() }) },
    { weight: 2, arbitrary: fc.record({ staffed: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ minute: fc.integer({ min: 0, max: 5760 }) }) },
  ),
);
type Pick = { nth?: number; staffed?: number; minute?: number };

function startOf(world: World, { nth, staffed, minute = 600 }: Pick): number {
  const { site } = look(world);
  const known =
    nth === undefined ? site.eligible.flatMap((one) => one.staffed) : openings(site).map(({ start }) => start);
  const at = nth ?? staffed;
  const found = at === undefined || known.length === 0 ? undefined : known[at % known.length];
  return found ?? world.availability.days[0] * 1440 + minute;
}

const STAGES: Partial<Record<Reason['code'], string>> = {
  'not-linked': 'eligible',
  private: 'eligible',
  inactive: 'eligible',
  'not-wanted': 'eligible',
  'not-offered': 'offered',
  'no-starts': 'offered',
};
const stageOf = ({ code }: Reason): string => STAGES[code] ?? 'available';

const freeLine = (calendar: string, values?: readonly number[]): string =>
  `${calendar} is free, keys ${values?.join(' ')}`;

/** The record that there should be, but for the numbers drawn, which are the engine's. */
function expected(world: World, choice: Choice): string[] {
  const { site } = look(world);
  const ids = site.service.calendars;
  const offered = offeredFor(site, choice, drawsOf(world), choice.start);
  const reasons = new Map(ids.map((id) => [id, reasonAgainst(site, choice, offered, id, choice.start)]));
  const free = ids.filter((id) => !reasons.get(id));
  const ranking = rankedAt(site, free, choice.start, drawsOf(world));
  const unable = ids.filter((id) => reasons.get(id) && stageOf(reasons.get(id)!) === 'available');
  const both = rankedAt(
    site,
    [...unable, ...ranking.slice(0, 1).map(({ calendar }) => calendar)],
    choice.start,
    drawsOf(world),
  );
  const skipped =
    ranking[0] && choice.calendar === undefined
      ? both
          .slice(
            0,
            both.findIndex(({ calendar }) => calendar === ranking[0]?.calendar),
          )
          .map(({ calendar }) => calendar)
      : [];
  const byClient = choice.calendar !== undefined && ranking.length > 0;
  const settledBy = ranking.length === 1 ? nextDecidedBy(site, offered) : undefined;
  const key = byClient ? 'client' : (settledBy ?? decidedBy(ranking, distributionFor(site.service)));
  return [
    ...ids.map((id) => {
      const reason = reasons.get(id);
      return reason
        ? `${id} dropped as not ${stageOf(reason)}: ${JSON.stringify(reason)}`
        : freeLine(id, ranking.find(({ calendar }) => calendar === id)?.values);
    }),
    `chosen: ${ranking[0]?.calendar ?? 'nobody'}, decided by ${key}; skipped: ${[...skipped].sort().join(' ')}`,
  ];
}

function found({ candidates, chosen, decidedBy: key, skipped = [] }: AssignmentRecord): string[] {
  return [
    ...candidates.map(({ calendar, dropped, values }) =>
      dropped
        ? `${calendar} dropped as not ${dropped.stage}: ${JSON.stringify(dropped.reason)}`
        : freeLine(calendar, values),
    ),
    `chosen: ${chosen ?? 'nobody'}, decided by ${key}; skipped: ${[...skipped].sort().join(' ')}`,
  ];
}

describe('Choices on random sites, against the oracle', () => {
  it('DS-1 DS-2 DS-3 DS-4 DS-12 DS-13 DS-18 HS-1 who is dropped at which stage and why, who is chosen, and by which key', () => {
    fc.assert(
      fc.property(questions, ([world, pick]) => {
        const choice = { ...world.question, start: startOf(world, pick) };
        const record = choose(open(world.catalog), world.availability, choice);
        expectSameLines(found(record), expected(world, choice));
      }),
      runs(400),
    );
  }).timeout(100_000);

  it('RC-2 DS-2 whoever was lost meanwhile is passed over; whoever the client was shown keeps the offer while free', () => {
    const calendars = ['c0', 'c1', 'c2', 'c3'];
    const meanwhile = fc.record(
      { lost: fc.subarray(calendars), settled: fc.constantFrom(...calendars) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(questions, meanwhile, fc.boolean(), ([drawn, pick], since, soonest) => {
        const world = soonest ? withService(drawn, { distribution: 'soonest' }) : drawn;
        const choice = { ...world.question, start: startOf(world, pick), ...since };
        const record = choose(open(world.catalog), world.availability, choice);
        expectSameLines(found(record), expected(world, choice));
      }),
      runs(300),
    );
  }).timeout(100_000);

  it('HS-1 the record holds all that the choice was made on, and its values come in the order of the keys', () => {
    fc.assert(
      fc.property(questions, ([world, pick]) => {
        const { service, duration, calendar } = world.question;
        const { site } = look(world);
        const start = startOf(world, pick);
        const record = choose(open(world.catalog), world.availability, { ...world.question, start });
        const {
          candidates,
          chosen: _,
          decidedBy: __,
          wanted,
          clientBooked,
          skipped: ___,
          digest: ____,
          ...rest
        } = record;
        expect(rest).to.deep.equal({
          version: 1,
          site: 'site',
          service,
          duration: duration ?? site.duration,
          start,
          now: world.availability.now,
          revision: world.availability.revision,
          distribution: distributionFor(site.service),
          seed: `site/service/${start}`,
        });
        expect(wanted).to.equal(calendar);
        expect(clientBooked).to.deep.equal(world.question.clientBooked);
        const comesLater = ({ dropped }: Candidate): boolean =>
          rest.distribution.offered === 'next' && dropped?.stage === 'offered';
        for (const one of candidates) {
          expect([one.calendar, one.values?.length]).to.deep.equal([
            one.calendar,
            one.dropped && !comesLater(one) ? undefined : rest.distribution.keys.length,
          ]);
        }
      }),
      runs(200),
    );
  }).timeout(100_000);

  it('TR-2 there is a reason against a calendar exactly where it is not free, and it is the one in the record', () => {
    fc.assert(
      fc.property(questions, ([world, pick]) => {
        const { site, offered } = look(world);
        const start = startOf(world, pick);
        const engine = open(world.catalog);
        const told = world.catalog.calendars.map(({ id }) => [
          `${id} ${JSON.stringify(whyNot(engine, world.availability, world.question, id, start))}`,
          `${id} ${JSON.stringify(reasonAgainst(site, world.question, offered, id, start))}`,
        ]);
        expectSameLines(
          told.map(([by]) => by ?? ''),
          told.map(([, by]) => by ?? ''),
        );
      }),
      runs(300),
    );
  }).timeout(100_000);

  it('DS-21 HS-3 a record and what it was made from survive JSON, and give the same choice again', () => {
    fc.assert(
      fc.property(questions, ([world, pick]) => {
        const choice = { ...world.question, start: startOf(world, pick) };
        const record = choose(open(world.catalog), world.availability, choice);
        const copy = JSON.parse(JSON.stringify({ ...world, choice, record })) as World & {
          choice: Choice;
          record: AssignmentRecord;
        };
        expect(copy.record).to.deep.equal(record);
        expect(choose(open(copy.catalog), copy.availability, copy.choice)).to.deep.equal(record);
      }),
      runs(200),
    );
  }).timeout(100_000);

  it('DS-18 a draw hangs on site, service, start and calendar alone', () => {
    fc.assert(
      fc.property(worlds, worlds, fc.integer({ min: 0, max: 5760 }), (one, other, minute) => {
        const start = one.availability.days[0] * 1440 + minute;
        const draws = [one, other].map((world) => {
          const record = choose(open(world.catalog), world.availability, { service: 'service', start });
          const at = record.distribution.keys.indexOf('draw');
          return new Map(record.candidates.map(({ calendar, values }) => [calendar, values?.[at]]));
        });
        for (const [calendar, value] of draws[0] ?? []) {
          const again = draws[1]?.get(calendar);
          if (value !== undefined && again !== undefined) expect(again).to.equal(value);
        }
      }),
      runs(200),
    );
  }).timeout(100_000);
});
