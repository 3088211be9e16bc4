import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Booking } from '../../src/adapter/contract.js';
import { parseOptions } from '../../src/server/node/options.js';
import { loadSites } from '../../src/server/node/site-files.js';
import { freePort } from '../support/free-port.js';
import { bookOn, endAll, startServing } from './serving.js';
import { PRACTICE } from './support.js';

describe('the backend over HTTP', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'rota-'))));
  after(() => {
    endAll();
    rmSync(folder, { recursive: true });
  });

  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  it('serves the sample site, prints the tag to paste, and books for a page of this machine', async () => {
    const { url } = await startServing(['--memory']);
    const answers = await Promise.all([bookOn(url), bookOn(url), bookOn(url), bookOn(url)]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 201, 201, 409]);
    expect(answers[0]!.headers.get('access-control-allow-origin')).to.equal('http://localhost:5173');
    const booked = (await answers.find(({ status }) => status === 201)!.json()) as Booking;
    const read = await fetch(`${url}/v1/sites/wellness/bookings/${booked.id}`, {
      headers: { authorization: `Bearer ${booked.token}` },
    });
    expect(read.status).to.equal(200);
    const foreign = await fetch(`${url}/v1/sites/wellness/catalog`, {
      headers: { origin: 'http://localhost.evil.example' },
    });
    expect(foreign.status).to.equal(403);
  }).timeout(30_000);

  it('says that it is a sample where no site was named, and nothing where one was', async () => {
    const said = 'This is a sample: no --site was given. `rota init` begins a file for a site of your own.';
    expect((await startServing(['--memory'])).output()).to.include(said);
    const mine = file('mine.json', { ...PRACTICE, id: 'mine' });
    expect((await startServing(['--memory', '--site', mine])).output()).not.to.include('sample');
  }).timeout(30_000);

  it('on all addresses of the machine it names one that a browser there can open', async () => {
    const { output, url } = await startServing(['--memory', '--host', '0.0.0.0']);
    expect(url).to.match(/^http:\/\/localhost:\d+$/);
    expect(output()).not.to.include('0.0.0.0');
  }).timeout(30_000);

  it('FL-12 behind a proxy, hosted pages book from the address that clients see, and links start with it', async () => {
    const port = String(await freePort());
    const proxied = ['--url', 'https://book.example', '--origin', 'https://www.example'];
    const { output } = await startServing(['--memory', '--port', port, ...proxied]);
    expect(output()).to.include('    https://book.example/wellness/massage  Massage\n');
    expect(output()).to.include(
      `  or the tag, for pages of this machine and https://www.example:
    <script src="https://book.example/-/rota.js" async></script>
    <rota-booking backend="https://book.example" site="wellness"></rota-booking>\n`,
    );
    const answerTo = async (origin: string): Promise<number> =>
      (await fetch(`http://localhost:${port}/v1/sites/wellness/catalog`, { headers: { origin } })).status;
    expect(await answerTo('https://book.example')).to.equal(200);
    expect(await answerTo('https://www.example')).to.equal(200);
    expect(await answerTo('https://other.example')).to.equal(403);
  }).timeout(30_000);

  it("names the file, the path and what is expected where a site file can't be served, and ends", async () => {
    const path = file('wrong.json', { ...PRACTICE, zone: 'Europe/Berlim' });
    const { output, code } = await startServing(['--site', path]);
    expect(code).to.equal(1);
    expect(output()).to.equal(
      `${path}\n  zone (line 1): "Europe/Berlim" is no time zone; expected an IANA id such as "Europe/Berlin"\n`,
    );
  }).timeout(30_000);

  const fault = (...paths: string[]): Promise<string> =>
    loadSites(paths).then(
      () => '',
      (error: Error) => error.message,
    );

  it('takes files and folders of files', async () => {
    const sites = mkdtempSync(join(folder, 'sites-'));
    for (const id of ['one', 'two']) writeFileSync(join(sites, `${id}.json`), JSON.stringify({ ...PRACTICE, id }));
    const loaded = await loadSites([sites, file('three.json', { ...PRACTICE, id: 'three' })]);
    expect(loaded.map(({ catalog }) => catalog.site.id)).to.deep.equal(['one', 'two', 'three']);
  });

  it('says what is wrong with a file', async () => {
    expect(await fault(join(folder, 'nowhere.json'))).to.include('there is no such file or folder');
    const broken = (text: string): Promise<string> => fault(file('broken.json', text));
    expect(await broken('{"id":')).to.include('is not valid JSON: line 1, column 7: Unexpected end');
    expect(await broken('{\n  "id": "a",\r\n  "zone": x,\n}')).to.include(
      "JSON: line 3, column 11: Unexpected token 'x'",
    );
    expect(await broken('{\n  "id": "a",\n}')).to.include(
      'JSON: line 3, column 1: Expected double-quoted property name',
    );
    expect(await fault(mkdtempSync(join(folder, 'empty-')))).to.include('there is no site file in this folder');
    expect(await fault(file('a.json', PRACTICE), file('b.json', PRACTICE))).to.include('id: "practice" is taken by');
  });

  it('says who may hold a port that is taken, and what to do', async () => {
    const { port } = new URL((await startServing(['--memory'])).url);
    const { output, code } = await startServing(['--memory', '--port', port]);
    expect(code).to.equal(1);
    expect(output()).to.match(/^--port \d+: is in use, maybe by `npm start`.*; choose another with --port \d+\n$/);
  }).timeout(30_000);

  it('says what is wrong with an option', () => {
    expect(() => parseOptions(['--port', 'x'])).to.throw('--port x: expected a number');
    expect(() => parseOptions(['--origin', 'https://example.com/shop'])).to.throw(
      '--origin https://example.com/shop: expected',
    );
    expect(() => parseOptions(['--url', 'https://book.example/x'])).to.throw('--url https://book.example/x: expected');
    expect(() => parseOptions(['--sites', 'x'])).to.throw('--sites');
    expect(() => parseOptions([], { SMTP_URL: 'mail.example.com' })).to.throw('SMTP_URL: is no address');
    expect(() => parseOptions([], { SMTP_URL: 'smtps://mail.example.com', MAIL_FROM: 'me' })).to.throw('MAIL_FROM');
    expect(() => parseOptions(['--metrics', 'here'])).to.throw('--metrics here: expected a port');
    expect(() => parseOptions([], { LOG_LEVEL: 'loud' })).to.throw('LOG_LEVEL: is "loud"; expected silent, error');
    expect(parseOptions(['--metrics', '[::]:9464'])!.metrics).to.deep.equal({ host: '::', port: 9464 });
    expect(parseOptions([])).to.deep.equal({
      port: 4180,
      host: '127.0.0.1',
      sites: [],
      origins: [],
      localWebhooks: [],
      keeping: { kind: 'folder', folder: 'rota-data' },
      logLevel: 'info',
    });
    expect(() => parseOptions(['--memory', '--data', 'x'])).to.throw('--memory: keeps nothing');
  });

  it('keeps bookings where the command line says, then where DATABASE_URL says', () => {
    const env = { DATABASE_URL: 'postgres://here/rota' };
    expect(parseOptions([], env)!.keeping).to.deep.equal({ kind: 'server', url: 'postgres://here/rota' });
    expect(parseOptions(['--data', 'x'], env)!.keeping).to.deep.equal({ kind: 'folder', folder: 'x' });
    expect(parseOptions(['--memory'], env)!.keeping).to.deep.equal({ kind: 'memory' });
  });

  it('holds as many connections as DATABASE_CONNECTIONS says', () => {
    const keeping = (connections: string) =>
      parseOptions([], { DATABASE_URL: 'postgres://here/rota', DATABASE_CONNECTIONS: connections })!.keeping;
    expect(keeping('25')).to.deep.equal({ kind: 'server', url: 'postgres://here/rota', connections: 25 });
    expect(keeping('')).to.deep.equal({ kind: 'server', url: 'postgres://here/rota' });
    for (const wrong of ['0', '-1', '1.5', 'ten', '10000'])
      expect(() => keeping(wrong)).to.throw(`DATABASE_CONNECTIONS: is "${wrong}"; expected a number from 1 to 9999`);
  });
});
