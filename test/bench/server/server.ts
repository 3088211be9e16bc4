import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { build } from 'esbuild';
import { freePort } from '../../support/free-port.js';

const PROGRAM = 'dist/bench/rota.mjs';

export interface Server {
  readonly address: string;
  readonly process: number;
  stop(): Promise<void>;
}

/** `rota serve` in a process of its own, bundled as in the package: what translates TypeScript on the fly makes it slower. */
export async function startServer(sites: readonly string[], database: string, profile?: string): Promise<Server> {
  await build({
    entryPoints: ['src/command/main.ts'],
    outfile: PROGRAM,
    ...{ bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'es2022', logLevel: 'warning' },
  });
  const port = await freePort();
  const args = ['serve', '--port', String(port), ...sites.flatMap((path) => ['--site', path])];
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const child = spawn(process.execPath, ['--enable-source-maps', ...profiling, PROGRAM, ...args], {
    env: { ...process.env, DATABASE_URL: database, SMTP_URL: '', NODE_ENV: 'production' },
    // It writes a line for each answer.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('Ctrl+C') && resolve());
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  return {
    address: `http://127.0.0.1:${port}`,
    process: child.pid!,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
