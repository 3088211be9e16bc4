import { parseArgs } from 'node:util';
import { openStore } from '../server/node/open-store.js';
import { keepingOf } from '../server/node/options.js';
import { loadSites, readSiteText } from '../server/node/site-files.js';
import type { SiteRows } from '../server/stores/postgres/site-rows.js';

export const USAGE = `Keeps sites in the database, for all servers on it: rota site

  rota site put <file> …   keeps the sites of these files, each in place of the one with its id; servers take them up by themselves
  rota site list           the sites that are kept
  rota site remove <id>    serves the site no more; its bookings stay

  --data <folder>    the folder of the database; ./rota-data where left out
  DATABASE_URL       the PostgreSQL server instead, unless --data is given`;

/** What the command line asks, done and told. Throws an error that says what is wrong. */
export async function siteCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  const [what, ...names] = positionals;
  if (values.help || what === undefined) return USAGE;
  const act = ACTIONS[what];
  if (!act) throw new Error(`rota site ${what}: expected put, list or remove`);
  // Faults of files come before a database is made for them.
  const prepared = await act(names);
  const { siteRows, close } = await openStore(keepingOf({ ...values, memory: false }, env));
  try {
    return await prepared(siteRows!);
  } finally {
    await close();
  }
}

type Prepared = (rows: SiteRows) => Promise<string>;

const ACTIONS: Readonly<Record<string, (names: readonly string[]) => Promise<Prepared>>> = {
  put: async (files) => {
    if (files.length === 0) throw new Error('rota site put: expected one site file or more');
    const setups = await loadSites(files);
    const texts = await Promise.all(files.map(readSiteText));
    return async (rows) => {
      for (const [i, { catalog }] of setups.entries()) {
        await rows.put({ site: catalog.site.id, file: texts[i]!.data });
      }
      return setups.map(({ catalog }) => `${catalog.site.id} is kept: ${catalog.site.name}`).join('\n');
    };
  },
  list: async (names) => {
    if (names.length > 0) throw new Error(`rota site list ${names.join(' ')}: expected nothing behind "list"`);
    return async (rows) => {
      const kept = await rows.all();
      return kept.length > 0 ? kept.map(({ site }) => site).join('\n') : 'No site is kept in the database.';
    };
  },
  remove: async ([site, ...more]) => {
    if (site === undefined || more.length > 0) throw new Error('rota site remove: expected the id of one site');
    return async (rows) => {
      if (await rows.remove(site)) return `${site} is served no more. Its bookings stay in the database.`;
      throw new Error(`${site}: there is no such site in the database; rota site list shows those there are`);
    };
  },
};
