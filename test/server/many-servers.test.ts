import { expect } from 'chai';
import { sql } from 'kysely';
import type { Booking } from '../../src/adapter/contract.js';
import { createHandler, siteFromFile, type Handler, type SiteFile } from '../../src/server/index.js';
import { connectToServer, type Database } from '../../src/server/stores/postgres/database.js';
import { PostgresStore } from '../../src/server/stores/postgres/postgres-store.js';
import { randomFrom } from '../../mocks/random.js';
import { overbooked } from '../support/overbooked.js';
import { startPostgres, type PostgresServer } from '../support/postgres/server.js';
import { stateIn } from '../support/postgres/state.js';
import { at, berlin, CLIENT, NOW, PRACTICE } from './support.js';
import { STORE_KIND } from './test-store.js';

const CLIENTS = 50;
const EACH = 6;
const PEOPLE = ['a', 'b', 'group'];
const meet = { durations: [30], grid: 30, calendars: PEOPLE };

/** Everyone sits on every panel, named in all orders. */
const SITE: SiteFile = {
  ...PRACTICE,
  calendars: PRACTICE.calendars.map((one) => ({ ...one, hours: { tue: ['00:00-24:00'], wed: ['00:00-24:00'] } })),
  services: [
    { ...meet, id: 'meet', name: 'Meeting' },
    { ...meet, id: 'talk', name: 'Talk', assignment: 'client' },
  ],
  panels: PEOPLE.flatMap((primary) => {
    const others = PEOPLE.filter((one) => one !== primary).map((calendar) => ({ calendar }));
    return [others, others.toReversed()].map((seats) => ({
      id: [primary, ...seats.map(({ calendar }) => calendar)].join('-'),
      name: 'Meeting',
      ...{ service: 'meet', primary: { calendar: primary }, seats },
    }));
  }),
};

if (STORE_KIND === 'postgres') {
  describe('several servers on one database', function () {
    this.timeout(60_000);
    let postgres: PostgresServer;
    let databases: Database[];
    let handlers: Handler[];
    let faults: unknown[];
    beforeEach(async () => {
      faults = [];
      postgres = await startPostgres();
      databases = await Promise.all([1, 2, 3].map(() => connectToServer(postgres.url)));
      const sites = [siteFromFile(SITE)];
      handlers = databases.map((database) =>
        createHandler({
          ...{ sites, store: new PostgresStore(database), clock: () => NOW },
          onFault: (fault) => faults.push(fault),
        }),
      );
    });
    afterEach(async () => {
      await Promise.all(databases.map((database) => database.destroy()));
      await postgres.remove();
    });

    const send = (handler: Handler, path: string, headers: Record<string, string>, body: object) =>
      handler(
        new Request(`https://rota.example/v1/sites/practice/bookings${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        }),
      );

    /** Half hours of two days. */
    const startOf = (place: number): string =>
      new Date((at(berlin('03-03T00:00')) + place * 30) * 60_000).toISOString();

    /** Clients who book one thing after the other, each at some server; of what they book, they cancel a share at once. */
    async function book(seed: string, wish: (random: () => number) => object, cancels: number): Promise<number[]> {
      const statuses: number[] = [];
      const live = async (client: number): Promise<void> => {
        const random = randomFrom(`${seed}/${client}`);
        for (let n = 0; n < EACH; n++) {
          const handler = handlers[Math.floor(random() * handlers.length)]!;
          const start = `${startOf(Math.floor(random() * 96)).slice(0, 16)}Z[Europe/Berlin]`;
          const body = { ...wish(random), start, duration: 30, client: CLIENT, answers: {}, revision: 0 };
          const answer = await send(handler, '', { 'idempotency-key': `${seed}/${client}/${n}` }, body);
          statuses.push(answer.status);
          if (answer.status !== 201 || random() >= cancels) continue;
          const { id, token } = (await answer.json()) as Booking;
          const other = handlers[Math.floor(random() * handlers.length)]!;
          statuses.push((await send(other, `/${id}/cancel`, { authorization: `Bearer ${token}` }, {})).status);
        }
      };
      await Promise.all(Array.from({ length: CLIENTS }, (_, client) => live(client)));
      return statuses;
    }

    /** Nobody had to give way to anybody in the database, nothing went wrong, and nothing is taken twice. */
    async function expectSound(statuses: readonly number[]): Promise<void> {
      expect(faults).to.deep.equal([]);
      expect([...new Set(statuses)].sort()).to.deep.equal([200, 201, 409]);
      const count = (status: number): number => statuses.filter((one) => one === status).length;
      const { claims, bookings } = await stateIn(databases[0]!, 'practice');
      expect(overbooked(claims, () => 1)).to.deep.equal([]);
      const live = Object.values(bookings).filter(({ state }) => state === 'confirmed');
      expect(live).to.have.length(count(201) - count(200));
      expect(claims.map(({ booking, calendar }) => `${booking} ${calendar}`)).to.have.members(
        live.flatMap(({ id, hosts }) => hosts.map((host) => `${id} ${host}`)),
      );
      // What a connection has counted is told at its end at the latest.
      await Promise.all(databases.map((database) => database.destroy()));
      const after = await connectToServer(postgres.url);
      databases = [after];
      const { rows } = await sql<{ deadlocks: number }>`
        select sum(deadlocks)::int as deadlocks from pg_stat_database`.execute(after);
      expect(rows).to.deep.equal([{ deadlocks: 0 }]);
    }

    it('A02 of many tries at two days of one calendar, most cancelled, none share a place and none block each other', async () =>
      expectSound(await book('hot', () => ({ service: 'talk', calendar: 'a' }), 0.6)));

    it('A20 of 50 clients who want panels of the same people, named in any order, none block each other', async () => {
      const ids = SITE.panels!.map(({ id }) => id);
      await expectSound(await book('panels', (random) => ({ panel: ids[Math.floor(random() * ids.length)] }), 0.3));
    });
  });
}
