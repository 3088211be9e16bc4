/**
 * `npm run bench:server`: how fast the whole backend answers, on a PostgreSQL of its own that writes to the disk before it
 * says yes. Clients, server and database share the machine. Nothing fails here, whatever the speed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectToServer } from '../../../src/server/stores/postgres/database.js';
import { startPostgres } from '../../support/postgres/server.js';
import { attempt, create, month, move, places, startsOfTeam } from './calls.js';
import { writeHistory } from './history.js';
import { gaugesOfDatabase, timeOfProcess, type Gauge } from './gauges.js';
import { bookingIn, Load, type Answer, type Call, type Figures } from './load.js';
import { startServer } from './server.js';
import { SITES } from './sites.js';
import { monthOf, TEAMS } from './teams.js';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '50' },
    lines: { type: 'string', default: '100000' },
    /** A part of the whole amount of calls. */
    share: { type: 'string', default: '1' },
    /** Where the server's profile is written, for Chrome's developer tools. */
    profile: { type: 'string' },
    /** `creates`, `turns`, `attempts` or `times`: nothing else is measured. */
    only: { type: 'string' },
  },
});
/** Clients who move bookings at once (A15). */
const MOVERS = 30;
/** How far they move them, in minutes: to where nothing is booked. */
const WEEKS = 28 * 1440;
const share = Number(values.share);
const amount = (calls: number): number => Math.ceil(calls * share);

const isMeasured = (jobs: string): boolean => values.only === undefined || values.only === jobs;

function show(site: string, name: string, { calls, perSecond, p50, p99, used }: Figures, goal = ''): void {
  const times = [p50, p99].map((time) => `${time.toFixed(1)} ms`.padStart(10)).join('');
  const each = used.map((amount, i) => `${amount.toFixed(2)} ${gauges[i]!.unit}`.padStart(10)).join('');
  console.log(
    `${site.padEnd(6)}${name.padEnd(40)}${String(calls).padStart(6)}${perSecond.toFixed(0).padStart(8)}/s${times}${each}   ${goal}`,
  );
}

/** Every job on a site, one after the other. */
async function run(load: Load, site: string, show: (name: string, figures: Figures, goal?: string) => void) {
  const [talks, calls]: [Answer[], Answer[]] = [[], []];
  show('the first call: the ledger is read', await load.run([month(site)], 1));
  const wishes = places(amount(6000));
  const creates = wishes.map((wish, n) => create(site, n, wish));
  if (isMeasured('creates'))
    show('creates on chosen calendars', await load.run(creates, load.clients, talks), '1,000/s, p99 100 ms');

  const starts = startsOfTeam(amount(1500), 3);
  const turns = starts.map((start, n) => create(site, n, { start }));
  if (isMeasured('turns')) show('auto-assign, one team, one day', await load.run(turns, load.clients, calls), '300/s');

  const attempts = Array.from({ length: amount(4000) }, (_, n) => attempt(site, n));
  if (isMeasured('attempts')) show('A02 one calendar, 60 % cancelled', await load.run(attempts), '1,000/s');
  if (values.only !== undefined) return;

  const asked = Array.from({ length: amount(400) }, () => month(site));
  show("a month's availability, one client", await load.run(asked.slice(0, amount(100)), 1), '30 ms');
  show("a month's availability", await load.run(asked));
  const { etag } = await load.send(month(site));
  const again = Array.from({ length: amount(1000) }, () => month(site, etag));
  show('the same, not changed, one client', await load.run(again.slice(0, amount(200)), 1), '5 ms');
  show('the same, not changed', await load.run(again));

  const moves = wishes.slice(0, amount(1000)).map(({ start }, n) => move(site, bookingIn(talks[n]!), start + WEEKS));
  show('moves on chosen calendars', await load.run(moves, MOVERS), 'p99 300 ms');
  const days = startsOfTeam(amount(600), 4);
  const teamMoves = days.map((start, n) => move(site, bookingIn(calls[n]!), start));
  show('moves in the team', await load.run(teamMoves, MOVERS), 'p99 300 ms');
}

/** A month of times of teams, and how large the answer is: what is taken, or which starts there are. */
async function runTimes(load: Load): Promise<void> {
  for (const { size, site } of TEAMS) {
    for (const way of ['availability', 'openings'] as const) {
      const call = monthOf(site.id, way);
      const { body } = await load.send(call);
      const figures = await load.run(Array<Call>(amount(30)).fill(call), 1);
      show(String(size), `a month's ${way} of so many people`, figures, `${(body.length / 1000).toFixed(0)} KB`);
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'rota-bench-'));
const sites = [...SITES, ...TEAMS.map(({ site }) => site)];
const files = sites.map((site) => join(folder, `${site.id}.json`));
sites.forEach((site, n) => writeFileSync(files[n]!, JSON.stringify(site)));
const postgres = await startPostgres({ durable: true });
const database = await connectToServer(postgres.url, { connections: 2 });
const server = await startServer(files, postgres.url, values.profile);
const gauges: readonly Gauge[] = [
  ...[timeOfProcess('clients', process.pid), timeOfProcess('server', server.process)],
  ...(await gaugesOfDatabase(database)),
];
const load = new Load(server.address, Number(values.clients), gauges);
try {
  const now = Math.floor(Date.now() / 60_000);
  await writeHistory(database, 'old', Number(values.lines), now);
  const machine = `${cpus().length} processors, load ${loadavg()[0]!.toFixed(1)} before`;
  console.log('clients, server, database: processor time of a call; log, commits: what the database writes for it');
  console.log(`${values.clients} clients (movers: ${MOVERS}), server and database on one machine: ${machine}`);
  const names = ['p50', 'p99', ...gauges.map(({ name }) => name)].map((name) => name.padStart(10)).join('');
  console.log(`${'site'.padEnd(46)} calls      rate${names}   goal`);
  for (const { id } of values.only === 'times' ? [] : SITES) {
    await run(load, id, (name, figures, goal) => id === 'warm' || show(id, name, figures, goal));
  }
  if (isMeasured('times')) await runTimes(load);
} finally {
  load.close();
  await server.stop();
  await database.destroy();
  await postgres.remove();
  rmSync(folder, { recursive: true, force: true });
}
