import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { verify } from '../../src/engine/index.js';
import type {
  AssignmentRecord,
  Availability,
  CalendarExplanation,
  Catalog,
  DayAnswer,
  Start,
} from '../../src/engine/index.js';
import { NOW, TestBackend } from '../server/support.js';

const FOLDER = 'src/engine';
const readme = readFileSync(`${FOLDER}/README.md`, 'utf8');
const program = /```js\n(.*?)```/s.exec(readme)![1]!;

interface Answers {
  readonly all: readonly Start[];
  readonly month: readonly DayAnswer[];
  readonly record: AssignmentRecord;
  readonly why: readonly CalendarExplanation[];
}

describe("The engine's README", () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'rota-'))));
  after(() => rmSync(folder, { recursive: true }));

  /** What a backend answers, and the same in a file. */
  async function saved<T>(backend: TestBackend, path: string, name: string): Promise<[body: T, file: string]> {
    const { body } = await backend.send<T>(path);
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(body));
    return [body, file];
  }

  it('shows ten lines of Node that take what a backend answers, and print starts, days, a record and an explanation', async () => {
    expect(program.trim().split('\n')).to.have.lengthOf(10);
    const backend = new TestBackend();
    await backend.book();
    const today = Math.floor(NOW / 1440);
    const [catalog, catalogFile] = await saved<Catalog>(backend, '/catalog', 'catalog.json');
    const [availability, file] = await saved<Availability>(
      backend,
      `/availability?from=${today}&to=${today + 7}`,
      'availability.json',
    );

    // The package is built, and a program in its folder can import it by its own name.
    const args = ['--input-type=module', '-', catalogFile, file];
    const { stdout, stderr } = spawnSync(process.execPath, args, { input: program, encoding: 'utf8' });
    expect(stderr).to.equal('');
    const { all, month, record, why } = JSON.parse(stdout) as Answers;
    expect(all).to.not.be.empty;
    expect(month).to.have.lengthOf(7);
    expect(record.start).to.equal(all.find(({ left }) => left > 0)!.start);
    expect(record.chosen).to.be.a('string');
    expect(verify(record, catalog, availability)).to.deep.equal({ holds: true });
    expect(why.map(({ blocks }) => blocks[0]!.reason.code)).to.include('off-grid');
  });

  it('names only files that exist in its table of rules', () => {
    const table = readme.slice(readme.indexOf('## Where each rule lives'));
    const files = [...table.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);
    expect(files).to.have.lengthOf.above(30);
    expect(files.filter((file) => !existsSync(join(FOLDER, file)))).to.deep.equal([]);
  });
});
