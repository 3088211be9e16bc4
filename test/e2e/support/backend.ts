import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SiteFile } from '../../../src/server/index.js';

export interface RunningBackend {
  /** What `<rota-booking backend="…">` names. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the reference backend as `npm run serve -- --site …` does, on a free port. */
export async function startBackend(sites: readonly SiteFile[]): Promise<RunningBackend> {
  const folder = await mkdtemp(join(tmpdir(), 'rota-sites-'));
  await Promise.all(sites.map((site) => writeFile(join(folder, `${site.id}.json`), JSON.stringify(site))));
  const args = ['--import', 'tsx', 'src/command/main.ts', 'serve', '--memory', '--port', '0', '--site', folder];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const removeSites = () => rm(folder, { recursive: true });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /reference backend: (\S+)\/v1\//.exec(said);
      if (address) resolve(address[1]!);
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.once('exit', () => reject(new Error(`The backend did not start:\n${said}`)));
  }).catch(async (error: unknown) => {
    await removeSites();
    throw error;
  });
  return {
    url,
    stop: async () => {
      server.removeAllListeners('exit').kill();
      await removeSites();
    },
  };
}
