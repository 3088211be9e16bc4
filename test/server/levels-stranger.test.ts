import { expect } from 'chai';
import fc from 'fast-check';
import type { Catalog } from '../../src/engine/index.js';
import { noCounters } from '../../src/server/defences/counters.js';
import type { HandlerOptions, SiteFile } from '../../src/server/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { runs } from '../support/seed.js';
import { berlin, PRACTICE, TestBackend } from './support.js';

const FROM = dayOfIso('2026-03-02')!;
const DAY = { mon: ['09:00-13:00'], tue: ['09:00-13:00'] };
const HOURS = ['09', '10', '11', '12'];

/** Three people whom the site doesn't name, who serve the same at the same hours. */
const hiding = (distribution: string): SiteFile => ({
  ...PRACTICE,
  specialists: ['ann', 'bob', 'eve'].map((id) => ({ id, name: id })),
  calendars: ['a', 'b', 'c'].map((id, place) => ({ id, specialist: ['ann', 'bob', 'eve'][place]!, hours: DAY })),
  services: [
    {
      ...{ id: 'talk', name: 'Talk', durations: [60], calendars: ['a', 'b', 'c'], notice: 0 },
      ...{ assignment: 'client', reveal: 'after-booking', distribution },
    },
    {
      ...{ id: 'massage', name: 'Massage', durations: [60, 120], calendars: ['a', 'b', 'c'], notice: 0 },
      ...{ assignment: 'automatic', reveal: 'never', distribution },
    },
  ],
  pools: [{ id: 'team', name: 'Team', members: ['a', 'b', 'c'].map((id) => ({ calendars: [id] })) }],
  panels: [{ id: 'duo', name: 'Duo', service: 'massage', primary: { pool: 'team' }, seats: [] }],
});

const worlds = fc.record({
  detail: fc.constantFrom('pools' as const, 'slots' as const),
  /** Those that offer everyone's times: of one person's, lots drawn by the ids say whose they are. */
  distribution: fc.constantFrom('least-loaded', 'pooled', 'weighted'),
  bookings: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...HOURS)), {
    minLength: 1,
    maxLength: 9,
    selector: String,
  }),
  shuffled: fc.constantFrom('bac', 'bca', 'cba', 'acb', 'cab'),
});

/** With the same ids of hidden people as any other. */
class Alike extends TestBackend {
  protected override defences(): Partial<HandlerOptions> {
    return { counters: { ...noCounters(), secret: async (name) => `${name}, known to the servers` } };
  }
}

/** The site with its bookings, made while clients could still choose: by whom, `as` says. */
async function backendOf(file: SiteFile, bookings: readonly (readonly [string, string])[], as: string) {
  const backend = new Alike(file);
  const { body: catalog } = await backend.send<Catalog>('/catalog');
  const [talk] = catalog.services;
  for (const [calendar, hour] of bookings) {
    const { status } = await backend.book({
      ...{ service: 'talk', duration: 60, start: berlin(`03-03T${hour}:00`) },
      calendar: talk!.calendars['abc'.indexOf(as['abc'.indexOf(calendar)]!)],
    });
    expect(status).to.equal(201);
  }
  return { backend, ids: talk!.calendars };
}

/** All that a stranger can ask, and what comes back, but for what tells one backend from another: revisions, tokens. */
async function learned(backend: TestBackend, ids: readonly string[]): Promise<readonly unknown[]> {
  const told: unknown[] = [];
  const ask = async (path: string): Promise<void> => {
    const { status, body } = await backend.send<object>(path);
    told.push([path, status, { ...body, revision: 0 }]);
  };
  await ask('/catalog');
  await ask('/capabilities');
  const what = [
    'service=talk',
    'service=massage&duration=120',
    'service=talk&pool=team',
    'panel=duo',
    `service=talk&calendar=${ids[0]}`,
  ];
  for (const one of what) await ask(`/openings?from=${FROM}&to=${FROM + 7}&${one}`);
  await ask(`/availability?from=${FROM}&to=${FROM + 7}`);
  for (const hour of HOURS) {
    const time = { duration: 60, start: berlin(`03-03T${hour}:00`) };
    const people = ids.map((calendar) => ({ service: 'talk', calendar }));
    for (const one of [
      { service: 'massage' },
      { service: 'massage' },
      { service: 'massage' },
      { panel: 'duo' },
      ...people,
    ]) {
      backend.visitor = `visitor ${told.length}`;
      const { status, body } = await backend.hold<object>({ ...one, ...time });
      told.push([hour, one, status, 'id' in body ? 'held' : body]);
    }
  }
  return told;
}

describe('who of those that are hidden is busy', () => {
  it('A77 A78 A84 can’t be told by anything that a stranger asks at levels pools and slots', () =>
    fc.assert(
      fc.asyncProperty(worlds, async ({ detail, distribution, bookings, shuffled }) => {
        const file = hiding(distribution);
        const answers = await Promise.all(
          ['abc', shuffled].map(async (as) => {
            const { backend, ids } = await backendOf(file, bookings, as);
            backend.serve({ ...file, detail });
            return learned(backend, ids);
          }),
        );
        expect(answers[1]).to.deep.equal(answers[0]);
      }),
      runs(25),
    )).timeout(60_000);
});
