import { expect } from 'chai';
import fc from 'fast-check';
import { choose, figuresOf, openSite, ranksOf } from '../../src/engine/index.js';
import type { Figures } from '../../src/engine/index.js';
import { aboveShare, countIn, windowOf } from '../support/oracle/recount-windows.js';
import { linesOf } from '../support/oracle/recount.js';
import type { Recount } from '../support/oracle/recount-windows.js';
import { runs } from '../support/seed.js';
import { utc } from '../support/small-site.js';
import { MEMBERS, siteWith } from '../support/team-ledger.js';
import { ledgers, rules } from '../support/team-ledgers.js';

const weightings = fc.array(fc.constantFrom(0, 50, 100, 300), { minLength: 3, maxLength: 3 });
const zonings = fc.array(fc.constantFrom('UTC', 'Asia/Tokyo', 'Pacific/Honolulu'), { minLength: 3, maxLength: 3 });

describe('Counts of random ledgers, against a recount', () => {
  it('DS-5 DS-6 DS-9 DS-14 DS-15 what is held, received and missing, in every window', () => {
    fc.assert(
      fc.property(ledgers, rules, weightings, zonings, (lines, rule, weights, zones) => {
        const { catalog } = siteWith(rule, weights, zones);
        const [own] = figuresOf(lines, openSite(catalog)).services;
        const ledger = linesOf(lines, catalog.services[0]!, 'pool');
        const given: Recount = { ledger, catalog, service: 'service', members: MEMBERS, ...rule };
        const byMember = new Map(MEMBERS.map((id, index) => [id, weights[index]!]));
        const read = (field: 'counts' | 'corrected' | 'shortfall', id: string, window: number): number =>
          own?.[field]?.find(([calendar, from]) => calendar === id && from === window)?.[2] ?? 0;
        for (const id of MEMBERS) {
          for (const instant of lines.map((line) => line.start ?? line.at)) {
            const window = windowOf(given, id, instant);
            expect(read('counts', id, window)).to.be.closeTo(countIn(given, id, window, true), 1e-9);
            expect(read('corrected', id, window)).to.be.closeTo(countIn(given, id, window, false), 1e-9);
            expect(read('shortfall', id, window)).to.be.closeTo(aboveShare(given, byMember, id, window), 1e-6);
          }
        }
      }),
      runs(200),
    );
  }).timeout(100_000);

  it('DS-21 ranks in place of counts choose alike, whatever the key, window and zones', () => {
    const keys = fc.constantFrom('count' as const, 'corrected' as const, 'shortfall' as const);
    fc.assert(
      fc.property(ledgers, rules, weightings, zonings, keys, fc.option(fc.constantFrom(1, 2)), (...drawn) => {
        const [lines, rule, weights, zones, key, ahead] = drawn;
        const hides = ahead === null ? {} : { ahead };
        const world = siteWith({ ...rule, ...hides, keys: [key, 'draw'] }, weights, zones);
        const site = openSite(world.catalog);
        const counts = figuresOf(lines, site);
        const chosen = (figures: Figures) =>
          ['2026-03-02 00:00', '2026-03-02 12:00'].map((at) => {
            const choice = { ...world.question, start: utc(at) };
            const { chosen: who, decidedBy, candidates } = choose(site, { ...world.availability, figures }, choice);
            return [who, decidedBy, ...candidates.map(({ dropped }) => dropped?.reason.code)];
          });
        expect(chosen(ranksOf(counts, site))).to.deep.equal(chosen(counts));
      }),
      runs(200),
    );
  }).timeout(100_000);
});
