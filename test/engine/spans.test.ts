import { expect } from 'chai';
import { EngineError } from '../../src/engine/index.js';
import {
  append,
  covers,
  difference,
  holdsTime,
  intersection,
  merged,
  overlaps,
  pairs,
  union,
} from '../../src/engine/spans.js';
import type { Span } from '../../src/time/units.js';

describe('Lists of spans', () => {
  it('AV-1 spans in any order become a sorted list in which those that touch, overlap or lie in another are one', () => {
    const spans = [
      [50, 60],
      [0, 10],
      [10, 12],
      [20, 30],
      [22, 25],
      [28, 35],
      [61, 70],
    ] as const;
    expect(merged(spans)).to.deep.equal([0, 12, 20, 35, 50, 60, 61, 70]);
    expect(spans[0]).to.deep.equal([50, 60]);
    expect(merged([])).to.deep.equal([]);
  });

  it('AV-1 a span that ends where it begins, or before, is left out, wherever it lies', () => {
    const spans = [
      [0, 0],
      [15, 15],
      [10, 20],
      [40, 5],
    ] as const;
    expect(merged(spans)).to.deep.equal([10, 20]);
    expect(merged(spans.slice(0, 2))).to.deep.equal([]);
  });

  it('AV-1 what is added at the end grows the last span or begins a new one', () => {
    const list: number[] = [];
    for (const [from, to] of [
      [-5, 0],
      [0, 10],
      [5, 8],
      [10, 10],
      [11, 12],
      [20, 19],
    ] as const) {
      append(list, from, to);
    }
    expect(list).to.deep.equal([-5, 10, 11, 12]);
  });

  it('AV-3 what lies in both lists, to the minute', () => {
    expect(intersection([0, 10, 20, 30, 40, 50], [5, 25, 30, 40, 45, 100])).to.deep.equal([5, 10, 20, 25, 45, 50]);
    expect(intersection([0, 100], [0, 10, 90, 100])).to.deep.equal([0, 10, 90, 100]);
    expect(intersection([0, 10], [10, 20])).to.deep.equal([]);
    expect([intersection([], [0, 1]), intersection([0, 1], [])]).to.deep.equal([[], []]);
  });

  it('AV-4 what lies in either list', () => {
    expect(union([0, 10, 30, 40], [10, 20, 35, 50])).to.deep.equal([0, 20, 30, 50]);
    expect([union([], [0, 1]), union([0, 1], []), union([], [])]).to.deep.equal([[0, 1], [0, 1], []]);
  });

  it('AV-4 what lies in the first list and not in the second', () => {
    expect(difference([0, 10, 20, 30], [5, 25])).to.deep.equal([0, 5, 25, 30]);
    expect(difference([0, 10], [0, 10])).to.deep.equal([]);
    expect([difference([0, 10], []), difference([], [0, 10])]).to.deep.equal([[0, 10], []]);
  });

  it('AV-11 a span is covered where one of the list holds all of it: two that it lies across are not enough', () => {
    const list = [0, 10, 20, 30, 40, 50, 60, 70];
    const inside: Span[] = [
      [0, 10],
      [20, 21],
      [29, 30],
      [41, 49],
      [60, 70],
    ];
    const outside: Span[] = [
      [-1, 5],
      [-2, -1],
      [9, 11],
      [5, 25],
      [10, 20],
      [30, 31],
      [19, 21],
      [65, 71],
      [70, 71],
    ];
    expect(inside.map((span) => covers(list, span))).to.deep.equal(inside.map(() => true));
    expect(outside.map((span) => covers(list, span))).to.deep.equal(outside.map(() => false));
    expect(covers([], [0, 1])).to.equal(false);
  });

  it('AV-5 spans that touch share no time, and an empty one shares none with any', () => {
    const shares = (a: Span, b: Span): boolean => overlaps(a, b);
    expect([shares([0, 10], [9, 20]), shares([9, 20], [0, 10]), shares([0, 20], [5, 6])]).to.deep.equal([
      true,
      true,
      true,
    ]);
    expect([shares([0, 10], [10, 20]), shares([10, 20], [0, 10]), shares([0, 10], [5, 5])]).to.deep.equal([
      false,
      false,
      false,
    ]);
  });

  it('AV-1 a list is handed on span by span', () => {
    expect([...pairs([0, 10, 20, 30])]).to.deep.equal([
      [0, 10],
      [20, 30],
    ]);
  });

  it('AV-12 a span of what is taken holds time, or none, or cannot be read, and then it is never free', () => {
    expect([holdsTime([0, 1]), holdsTime([5, 5])]).to.deep.equal([true, false]);
    for (const span of [[1, 0], [0], [NaN, 1], ['a', 'b']] as unknown as Span[]) {
      expect(() => holdsTime(span))
        .to.throw(EngineError, `expected spans [from, to) of minutes since the epoch, got ${JSON.stringify(span)}`)
        .include({ path: 'availability.calendars' });
    }
  });
});
