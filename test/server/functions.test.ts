import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { sql } from 'kysely';
import { connectToServer, openEmbedded, type Database } from '../../src/server/stores/postgres/database.js';
import { called } from '../../src/server/stores/postgres/functions.js';
import { startPostgres, type PostgresServer } from '../support/postgres/server.js';
import { STORE_KIND } from './test-store.js';

if (STORE_KIND !== 'memory') {
  describe('the functions in a database', () => {
    let folder: string;
    let server: PostgresServer | undefined;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'rota-functions-'));
      if (STORE_KIND === 'postgres') server = await startPostgres();
    });
    after(async () => {
      await server?.remove();
      await rm(folder, { recursive: true });
    });

    const open = (): Promise<Database> => (server ? connectToServer(server.url) : openEmbedded(folder));

    it('are those of the program that opens it, whatever another left there under their names', async () => {
      const scopes = JSON.stringify([{ from: 0, to: 0, now: 0 }]);
      const look = async (on: Database): Promise<object | null> => {
        const { rows } = await sql<{ read: object | null }>`
          select ${called('look')}('site', false, 0, ${scopes}::jsonb) as read`.execute(on);
        return rows[0]!.read;
      };
      const before = await open();
      await sql`create or replace function ${called('look')}(at_site text, locks boolean, behind bigint, scopes jsonb)
        returns json language sql as 'select null::json'`.execute(before);
      expect(await look(before)).to.equal(null);
      await before.destroy();
      const now = await open();
      expect(await look(now)).to.have.property('revision');
      await now.destroy();
    });

    it('leave those of another version alone, which may still be at work', async () => {
      const before = await open();
      await sql`create or replace function look_0123abcd() returns int language sql as 'select 7'`.execute(before);
      await before.destroy();
      const now = await open();
      const { rows } = await sql<{ other: number }>`select look_0123abcd() as other`.execute(now);
      expect(rows[0]!.other).to.equal(7);
      await now.destroy();
    });
  });
}
