import { expect } from 'chai';
import { FoldedLedger, openSite } from '../../src/engine/index.js';
import type { LedgerEntry, LedgerLine, MemberEntry } from '../../src/engine/index.js';
import { MARCH, ledger, siteWith } from '../support/team-ledger.js';

/** Of the bookings in order: which package each was made out of; `-` is none. */
function outOf(packages: string, ...lines: string[]): LedgerLine[] {
  const names = packages.split(' ');
  return ledger(...lines).map((line, place) => {
    const name = names[place] ?? '-';
    return line.kind === 'booked' && name !== '-' ? { ...line, package: name } : line;
  });
}
const fold = (lines: readonly LedgerLine[]) =>
  new FoldedLedger(openSite(siteWith({ keys: ['draw'] }).catalog)).add(lines);
const start = (day: number) => (MARCH + day - 1) * 1440 + 600;

describe('What is used of a package', () => {
  it('PK-5 the sessions that were booked out of it and stand, where they start by now', () => {
    const lines = outOf('mine other - mine', 'c0 03-05', 'c0 03-06', 'c1 03-07', 'c1 03-08', 'joined c2', 'cancel 1');
    expect(fold(lines).packageBookings('mine')).to.deep.equal(['b0', 'b3']);
    expect(fold(lines).packageUsed('mine')).to.deep.equal([{ service: 'service', start: start(8) }]);
    const moved: LedgerEntry = { ...(lines[3] as LedgerEntry), kind: 'moved', order: 7, start: start(9) };
    expect(fold([...lines, moved]).packageUsed('mine')).to.deep.equal([{ service: 'service', start: start(9) }]);
    expect(fold(lines).packageUsed('unknown')).to.deep.equal([]);
    const paused: MemberEntry = { kind: 'paused', order: 8, at: 0, calendar: 'c0' };
    expect(fold([paused]).packageUsed('mine')).to.deep.equal([]);
  });

  it('PK-5 FL-8 a booking that is about to move is in nobody’s way', () => {
    const lines = outOf('mine mine', 'c0 03-05', 'c1 03-06');
    expect(fold(lines).packageUsed('mine', 'b0')).to.deep.equal([{ service: 'service', start: start(6) }]);
    expect(fold(lines).packageUsed('mine')).to.have.length(2);
  });
});
