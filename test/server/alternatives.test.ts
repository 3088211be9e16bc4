import { expect } from 'chai';
import fc from 'fast-check';
import type { ProblemBody } from '../../src/adapter/contract.js';
import { starts } from '../../src/engine/index.js';
import { exactAvailability, spanOfDays } from '../../src/server/availability/exact.js';
import { dayAt } from '../../src/server/hosted-site.js';
import { createHandler, hostSite, MemoryStore, siteFromFile, type SiteFile } from '../../src/server/index.js';
import { Zones } from '../../src/time/index.js';
import { runs } from '../support/seed.js';
import { CLIENT, NOW, PRACTICE } from './support.js';

const DURATION = 30;
const PER_DAY = 48;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

interface Timetable {
  /** Half hours of every day at which it opens, and days since the first of March on which it doesn't. */
  readonly open: readonly number[];
  readonly closed: readonly number[];
  readonly zone: string;
}

/** So little is open that the nearest times may be days away; or everything. */
const timetable = fc.record({
  open: fc.oneof(
    fc.uniqueArray(fc.nat(PER_DAY - 1), { minLength: 1, maxLength: 5 }),
    fc.constant(Array.from({ length: PER_DAY }, (_, n) => n)),
  ),
  closed: fc.uniqueArray(fc.nat(28), { maxLength: 12 }),
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati'),
});

/** Half hours since the first of March, as a clock on the wall shows them. */
function wall(halfHours: number): string {
  return new Date(Date.UTC(2026, 2, 1) + halfHours * 1_800_000).toISOString().slice(0, 16);
}

const wallTime = (halfHour: number): string => (halfHour === PER_DAY ? '24:00' : wall(halfHour).slice(11));

/** Ann's clock is that of the site. */
function siteOf(ann: Timetable, bob: Timetable, taken: number): SiteFile {
  const calendars = [{ ...ann, zone: 'Europe/Berlin' }, bob].map(({ open, closed, zone }, n) => {
    const hours = open.toSorted((a, b) => a - b).map((from) => `${wallTime(from)}-${wallTime(from + 1)}`);
    return {
      ...{ id: 'ab'[n]!, specialist: ['ann', 'bob'][n]!, zone },
      hours: Object.fromEntries(WEEKDAYS.map((day) => [day, hours])),
      overrides: Object.fromEntries(closed.map((day) => [wall(day * PER_DAY).slice(0, 10), []])),
      ...(n === 0 && { busy: [{ from: wall(taken), to: wall(taken + 1) }] }),
    };
  });
  const talk = { id: 'talk', name: 'Talk', durations: [DURATION], calendars: ['a', 'b'] };
  return { ...PRACTICE, calendars, services: [{ ...talk, assignment: 'client' }] };
}

describe('other times', () => {
  it('RC-3 those that are named are the nearest of all within two weeks to either side', async () => {
    let named = 0;
    const wished = fc.record({ day: fc.integer({ min: 2, max: 14 }), place: fc.nat(), anyone: fc.boolean() });
    const property = fc.asyncProperty(timetable, timetable, wished, async (ann, bob, { day, place, anyone }) => {
      const wish = day * PER_DAY + ann.open[place % ann.open.length]!;
      const setup = siteFromFile(siteOf(ann, bob, wish));
      const hosted = hostSite(setup, new Zones());
      // What is named hangs on no store.
      const handler = createHandler({ sites: [setup], store: new MemoryStore(), clock: () => NOW });
      const calendar = anyone ? undefined : 'a';
      const time = { start: `${wall(wish)}+01:00[Europe/Berlin]`, duration: DURATION, calendar };
      const response = await handler(
        new Request('https://rota.example/v1/sites/practice/bookings', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': 'key' },
          body: JSON.stringify({ service: 'talk', ...time, client: CLIENT, answers: {}, revision: 0 }),
        }),
      );
      if (response.status !== 409) return;
      const { alternatives } = (await response.json()) as ProblemBody;
      named++;
      const start = Date.UTC(2026, 2, 1) / 60_000 - 60 + wish * DURATION;
      const [today, then] = [dayAt(hosted, NOW), dayAt(hosted, start)];
      const days = [Math.max(today, then - 14), then + 15] as const;
      const nothing = { revision: 0, claims: [], ledger: [] };
      const availability = exactAvailability(hosted, nothing, { calendars: ['a', 'b'], days, now: NOW });
      const question = { service: 'talk', duration: DURATION };
      const nearest = (of?: string): number[] =>
        starts(hosted.opened, availability, { ...question, calendar: of }, spanOfDays(hosted, days))
          .filter(({ left }) => left > 0)
          .map((one) => one.start)
          .sort((a, b) => Math.abs(a - start) - Math.abs(b - start) || a - b);
      const ofPerson = anyone ? [] : nearest('a').slice(0, 3);
      expect(alternatives).to.deep.equal([...new Set([...ofPerson, ...nearest()])].slice(0, 6));
    });
    await fc.assert(property, runs(40));
    expect(named).to.be.greaterThan(10);
  });
});
