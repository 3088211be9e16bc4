import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect } from 'chai';
import type { Handlers, RotaElements, Settings } from '../../src/elements/tags.js';

/** Compiles where the types say what they should; `npm run types` is the test. */
export const settings: Settings<RotaElements['rota-booking']> & Handlers<'on'> = {
  backend: '/api',
  'heading-level': 3,
  headingLevel: 3,
  'onrota-step': ({ from, to }) => from === to,
};
// @ts-expect-error A level is a number.
export const wrongType: Settings<RotaElements['rota-month']> = { 'heading-level': 'three' };
// @ts-expect-error There is no such attribute.
export const wrongName: Settings<RotaElements['rota-booking']> = { bakend: '/api' };

describe('Types for frameworks', () => {
  for (const file of readdirSync('src/frameworks')) {
    it(`dist/lib/${file} reaches the declarations that it is made from`, () => {
      const built = readFileSync(`dist/lib/${file}`, 'utf8');
      const inner = [...built.matchAll(/from '(\.[^']+)\.js'/g)].map(([, path]) => resolve('dist/lib', `${path}.d.ts`));
      expect(inner).not.to.be.empty;
      expect(inner.filter((path) => !existsSync(path)).map((path) => dirname(path))).to.deep.equal([]);
    });
  }
});
