import { expect } from 'chai';
import { openSite, whatIf } from '../../src/engine/index.js';
import type { Distribution, LedgerEntry, LedgerLine, Past } from '../../src/engine/index.js';
import { drawsOf, seedOf } from '../../src/engine/draw.js';
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

  it("HS-6 a client's own choice stays, though the distribution would choose another", () => {
    const { replays } = replay(['c1 09:00 client', 'c1 10:00 page'], [FIRST]);
    expect(replays[0]!.elsewhere).to.deep.equal([{ booking: 'b2', from: 'c1', to: 'c0' }]);
  });

  it('HS-5 HS-6 a no-show was taken away, as monitoring says; its time stays taken', () => {
    const lines = ledger('c0 09:00', 'c0 10:00');
    const missed: LedgerLine = { ...(lines[0] as LedgerEntry), kind: 'no-show', order: 3 };
    const later: LedgerLine = { ...(lines[0] as LedgerEntry), booking: 'b9', order: 4 };
    const { actual, replays } = replay([], [FIRST], {}, { ledger: [...lines, missed, later] });
    expect(actual.shares).to.deep.equal([
      ['c0', 2],
      ['c1', 0],
    ]);
    expect(replays[0]!.shares).to.deep.equal([
      ['c0', 1],
      ['c1', 1],
    ]);
  });

  it('HS-6 what happened to members happens in the replay, too', () => {
    const [first, second] = ledger('c0 09:00', 'c0 10:00') as [LedgerLine, LedgerLine];
    const credit: LedgerLine = {
      kind: 'credited',
      order: 2,
      at: BEFORE,
      calendar: 'c0',
      start: at('09:00'),
      amount: 1,
    };
    const turns: Distribution = { name: 'fewest', offered: 'everyone', keys: ['corrected', 'line'], window: 'month' };
    const shares = (lines: readonly LedgerLine[]) => replay([], [turns], {}, { ledger: lines }).replays[0]!.shares;
    expect(shares([first, second])).to.deep.equal([
      ['c0', 1],
      ['c1', 1],
    ]);
    expect(shares([first, credit, second])).to.deep.equal([
      ['c0', 2],
      ['c1', 0],
    ]);
  });

  describe('beside another service', () => {
    /** `other` is a service of the same calendars, and of `c2`, which the replayed one doesn't have. */
    function beside(lines: readonly LedgerLine[], given: Partial<SmallSite> = {}, more: Partial<Past> = {}) {
      const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{}, {}, {}], ...given });
      const [service] = catalog.services as [(typeof catalog.services)[0]];
      const services = [
        { ...service, calendars: ['c0', 'c1'] },
        { ...service, id: 'other' },
      ];
      const calendars = availability.calendars.map(({ calendar, busy, shifts }) => ({ calendar, busy, shifts }));
      const past = { service: 'service', ledger: lines, availability: { ...availability, calendars }, ...more };
      return whatIf(openSite({ ...catalog, services }), past, [FIRST]);
    }
    const ofOther = (line: LedgerLine, service = 'other'): LedgerLine => ({ ...line, service });

    it('HS-6 its bookings stay whose they were, take their time, and count for nobody', () => {
      const [mine, theirs, later] = ledger('c0 10:00', 'c0 09:00', 'c0 09:00') as [LedgerLine, LedgerLine, LedgerLine];
      const { actual, replays } = beside([mine, ofOther(theirs), later]);
      expect(actual.shares).to.deep.equal([
        ['c0', 2],
        ['c1', 0],
      ]);
      expect(replays[0]!.shares).to.deep.equal([
        ['c0', 1],
        ['c1', 1],
      ]);
      expect(replays[0]!.elsewhere).to.deep.equal([{ booking: 'b3', from: 'c0', to: 'c1' }]);
    });

    it('HS-6 bookings of a service that is gone take no place', () => {
      const [gone, mine] = ledger('c0 09:00', 'c1 09:00') as [LedgerLine, LedgerLine];
      const { replays } = beside([ofOther(gone, 'gone'), mine]);
      expect(replays[0]!.elsewhere).to.deep.equal([{ booking: 'b2', from: 'c1', to: 'c0' }]);
    });

    it('HS-6 AV-6 the buffer before a booking is taken', () => {
      const [first, second] = ledger('c0 10:00', 'c0 09:00') as [LedgerLine, LedgerLine];
      const { replays } = beside([first, second], { service: { bufferBefore: 5 } });
      expect(replays[0]!.elsewhere).to.deep.equal([{ booking: 'b2', from: 'c0', to: 'c1' }]);
    });

    it('HS-6 AV-7 each booking takes one place of several', () => {
      const lines = ledger('c0 09:00', 'c0 09:00', 'c0 09:00');
      const { replays } = beside(lines, { calendars: [{ capacity: 2 }, {}, {}] });
      expect(replays[0]!.shares).to.deep.equal([
        ['c0', 2],
        ['c1', 1],
      ]);
    });

    it('HS-6 AV-7 a session of another length is a session of its own', () => {
      const lines = ledger('c0 09:00', 'c0 09:00');
      const service = { seats: 2, durations: [60, 120] };
      const { replays } = beside(lines, { service }, { durations: new Map([['b2', 120]]) });
      expect(replays[0]!.elsewhere).to.deep.equal([{ booking: 'b2', from: 'c0', to: 'c1' }]);
    });
  });

  it('HS-6 DS-16 a booking of a group takes the time of all of it', () => {
    const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{}, {}, {}], service: { pool: 'mixed' } });
    const members = [['c0', 'c1'], ['c1'], ['c2']].map((calendars) => ({ id: calendars.join('+'), calendars }));
    const site = openSite({ ...catalog, pools: [{ id: 'mixed', name: 'Mixed', members }] });
    const past = { service: 'service', ledger: ledger('c0 09:00', 'c1 09:00'), availability };
    expect(whatIf(site, past, [FIRST]).replays[0]!.elsewhere).to.deep.equal([{ booking: 'b2', from: 'c1', to: 'c2' }]);
  });

  it("HS-6 a site's own distribution is known by its name; a new one of that name stands in for it", () => {
    const { catalog, availability } = smallSite({
      from: MONDAY,
      calendars: [{}, {}],
      service: { distribution: 'own' },
    });
    const own: Distribution = { ...FIRST, name: 'own' };
    const services = [...catalog.services, { ...catalog.services[0]!, id: 'other', distribution: 'second' }];
    const site = openSite({ ...catalog, services, distributions: [own, { ...FIRST, name: 'second' }] });
    const past = { service: 'service', ledger: ledger('c0 09:00', 'c0 10:00'), availability };
    const turns: Distribution = { ...own, keys: ['turn'] };
    const { replays } = whatIf(site, past, ['own', turns, 'second', 'rotation']);
    expect(replays.map(({ distribution, gap }) => [distribution.name, gap])).to.deep.equal([
      ['own', 2],
      ['own', 0],
      ['second', 2],
      ['rotation', 0],
    ]);
  });

  it('HS-6 FL-2 also where clients choose, and "Any available" means the soonest person', () => {
    const busy = [[at('09:00'), at('10:00')]] as const;
    const given = { taken: [{ calendar: 'c0', busy }], service: { anyAvailable: 'soonest' as const } };
    const { replays } = replay(['c1 11:00'], [FIRST, 'soonest'], given);
    expect(replays.map(({ distribution, shares }) => [distribution.name, shares[0]![1]])).to.deep.equal([
      ['first', 1],
      ['soonest', 0],
    ]);
  });

  it('HS-6 DS-11 where the client is to choose, each stays with whom they had, or goes to one who is drawn', () => {
    const lines = ['c0 09:00', 'c1 09:00', 'c1 10:00', 'c1 10:00', 'c0 11:00'];
    const { replays } = replay(lines, ['client-choice'], {
      calendars: [{}, {}, { hours: Array(7).fill([[600, 720]]) }],
    });
    const [{ notOffered, elsewhere, shares }] = replays as [(typeof replays)[0]];
    expect(notOffered).to.deep.equal([]);
    expect(elsewhere.map(({ booking, from }) => [booking, from])).to.deep.equal([['b4', 'c1']]);
    expect(['c0', 'c2']).to.include(elsewhere[0]!.to);
    expect(shares.reduce((sum, [, count]) => sum + count, 0)).to.equal(5);
  });

  it('HS-6 DS-18 of several whom the client might have chosen, the one who draws the lowest number has it', () => {
    const hours = ['09:00', '10:00', '11:00'];
    const lines = hours.flatMap((clock) => [`c1 ${clock}`, `c1 ${clock}`]);
    const { replays } = replay(lines, ['client-choice'], { calendars: [{}, {}, {}] });
    const drawn = hours.map((clock) => {
      const draws = drawsOf(seedOf('site', 'service', at(clock)));
      return draws('c0') < draws('c2') ? 'c0' : 'c2';
    });
    expect(new Set(drawn).size).to.equal(2);
    expect(replays[0]!.elsewhere.map(({ to }) => to)).to.deep.equal(drawn);
  });

  it('HS-6 a service without members has no shares and no gap', () => {
    const { actual } = replay([], [], { service: { calendars: [] } });
    expect(actual).to.deep.equal({ shares: [], gap: 0 });
  });
});
