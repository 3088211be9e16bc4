import { expect } from 'chai';
import fc from 'fast-check';
import { choose, figuresOf, ranksOf } from '../../src/engine/index.js';
import type { Figures, LedgerEntry } from '../../src/engine/index.js';
import { MINUTES_PER_DAY } from '../../src/time/units.js';
import { openings } from '../support/oracle/answers.js';
import { allSessions, byLastBooked, queueOf } from '../support/oracle/recount.js';
import { expectSameLines, look, open, withService } from '../support/ask.js';
import { runs } from '../support/seed.js';
import { worlds } from '../support/worlds.js';
import type { World } from '../support/worlds.js';

const entryDraft = fc.record({
  calendar: fc.nat({ max: 5 }),
  service: fc.constantFrom('service', 'service', 'another'),
  startMinutes: fc.integer({ min: -720, max: 2880 }),
  assignedBy: fc.constantFrom('backend' as const, 'page' as const, 'client' as const),
  cancelled: fc.constantFrom(false, false, false, true),
});

/** Never closed, so that there are starts on both sides of every zone's midnight. */
const NEVER_CLOSED = {
  opensBy: 'hours',
  hours: Array.from({ length: 7 }, () => [[0, MINUTES_PER_DAY]] as const),
  overrides: [],
  blackouts: [],
} as const;

/** A world with a second service on the same calendars, and the ledger of what was booked and cancelled in it. */
const histories = fc
  .tuple(worlds, fc.array(entryDraft, { maxLength: 30, size: 'max' }), fc.boolean())
  .map(([world, drafts, always]) => {
    const [service] = world.catalog.services;
    const services = service
      ? [service, { ...service, id: 'another', calendars: [...service.calendars].reverse() }]
      : [];
    const calendars = world.catalog.calendars.map((one) => (always ? { ...one, ...NEVER_CLOSED } : one));
    const all = { ...world, catalog: { ...world.catalog, services, calendars } };
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

/** Row against row, as the keys are: the first value that differs decides. */
function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

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
  }).timeout(100_000);

  it('DS-12 DS-13 the queue is a replay; idle is the order of the last booking created', () => {
    fc.assert(
      fc.property(histories, ({ world, ledger }) => {
        const figures = figuresOf(ledger, open(world.catalog));
        const { distribution, anyAvailable, assignment } = world.catalog.services[0]!;
        const settlesFirst = assignment === 'client' && anyAvailable === 'soonest';
        const givesBack = !settlesFirst && ['round-robin', 'weighted'].includes(distribution);
        for (const id of ['service', 'another']) {
          const members = membersOf(world, id);
          const found = figures.services.find(({ service }) => service === id);
          expect(found?.queue).to.deep.equal(queueOf(ledger, id, members, givesBack));
          const booked = (found?.lastBooked ?? []).filter(([calendar]) => members.includes(calendar));
          const byOrder = [...booked].sort((a, b) => a[1] - b[1]).map(([calendar]) => calendar);
          expect(byOrder).to.deep.equal(byLastBooked(ledger, id, members));
        }
      }),
      runs(300),
    );
  }).timeout(100_000);

  it('DS-1 DS-4 DS-21 ranks in place of counts put everyone in the same order at every start', () => {
    fc.assert(
      fc.property(
        histories,
        fc.constantFrom('least-loaded', 'rotation', 'soonest'),
        ({ world: drawn, ledger }, name) => {
          const world = withService(drawn, { distribution: name, anyAvailable: 'merged' });
          const site = open(world.catalog);
          const counts = figuresOf(ledger, site);
          const orderAt = (start: number, figures: Figures): string => {
            const choice = { ...world.question, start };
            const { candidates, decidedBy } = choose(site, { ...world.availability, figures }, choice);
            const free = candidates
              .filter(({ dropped }) => !dropped)
              .sort((a, b) => compare(a.values ?? [], b.values ?? []));
            return `${new Date(start * 60_000).toISOString()} ${free.map(({ calendar }) => calendar).join(' ')} by ${decidedBy}`;
          };
          const starts = [...new Set(openings(look(world).site).map(({ start }) => start))].slice(0, 100);
          const ranks = ranksOf(counts, site);
          expectSameLines(
            starts.map((start) => orderAt(start, ranks)),
            starts.map((start) => orderAt(start, counts)),
          );
        },
      ),
      runs(200),
    );
  }).timeout(100_000);
});
