import { expect } from 'chai';
import { sql } from 'kysely';
import { connectToServer, openEmbedded } from '../../src/server/stores/postgres/database.js';
import { called } from '../../src/server/stores/postgres/functions.js';
import { startPostgres } from '../support/postgres/server.js';
import { STORE_KIND } from './test-store.js';

const ROWS = 300;

if (STORE_KIND !== 'memory') {
  describe('what the database reads', () => {
    it('RC-4 for a key that was used before is one booking, though it was planned when there were none', async () => {
      const database =
        STORE_KIND === 'pglite' ? await openEmbedded() : await connectToServer((await startPostgres()).url);
      const scopes = JSON.stringify([{ from: 0, to: 0, now: 0, key: 'k7' }]);
      await database.connection().execute(async (on) => {
        const run = (statement: string) => sql.raw(statement).execute(on);
        const look = () => sql`select ${called('look')}('site', false, 0, ${scopes}::jsonb) as read`.execute(on);
        await look();
        await run(`insert into bookings (site, id, version, state, calendar, service, start, email, booking)
          select 'site', 'b' || n, 1, 'confirmed', 'a', 'talk', n, '', '{}' from generate_series(1, ${ROWS}) as n`);
        await run(`insert into keys (site, key, fingerprint, booking, expires)
          select 'site', 'k' || n, '', 'b' || n, 100 from generate_series(1, ${ROWS}) as n`);
        await run(`insert into claims (site, calendar, session, seat, booking, seats, alone, during, service, start, duration, hold)
          select 'site', 'a', n, 0, 'h' || n, 1, true, int8range(n, n + 1), 'talk', n, 1, '{"until": 100}' from generate_series(1, ${ROWS}) as n`);
        await run('begin');
        await look();
        const { rows } = await sql<{ relname: string; fetched: number }>`
          select relname, (seq_tup_read + idx_tup_fetch)::int as fetched from pg_stat_xact_user_tables
          where relname in ('bookings', 'claims', 'keys') order by relname`.execute(on);
        await run('commit');
        expect(rows.map(({ relname, fetched }) => [relname, fetched])).to.deep.equal([
          ['bookings', 1],
          ['claims', 0],
          ['keys', 1],
        ]);
      });
      await database.destroy();
    });
  });
}
