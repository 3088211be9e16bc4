import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { answerCommand, type CommandAnswer } from '../../src/command/answer.js';
import { parseCommand, USAGE } from '../../src/command/options.js';
import { answerText } from '../../src/command/print.js';
import { loadWorld, worldOfSite } from '../../src/command/world.js';
import { siteFromFile } from '../../src/server/index.js';
import { ROTA } from '../support/command.js';
import { RICH } from './rich-site.js';
import { berlin, TestBackend } from './support.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const SAMPLE = path('../../src/server/node/sample-site.json');
const NOW = '2026-06-01T08:00';

/** Two of a studio: Ann from nine to twelve with an appointment at ten, Ben in the afternoon. */
const STUDIO = {
  id: 'studio',
  name: 'Studio',
  zone: 'Europe/Berlin',
  specialists: [
    { id: 'ann', name: 'Ann' },
    { id: 'ben', name: 'Ben' },
  ],
  calendars: [
    {
      id: 'a',
      specialist: 'ann',
      hours: { tue: ['09:00-12:00'] },
      busy: [{ from: '2026-06-02T10:00', to: '2026-06-02T10:30' }],
    },
    { id: 'b', specialist: 'ben', hours: { tue: ['10:30-13:00'] } },
  ],
  services: [{ id: 'talk', name: 'Talk', durations: [60], calendars: ['a', 'b'], assignment: 'automatic' }],
};

function ask(...args: string[]): { answer: CommandAnswer; text: string[] } {
  const world = worldOfSite(siteFromFile(STUDIO));
  const options = parseCommand([args[0]!, 'site.json', '--service', 'talk', '--now', NOW, ...args.slice(1)])!;
  const answer = answerCommand(options, world, 0);
  return { answer, text: answerText(answer, world.site.catalog).split('\n') };
}

describe('the command line', () => {
  it('A80 token: a new token each time, with the hash that the site file takes in its place', () => {
    const run = (): string => spawnSync(process.execPath, [...ROTA, 'token'], { encoding: 'utf8' }).stdout;
    const [first, second] = [run(), run()];
    const [, token] = /^ {2}([\w-]{32,})$/m.exec(first)!;
    const entry = JSON.parse(/^ {2}(\{.*\})$/m.exec(first)![1]!) as { role: 'owner'; hash: string };
    expect(second).not.to.include(token!);
    expect(entry.hash).to.equal(createHash('sha256').update(token!).digest('base64url'));
    const { hostTokens } = siteFromFile({ ...STUDIO, hostTokens: [entry] });
    expect(hostTokens).to.deep.equal([entry]);
  });

  it('TR-2 explain: what blocks each calendar and what would have to change', () => {
    expect(ask('explain', '--at', '2026-06-02T10:00').text.slice(1)).to.deep.equal([
      'Ann (a) is busy 10:00 to 10:30',
      '  → free Tue, Jun 2, 10:00 to 10:30',
      'Ben (b) is not open at that time',
      '  → let hours or shifts cover Tue, Jun 2, 10:00 to 10:30',
    ]);
    expect(ask('explain', '--at', '2026-06-02T11:00').text.slice(1)).to.deep.equal([
      'Ann (a) is free',
      'Ben (b) is free',
    ]);
  });

  it('TR-2 explain as data is what the engine says', () => {
    const { answer } = ask('explain', '--at', '2026-06-02T10:30+02:00[Europe/Berlin]', '--calendar', 'b');
    expect(answer).to.deep.include({ site: 'studio', question: 'explain' });
    if (answer.question !== 'explain') throw new Error('another question was answered');
    expect(answer.calendars).to.deep.equal([
      { calendar: 'a', left: 0, blocks: [{ reason: { code: 'not-wanted' }, change: { do: 'ask-for-it' } }] },
      { calendar: 'b', left: 1, blocks: [] },
    ]);
  });

  it('MG-1 starts: every time on offer, day by day', () => {
    expect(ask('starts', '--days', '3').text).to.deep.equal([
      'Tuesday, June 2, 2026 (Europe/Berlin)',
      '  09:00, 09:30 (full), 10:00 (full), 10:30 (2 left), 11:00 (2 left), 11:30, 12:00',
    ]);
    expect(ask('starts', '--from', '2026-06-03', '--days', '2').text).to.deep.equal([
      'There are no times on these days (Europe/Berlin).',
    ]);
  });

  it('HS-2 choose: the one sentence of the record', () => {
    expect(ask('choose', '--at', '2026-06-02T12:00').text[1]).to.equal(
      'Ben: the only one free, Ann came first but is not open at that time',
    );
  });

  it('names what is wrong with a time, a calendar, an option', () => {
    expect(() => ask('explain', '--at', 'noon')).to.throw('--at noon: expected a time such as 2026-12-01T10:00');
    expect(() => ask('explain', '--at', '2026-03-29T02:30')).to.throw('the clocks of Europe/Berlin skip this time');
    expect(() => ask('choose', '--at', '2026-06-02T10:00', '--calendar', 'c')).to.throw('known: a, b');
    expect(() => ask('starts', '--days', 'x')).to.throw('--days x: expected a whole number');
    expect(() => parseCommand(['ask', 'site.json'])).to.throw(
      'there is no such command; expected init, check, serve, site, explain',
    );
    expect(() => parseCommand(['starts'])).to.throw('expected one site file or catalog');
    expect(() => parseCommand(['starts', 'site.json'])).to.throw('--service: is missing');
    expect(() => parseCommand(['explain', 'site.json', '--service', 'talk'])).to.throw('--at: is missing');
    expect(() => parseCommand(['starts', 'site.json', '--service', 'a', '--panel', 'b'])).to.throw('beside --panel');
    expect(() => parseCommand(['starts', 'site.json', '--panel', 'b', '--calendar', 'c'])).to.throw(
      '--calendar: a panel',
    );
    expect(parseCommand([])).to.equal(undefined);
  });

  it('says its version, in words that --help names', () => {
    const { version } = JSON.parse(readFileSync(path('../../package.json'), 'utf8')) as { version: string };
    for (const option of ['--version', '-v']) {
      const { status, stdout } = spawnSync(process.execPath, [...ROTA, option], { encoding: 'utf8' });
      expect([status, stdout]).to.deep.equal([0, `${version}\n`]);
      expect(USAGE).to.include(option);
    }
  });

  it('runs as a program: JSON on standard output, faults on standard error', () => {
    const run = (...args: string[]) => spawnSync(process.execPath, [...ROTA, ...args], { encoding: 'utf8' });
    const found = run('starts', SAMPLE, '--service', 'massage', '--now', NOW, '--json');
    expect(found.stderr).to.equal('');
    expect((JSON.parse(found.stdout) as { starts: unknown[] }).starts).to.have.length.above(10);
    const refused = run('starts', SAMPLE, '--service', 'nothing');
    expect([refused.status, refused.stdout]).to.deep.equal([1, '']);
    expect(refused.stderr).to.contain('there is no service "nothing"; known: ');
  }).timeout(20_000);
});

describe('the command line on what the contract carries', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rota-'));
    const backend = new TestBackend(RICH);
    await backend.book({ service: 'talk', duration: 60, calendar: 'a' });
    const save = (name: string, data: unknown) => writeFile(join(folder, name), JSON.stringify(data));
    await save('site.json', RICH);
    await save('catalog.json', (await backend.send('/catalog')).body);
    await save('availability.json', (await backend.availability('2026-03-02', '2026-03-12')).body);
    await save('broken.json', { revision: 'one' });
  });
  after(() => rm(folder, { recursive: true }));

  const file = (name: string): string => join(folder, name);
  async function asked(...args: string[]): Promise<{ answer: CommandAnswer; text: string[] }> {
    const options = parseCommand(args)!;
    const world = await loadWorld(options);
    const answer = answerCommand(options, world, 0);
    return { answer, text: answerText(answer, world.site.catalog).split('\n').slice(1) };
  }
  const taken = () => ['--availability', file('availability.json')];
  const at = (text: string) => ['--at', berlin(text)];

  it('TR-2 what is booked blocks, and the clock is that of the answer', async () => {
    const { answer, text } = await asked(
      'explain',
      file('catalog.json'),
      '--service',
      'massage',
      ...at('03-03T10:00'),
      ...taken(),
    );
    expect(text.slice(0, 2)).to.deep.equal(['Ann (a) is busy 10:00 to 11:15', '  → free Tue, Mar 3, 10:00 to 11:15']);
    expect(answer.now).to.equal(new TestBackend().now);
    const onSiteFile = await asked(
      'explain',
      file('site.json'),
      '--service',
      'massage',
      ...at('03-03T10:00'),
      ...taken(),
    );
    expect(onSiteFile.text.slice(0, 3)).to.deep.equal([...text.slice(0, 2), 'Bob (b) is free']);
  });

  it('DS-16 HS-2 choose by catalog and availability: the group, by the figures', async () => {
    const { text } = await asked(
      'choose',
      file('catalog.json'),
      '--service',
      'shared',
      ...at('03-03T10:00'),
      ...taken(),
    );
    expect(text[0]).to.include('Eve and Bob: ').and.to.include('Ann is busy 10:00 to 11:15');
  });

  it('PN-1 PN-5 a panel: its times, who sits where, and what keeps the others away', async () => {
    const panel = [file('catalog.json'), '--panel', 'case', ...taken()];
    const { answer } = await asked('starts', ...panel, '--from', '2026-03-03', '--days', '1');
    if (answer.question !== 'starts') throw new Error('another question was answered');
    expect(answer.starts.map(({ start }) => start)).not.to.include(new TestBackend().now + 26 * 60);
    const blocked = await asked('explain', ...panel, ...at('03-03T10:00'));
    expect(blocked.text[0]).to.include('There is no full combination: Ann ');
    expect(blocked.text).to.include('  Ann is busy 10:00 to 11:15');
    const nobody = await asked('choose', ...panel, ...at('03-03T12:00'));
    expect(nobody.answer.question).to.equal('panel');
  });

  it('says what is wrong with the files', async () => {
    const question = ['--service', 'massage', ...at('03-03T10:00')];
    const fault = async (...args: string[]): Promise<string> => {
      try {
        await asked(...args);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(await fault('explain', file('catalog.json'), ...question)).to.include('--availability: is missing');
    expect(await fault('explain', file('nothing.json'), ...question)).to.include('is not there');
    expect(await fault('explain', file('catalog.json'), ...question, '--availability', file('broken.json'))).to.include(
      'does not follow the contract at "revision"',
    );
    expect(
      await fault(
        'explain',
        file('catalog.json'),
        '--service',
        'massage',
        ...at('03-29T12:00').map((text) => text.replace('+01:00', '+02:00')),
        ...taken(),
      ),
    ).to.include('speaks about 2026-03-02 to 2026-03-11');
    expect(await fault('starts', file('site.json'), '--panel', 'jury')).to.include('there is no panel "jury"; known: ');
  });
});
