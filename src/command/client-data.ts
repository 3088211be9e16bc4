import { parseArgs } from 'node:util';
import { eraseClient, exportClient } from '../server/host/client-data.js';
import { openStore } from '../server/node/open-store.js';
import { keepingOf } from '../server/node/options.js';
import { loadSites } from '../server/node/site-files.js';

const ANSWERS = { 'export-client': exportClient, 'erase-client': eraseClient } as const;

/**
 * What an owner does for a client who asks for it (A85), on the store itself. Prints the answer as JSON, by site. Throws an
 * error that says what is wrong.
 */
export async function answerForClient(
  command: keyof typeof ANSWERS,
  args: readonly string[],
  now: number,
): Promise<string> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      email: { type: 'string', default: '' },
      site: { type: 'string', multiple: true, default: [] },
      data: { type: 'string' },
    },
  });
  const { email, site: files, ...kept } = values;
  if (email.trim() === '') throw new Error('--email: is missing; expected the address of the client');
  const setups = files.length > 0 ? await loadSites(files) : [];
  const keeping = keepingOf({ ...kept, memory: false }, process.env);
  const { store, siteRows, close } = await openStore(keeping, console.error);
  try {
    const rows = (await siteRows?.all()) ?? [];
    const sites = new Set([...setups.map(({ catalog }) => catalog.site.id), ...rows.map(({ site }) => site)]);
    if (sites.size === 0)
      throw new Error('--site: is missing; expected a site file, as no site is kept in the database');
    const answers: Record<string, unknown> = {};
    for (const site of sites) answers[site] = await ANSWERS[command](store, site, email.trim(), now);
    return JSON.stringify(answers, undefined, 2);
  } finally {
    await close();
  }
}
