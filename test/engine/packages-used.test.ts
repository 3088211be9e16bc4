import { expect } from 'chai';
import { packageBookings, packageUsed } from '../../src/engine/index.js';
import type { LedgerEntry, LedgerLine, MemberEntry } from '../../src/engine/index.js';
import { MARCH, ledger } from '../support/team-ledger.js';

/** Of the bookings in order: which package each was made out of; `-` is none. */
function outOf(packages: string, ...lines: string[]): LedgerLine[] {
  const names = packages.split(' ');
  return ledger(...lines).map((line, place) => {
    const name = names[place] ?? '-';
    return line.kind === 'booked' && name !== '-' ? { ...line, package: name } : line;
  });
}
const start = (day: number) => (MARCH + day - 1) * 1440 + 600;

describe('What is used of a package', () => {
  it('PK-5 the sessions that were booked out of it and stand, where they start by now', () => {
    const lines = outOf('mine other - mine', 'c0 03-05', 'c0 03-06', 'c1 03-07', 'c1 03-08', 'joined c2', 'cancel 1');
    expect(packageBookings(lines, 'mine')).to.deep.equal(['b0', 'b3']);
    expect(packageUsed(lines, 'mine')).to.deep.equal([{ service: 'service', start: start(8) }]);
    const moved: LedgerEntry = { ...(lines[3] as LedgerEntry), kind: 'moved', order: 7, start: start(9) };
    expect(packageUsed([...lines, moved], 'mine')).to.deep.equal([{ service: 'service', start: start(9) }]);
    expect(packageUsed(lines, 'unknown')).to.deep.equal([]);
    const paused: MemberEntry = { kind: 'paused', order: 8, at: 0, calendar: 'c0' };
    expect(packageUsed([paused], 'mine')).to.deep.equal([]);
  });

  it('PK-5 FL-8 a booking that is about to move is in nobody’s way', () => {
    const lines = outOf('mine mine', 'c0 03-05', 'c1 03-06');
    expect(packageUsed(lines, 'mine', 'b0')).to.deep.equal([{ service: 'service', start: start(6) }]);
    expect(packageUsed(lines, 'mine')).to.have.length(2);
  });
});
