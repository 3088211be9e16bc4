import { expect } from 'chai';
import fc from 'fast-check';
import { Matching } from '../../src/engine/panels/matching.js';
import { seatInOrder, type Sitter } from '../../src/engine/panels/seating.js';
import { firstSeating } from '../support/oracle/seating.js';
import { runs } from '../support/seed.js';

const singles = (...seats: number[][]): Sitter[][] => seats.map((people) => people.map((person) => [person]));

function chosen(seats: Sitter[][], people = 10): readonly number[] | undefined {
  const seating = seatInOrder(seats, people);
  return 'chosen' in seating ? seating.chosen.map((index, seat) => seats[seat]![index]![0]!) : undefined;
}

/** Few people on many seats, so that about half of the cases have no combination. */
const anySeats = (people: number, group: number) =>
  fc.array(
    fc.uniqueArray(fc.uniqueArray(fc.nat({ max: people - 1 }), { minLength: 1, maxLength: group }), {
      maxLength: 4,
      selector: (sitter) => [...sitter].sort((a, b) => a - b).join(),
    }),
    { minLength: 1, maxLength: 5 },
  );

describe('Seats filled with different people', () => {
  it('PN-3 each seat takes the first of its list that leaves the others a combination', () => {
    expect(chosen(singles([3, 1], [2, 3]))).to.deep.equal([3, 2]);
    expect(chosen(singles([1, 2], [1]))).to.deep.equal([2, 1]);
    expect(chosen(singles([1, 2, 3], [1, 2], [1, 2]))).to.deep.equal([3, 1, 2]);
  });

  it('PN-3 a combination is found along a chain of seats that all have to move', () => {
    expect(chosen(singles([1, 2], [2, 3], [3, 4], [1]))).to.deep.equal([2, 3, 4, 1]);
    expect(chosen(singles([1], [1, 2], [2, 3], [3, 40]), 41)).to.deep.equal([1, 2, 3, 40]);
  });

  it('MG-4 where there is none, it names the seats and the too few people they share', () => {
    expect(seatInOrder(singles([7], [1, 2], [1], [2]), 10)).to.deep.equal({
      shortfall: { seats: [1, 2, 3], people: [1, 2] },
    });
    expect(seatInOrder(singles([7], []), 10)).to.deep.equal({ shortfall: { seats: [1], people: [] } });
  });

  it('DS-16 a group takes all of its people', () => {
    expect(chosen([[[1, 2]], [[2], [3]]])).to.deep.equal([1, 3]);
    expect(chosen([[[1, 2], [4]], [[1]], [[2]]])).to.deep.equal([4, 1, 2]);
    const seats = [[[1, 2]], [[2, 3]]];
    expect(seatInOrder(seats, 10)).to.deep.equal({ shortfall: { seats: [0, 1], people: [1, 2, 3] } });
  });

  it('no seats are filled by nobody', () => {
    expect(seatInOrder([], 0)).to.deep.equal({ chosen: [] });
  });

  it('PN-3 MG-4 the same as trying every combination, for single people and for groups', () => {
    for (const group of [1, 3]) {
      fc.assert(
        fc.property(anySeats(6, group), (seats) => {
          const seating = seatInOrder(seats, 6);
          const expected = firstSeating(seats);
          expect('chosen' in seating ? seating.chosen : undefined).to.deep.equal(expected);
        }),
        runs(2000),
      );
    }
  });

  it('MG-4 a shortfall holds everybody who could sit on its seats, and they are fewer', () => {
    fc.assert(
      fc.property(anySeats(4, 1), (seats) => {
        const seating = seatInOrder(seats, 4);
        fc.pre('shortfall' in seating);
        if (!('shortfall' in seating)) return;
        const { seats: short, people } = seating.shortfall;
        expect(people).to.deep.equal([...new Set(short.flatMap((seat) => seats[seat]!.flat()))].sort());
        expect(people.length).to.be.lessThan(short.length);
      }),
      runs(500),
    );
  });

  it('a matching can be asked again and again with other masks', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat({ max: 2 ** 6 - 1 }), { minLength: 4, maxLength: 4 })), (questions) => {
        const matching = new Matching(4, 6);
        for (const masks of questions) {
          matching.masks.set(masks);
          const seats = masks.map((mask) => [0, 1, 2, 3, 4, 5].filter((bit) => (mask >> bit) & 1).map((bit) => [bit]));
          expect(matching.fill()).to.equal(firstSeating(seats) !== undefined);
        }
      }),
      runs(300),
    );
  });
});
