import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build, type Rolldown } from 'vite';
import packageFile from '../../package.json' with { type: 'json' };
import { installedPackage, type InstalledPackage } from './support/installed-package.js';

type Target = string | { readonly types: string; readonly default?: string };
const EXPORTS: Readonly<Record<string, Target>> = packageFile.exports;

const DEFINED = readdirSync('src/define').map((file) => file.replace('.ts', ''));
const ELEMENTS = DEFINED.filter((name) => name !== 'index' && name !== 'booking-frame');

/** The entries by name, each element's own among them, with the files that they name. */
const ENTRIES = Object.entries(EXPORTS).flatMap(([entry, target]) => {
  const files = typeof target === 'string' ? [target] : Object.values(target);
  const names = entry.includes('*') ? DEFINED : [''];
  return names.map((name) => [entry, files].flat().map((text) => text.replace('*', name)));
});
/** Those that hold code; the script tag's file is for pages alone. */
const MODULES = Object.entries(EXPORTS)
  .filter(([entry, target]) => entry !== './embed' && typeof target === 'object' && target.default)
  .flatMap(([entry]) => (entry.includes('*') ? DEFINED.map((name) => entry.replace('*', name)) : entry))
  .map((entry) => entry.replace('.', 'rota'));

describe('The package', function () {
  this.timeout(120_000);
  let installed: InstalledPackage;
  before(() => (installed = installedPackage()));

  /** The modules that a bundle of a program is made of, by their paths in the package, and what it comes to. */
  async function bundled(program: string): Promise<{ modules: string[]; code: string }> {
    installed.write({ 'main.js': program });
    const { output } = (await build({
      root: installed.project,
      configFile: false,
      logLevel: 'error',
      build: { write: false, rolldownOptions: { input: join(installed.project, 'main.js') } },
    })) as Rolldown.RolldownOutput;
    const chunks = output.filter((file) => file.type === 'chunk');
    const modules = chunks.flatMap((chunk) =>
      Object.entries(chunk.modules).flatMap(([id, { code }]) => (code ? (id.split('/rota/dist/lib/')[1] ?? []) : [])),
    );
    return { modules, code: chunks.map((chunk) => chunk.code).join('\n') };
  }

  for (const [entry, ...files] of ENTRIES) {
    it(`has built what its entry "${entry}" names`, () => {
      expect(files.filter((file) => !existsSync(join(installed.project, 'node_modules/rota', file)))).to.deep.equal([]);
    });
  }

  it('is as publint wants a package to be', async () => {
    const tarball = installed.tarball.slice().buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg as Record<string, unknown>))).to.deep.equal([]);
  });

  it('has types that are right for Node and for bundlers, entry by entry', async () => {
    const entrypoints = [...Object.keys(EXPORTS).filter((entry) => !entry.includes('*') && !entry.endsWith('.json'))];
    entrypoints.push(...DEFINED.map((name) => `./define/${name}`));
    const result = await checkPackage(createPackageFromTarballData(installed.tarball), { entrypoints });
    if (!result.types) throw new Error('There are no types.');
    expect(Object.keys(result.entrypoints)).to.have.members(entrypoints);
    // It is made of ES modules alone, and has its entries by `exports`: TypeScript's oldest ways know neither.
    const beyond = ['node10', 'node16-cjs'];
    const problems = result.problems.filter(
      (problem) => !('resolutionKind' in problem && beyond.includes(problem.resolutionKind)),
    );
    expect(problems).to.deep.equal([]);
  });

  it('can be imported in Node without a page, every entry of it', () => {
    expect(MODULES).to.include.members(['rota', 'rota/define', 'rota/define/month', 'rota/mocks', 'rota/testing']);
    for (const entry of MODULES) {
      const program = `import * as entry from '${entry}'; if (!Object.keys(entry).length) throw new Error('empty')`;
      const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
        cwd: installed.project,
        encoding: 'utf8',
      });
      expect([status, stderr], entry).to.deep.equal([0, '']);
    }
  });

  it('gives the types of an element with the entry that registers it', () => {
    for (const name of ELEMENTS) {
      const types = readFileSync(`dist/types/src/define/${name}.d.ts`, 'utf8');
      expect(types, name).to.match(/export \{ Rota\w+ \}/);
    }
  });

  for (const [entry, uses] of [
    ['month', []],
    ['service-picker', []],
    ['details-form', []],
    ['booking-frame', ['booking']],
    ['date-picker', ['month', 'times', 'time-zone']],
  ] as const) {
    it(`a page that imports rota/define/${entry} has no other elements in it${uses.length ? ` but ${uses.join(', ')}` : ''}`, async () => {
      const { modules, code } = await bundled(`import 'rota/define/${entry}';`);
      const tags = [...code.matchAll(/customElements\.define\([`'"]([\w-]+)/g)].map(([, tag]) => tag);
      const own = entry === 'booking-frame' ? [] : [entry];
      expect(tags).to.have.members([...own, ...uses].map((name) => `rota-${name}`));
      const classes = ELEMENTS.filter((name) => modules.includes(`elements/${name}/${name}.js`));
      expect(classes).to.have.members([...own, ...uses]);
    });
  }

  it('a page that imports what the guide to composing does has those elements, and no others', async () => {
    const { code } = await bundled(readFileSync('demo/examples/imports.js', 'utf8'));
    const tags = [...code.matchAll(/customElements\.define\([`'"]rota-([\w-]+)/g)].map(([, tag]) => tag);
    const inside = ['month', 'times', 'time-zone', 'date-picker', 'details-form', 'review', 'confirmation'];
    expect(tags).to.have.members(['booking', ...inside]);
  });

  it('a page that imports one class from rota has no other elements in it, and registers none', async () => {
    const { modules, code } = await bundled(`import { RotaTimes } from 'rota'; console.log(RotaTimes);`);
    expect(ELEMENTS.filter((name) => modules.includes(`elements/${name}/${name}.js`))).to.deep.equal(['times']);
    expect(code).not.to.include('customElements.define');
  });
});
