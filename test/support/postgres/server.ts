import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres } from '../../../scripts/postgres.mjs';
import { freePort } from '../free-port.js';

/** A PostgreSQL server of the tests' own, in a temporary folder. */
export interface PostgresServer {
  readonly url: string;
  /** Ends it, at once and without a word to anyone where `immediate`: what it has not written is lost. */
  stop(immediate?: boolean): Promise<void>;
  /** Starts it again on the same folder and port. */
  start(): Promise<void>;
  /** Ends it and leaves nothing behind. */
  remove(): Promise<void>;
}

export interface ServerSettings {
  /** Whether a commit waits until it is on the disk: what survives an immediate stop. Off where left out: tests are quick. */
  readonly durable?: boolean;
}

const QUICK = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

/** Starts a server under an ordinary user: PostgreSQL refuses to run as root. */
export async function startPostgres({ durable = false }: ServerSettings = {}): Promise<PostgresServer> {
  const programs = findPostgres();
  if (!programs) throw new Error('There is no PostgreSQL here; `npm test` installs it.');
  const folder = mkdtempSync(join(tmpdir(), 'rota-postgres-'));
  const user = ordinaryUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'rota', '-A', 'trust', '--no-sync', '--locale=C', '--encoding=UTF8'],
    { ...user, encoding: 'utf8', cwd: folder },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const settings = [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    folder,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'max_connections=200',
  ];
  let child: ChildProcess | undefined;

  const server: PostgresServer = {
    url: `postgres://rota@127.0.0.1:${port}/postgres`,
    async start() {
      child = spawn(join(programs, 'postgres'), [...settings, ...(durable ? [] : QUICK)], {
        ...user,
        cwd: folder,
        stdio: 'pipe',
      });
      await isReady(child);
      letGo(child);
    },
    async stop(immediate = false) {
      if (!child || child.exitCode !== null) return;
      child.ref();
      const gone = once(child, 'exit');
      child.kill(immediate ? 'SIGQUIT' : 'SIGINT');
      await gone;
    },
    async remove() {
      await server.stop(true);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  process.once('exit', () => {
    child?.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  });
  await server.start();
  return server;
}

/** The server doesn't keep this process from ending, and doesn't outlive it. */
function letGo(child: ChildProcess): void {
  child.unref();
  (child.stderr as Socket).unref();
  (child.stdout as Socket).unref();
  (child.stdin as Socket).unref();
}

function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const nobody = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('nobody:'));
  const [, , uid, gid] = nobody?.split(':') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

function isReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr!.on('data', (text: Buffer) => {
      log = (log + text.toString()).slice(-4000);
      if (log.includes('database system is ready to accept connections')) resolve();
    });
    child.once('exit', () => reject(new Error(`PostgreSQL ended: ${log}`)));
  });
}
