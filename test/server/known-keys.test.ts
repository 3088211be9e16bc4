import { expect } from 'chai';
import { nearestKey } from '../../src/server/site-file/known-keys.js';
import { siteFileSchema } from '../../src/server/site-file/schema.js';

describe('a key that a site file has wrong', () => {
  const nearest = (...path: (string | number)[]): string | undefined => nearestKey(siteFileSchema, path);

  it('is told the nearest one of its place, however deep', () => {
    expect(nearest('servics')).to.equal('services');
    expect(nearest('services', 0, 'bufferafter')).to.equal('bufferAfter');
    expect(nearest('services', 2, 'fields', 0, 'requird')).to.equal('required');
    expect(nearest('pages', 0, 'rules', 1, 'when', 0, 'feild')).to.equal('field');
    expect(nearest('packages', 0, 'rule', 'lst')).to.equal('list');
  });

  it('is told nothing where nothing is near', () => {
    expect(nearest('colour')).to.equal(undefined);
    expect(nearest('services', 0, 'x')).to.equal(undefined);
    expect(nearest('nowhere', 'at', 'all')).to.equal(undefined);
  });
});
