import { expect } from 'chai';
import fc from 'fast-check';
import * as v from 'valibot';
import { fullCatalogSchema } from '../../src/adapter/full-catalog.js';
import { choose, openSite, packageFaults, pageProblems, panelFaults, type Catalog } from '../../src/engine/index.js';
import type { SiteFile } from '../../src/server/index.js';
import { RICH } from './rich-site.js';
import { at, berlin, TestBackend } from './support.js';
import { runs } from '../support/seed.js';

const catalogOf = async (file: SiteFile): Promise<Catalog> =>
  (await new TestBackend(file).send<Catalog>('/catalog')).body;

describe('the public catalog', () => {
  it('A38 names nothing private: pools, seats, rules, sharing and entries are left with what clients may know', async () => {
    const catalog = await catalogOf(RICH);
    expect(JSON.stringify(catalog)).not.to.include('secret"').and.not.to.include('hidden-');
    expect(catalog.pools?.map(({ members }) => members.map(({ id }) => id))).to.deep.equal([['a', 'b', 'pair'], []]);
    expect(catalog.panels?.map(({ id }) => id)).to.deep.equal(['case']);
    expect(catalog.packages?.map(({ rule }) => rule)).to.deep.equal([
      { who: 'members', list: ['b'] },
      { who: 'assigned' },
    ]);
    const shared = catalog.services.find(({ id }) => id === 'shared')!;
    expect(shared.calendars).to.deep.equal(['a', 'b', 'group']);
    expect(catalog.services.find(({ id }) => id === 'own')?.sharing).to.deep.equal({ with: 'members', list: ['a'] });
  });

  it('A84 weights and stars are ranks: their order is told and no more', async () => {
    const [team] = (await catalogOf(RICH)).pools!;
    expect(team!.members.map(({ weight, priority }) => [weight, priority])).to.deep.equal([
      [1, 2],
      [0, 1],
      [2, 0],
    ]);
  });

  it('DESIGN 14 follows the contract, and holds together for whoever reads it', async () => {
    const catalog = await catalogOf(RICH);
    const result = v.safeParse(fullCatalogSchema, catalog);
    expect(result.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).to.equal(undefined);
    expect(catalog).to.deep.equal(result.output);
    const opened = openSite(catalog);
    expect(catalog.panels!.flatMap((one) => panelFaults(opened.catalog, one))).to.deep.equal([]);
    expect(catalog.packages!.flatMap((one) => packageFaults(opened.catalog, one))).to.deep.equal([]);
  });

  it("MP-1 pages are without the entries that clients can't have, and without empty sections", async () => {
    const catalog = await catalogOf(RICH);
    expect(catalog.pages?.[0]?.sections).to.have.length(1);
    expect(catalog.pages?.[0]?.sections[0]?.entries.map(({ id }) => id)).to.deep.equal([
      'massage',
      'own',
      'case',
      'team',
    ]);
    expect(catalog.pages?.[0]?.rules?.map(({ id }) => id)).to.deep.equal(['mornings']);
    expect(pageProblems(openSite(catalog), catalog.pages![0]!)).to.deep.equal([]);
    expect(v.is(fullCatalogSchema, catalog)).to.equal(true);
  });

  it('DS-21 DS-9 on ranks in place of weights the page comes to the choice of the backend', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          distribution: fc.constantFrom('weighted', 'pooled-priority', 'rotation', 'balanced'),
          weights: fc.array(fc.constantFrom(undefined, 0, 50, 100, 300), { minLength: 4, maxLength: 4 }),
          stars: fc.array(fc.constantFrom(undefined, 0, 2, 4), { minLength: 4, maxLength: 4 }),
          hours: fc.array(fc.integer({ min: 9, max: 15 }), { minLength: 2, maxLength: 8 }),
        }),
        async ({ distribution, weights, stars, hours }) => {
          const groups = [['a'], ['b', 'group'], ['group', 'spare'], ['spare']];
          const members = groups.map((calendars, i) => ({ calendars, weight: weights[i], priority: stars[i] }));
          const backend = new TestBackend({
            ...RICH,
            panels: [],
            pages: [],
            pools: [{ id: 'team', name: 'Team', members, distribution }, RICH.pools![1]!],
          });
          const page = openSite((await backend.send<Catalog>('/catalog')).body);
          for (const hour of hours) {
            const text = berlin(`03-03T${String(hour).padStart(2, '0')}:00`);
            const { body: seen } = await backend.availability('2026-03-02', '2026-04-01');
            const { chosen } = choose(page, seen, { service: 'shared', start: at(text) });
            if (chosen === undefined) {
              expect((await backend.refused({ service: 'shared', start: text })).status).to.equal(409);
            } else {
              const { body } = await backend.book({
                service: 'shared',
                start: text,
                proposal: { calendar: chosen, record: {} as never },
              });
              expect(body).to.include({ calendar: chosen, assignedBy: 'page' });
            }
          }
        },
      ),
      runs(40),
    )).timeout(60_000);
});
