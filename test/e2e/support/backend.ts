import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SiteFile } from '../../../src/server/index.js';
import { ROTA } from '../../support/command.js';
import { freePort } from '../../support/free-port.js';

export interface RunningBackend {
  /** What `<rota-booking backend="…">` names. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the reference backend as `npm run serve -- --site …` does, on a free port.
 *
 * @param smtp Address of the server that mails go out by; then the backend knows its own address, too, for the links in them.
 */
export async function startBackend(sites: readonly SiteFile[], smtp?: string): Promise<RunningBackend> {
  const folder = await mkdtemp(join(tmpdir(), 'rota-sites-'));
  await Promise.all(sites.map((site) => writeFile(join(folder, `${site.id}.json`), JSON.stringify(site))));
  const port = String(smtp === undefined ? 0 : await freePort());
  const args = [...ROTA, 'serve', '--memory', '--port', port, '--site', folder];
  const mail = { SMTP_URL: smtp, MAIL_FROM: 'booking@rota.example', PUBLIC_URL: `http://localhost:${port}` };
  const env = { ...process.env, ...(smtp !== undefined && mail) };
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
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
