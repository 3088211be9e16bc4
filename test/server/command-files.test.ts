import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { SCHEMA_FILE } from '../../scripts/site-schema.js';
import { checkFiles } from '../../src/command/check.js';
import { STARTER, writeStarter } from '../../src/command/starter.js';
import { siteFromFile } from '../../src/server/index.js';
import { parseText } from '../../src/server/node/site-text.js';
import { PRACTICE } from './support.js';

const NOW = Date.UTC(2026, 5, 1) / 60_000;

describe('site files: rota init and rota check', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'rota-'))));
  after(() => rm(folder, { recursive: true }));

  const save = async (name: string, content: unknown): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
    return path;
  };

  it('init writes a site that can be served, and leaves alone what is there', async () => {
    const path = join(folder, 'new.yaml');
    expect(await writeStarter([path], 'npm run rota --')).to.match(/\n {2}npm run rota -- serve --site \S+new\.yaml$/);
    expect(await checkFiles([path], NOW)).to.deep.equal({
      text: `${path}: my-site can be served: 2 specialists, 2 calendars, 1 service`,
      faults: '',
    });
    const schema = await readFile(join(folder, 'site.schema.json'), 'utf8');
    expect(JSON.parse(schema)).to.deep.equal(JSON.parse(await readFile(SCHEMA_FILE, 'utf8')));
    expect(STARTER).to.match(/^# yaml-language-server: \$schema=\.\/site\.schema\.json\n/);
    await writeFile(path, 'mine');
    const refused = (args: string[]) => writeStarter(args).catch((error: Error) => error.message);
    expect(await refused([path])).to.equal(`${path}: is there already, and was left as it is`);
    expect(await readFile(path, 'utf8')).to.equal('mine');
    expect(await refused(['site.json'])).to.include('expected one name that ends in .yaml');
  });

  it('the site files that the documentation shows can be served, and all that they offer be booked', async () => {
    const [, json = ''] = /```json\n([^]*?)```/.exec(await readFile('README.md', 'utf8')) ?? [];
    const [page, asking] = ['demo/examples/master-page.yaml', 'demo/examples/asking-page.yaml'];
    expect(await checkFiles([await save('readme.json', json), page, asking], NOW)).to.deep.equal({
      text: [
        `${join(folder, 'readme.json')}: my-site can be served: 1 specialist, 1 calendar, 1 service`,
        `${page}: harbour can be served: 3 specialists, 3 calendars, 3 services`,
        `${asking}: five-hands can be served: 2 specialists, 2 calendars, 2 services`,
      ].join('\n'),
      faults: '',
    });
  });

  it('check names every fault by file, path and line, in YAML and in JSON', async () => {
    const yaml = await save(
      'a.yaml',
      STARTER.replace('Europe/Berlin', 'Europe/Berlim').replace('[ana, ben]', '[ana, bob]'),
    );
    const json = await save('b.json', { ...PRACTICE, zone: 'Berlin', specialists: [{ name: 'Ann' }] });
    const { text, faults } = await checkFiles([yaml, json], NOW);
    expect(text).to.equal('');
    expect(faults.split('\n')).to.deep.equal([
      yaml,
      '  zone (line 8): "Europe/Berlim" is no time zone; expected an IANA id such as "Europe/Berlin"',
      '  services[0].calendars[1] (line 53): "bob" is no calendar of this site; expected one of ana, ben',
      json,
      '  specialists[0].id (line 10): is missing; expected a specialist: { "id": "maria", "name": "Maria" }',
    ]);
  });

  it('check warns of what is offered and nobody can book, and calls the file fine', async () => {
    const service = { id: 'none', name: 'None', durations: [600], calendars: PRACTICE.calendars.map(({ id }) => id) };
    const path = await save('c.json', { ...PRACTICE, services: [...PRACTICE.services, service] });
    const { text, faults } = await checkFiles([path], NOW);
    expect(faults).to.equal('');
    expect(text.split('\n').slice(1)).to.deep.equal([
      `  warning: services[${PRACTICE.services.length}]: "none": no time can be booked by today, even with nothing taken; look at hours, shifts, notice and horizon`,
    ]);
  });

  it('YAML is read as it is meant: dates and times are texts, "no" is a word', () => {
    const { data } = parseText('x.yml', 'id: no\nhours: 10:30\nfrom: 2026-06-01\nhorizon: 60');
    expect(data).to.deep.equal({ id: 'no', hours: '10:30', from: '2026-06-01', horizon: 60 });
    expect(siteFromFile(parseText('x.yaml', STARTER).data).catalog.services[0]!.durations).to.deep.equal([30, 60]);
  });

  it('names line and column of what is no YAML', () => {
    const fault = (text: string): string => {
      try {
        parseText('x.yaml', text);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(fault('id: a\nname: [b')).to.match(/^line 2, column 9: Flow sequence/);
    expect(fault('id: a\nid: b')).to.match(/^line 2, column 1: Map keys must be unique/);
    expect(fault('id: *nobody')).to.include('nobody');
  });

  it('names the line of what is missing by what it should stand in', () => {
    const { lineOf } = parseText('x.yaml', 'id: a\nservices:\n  - id: b\n  - id: c\n    name: d\n');
    expect(['services[1].name', 'services[1].durations[0]', 'services[7]', 'zone', ''].map(lineOf)).to.deep.equal([
      5, 4, 3, 1, 1,
    ]);
  });
});
