import { expect } from 'chai';
import fc from 'fast-check';
import { choose, figuresOf, ranksOf } from '../../src/engine/index.js';
import type { Figures } from '../../src/engine/index.js';
import { agree } from '../support/comparison/agree.js';
import { open } from '../support/ask.js';
import { openings } from '../support/oracle/answers.js';
import { compare } from '../support/oracle/ranking.js';
import { survey } from '../support/oracle/survey.js';
import { runs } from '../support/seed.js';
import { scenarios } from '../support/worlds.js';

describe('Figures of random ledgers', () => {
  it('DS-1 only the days that are asked for', () => {
    fc.assert(
      fc.property(scenarios, fc.nat({ max: 3 }), ({ catalog, availability, ledger }, length) => {
        const [first] = availability.days;
        const { sessions } = figuresOf(ledger, open(catalog), [first, first + length]);
        const all = figuresOf(ledger, open(catalog)).sessions;
        expect(sessions).to.have.deep.members(all.filter(([, day]) => first <= day && day < first + length));
      }),
      runs(200),
    );
  }).timeout(100_000);

  it('DS-1 DS-4 DS-5 DS-9 DS-17 DS-21 ranks in place of counts put everyone in the same order at every start', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { catalog, availability, question, ledger } = scenario;
        const site = open(catalog);
        const counts = figuresOf(ledger, site);
        const orderAt = (start: number, figures: Figures): string => {
          const { candidates, decidedBy } = choose(site, { ...availability, figures }, { ...question, start });
          const free = candidates
            .filter(({ dropped }) => !dropped)
            .sort((a, b) => compare(a.values ?? [], b.values ?? []));
          return `${new Date(start * 60_000).toISOString()} ${free.map(({ calendar }) => calendar).join(' ')} by ${decidedBy}`;
        };
        const starts = openings(survey(scenario, question)).map(({ start }) => start);
        const ranks = ranksOf(counts, site);
        const some = [...new Set(starts)].slice(0, 30);
        const orders = (figures: Figures) => some.map((start) => orderAt(start, figures));
        agree('the order of the free', orders(ranks), orders(counts));
      }),
      runs(200),
    );
  }).timeout(100_000);
});
