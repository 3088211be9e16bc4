import { expect } from 'chai';
import { getOrMake, keyOf, oncePer, perQuestion } from '../../src/engine/once.js';
import { smallSite } from '../support/small-site.js';
import { open } from '../support/ask.js';

describe('What is worked out once', () => {
  it('MG-1 something is made of an object once; of another object that looks the same, anew', () => {
    let made = 0;
    const numbered = oncePer((_: object) => ({ number: made++ }));
    const [one, same] = [{}, {}];
    expect([numbered(one), numbered(one), numbered(same), numbered(one)].map(({ number }) => number)).to.deep.equal([
      0, 0, 1, 0,
    ]);
    expect(numbered(one)).to.equal(numbered(one));
  });

  it('MG-1 each availability of each site has room of its own', () => {
    const { catalog, availability } = smallSite({ from: '2026-03-02' });
    const rooms = perQuestion<string>();
    const [site, other] = [open(catalog), open(catalog)];
    rooms(site, availability).set('key', 'kept');
    expect(rooms(site, availability).get('key')).to.equal('kept');
    expect(rooms(other, availability).get('key')).to.equal(undefined);
    expect(rooms(site, { ...availability }).get('key')).to.equal(undefined);
  });

  it('MG-1 what a key holds is made once, and once for each key', () => {
    const map = new Map<string, number>();
    let made = 0;
    const make = (): number => ++made;
    expect(['a', 'a', 'b', 'a'].map((key) => getOrMake(map, key, make))).to.deep.equal([1, 1, 2, 1]);
    expect([...map]).to.deep.equal([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('MG-1 questions that differ in anything have keys that differ, whatever their services are called', () => {
    const questions: [string, ...unknown[]][] = [
      ['a'],
      ['b'],
      [''],
      ['a', 30],
      ['a', undefined, 'c0'],
      ['a', undefined, undefined, ['c0']],
      ['a', undefined, undefined, ['c0', 'c1']],
      ['a', undefined, undefined, undefined, [[1, 2]]],
      ['b', 30],
      ['=a'],
      ['["a",30]'],
      ['a,30'],
    ];
    const keys = questions.map((question) => keyOf(...question));
    expect(new Set(keys).size).to.equal(questions.length);
    expect(questions.map((question) => keyOf(...question))).to.deep.equal(keys);
    expect(keyOf('a', undefined, undefined)).to.equal(keyOf('a'));
  });
});
