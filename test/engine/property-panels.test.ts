import { expect } from 'chai';
import fc from 'fast-check';
import { choosePanel, openSite, panelStarts } from '../../src/engine/index.js';
import type { Candidate, Panel } from '../../src/engine/index.js';
import { panelStartsOf } from '../support/oracle/panels.js';
import { panelWorlds } from '../support/panel-worlds.js';
import { firstSeating } from '../support/oracle/seating.js';
import { runs } from '../support/seed.js';
import type { World } from '../support/worlds.js';

describe('Panels in random worlds', () => {
  it('MG-4 PN-1 PN-3 PN-5 a start is offered exactly where some combination of different people is free', () => {
    fc.assert(
      fc.property(panelWorlds, ({ world, panel }) => {
        const { catalog, availability, question } = world;
        const asked = { panel: panel.id, ...(question.duration !== undefined && { duration: question.duration }) };
        const found = panelStarts(openSite(catalog), availability, asked, [-Infinity, Infinity]);
        const expected = panelStartsOf(world, panel, question.duration);
        expect(found.map(({ start }) => start)).to.deep.equal(expected);
      }),
      runs(400),
    );
  }).timeout(100_000);

  it('PN-3 PN-4 each seat takes the best that leaves the others a combination; all sit, or nobody', () => {
    fc.assert(
      fc.property(panelWorlds, fc.nat(), ({ world, panel }, pick) => {
        const { catalog, availability, question } = world;
        const asked = { panel: panel.id, ...(question.duration !== undefined && { duration: question.duration }) };
        const site = openSite(catalog);
        const found = panelStarts(site, availability, asked, [-Infinity, Infinity]);
        const offered = found[pick % (found.length || 1)];
        const start = offered?.start ?? availability.days[0] * 1440 + (pick % 2880);
        const { seats, hosts, primary } = choosePanel(site, availability, { ...asked, start });

        const lists = seats.flatMap(({ count, candidates }) =>
          Array.from({ length: count }, () => bestFirst(candidates)),
        );
        const expected = firstSeating(
          lists.map((list, seat) => list.map((lead) => peopleOf(world, panel, lead, seat))),
        );
        expect(expected !== undefined).to.equal(offered !== undefined);
        const leads = expected?.map((index, seat) => lists[seat]![index]!) ?? [];
        expect(seats.flatMap(({ chosen }) => chosen)).to.deep.equal(leads);
        expect([primary, hosts.includes(primary ?? ''), hosts.length >= leads.length]).to.deep.equal([
          leads[0],
          leads.length > 0,
          true,
        ]);
      }),
      runs(300),
    );
  }).timeout(100_000);
});

/** Those that were not dropped, by the values of their keys. */
function bestFirst(candidates: readonly Candidate[]): string[] {
  return candidates
    .filter(({ dropped }) => !dropped)
    .sort((a, b) => {
      const at = (a.values ?? []).findIndex((value, index) => value !== b.values?.[index]);
      return at < 0 ? (a.calendar < b.calendar ? -1 : 1) : a.values![at]! - b.values![at]!;
    })
    .map(({ calendar }) => calendar);
}

/** Whom the member that a calendar leads takes on a seat, as numbers. */
function peopleOf({ catalog }: World, panel: Panel, lead: string, at: number): number[] {
  const pools = [panel.primary, ...panel.seats].flatMap(({ pool: id, count = 1 }) =>
    Array.from({ length: count }, () => catalog.pools!.find((one) => one.id === id)),
  );
  const member = pools[at]?.members.find(({ calendars }) => calendars[0] === lead);
  const of = (id: string): number => Number(catalog.calendars.find((one) => one.id === id)!.specialist.slice(1));
  return [...new Set((member?.calendars ?? [lead]).map(of))];
}
