import { expect } from 'chai';
import { sql } from 'kysely';
import { connectToServer, type Database } from '../../src/server/stores/postgres/database.js';
import { PostgresStore } from '../../src/server/stores/postgres/postgres-store.js';
import { SharedChanges } from '../../src/server/stores/postgres/shared-changes.js';
import { startPostgres, type PostgresServer } from '../support/postgres/server.js';
import { STORE_KIND } from './test-store.js';

const LINE = { kind: 'paused', calendar: 'a', at: 0 } as never;
const ONE_LINE = { bookings: [], releases: [], claims: [], lines: [LINE], notices: [] };

if (STORE_KIND === 'postgres') {
  describe('what two servers on one database tell each other', function () {
    this.timeout(60_000);
    let postgres: PostgresServer;
    let opened: { database: Database; changes: SharedChanges; store: PostgresStore }[];
    before(async () => (postgres = await startPostgres()));
    after(() => postgres.remove());
    beforeEach(async () => {
      opened = [];
      for (let i = 0; i < 2; i++) {
        const database = await connectToServer(postgres.url);
        const changes = new SharedChanges(postgres.url, database);
        opened.push({ database, changes, store: new PostgresStore(database, changes) });
      }
    });
    afterEach(async () => {
      for (const { changes, database } of opened) {
        await changes.close();
        await database.destroy();
      }
    });

    const write = (store: PostgresStore, site = 'practice') =>
      store.change(site, { span: [0, 0], now: 0 }, () => ONE_LINE);

    /** Listens; gives a function that waits for the next news, which may have come already. */
    function heard(store: PostgresStore, site = 'practice'): () => Promise<void> {
      let [news, tell] = [0, () => {}];
      store.changes.listen(site, () => {
        news++;
        tell();
      });
      return async () => {
        while (news === 0) await new Promise<void>((resolve) => (tell = resolve));
        news = 0;
      };
    }

    it('each hears what the other writes, and what it writes itself', async () => {
      const listeners = opened.map(({ store }) => heard(store));
      // Once each listens it is told that something may have been missed.
      for (const hear of listeners) await hear();
      for (const { store } of opened) {
        await write(store);
        for (const hear of listeners) await hear();
      }
    });

    it('nobody hears of another site', async () => {
      const [one, other] = [heard(opened[0]!.store, 'one'), heard(opened[0]!.store, 'other')];
      await one();
      await other();
      let mistaken = false;
      opened[0]!.store.changes.listen('one', () => (mistaken = true));
      await write(opened[1]!.store, 'other');
      await other();
      expect(mistaken).to.equal(false);
    });

    it('a connection that breaks is made anew, and whoever listens is told that something may have been missed', async () => {
      const hear = heard(opened[0]!.store);
      await hear();
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'`.execute(
        opened[1]!.database,
      );
      await hear();
      await write(opened[1]!.store);
      await hear();
    });
  });
}
