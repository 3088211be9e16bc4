import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { answerCommand, type CommandAnswer } from '../../src/command/answer.js';
import { parseCommand } from '../../src/command/options.js';
import { answerText } from '../../src/command/print.js';
import { siteFromFile } from '../../src/server/index.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const MAIN = path('../../src/command/main.ts');
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
  const setup = siteFromFile(STUDIO);
  const options = parseCommand([args[0]!, 'site.json', '--service', 'talk', '--now', NOW, ...args.slice(1)])!;
  const answer = answerCommand(options, setup, 0);
  return { answer, text: answerText(answer, setup.catalog).split('\n') };
}

describe('the command line', () => {
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
    expect(() => parseCommand(['ask', 'site.json'])).to.throw('expected explain, starts or choose');
    expect(() => parseCommand(['starts'])).to.throw('expected one site file');
    expect(() => parseCommand(['starts', 'site.json'])).to.throw('--service: is missing');
    expect(() => parseCommand(['explain', 'site.json', '--service', 'talk'])).to.throw('--at: is missing');
    expect(parseCommand([])).to.equal(undefined);
  });

  it('runs as a program: JSON on standard output, faults on standard error', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', MAIN, ...args], { encoding: 'utf8' });
    const found = run('starts', SAMPLE, '--service', 'massage', '--now', NOW, '--json');
    expect(found.stderr).to.equal('');
    expect((JSON.parse(found.stdout) as { starts: unknown[] }).starts).to.have.length.above(10);
    const refused = run('starts', SAMPLE, '--service', 'nothing');
    expect([refused.status, refused.stdout]).to.deep.equal([1, '']);
    expect(refused.stderr).to.contain('there is no service "nothing"; known: ');
  }).timeout(20_000);
});
