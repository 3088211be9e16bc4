import { expect } from 'chai';
import { Tally } from '../../src/engine/tally.js';

describe('A tally', () => {
  const tally = new Tally();
  for (const [day, amount] of [
    [30, 2],
    [10, 1],
    [20, 1],
    [25, 1],
    [25, -1],
  ] as const) {
    tally.add('a', day, amount);
  }
  tally.add('b', 5, 1);
  const inSpan = (from: number, to: number) => tally.of('a', [from, to]).map(([day, count]) => `${day}: ${count}`);

  it('DS-1 has the days of a name in their order, without those that came back to nothing', () => {
    expect(tally.of('a')).to.deep.equal([
      [10, 1],
      [20, 1],
      [30, 2],
    ]);
    expect([tally.at('a', 30), tally.at('a', 25), tally.at('c', 30)]).to.deep.equal([2, 0, 0]);
    expect(tally.of('c')).to.deep.equal([]);
    expect([...tally.days()].sort((a, b) => a - b)).to.deep.equal([5, 10, 20, 30]);
  });

  it('DS-1 of a span its first day and not its last, whether it is longer or shorter than what there is', () => {
    expect(inSpan(10, 30)).to.deep.equal(['10: 1', '20: 1']);
    expect(inSpan(20, 22)).to.deep.equal(['20: 1']);
    expect(inSpan(18, 20)).to.deep.equal([]);
    expect(inSpan(29, 31)).to.deep.equal(['30: 2']);
    expect(inSpan(30, 10)).to.deep.equal([]);
  });
});
