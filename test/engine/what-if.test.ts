import { expect } from 'chai';
import { openSite, whatIf } from '../../src/engine/index.js';
import type { Distribution, LedgerEntry, LedgerLine, Past } from '../../src/engine/index.js';
import { smallSite, utc } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const at = (clock: string): number => utc(`${MONDAY} ${clock}`);
const BEFORE = utc('2026-03-01 00:00');

/** `c0 09:00`, `c1 10:00 client`, `cancel 1`, `c0>c1 1`: one line each; bookings are named by their place. */
function ledger(...lines: string[]): LedgerLine[] {
  const entries: LedgerEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const [first = '', second = '', by = 'backend'] = line.split(' ');
    const base = { order: index + 1, at: BEFORE + index };
    const of = entries[Number(second) - 1];
    if (first === 'cancel') entries.push({ ...of!, ...base, kind: 'cancelled' });
    else if (first.includes('>')) entries.push({ ...of!, ...base, kind: 'reassigned', to: first.split('>')[1] });
    else {
      const assignedBy = by as LedgerEntry['assignedBy'];
      const start = at(second);
      entries.push({
        ...base,
        kind: 'booked',
        booking: `b${index + 1}`,
        calendar: first,
        service: 'service',
        start,
        assignedBy,
      });
    }
  }
  return entries;
}

function replay(
  lines: readonly string[],
  distributions: readonly (string | Distribution)[],
  given: Partial<SmallSite> = {},
  more: Partial<Past> = {},
) {
  const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{}, {}], ...given });
  return whatIf(
    openSite(catalog),
    { service: 'service', ledger: ledger(...lines), availability, ...more },
    distributions,
  );
}

/** The first members of the pool always; nobody is ever asked for a turn. */
const FIRST: Distribution = { name: 'first', offered: 'everyone', keys: ['line'], window: 'none' };

describe('What if', () => {
  it('HS-6 shares and gap of what happened, and of what would have happened, side by side', () => {
    const { actual, replays } = replay(['c0 09:00', 'c0 10:00', 'c0 11:00'], ['rotation', FIRST]);
    expect(actual).to.deep.equal({
      shares: [
        ['c0', 3],
        ['c1', 0],
      ],
      gap: 3,
    });
    expect(replays.map(({ distribution, shares, gap }) => [distribution.name, shares, gap])).to.deep.equal([
      [
        'rotation',
        [
          ['c0', 2],
          ['c1', 1],
        ],
        1,
      ],
      [
        'first',
        [
          ['c0', 3],
          ['c1', 0],
        ],
        3,
      ],
    ]);
  });

  it('HS-6 which bookings would have gone elsewhere', () => {
    const { replays } = replay(['c1 09:00', 'c0 10:00'], ['rotation']);
    expect(replays[0]!.elsewhere).to.deep.equal([
      { booking: 'b1', from: 'c1', to: 'c0' },
      { booking: 'b2', from: 'c0', to: 'c1' },
    ]);
  });

  it("HS-6 a client's own choice stays, and takes its place in the replay", () => {
    const { replays } = replay(['c0 09:00 client', 'c1 09:00'], [FIRST]);
    expect(replays[0]).to.deep.include({ elsewhere: [], notOffered: [], gap: 0 });
  });

  it("HS-6 times that would not have been offered, as only one person's are", () => {
    const busy = [[at('09:00'), at('10:00')]] as const;
    const taken = [{ calendar: 'c0', busy }];
    // c1 is free soonest; once booked at eleven still.
    const { replays } = replay(['c0 11:00', 'c0 11:00'], ['soonest'], { taken });
    expect(replays[0]).to.deep.include({ notOffered: ['b2'], elsewhere: [{ booking: 'b1', from: 'c0', to: 'c1' }] });
    expect(replays[0]!.shares).to.deep.equal([
      ['c0', 0],
      ['c1', 1],
    ]);
  });

  it('HS-6 what was cancelled gives its place back, and is not counted', () => {
    const { actual, replays } = replay(['c1 09:00', 'c0 09:00', 'cancel 2', 'c0 09:00'], [FIRST]);
    expect(actual.shares).to.deep.equal([
      ['c0', 1],
      ['c1', 1],
    ]);
    expect(replays[0]).to.deep.include({
      notOffered: [],
      shares: [
        ['c0', 1],
        ['c1', 1],
      ],
    });
    expect(replays[0]!.elsewhere.map(({ booking, to }) => `${booking} ${to}`)).to.deep.equal([
      'b1 c0',
      'b2 c1',
      'b4 c1',
    ]);
  });

  it('HS-6 a reassignment counts for what happened, and is not made again', () => {
    const { actual, replays } = replay(['c0 09:00', 'c0>c1 1'], [FIRST]);
    expect(actual.shares).to.deep.equal([
      ['c0', 0],
      ['c1', 1],
    ]);
    expect(replays[0]!.shares).to.deep.equal([
      ['c0', 1],
      ['c1', 0],
    ]);
  });

  it('HS-6 AV-6 AV-7 bookings take their time, buffers included; clients share a group session', () => {
    const lines = ['c0 09:00', 'c0 09:00', 'c0 09:00', 'c0 09:00', 'c0 09:00'];
    expect(replay(lines, [FIRST]).replays[0]!.notOffered).to.deep.equal(['b3', 'b4', 'b5']);
    const group = replay(lines, [FIRST], { service: { seats: 2 } }).replays[0]!;
    expect([group.shares, group.notOffered]).to.deep.equal([
      [
        ['c0', 2],
        ['c1', 2],
      ],
      ['b5'],
    ]);
    const wide = replay(['c0 09:00', 'c0 10:00'], [FIRST], { service: { bufferAfter: 5 } }).replays[0]!;
    expect(wide.elsewhere).to.deep.equal([{ booking: 'b2', from: 'c0', to: 'c1' }]);
    const long = replay(['c0 09:00', 'c0 10:00'], [FIRST], {}, { durations: new Map([['b1', 120]]) }).replays[0]!;
    expect(long.elsewhere).to.deep.equal([{ booking: 'b2', from: 'c0', to: 'c1' }]);
  });

  it('HS-6 AV-10 limits hold in the replay, for what it has booked itself', () => {
    const lines = ['c0 09:00', 'c0 10:00', 'c0 11:00'];
    const ofCalendar = replay(lines, [FIRST], { calendars: [{ limits: { perDay: 1 } }, {}] }).replays[0]!;
    expect(ofCalendar.elsewhere.map(({ booking }) => booking)).to.deep.equal(['b2', 'b3']);
    const ofService = replay(lines, [FIRST], { service: { limits: { perWeek: 2 } } }).replays[0]!;
    expect(ofService.notOffered).to.deep.equal(['b3']);
  });

  it('HS-6 the replay under the rule that was in force changes nothing', () => {
    const lines = ['c0 09:00', 'c1 09:00', 'c0 10:00', 'c1 11:00'];
    const [same] = replay(lines, ['rotation']).replays;
    expect([same!.elsewhere, same!.notOffered]).to.deep.equal([[], []]);
  });
});
