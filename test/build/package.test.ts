import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

type Target = string | { types: string; default: string };
const { exports: entries } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, Target> };

describe('The package', () => {
  for (const [entry, target] of Object.entries(entries)) {
    it(`has built what its entry "${entry}" names`, () => {
      const files = typeof target === 'string' ? [target] : Object.values(target);
      expect(files.filter((file) => !existsSync(file))).to.deep.equal([]);
    });
  }

  for (const entry of ['engine', 'adapter', 'server']) {
    it(`can be imported in Node without a page: rota/${entry}`, async () => {
      const name = `rota/${entry}`;
      expect(Object.keys((await import(name)) as object)).not.to.be.empty;
    });
  }
});
