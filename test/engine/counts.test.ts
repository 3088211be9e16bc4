import { expect } from 'chai';
import { figuresOf, ledgerUntil, openSite, ranksOf } from '../../src/engine/index.js';
import type {
  Credit,
  Distribution,
  LedgerEntry,
  LedgerLine,
  ServiceFigures,
  WindowName,
} from '../../src/engine/index.js';
import { MARCH, MEMBERS, ledger, siteWith } from '../support/team-ledger.js';

type Field = 'counts' | 'corrected' | 'shortfall';
function figures(
  lines: readonly LedgerLine[],
  rule: Partial<Distribution> = {},
  weights?: readonly number[],
): ServiceFigures {
  return figuresOf(lines, openSite(siteWith(rule, weights).catalog)).services[0]!;
}
/** `c0 2, c1 1`: what each has in March. */
function inMarch(field: Field, own: ServiceFigures): string {
  const found = (own[field] ?? []).filter(([, window, value]) => window === MARCH && value !== 0);
  return [...found]
    .sort()
    .map(([calendar, , value]) => `${calendar} ${value}`)
    .join(', ');
}

describe('Counts of bookings', () => {
  it('DS-5 sessions that stand are counted by the window of their start', () => {
    const lines = ledger('c0 03-05', 'c0 03-31', 'c0 04-01', 'c1 02-28', 'c1 03-01', 'cancel 1');
    expect(inMarch('counts', figures(lines))).to.equal('c0 1, c1 1');
    const windows = (window: WindowName) =>
      (figures(lines, { window }).counts ?? []).map(([id, from, count]) => `${id} ${from - MARCH} ${count}`).join(', ');
    expect(windows('ever')).to.equal(`c0 ${-MARCH} 2, c1 ${-MARCH} 2`);
    expect(windows('day')).to.equal('c0 30 1, c0 31 1, c1 -1 1, c1 0 1');
    expect(windows('week')).to.equal('c0 29 2, c1 -6 2');
    expect(windows('quarter')).to.equal('c0 -59 1, c0 31 1, c1 -59 2');
    expect(windows('28-days')).to.equal('c0 11 2, c1 -17 2');
  });

  it('DS-14 each switch gives the corrected count back, or doesn’t', () => {
    const lines = ledger('c0 03-05', 'c0 03-06', 'c0 03-07', 'cancel 1', 'no-show 2', 'move 3 c1');
    const corrected = (credit: Credit) => inMarch('corrected', figures(lines, { credit }));
    expect(corrected({})).to.equal('c0 3');
    expect(corrected({ cancellation: true })).to.equal('c0 2');
    expect(corrected({ noShow: true })).to.equal('c0 2');
    expect(corrected({ reassignment: true })).to.equal('c0 2, c1 1');
    expect(corrected({ cancellation: true, noShow: true, reassignment: true })).to.equal('c1 1');
    // What is held is nobody's switch: the cancelled one is gone, and the moved one has moved.
    expect(inMarch('counts', figures(lines, { credit: {} }))).to.equal('c0 1, c1 1');
  });

  it('DS-14 a credit counts, and can be taken back', () => {
    expect(inMarch('corrected', figures(ledger('c0 03-05', 'credit c0 1', 'credit c1 2')))).to.equal('c1 -2');
    expect(inMarch('corrected', figures(ledger('c0 03-05', 'credit c0 1', 'credit c0 -1')))).to.equal('c0 1');
  });

  it('DS-5 DS-6 DS-9 only what the distribution reads is counted', () => {
    const read = (rule: Partial<Distribution>) => {
      const { counts, corrected, shortfall } = figures(ledger('c0 03-05'), rule);
      return Object.entries({ counts, corrected, shortfall }).flatMap(([name, list]) => (list ? [name] : []));
    };
    expect(read({ keys: ['line'] })).to.deep.equal([]);
    expect(read({ keys: ['count', 'draw'] })).to.deep.equal(['counts']);
    expect(read({ keys: ['corrected', 'draw'] })).to.deep.equal(['corrected']);
    expect(read({ keys: ['shortfall', 'draw'] })).to.deep.equal(['shortfall']);
    // Who is ahead (DS-17) is read from the counts, where the distribution ranks by nothing better.
    expect(read({ keys: ['draw'], ahead: 2 })).to.deep.equal(['counts']);
    expect(read({ keys: ['corrected', 'draw'], ahead: 2 })).to.deep.equal(['corrected']);
  });

  it('DS-5 only windows that touch the days asked for', () => {
    const lines = ledger('c0 02-28', 'c0 03-01', 'c0 03-31', 'c0 04-01', 'c0 05-01');
    const windows = (days: readonly [number, number], window: WindowName = 'month') => {
      const site = openSite(siteWith({ window }).catalog);
      const { counts, corrected, shortfall } = figuresOf(lines, site, days).services[0]!;
      const seen = [counts, corrected, shortfall].map((list) => [...new Set(list!.map(([, from]) => from - MARCH))]);
      expect(seen[1]).to.deep.equal(seen[0]);
      expect(seen[2]).to.deep.equal(seen[0]);
      return seen[0];
    };
    expect(windows([MARCH + 10, MARCH + 12])).to.deep.equal([0]);
    expect(windows([MARCH + 10, MARCH + 31])).to.deep.equal([0]);
    expect(windows([MARCH - 1, MARCH + 32])).to.deep.equal([-28, 0, 31]);
    expect(windows([MARCH + 10, MARCH + 12], 'ever')).to.deep.equal([-MARCH]);
  });

  it('DS-6 bookings, credits and changes of whoever is no member, or of another service, count for nobody', () => {
    const own = ledger('c0 03-05', 'c9 03-05', 'credit c9 1', 'joined c9', 'resumed c8');
    const base = { at: MARCH * 1440, calendar: 'c1', service: 'other' };
    const elsewhere: LedgerLine[] = [
      ...ledger('c1 03-05', 'c1 03-06').map((line) => ({ ...line, booking: `o${line.order}`, ...base }) as LedgerLine),
      { kind: 'credited', order: 10, amount: 5, ...base },
      { kind: 'joined', order: 11, ...base },
    ];
    const found = figures([...own, ...elsewhere]);
    expect(inMarch('counts', found)).to.equal('c0 1');
    expect(inMarch('corrected', found)).to.equal('c0 1');
    expect([found.queue.join(' '), found.lastBooked]).to.deep.equal(['c1 c2 c0', [['c0', 1]]]);
  });

  it('DS-14 what comes after an end, or without a beginning, changes nothing', () => {
    const all = { cancellation: true, noShow: true, reassignment: true };
    const [, cancelled] = ledger('c0 03-05', 'cancel 1');
    expect(figures([cancelled!]).counts).to.deep.equal([]);
    const late = ledger('c0 03-05', 'cancel 1', 'move 1 c1');
    expect(inMarch('counts', figures(late, { credit: {} }))).to.equal('');
    expect(inMarch('corrected', figures(late, { credit: all }))).to.equal('');
    expect(inMarch('corrected', figures(late, { credit: { reassignment: true } }))).to.equal('c1 1');
  });

  it('DS-14 each switch gives the turn back, or doesn’t', () => {
    const queue = (credit: Credit, what: string) => figures(ledger('c0 03-05', what), { credit }).queue.join(' ');
    const back = 'c0 c1 c2';
    for (const what of ['cancel 1', 'no-show 1', 'move 1 c2']) {
      const gone = what === 'move 1 c2' ? 'c1 c0 c2' : 'c1 c2 c0';
      expect(queue({ cancellation: true }, what), what).to.equal(what === 'cancel 1' ? back : gone);
      expect(queue({ noShow: true }, what), what).to.equal(what === 'no-show 1' ? back : gone);
      expect(queue({ reassignment: true }, what), what).to.equal(what === 'move 1 c2' ? 'c0 c1 c2' : gone);
    }
    expect(queue({ reassignment: true }, 'move 1 c1')).to.equal('c0 c2 c1');
    // The turn of a client's own choice was never taken.
    const chosen = ledger('c1 03-05 client', 'move 1 c0');
    expect(figures(chosen, { credit: { reassignment: true } }).queue.join(' ')).to.equal('c0 c1 c2');
  });

  it('DS-14 DS-15 a credit comes to the front, one taken back or a new member goes to the back, a pause keeps the place', () => {
    const queue = (...lines: string[]) => figures(ledger(...lines)).queue.join(' ');
    expect(queue('credit c1 1')).to.equal('c1 c0 c2');
    expect(queue('credit c1 -1')).to.equal('c0 c2 c1');
    expect(queue('credit c1 0')).to.equal('c0 c1 c2');
    expect(queue('joined c1')).to.equal('c0 c2 c1');
    expect(queue('paused c1', 'resumed c1')).to.equal('c0 c1 c2');
    expect(queue('joined c9', 'credit c8 1')).to.equal('c0 c1 c2');
  });

  it('DS-14 a turn that is given back is the next one', () => {
    const queue = (credit: Credit, ...lines: string[]) => figures(ledger(...lines), { credit }).queue.join(' ');
    const all = { cancellation: true, noShow: true, reassignment: true };
    expect(queue(all, 'c0 03-05', 'c1 03-05', 'cancel 1')).to.equal('c0 c2 c1');
    expect(queue(all, 'c0 03-05', 'c1 03-05', 'no-show 2')).to.equal('c1 c2 c0');
    expect(queue(all, 'c0 03-05', 'move 1 c1')).to.equal('c0 c2 c1');
    expect(queue({}, 'c0 03-05', 'cancel 1')).to.equal('c1 c2 c0');
    expect(queue(all, 'c0 03-05 client', 'cancel 1')).to.equal('c0 c1 c2');
    expect(queue(all, 'joined c0', 'credit c2 1')).to.equal('c2 c1 c0');
  });

  it('DS-12 RA-3 whoever a booking is reassigned to goes to the back, whether or not the turn is given back', () => {
    const lines = ledger('c0 03-05', 'move 1 c1');
    expect(figures(lines).queue.join(' ')).to.equal('c0 c2 c1');
    expect(figures(lines, { credit: {} }).queue.join(' ')).to.equal('c2 c0 c1');
    const chosen = ledger('c0 03-05 client').concat({ ...(lines[1] as LedgerEntry), assignedBy: 'backend' });
    expect(figures(chosen).queue.join(' ')).to.equal('c0 c2 c1');
  });

  it('DS-12 where it loses the turn, whoever is skipped goes to the back too', () => {
    expect(figures(ledger('c1 03-05')).queue.join(' ')).to.equal('c0 c2 c1');
    expect(figures(ledger('c1 03-05'), { losesTurn: true }).queue.join(' ')).to.equal('c2 c0 c1');
    // Nobody was skipped when somebody joined.
    expect(figures(ledger('joined c1'), { losesTurn: true }).queue.join(' ')).to.equal('c0 c2 c1');
    expect(figures(ledger('credit c1 -1'), { losesTurn: true }).queue.join(' ')).to.equal('c0 c2 c1');
  });

  it('DS-15 a new member starts at the average of those who were there', () => {
    const lines = ledger('c0 03-05', 'c0 03-06', 'c0 03-07', 'c1 03-05', 'joined c2', 'c0 03-08', 'c2 03-09');
    expect(inMarch('counts', figures(lines))).to.equal('c0 4, c1 1, c2 3');
    const later = ledger('c0 03-05', 'joined c1', 'joined c2');
    expect(inMarch('counts', figures(later))).to.equal('c0 1, c1 1, c2 1');
  });

  it('DS-15 the level holds in later windows too, as far as they were booked by then', () => {
    const lines = ledger('c0 04-05', 'c0 04-06', 'c1 04-05', 'c1 02-05', 'joined c2', 'c0 04-07', 'c0 05-01');
    const own = figures(lines).counts!.filter(([calendar]) => calendar === 'c2');
    expect(own).to.deep.equal([['c2', MARCH + 31, 1.5]]);
    const back = figures(ledger('c2 04-01', 'paused c2', 'c0 04-05', 'c0 04-06', 'c1 04-05', 'c1 04-08', 'resumed c2'));
    expect(back.counts!.find(([calendar]) => calendar === 'c2')).to.deep.equal(['c2', MARCH + 31, 2]);
  });

  it('DS-15 who comes back is lifted to the team’s level, never above', () => {
    const away = ['paused c2', 'c0 03-05', 'c1 03-05', 'c0 03-06', 'c1 03-06', 'resumed c2'];
    expect(inMarch('counts', figures(ledger(...away)))).to.equal('c0 2, c1 2, c2 2');
    expect(inMarch('counts', figures(ledger('c2 03-01', ...away)))).to.equal('c0 2, c1 2, c2 2');
    const again = ledger('c0 03-05', 'c1 03-05', 'joined c2', 'paused c2', 'resumed c2', 'paused c2', 'resumed c2');
    expect(inMarch('counts', figures(again))).to.equal('c0 1, c1 1, c2 1');
    const ahead = ledger('c2 03-01', 'c2 03-02', 'paused c2', 'c0 03-05', 'resumed c2');
    expect(inMarch('counts', figures(ahead))).to.equal('c0 1, c2 2');
  });

  it('DS-15 the level is that of each window by itself', () => {
    const found = figures(ledger('c0 03-05', 'c0 04-05', 'c0 04-06', 'c1 04-05', 'c1 04-06', 'joined c2'));
    expect(found.counts!.filter(([calendar]) => calendar === 'c2')).to.deep.equal([
      ['c2', MARCH, 0.5],
      ['c2', MARCH + 31, 2],
    ]);
  });

  it('DS-15 the level comes on top of what a client had booked with the new member by then', () => {
    const found = figures(ledger('c2 03-05 client', 'c0 03-05', 'c1 03-05', 'joined c2'));
    expect(inMarch('counts', found)).to.equal('c0 1, c1 1, c2 2');
  });

  it('DS-15 the level is that of the others; a credit brings nobody back', () => {
    expect(inMarch('counts', figures(ledger('c0 03-05', 'c0 03-06', 'resumed c1')))).to.equal('c0 2, c1 1');
    const away = ledger('c0 03-05', 'c0 03-06', 'paused c1', 'credit c1 1', 'joined c2');
    expect(inMarch('counts', figures(away))).to.equal('c0 2, c2 2');
  });

  it('DS-15 who is paused or still to come is no part of the level', () => {
    expect(inMarch('counts', figures(ledger('c0 03-05', 'paused c1', 'joined c2')))).to.equal('c0 1, c2 1');
    expect(inMarch('counts', figures(ledger('c0 03-05', 'joined c2', 'joined c1')))).to.equal('c0 1, c1 1, c2 1');
  });

  it('DS-15 who has joined, or come back, is part of the level from then on', () => {
    const joined = ledger('c0 03-05', 'c0 03-06', 'joined c1', 'c1 03-07', 'joined c2');
    expect(inMarch('counts', figures(joined))).to.equal('c0 2, c1 3, c2 2.5');
    const back = ledger('c0 03-05', 'c0 03-06', 'paused c1', 'resumed c1', 'c1 03-07', 'joined c2');
    expect(inMarch('counts', figures(back))).to.equal('c0 2, c1 3, c2 2.5');
  });

  it('DS-9 the shortfall is what is missing to the share of the weight', () => {
    const lines = ledger('c0 03-05', 'c1 03-05', 'c1 03-06', 'c2 03-05', 'c2 03-06', 'c2 03-07');
    expect(inMarch('shortfall', figures(lines, {}, [200, 100, 100]))).to.equal('c0 -2, c1 0.5, c2 1.5');
    expect(inMarch('shortfall', figures(ledger('c0 03-05')))).to.equal('c0 0.666667, c1 -0.333333, c2 -0.333333');
    expect(inMarch('shortfall', figures(lines, {}, [0, 0, 0]))).to.equal('c0 1, c1 2, c2 3');
  });

  it('HS-3 the ledger tells the figures of any past moment', () => {
    const lines = ledger('c0 03-05', 'c0 03-06', 'cancel 1');
    const at = (minute: number) => inMarch('counts', figures(ledgerUntil(lines, MARCH * 1440 + minute)));
    expect([at(-1), at(0), at(1), at(2)]).to.deep.equal(['', 'c0 1', 'c0 2', 'c0 1']);
  });

  it('RA-3 a booking that is moved counts for the day and the idle time of the new person', () => {
    const found = figuresOf(ledger('c0 03-05', 'move 1 c1'), openSite(siteWith().catalog));
    expect(found.sessions).to.deep.equal([['c1', MARCH + 4, 1]]);
    expect(found.services[0]?.lastBooked).to.deep.equal([
      ['c0', 1],
      ['c1', 2],
    ]);
  });

  it('DS-17 ranks keep the distances where those ahead are hidden, and nothing else', () => {
    const site = openSite(siteWith({ ahead: 2, keys: ['count', 'draw'] }).catalog);
    const counts = [...MEMBERS.keys()].map((index) => [`c${index}`, MARCH, 40 + index * 3] as const);
    const ranked = (opened = site): ServiceFigures['counts'] =>
      ranksOf({ sessions: [], services: [{ service: 'service', lastBooked: [], queue: [], counts }] }, opened)
        .services[0]?.counts;
    expect(ranked()?.map(([, , value]) => value)).to.deep.equal([0, 3, 6]);
    expect(ranked(openSite(siteWith().catalog))?.map(([, , value]) => value)).to.deep.equal([1, 2]);
  });

  it('DS-17 DS-21 each figure and each window is told by itself', () => {
    const list = [
      ['c0', MARCH, 5],
      ['c1', MARCH, 9],
      ['c0', MARCH + 31, 2],
    ] as const;
    const told = (rule: Partial<Distribution>, field: Field) =>
      ranksOf(
        { sessions: [], services: [{ service: 'service', lastBooked: [], queue: [], [field]: list }] },
        openSite(siteWith(rule).catalog),
      ).services[0]!;
    for (const field of ['counts', 'corrected', 'shortfall'] as const) {
      const { lastBooked: _, queue: __, service: ___, ...rest } = told({}, field);
      expect(rest).to.deep.equal({
        [field]: [
          ['c0', MARCH, 1],
          ['c1', MARCH, 2],
          ['c0', MARCH + 31, 1],
        ],
      });
    }
    expect(told({ ahead: 1, keys: ['count', 'draw'] }, 'counts').counts).to.deep.equal([
      ['c0', MARCH, 5],
      ['c1', MARCH, 9],
      ['c2', MARCH, 0],
      ['c0', MARCH + 31, 2],
      ['c1', MARCH + 31, 0],
      ['c2', MARCH + 31, 0],
    ]);
  });
});
