import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import type { Booking } from '../../src/adapter/contract.js';
import { startPostgres, type PostgresServer } from '../support/postgres/server.js';
import { bookOn, endAll, startServing, type Serving } from './serving.js';
import { STORE_KIND } from './test-store.js';

const health = async (url: string, path = '/health'): Promise<number> => (await fetch(url + path)).status;

async function read(url: string, { id, token }: Booking): Promise<number> {
  const answer = await fetch(`${url}/v1/sites/wellness/bookings/${id}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.status;
}

const WAITING = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%"look%'`;

/** The stream of changes: waits until it has told so many in all, or ends. */
async function changesAt(url: string): Promise<{ told(count: number): Promise<void>; end: Promise<string> }> {
  const reader = (await fetch(`${url}/v1/sites/wellness/changes`))
    .body!.pipeThrough(new TextDecoderStream())
    .getReader();
  let [text, tell] = ['', () => {}];
  const end = (async () => {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      text += chunk.value;
      tell();
    }
    return text;
  })();
  const told = async (count: number): Promise<void> => {
    while (text.split('event: changed').length <= count) await new Promise<void>((resolve) => (tell = resolve));
  };
  return { told, end };
}

async function untilTrue(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe(`npm run serve, bookings kept in ${STORE_KIND}`, function () {
  this.timeout(120_000);
  let folder: string;
  let postgres: PostgresServer | undefined;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rota-data-'));
    if (STORE_KIND === 'postgres') postgres = await startPostgres({ durable: true });
  });
  after(async () => {
    endAll();
    await postgres?.remove();
    await rm(folder, { recursive: true });
  });

  const start = (): Promise<Serving> => {
    if (STORE_KIND === 'memory') return startServing(['--memory']);
    return postgres ? startServing([], { DATABASE_URL: postgres.url }) : startServing(['--data', folder]);
  };

  it('RC-4 what was booked is there after a stop and a start, and so is what its key was used for', async () => {
    const first = await start();
    expect(await health(first.url)).to.equal(200);
    const key = crypto.randomUUID();
    const booked = (await (await bookOn(first.url, key)).json()) as Booking;
    expect(await read(first.url, booked)).to.equal(200);
    expect(await first.stop()).to.equal(0);

    const second = await start();
    expect(await read(second.url, booked)).to.equal(STORE_KIND === 'memory' ? 404 : 200);
    const again = (await (await bookOn(second.url, key)).json()) as Booking;
    if (STORE_KIND === 'memory') expect(again.id).not.to.equal(booked.id);
    else expect(again).to.deep.equal(booked);
    await second.stop();
  });

  it('says where bookings are kept, without a password', async () => {
    const serving = await start();
    const place = { memory: 'in memory', pglite: `in ${folder}.`, postgres: 'in PostgreSQL at 127.0.0.1:' };
    expect(serving.output()).to.include(`Bookings are kept ${place[STORE_KIND as keyof typeof place]}`);
    await serving.stop('SIGINT');
  });

  it('a page hears of a booking; a stop ends the stream and does not wait for it to end by itself', async () => {
    const serving = await start();
    const { told, end } = await changesAt(serving.url);
    await told(1);
    expect((await bookOn(serving.url)).status).to.equal(201);
    await told(2);
    expect(await serving.stop()).to.equal(0);
    await end;
  });

  if (STORE_KIND !== 'memory') {
    it('RC-5 what was confirmed is there after the process was killed', async () => {
      const first = await start();
      const booked = (await (await bookOn(first.url)).json()) as Booking;
      await first.stop('SIGKILL');
      const second = await start();
      expect(await read(second.url, booked)).to.equal(200);
      await second.stop();
    });
  }

  if (STORE_KIND === 'pglite') {
    it('says at once that a database is made, which takes a while', async () => {
      const other = await startServing(['--data', join(folder, 'new')]);
      expect(other.output()).to.match(/^Preparing a database in \S+new …\n/);
      await other.stop();
      const again = await startServing(['--data', join(folder, 'new')]);
      expect(again.output()).to.match(/^Opening the database in \S+new …\n/);
      await again.stop();
    });

    it('a folder serves one process at a time, and the other is told which one has it', async () => {
      const first = await start();
      const { output, code } = await start();
      expect(code).to.equal(1);
      expect(output()).to.match(/^\S+: is in use by process \d+; stop it, or choose another folder with --data\n$/);
      await first.stop();
    });

    it('says what is wrong with a folder that holds no database of this version', async () => {
      const other = join(folder, 'other');
      const first = await startServing(['--data', other]);
      await first.stop();
      await writeFile(join(other, 'PG_VERSION'), '12\n');
      const { output, code } = await startServing(['--data', other]);
      expect(code).to.equal(1);
      expect(output()).to.include(`${other}: no database can be opened in it`).and.to.include('PostgreSQL 12');
    });
  }

  if (STORE_KIND === 'postgres') {
    /** Says something to the database past the server. */
    async function connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
      const client = new pg.Client(postgres!.url);
      await client.connect();
      return work(client).finally(() => client.end());
    }
    const onEmpty = () => connected((client) => client.query('drop schema public cascade; create schema public'));

    it('four processes that start at once on an empty database make its tables once, and all serve', async () => {
      await onEmpty();
      const all = await Promise.all([start(), start(), start(), start()]);
      expect(all.map(({ code, output }) => code ?? (output().includes('backend=') ? 'serves' : ''))).to.deep.equal(
        Array(4).fill('serves'),
      );
      // One mailbox could book three times before its mails are read.
      const emails = ['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com'];
      const answers = await Promise.all(all.map(({ url }, i) => bookOn(url, undefined, emails[i])));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.sort()).to.deep.equal([201, 201, 201, 409]);
      await Promise.all(all.map((serving) => serving.stop()));
    });

    it('/health says 503 while the database is away, 200 once it is back; /health/live says 200 all along', async () => {
      const serving = await start();
      await postgres!.stop();
      expect(await health(serving.url)).to.equal(503);
      expect(await health(serving.url, '/health/live')).to.equal(200);
      expect((await bookOn(serving.url)).status).to.equal(503);
      await postgres!.start();
      expect(await health(serving.url)).to.equal(200);
      expect(await serving.stop()).to.equal(0);
    });

    it('two processes on one database: a page of the one hears of a booking at the other', async () => {
      await onEmpty();
      const [one, other] = await Promise.all([start(), start()]);
      const { told, end } = await changesAt(one.url);
      // The second comes when it begins to hear of other processes: something may have been missed.
      await told(2);
      expect((await bookOn(other.url)).status).to.equal(201);
      await told(3);
      await Promise.all([one.stop(), other.stop()]);
      await end;
    });

    it('a stop waits for what is being answered, and takes nothing new', async () => {
      await onEmpty();
      const serving = await start();
      const { url } = serving;
      await connected(async (client) => {
        await client.query('begin; lock table claims in access exclusive mode');
        const waiting = bookOn(url);
        // In a transaction of its own: within one, the same is seen each time.
        await connected((other) => untilTrue(async () => (await other.query(WAITING)).rowCount === 1));
        const ended = serving.stop();
        await untilTrue(() =>
          health(url, '/health/live').then(
            () => false,
            () => true,
          ),
        );
        await client.query('commit');
        expect((await waiting).status).to.equal(201);
        expect(await ended).to.equal(0);
      });
    });

    it('says what is wrong with a server, without the password', async () => {
      const fault = async (url: string): Promise<string> => {
        const { output, code } = await startServing([], { DATABASE_URL: url });
        expect(code).to.equal(1);
        return output();
      };
      const { port } = new URL(postgres!.url);
      const unused = createServer().listen(0, '127.0.0.1');
      await once(unused, 'listening');
      const free = (unused.address() as AddressInfo).port;
      unused.close();
      expect(await fault(`postgres://rota:secret@127.0.0.1:${free}/x`)).to.equal(
        `DATABASE_URL: 127.0.0.1:${free}/x: no server answers there; is it running, and are host and port right?\n`,
      );
      expect(await fault(`postgres://rota:secret@127.0.0.1:${port}/missing`)).to.equal(
        `DATABASE_URL: 127.0.0.1:${port}/missing: there is no such database; create it first: createdb <name>\n`,
      );
      expect(await fault('here')).to.equal(
        'DATABASE_URL: is no address of a server; expected postgres://user:password@host:5432/database\n',
      );
    });

    it('leaves a database alone that a newer version has changed', async () => {
      await (await start()).stop();
      await connected((client) => client.query(`insert into kysely_migration values ('999-later', now()::text)`));
      const { output, code } = await start();
      expect(code).to.equal(1);
      expect(output()).to.include(
        'a newer version of Rota has used this database (its change 999-later); use that one',
      );
    });
  }
});
