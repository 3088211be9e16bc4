import { expect } from 'chai';
import fc from 'fast-check';
import { figuresOf, FoldedLedger, ledgerUntil, openSite } from '../../src/engine/index.js';
import { open } from '../support/ask.js';
import { runs } from '../support/seed.js';
import { siteWith } from '../support/team-ledger.js';
import { ledgers, rules, withPanel } from '../support/team-ledgers.js';
import { scenarios } from '../support/worlds.js';

describe('A ledger that is folded as it grows', () => {
  it('DS-1 DS-12 DS-14 comes to the same as the whole ledger at every moment, whatever was asked in between', () => {
    fc.assert(
      fc.property(scenarios, fc.array(fc.nat({ max: 6 })), ({ catalog, availability, ledger }, steps) => {
        const site = open(catalog);
        const folded = new FoldedLedger(site);
        for (const step of [...steps, ledger.length]) {
          folded.add(ledger.slice(folded.lines, folded.lines + step));
          const past = ledger.slice(0, folded.lines);
          const last = past.at(-1);
          if (last && 'booking' in last) folded.figures(undefined, last.booking);
          expect(folded.figures()).to.deep.equal(figuresOf(past, site));
          expect(folded.figures(availability.days)).to.deep.equal(figuresOf(past, site, availability.days));
        }
      }),
      runs(150),
    );
  }).timeout(100_000);

  it('FL-8 DS-12 DS-15 without a booking it is as if that had never been', () => {
    fc.assert(
      fc.property(ledgers, rules, fc.nat(), (ledger, rule, nth) => {
        const site = openSite(
          withPanel(siteWith({ ...rule, keys: ['turn', 'count', 'corrected', 'shortfall', 'draw'] }).catalog),
        );
        const booked = ledger.flatMap((line) => (line.kind === 'booked' ? line.booking : []));
        const chosen = booked[nth % Math.max(1, booked.length)];
        if (chosen === undefined) return;
        const others = ledger.filter((line) => !('booking' in line) || line.booking !== chosen);
        const folded = new FoldedLedger(site).add(ledger);
        expect(folded.figures(undefined, chosen)).to.deep.equal(figuresOf(others, site));
        expect(folded.figures()).to.deep.equal(figuresOf(ledger, site));
      }),
      runs(300),
    );
  }).timeout(100_000);

  it('DS-12 without one of many bookings the line stands as if that one had never been', () => {
    const site = openSite(siteWith({ keys: ['turn'], credit: {} }).catalog);
    const ledger = Array.from({ length: 400 }, (_, n) => ({
      ...{ kind: 'booked' as const, order: n + 1, at: n, booking: `b${n}`, service: 'service', start: n * 60 },
      ...{ calendar: `c${(n * n) % 3}`, assignedBy: 'backend' as const },
    }));
    const folded = new FoldedLedger(site).add(ledger);
    for (const { booking } of ledger) {
      const others = ledger.filter((line) => line.booking !== booking);
      expect(folded.figures(undefined, booking).services).to.deep.equal(figuresOf(others, site).services);
    }
  });

  it('DS-15 a past moment is asked of the lines until then, those that were entered later included', () => {
    fc.assert(
      fc.property(ledgers, rules, fc.nat({ max: 30 }), (ledger, rule, nth) => {
        const site = openSite(withPanel(siteWith(rule).catalog));
        const moment = ledger[nth % Math.max(1, ledger.length)]?.at ?? 0;
        // Every third line is about a time before those that stand before it.
        const backdated = ledger.map((line, n) => (n % 3 === 2 ? { ...line, at: ledger[n - 2]!.at } : line));
        const past = ledgerUntil(backdated, moment);
        const folded = past.reduce((sofar, line) => sofar.add([line]), new FoldedLedger(site));
        expect(folded.figures()).to.deep.equal(figuresOf(past, site));
      }),
      runs(150),
    );
  }).timeout(100_000);
});
