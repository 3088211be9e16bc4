import { execFile, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { findPostgres } from '../../scripts/postgres.mjs';
import type { Booking } from '../../src/adapter/contract.js';
import { connectToServer, openEmbedded, type Database } from '../../src/server/stores/postgres/database.js';
import { ROTA } from '../support/command.js';
import { startPostgres, type PostgresServer } from '../support/postgres/server.js';
import { stateIn } from '../support/postgres/state.js';
import { bookOn, endAll, startServing } from './serving.js';
import { STORE_KIND } from './test-store.js';

const CALL = '/v1/sites/wellness';

/** What a command prints; throws what it says is wrong. */
async function rota(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const run = promisify(execFile)(process.execPath, [...ROTA, ...args], {
    env: { ...process.env, DATABASE_URL: '', ...env },
  });
  return run.then(
    ({ stdout }) => stdout,
    (error: Error & { stderr: string }) => {
      throw new Error(error.stderr || error.message);
    },
  );
}

async function stateOf(opening: Promise<Database>) {
  const database = await opening;
  try {
    return await stateIn(database, 'wellness');
  } finally {
    await database.destroy();
  }
}

if (STORE_KIND === 'postgres') {
  describe('a site that grows out of its folder', function () {
    this.timeout(240_000);
    let folder: string;
    let postgres: PostgresServer;
    before(async () => {
      [folder, postgres] = [await mkdtemp(join(tmpdir(), 'rota-move-')), await startPostgres()];
    });
    after(async () => {
      endAll();
      await postgres.remove();
      await rm(folder, { recursive: true });
    });

    it('takes everything along to PostgreSQL: bookings, links, keys, what is taken, the ledger, the notices', async () => {
      const first = await startServing(['--data', folder]);
      const key = crypto.randomUUID();
      const kept = (await (await bookOn(first.url, key)).json()) as Booking;
      const given = (await (await bookOn(first.url)).json()) as Booking;
      const bearer = ({ token }: Booking) => ({ headers: { authorization: `Bearer ${token}` } });
      await fetch(`${first.url}${CALL}/bookings/${given.id}/cancel`, { method: 'POST', ...bearer(given) });
      await bookOn(first.url);
      await first.stop();

      const told = await rota(['move-data', '--from', folder], { DATABASE_URL: postgres.url });
      expect(told).to.include('bookings: 3').and.to.include('ledger: 4');
      expect(await stateOf(connectToServer(postgres.url))).to.deep.equal(await stateOf(openEmbedded(folder)));

      const second = await startServing([], { DATABASE_URL: postgres.url });
      expect((await fetch(`${second.url}${CALL}/bookings/${kept.id}`, bearer(kept))).status).to.equal(200);
      expect(await (await bookOn(second.url, key)).json()).to.deep.equal(kept);
      const statuses = [];
      for (let i = 0; i < 3; i++) statuses.push((await bookOn(second.url)).status);
      expect(statuses).to.deep.equal([201, 409, 409]);
      await second.stop();
      const { ledger, outbox } = await stateOf(connectToServer(postgres.url));
      expect(ledger.map(({ order }) => order)).to.deep.equal([1, 2, 3, 4, 5]);
      expect(new Set(outbox.map(({ id }) => id)).size).to.equal(outbox.length);
    });

    it('never mixes with what is there already, and leaves that as it was', async () => {
      const before = await stateOf(connectToServer(postgres.url));
      const fault = await rota(['move-data', '--from', folder, '--to', postgres.url]).catch(
        (error: Error) => error.message,
      );
      expect(fault).to.include('--to: table bookings holds rows already; nothing was copied');
      expect(await stateOf(connectToServer(postgres.url))).to.deep.equal(before);
    });

    it('goes back into a folder, too, and says where there is nothing to take', async () => {
      const back = join(folder, 'back');
      await rota(['move-data', '--from', postgres.url, '--to', back]);
      expect(await stateOf(openEmbedded(back))).to.deep.equal(await stateOf(connectToServer(postgres.url)));
      const nowhere = join(folder, 'nowhere');
      const fault = await rota(['move-data', '--from', nowhere, '--to', postgres.url]).catch(
        (error: Error) => error.message,
      );
      expect(fault).to.equal(`${nowhere}: there is no database in it; expected a folder that bookings are kept in\n`);
    });

    it('is restored from a dump on another server as it was', async () => {
      const programs = dirname(realpathSync(join(findPostgres()!, 'postgres')));
      const PATH = `${process.env['PATH']}:${programs}`;
      const other = await startPostgres();
      const dump = join(folder, 'rota.dump');
      const run = (program: string, ...args: string[]) => {
        const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, PATH } });
        expect(status, stderr).to.equal(0);
      };
      run('pg_dump', '--format=custom', `--file=${dump}`, postgres.url);
      run('pg_restore', '--no-owner', `--dbname=${other.url}`, dump);
      expect(await stateOf(connectToServer(other.url))).to.deep.equal(await stateOf(connectToServer(postgres.url)));
      await other.remove();
    });

    it('A85 gives and erases what it holds about a client by command', async () => {
      const env = { DATABASE_URL: postgres.url };
      const sample = ['--site', 'src/server/node/sample-site.json', '--email', 'A@example.com'];
      const answer = JSON.parse(await rota(['export-client', ...sample], env)) as Record<
        string,
        { bookings: unknown[] }
      >;
      expect(answer['wellness']!.bookings).to.have.length(4);
      expect(JSON.parse(await rota(['erase-client', ...sample], env))).to.deep.equal({ wellness: { bookings: 4 } });
      expect(JSON.stringify(await stateOf(connectToServer(postgres.url)))).not.to.include('a@example.com');
    });
  });
}
