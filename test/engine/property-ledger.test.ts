import { expect } from 'chai';
import fc from 'fast-check';
import { choose, figuresOf, ranksOf } from '../../src/engine/index.js';
import type { Figures, LedgerEntry } from '../../src/engine/index.js';
import { openings } from '../support/oracle/answers.js';
import { allSessions, byLastBooked, queueOf } from '../support/oracle/recount.js';
import { look, open } from '../support/ask.js';
import { runs } from '../support/seed.js';
import { worlds } from '../support/worlds.js';
import type { World } from '../support/worlds.js';

const entryDraft = fc.record({
  calendar: fc.nat({ max: 5 }),
  service: fc.constantFrom('service', 'service', 'another'),
  startMinutes: fc.integer({ min: -1440, max: 7200 }),
  assignedBy: fc.constantFrom('backend' as const, 'page' as const, 'client' as const),
  cancelled: fc.boolean(),
});

/** A world with a second service on the same calendars, and the ledger of what was booked and cancelled in it. */
const histories = fc.tuple(worlds, fc.array(entryDraft, { maxLength: 14 })).map(([world, drafts]) => {
  const [service] = world.catalog.services;
  const services = service ? [service, { ...service, id: 'another', calendars: [...service.calendars].reverse() }] : [];
  const all = { ...world, catalog: { ...world.catalog, services } };
  const booked = drafts.map((draft, index): Omit<LedgerEntry, 'kind' | 'order'> => ({
    at: index * 10,
    booking: `b${index}`,
    calendar: `c${draft.calendar % world.catalog.calendars.length}`,
    service: draft.service,
    start: world.availability.days[0] * 1440 + draft.startMinutes,
    assignedBy: draft.assignedBy,
  }));
  const cancelled = booked.filter((_, index) => drafts[index]?.cancelled);
  const kinds = [
    ...booked.map((one) => ({ kind: 'booked' as const, ...one })),
    ...cancelled.map((one) => ({ kind: 'cancelled' as const, ...one })),
  ];
  const ledger = kinds.map((one, order): LedgerEntry => ({ ...one, order }));
  return { world: all, ledger };
});

const sessionsText = ({ sessions }: Figures): string[] =>
  sessions.flatMap(([calendar, day, count]) => (count > 0 ? [`${calendar} ${day} ${count}`] : [])).sort();

const membersOf = ({ catalog }: World, id: string): readonly string[] =>
  catalog.services.find((service) => service.id === id)?.calendars ?? [];

describe('Figures of random ledgers, against a recount', () => {
  it('DS-1 live sessions are counted per calendar and day of its own zone', () => {
    fc.assert(
      fc.property(histories, fc.option(fc.nat({ max: 3 })), ({ world, ledger }, length) => {
        const first = world.availability.days[0];
        const days = length === null ? undefined : ([first, first + length] as const);
        const figures = figuresOf(ledger, open(world.catalog), days);
        expect(sessionsText(figures)).to.deep.equal(allSessions(ledger, world.catalog, days));
      }),
      runs(300),
    );
  }).timeout(20_000);

  it('DS-12 DS-13 the queue is a replay; idle is the order of the last booking created', () => {
    fc.assert(
      fc.property(histories, ({ world, ledger }) => {
        const figures = figuresOf(ledger, open(world.catalog));
        for (const id of ['service', 'another']) {
          const members = membersOf(world, id);
          const found = figures.services.find(({ service }) => service === id);
          expect(found?.queue).to.deep.equal(queueOf(ledger, id, members));
          const booked = (found?.lastBooked ?? []).filter(([calendar]) => members.includes(calendar));
          const byOrder = [...booked].sort((a, b) => a[1] - b[1]).map(([calendar]) => calendar);
          expect(byOrder).to.deep.equal(byLastBooked(ledger, id, members));
        }
      }),
      runs(300),
    );
  }).timeout(20_000);

  it('DS-1 DS-4 DS-21 ranks in place of counts give the same choice by the same key', () => {
    fc.assert(
      fc.property(histories, fc.nat(), ({ world, ledger }, pick) => {
        const site = open(world.catalog);
        const found = openings(look(world).site);
        fc.pre(found.length > 0);
        const start = found[pick % found.length]?.start ?? NaN;
        const counts = figuresOf(ledger, site);
        const [byCounts, byRanks] = [counts, ranksOf(counts, site)].map((figures) => {
          const { chosen, decidedBy } = choose(site, { ...world.availability, figures }, { ...world.question, start });
          return { chosen, decidedBy };
        });
        expect(byRanks).to.deep.equal(byCounts);
      }),
      runs(300),
    );
  }).timeout(20_000);
});
