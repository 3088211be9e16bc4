import { expect } from 'chai';
import { sql } from 'kysely';
import { StoreUnavailable, type Change } from '../../src/server/index.js';
import { Batches, type Done } from '../../src/server/stores/postgres/batches.js';
import { connectToServer } from '../../src/server/stores/postgres/database.js';
import { PostgresStore } from '../../src/server/stores/postgres/postgres-store.js';
import { startPostgres } from '../support/postgres/server.js';
import { stateIn } from '../support/postgres/state.js';
import { STORE_KIND } from './test-store.js';

const fulfilled = <T>(value: T): Done<T> => ({ status: 'fulfilled', value });

if (STORE_KIND === 'memory') {
  describe('batches', () => {
    it('do the first one alone, and together whatever comes meanwhile', async () => {
      const seen: number[][] = [];
      const batches = new Batches(async (items: readonly number[]) => {
        seen.push([...items]);
        await Promise.resolve();
        return items.map((item) => fulfilled(item * 2));
      });
      expect(await Promise.all([1, 2, 3, 4].map((n) => batches.add(n)))).to.deep.equal([2, 4, 6, 8]);
      expect(seen).to.deep.equal([[1], [2, 3, 4]]);
    });

    it('do each alone where they come to nothing together, so that the one at fault fails alone', async () => {
      const batches = new Batches(async (items: readonly number[]) => {
        if (items.includes(3)) throw new Error('three');
        return items.map((item) => fulfilled(item));
      });
      const done = await Promise.allSettled([1, 2, 3, 4].map((n) => batches.add(n)));
      expect(done.map(({ status }) => status)).to.deep.equal(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    });

    it('tell all where the database is out of reach, without trying for each', async () => {
      let tries = 0;
      const batches = new Batches(async (items: readonly number[]): Promise<Done<number>[]> => {
        tries++;
        if (items.length > 1) throw new StoreUnavailable('gone');
        return items.map((item) => fulfilled(item));
      });
      const done = await Promise.allSettled([1, 2, 3].map((n) => batches.add(n)));
      expect(done.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'rejected']);
      expect(tries).to.equal(2);
    });
  });
}

if (STORE_KIND === 'postgres') {
  describe('a batch on PostgreSQL', () => {
    it('RC-4 RC-5 whose connection is lost in the middle is not written, and books once where all ask again', async () => {
      const postgres = await startPostgres();
      const [database, other] = [await connectToServer(postgres.url), await connectToServer(postgres.url)];
      const store = new PostgresStore(database);
      const change = (n: number): Promise<unknown> => {
        const booking = { id: `b${n}`, version: 1, client: { email: '' }, state: 'confirmed', start: 0 };
        const written = { bookings: [{ ...booking, calendar: 'a', service: 'talk' }], lines: [{ booking: `b${n}` }] };
        const decided = { releases: [], claims: [], notices: [], ...written } as unknown as Change;
        const intent = { key: `k${n}`, fingerprint: '', now: 0, expires: 100 };
        return store.change('practice', { span: [0, 0], now: 0 }, () => decided, intent);
      };
      await change(0);
      await other.transaction().execute(async (blocking) => {
        await sql`lock table bookings in share mode`.execute(blocking);
        const asked = Promise.allSettled([1, 2, 3].map(change));
        // The first is alone, the others wait: all are lost with the connection that each of them is given.
        const ended = new Set<number>();
        while (ended.size < 2) {
          const { rows } = await sql<{ pid: number }>`
            select pid, pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'`.execute(other);
          for (const { pid } of rows) ended.add(pid);
        }
        for (const one of await asked) expect(one).to.have.nested.property('reason.name', 'StoreUnavailable');
      });
      expect(Object.keys((await stateIn(database, 'practice')).bookings)).to.deep.equal(['b0']);
      for (let again = 0; again < 2; again++) await Promise.all([1, 2, 3].map(change));
      const { bookings, ledger } = await stateIn(database, 'practice');
      expect(Object.keys(bookings)).to.deep.equal(['b0', 'b1', 'b2', 'b3']);
      expect(ledger.map(({ order }) => order)).to.deep.equal([1, 2, 3, 4]);
      for (const one of [database, other]) await one.destroy();
      await postgres.remove();
    }).timeout(60_000);
  });
}
