import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Booking } from '../../src/adapter/contract.js';
import { parseOptions } from '../../src/server/node/options.js';
import { loadSites } from '../../src/server/node/site-files.js';
import { isoOf } from '../../src/time/index.js';
import { PRACTICE } from './support.js';

const MAIN = fileURLToPath(new URL('../../src/server/node/main.ts', import.meta.url));

/** A start of the sample site that is open whenever this runs: a Thursday in a week or so, at 10:00. */
function nextThursday(): string {
  const today = Math.floor(Date.now() / 86_400_000);
  const date = isoOf(today + 7 + ((7 - (today % 7)) % 7));
  const offset = /GMT([+-]\d\d:\d\d)/.exec(
    new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' }).format(
      new Date(`${date}T10:00Z`),
    ),
  )![1];
  return `${date}T10:00${offset}[Europe/Berlin]`;
}

describe('the backend over HTTP', () => {
  let folder: string;
  const running: ChildProcess[] = [];
  before(() => (folder = mkdtempSync(join(tmpdir(), 'rota-'))));
  after(() => {
    for (const child of running) child.kill();
    rmSync(folder, { recursive: true });
  });

  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  /** Starts the server; gives what it prints until it listens or ends. */
  const start = (...args: string[]): Promise<{ output: string; code: number | null }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args]);
      running.push(child);
      let output = '';
      const hear = (chunk: Buffer): void => {
        output += chunk.toString();
        if (output.includes('Ctrl+C')) resolve({ output, code: null });
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.on('exit', (code) => resolve({ output, code }));
    });

  it('serves the sample site, prints the tag to paste, and books for a page of this machine', async () => {
    const { output } = await start('--port', '0');
    const [, backend] = /backend="(http:\/\/localhost:\d+)" site="wellness"/.exec(output)!;
    const body = JSON.stringify({
      service: 'massage',
      duration: 60,
      start: nextThursday(),
      client: { firstName: 'A', lastName: 'B', email: 'a@example.com', locale: 'en', zone: 'Europe/Berlin' },
    });
    const post = (): Promise<Response> =>
      fetch(`${backend}/v1/sites/wellness/bookings`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
          origin: 'http://localhost:5173',
        },
        body,
      });
    const answers = await Promise.all([post(), post(), post(), post()]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 201, 201, 409]);
    expect(answers[0]!.headers.get('access-control-allow-origin')).to.equal('http://localhost:5173');
    const booked = (await answers.find(({ status }) => status === 201)!.json()) as Booking;
    const read = await fetch(`${backend}/v1/sites/wellness/bookings/${booked.id}`, {
      headers: { authorization: `Bearer ${booked.token}` },
    });
    expect(read.status).to.equal(200);
    const foreign = await fetch(`${backend}/v1/sites/wellness/catalog`, {
      headers: { origin: 'http://localhost.evil.example' },
    });
    expect(foreign.status).to.equal(403);
  }).timeout(30_000);

  it("names the file, the path and what is expected where a site file can't be served, and ends", async () => {
    const path = file('wrong.json', { ...PRACTICE, zone: 'Europe/Berlim' });
    const { output, code } = await start('--site', path);
    expect(code).to.equal(1);
    expect(output).to.equal(
      `${path}\n  zone: "Europe/Berlim" is no time zone; expected an IANA id such as "Europe/Berlin"\n`,
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
    const { output: first } = await start('--port', '0');
    const port = Number(/localhost:(\d+)/.exec(first)![1]);
    const { output, code } = await start('--port', String(port));
    expect(code).to.equal(1);
    expect(output).to.match(/^--port \d+: is in use, maybe by `npm start`.*: npm run serve -- --port \d+\n$/);
  }).timeout(30_000);

  it('says what is wrong with an option', () => {
    expect(() => parseOptions(['--port', 'x'])).to.throw('--port x: expected a number');
    expect(() => parseOptions(['--origin', 'https://example.com/shop'])).to.throw(
      '--origin https://example.com/shop: expected',
    );
    expect(() => parseOptions(['--sites', 'x'])).to.throw('--sites');
    expect(parseOptions([])).to.deep.equal({ port: 4180, host: '127.0.0.1', sites: [], origins: [] });
  });
});
