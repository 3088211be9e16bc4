import { expect } from 'chai';
import fc from 'fast-check';
import { figuresOf, FoldedLedger, ledgerUntil, openSite } from '../../src/engine/index.js';
import type { LedgerEntry } from '../../src/engine/index.js';
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

  it('DS-13 what one question needs is as it stands in the whole', () => {
    fc.assert(
      fc.property(ledgers, rules, fc.nat(), fc.nat(), (ledger, rule, nthService, nthCalendar) => {
        const catalog = withPanel(siteWith(rule).catalog);
        const services = [...catalog.services, { ...catalog.services[0]!, id: 'other' }];
        const { calendars } = catalog;
        const site = openSite({ ...catalog, services });
        const about = {
          service: services[nthService % services.length]!.id,
          calendars: [calendars[nthCalendar % calendars.length]!.id],
        };
        const isAsked = ({ service }: { readonly service: string }): boolean => service === about.service;
        const all = figuresOf(ledger, site);
        expect(new FoldedLedger(site).add(ledger).figures(undefined, undefined, about)).to.deep.equal({
          sessions: all.sessions.filter(([calendar]) => about.calendars.includes(calendar)),
          services: all.services.filter(isAsked),
          ...(all.pools && { pools: all.pools.filter(isAsked) }),
        });
      }),
      runs(300),
    );
  }).timeout(100_000);

  it('PK-5 DS-12 what is booked and taken back leaves no trace, whatever comes after it', () => {
    fc.assert(
      fc.property(ledgers, rules, fc.nat(), ledgers, (ledger, rule, nth, others) => {
        const keys = ['turn', 'count', 'corrected', 'shortfall', 'draw'] as const;
        const site = openSite(withPanel(siteWith({ ...rule, keys }).catalog));
        const cut = nth % (ledger.length + 1);
        const ahead = others
          .filter((line): line is LedgerEntry => line.kind === 'booked')
          .map((line, place) => ({ ...line, booking: `ahead-${place}`, order: 1000 + place, package: 'mine' }));
        const folded = new FoldedLedger(site).add(ledger.slice(0, cut));
        const before = folded.figures();
        folded.add(ahead);
        expect(folded.packageUsed('mine')).to.have.length(ahead.length);
        for (const line of ahead.toReversed()) folded.takeBack(line);
        expect([folded.lines, folded.figures(), folded.packageUsed('mine')]).to.deep.equal([cut, before, []]);
        folded.add(ledger.slice(cut));
        expect(folded.figures()).to.deep.equal(figuresOf(ledger, site));
        const last = ledger.find((line): line is LedgerEntry => line.kind === 'booked')?.booking;
        if (last)
          expect(folded.figures(undefined, last)).to.deep.equal(
            new FoldedLedger(site).add(ledger).figures(undefined, last),
          );
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

  it('PK-5 DS-12 however many were booked before, what is taken back leaves no trace', () => {
    const site = openSite(siteWith({ keys: ['count', 'turn'], credit: {} }).catalog);
    const ledger = Array.from({ length: 200 }, (_, n): LedgerEntry => ({
      ...{ kind: 'booked', order: n + 1, at: n, booking: `b${n}`, service: 'service', start: n * 60 },
      ...{ calendar: `c${(n * 7) % 3}`, assignedBy: 'backend' },
    }));
    const folded = new FoldedLedger(site);
    for (const [n, line] of ledger.entries()) {
      const ahead = ledger.slice(n + 1, n + 4);
      folded.add(ahead);
      for (const one of ahead.toReversed()) folded.takeBack(one);
      expect(folded.add([line]).figures()).to.deep.equal(figuresOf(ledger.slice(0, n + 1), site));
      expect(folded.figures(undefined, line.booking)).to.deep.equal(figuresOf(ledger.slice(0, n), site));
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
