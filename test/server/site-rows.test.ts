import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { sql } from 'kysely';
import { siteCommand } from '../../src/command/site.js';
import { Sites, siteFromFile, type SiteSetup } from '../../src/server/index.js';
import { secretFault } from '../../src/server/node/webhook-caller.js';
import { SiteSource } from '../../src/server/node/site-source.js';
import { connectToServer, openEmbedded, type Database } from '../../src/server/stores/postgres/database.js';
import { SiteRows } from '../../src/server/stores/postgres/site-rows.js';
import { startPostgres, type PostgresServer } from '../support/postgres/server.js';
import { endAll, startServing } from './serving.js';
import { PRACTICE } from './support.js';
import { STORE_KIND } from './test-store.js';

const idsOf = (setups: readonly SiteSetup[]): string[] => setups.map(({ catalog }) => catalog.site.id);
const nameOf = (sites: Sites, id: string): string | undefined => sites.get(id)?.opened.site.name;

async function untilTrue(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('Sites kept as rows', function () {
  this.timeout(60_000);
  let server: PostgresServer | undefined;
  let database: Database;
  let rows: SiteRows;
  before(async () => {
    if (STORE_KIND === 'postgres') server = await startPostgres();
    database = server ? await connectToServer(server.url) : await openEmbedded();
    rows = new SiteRows(database);
  });
  beforeEach(() => sql`delete from sites`.execute(database));
  after(async () => {
    endAll();
    await database.destroy();
    await server?.remove();
  });

  it('are served beside those of files, and the sample site only where there is neither', async () => {
    const said: string[] = [];
    const source = (...files: SiteSetup[]): SiteSource => new SiteSource(files, rows, (line) => said.push(line));
    expect(idsOf(await source().load())).to.deep.equal(['wellness']);
    await rows.put({ site: 'practice', file: PRACTICE });
    expect(idsOf(await source().load())).to.deep.equal(['practice']);
    const other = siteFromFile({ ...PRACTICE, id: 'other' });
    expect(idsOf(await source(other).load())).to.deep.equal(['other', 'practice']);
    expect(said).to.deep.equal([]);
    expect(idsOf(await source(siteFromFile(PRACTICE)).load())).to.deep.equal(['practice']);
    expect(said).to.deep.equal(['The site "practice" in the database: there is a file of this id, too']);
  });

  it('that are wrong keep nobody from the others: they are named, and served on as they were', async () => {
    await rows.put({ site: 'practice', file: PRACTICE });
    await rows.put({ site: 'wrong', file: { ...PRACTICE, id: 'wrong', zone: 'Mars' } });
    const said: string[] = [];
    const source = new SiteSource([], rows, (line) => said.push(line));
    expect(idsOf(await source.load())).to.deep.equal(['practice']);
    expect(said[0]).to.match(/^The site "wrong" in the database: .*zone: "Mars" is no time zone/s);
    await rows.put({ site: 'practice', file: { ...PRACTICE, services: [] } });
    expect(idsOf(await source.load())).to.deep.equal(['practice']);
    await rows.put({ site: 'renamed', file: PRACTICE });
    await source.load();
    expect(said).to.include('The site "renamed" in the database: id: "practice" is not the "renamed" of its row');
  });

  it('whose webhooks have no key here are served all the same, and the key is named', async () => {
    const webhooks = [{ id: 'crm', url: 'https://crm.example.com/rota', secret: 'CRM_KEY' }];
    await rows.put({ site: 'practice', file: { ...PRACTICE, webhooks } });
    const said: string[] = [];
    const keys: Record<string, string> = {};
    const faultOf = (setup: SiteSetup) => secretFault(setup, (name) => keys[name]);
    const load = () => new SiteSource([], rows, (line) => said.push(line), undefined, faultOf).load();
    expect(idsOf(await load())).to.deep.equal(['practice']);
    expect(said).to.deep.equal([
      'The site "practice" in the database: CRM_KEY: the key of the webhook "crm" of practice; expected "whsec_" and at least 24 bytes as base64',
    ]);
    keys['CRM_KEY'] = `whsec_${'A'.repeat(32)}`;
    await load();
    expect(said).to.have.length(1);
  });

  it('that change, come or go are taken up by who serves, whoever changed them', async () => {
    const source = new SiteSource([], rows, () => {});
    const sites = new Sites(await source.load());
    const watching = source.watch(sites, 10);
    await rows.put({ site: 'practice', file: PRACTICE });
    await untilTrue(() => nameOf(sites, 'practice') === 'The practice');
    await sql`update sites set file = jsonb_set(file, '{name}', '"Renamed"')`.execute(database);
    await untilTrue(() => nameOf(sites, 'practice') === 'Renamed');
    await rows.remove('practice');
    await untilTrue(() => sites.get('practice') === undefined);
    await watching.stop();
  });

  it('are put, listed and removed by a command, which checks them first', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rota-'));
    const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')];
    await writeFile(good, JSON.stringify(PRACTICE));
    await writeFile(bad, JSON.stringify({ ...PRACTICE, zone: 'Mars' }));
    const run = (...args: string[]): Promise<string> =>
      siteCommand(server ? args : [...args, '--data', join(folder, 'data')], { DATABASE_URL: server?.url });
    const fault = (...args: string[]): Promise<string> => run(...args).catch((error: Error) => error.message);

    expect(await run('list')).to.equal('No site is kept in the database.');
    expect(await fault('put', good, bad)).to.include('zone (line 1): "Mars" is no time zone');
    expect(await run('put', good)).to.equal('practice is kept: The practice');
    expect(await run('list')).to.equal('practice');

    const environment = { DATABASE_URL: server?.url ?? '' };
    const serving = await startServing(server ? [] : ['--data', join(folder, 'data')], environment);
    expect((await fetch(`${serving.url}/v1/sites/practice/catalog`)).status, serving.output()).to.equal(200);
    expect(await serving.stop()).to.equal(0);

    expect(await run('remove', 'practice')).to.include('Its bookings stay');
    expect(await fault('remove', 'practice')).to.include('there is no such site in the database');
    expect(await fault('move', 'practice')).to.equal('rota site move: expected put, list or remove');
    await rm(folder, { recursive: true });
  });
});
