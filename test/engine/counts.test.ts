import { expect } from 'chai';
import fc from 'fast-check';
import { choose, figuresOf, ledgerUntil, openSite, ranksOf } from '../../src/engine/index.js';
import type {
  Catalog,
  Credit,
  Distribution,
  Figures,
  LedgerLine,
  MemberEntry,
  ServiceFigures,
  WindowName,
} from '../../src/engine/index.js';
import { aboveShare, countIn, windowOf } from '../support/oracle/recount-windows.js';
import type { Recount } from '../support/oracle/recount-windows.js';
import { runs } from '../support/seed.js';
import { smallSite, utc } from '../support/small-site.js';

const MEMBERS = ['c0', 'c1', 'c2'];
const MARCH = utc('2026-03-01 00:00') / 1440;

const RULE: Distribution = {
  name: 'own',
  offered: 'everyone',
  keys: ['count', 'corrected', 'shortfall', 'draw'],
  window: 'month',
  credit: { cancellation: true, noShow: true, reassignment: true },
};

function siteWith(rule: Partial<Distribution> = {}, weights: readonly number[] = [], zones: readonly string[] = []) {
  const world = smallSite({
    from: '2026-03-02',
    calendars: MEMBERS.map((_, index) => ({ zone: zones[index] ?? 'UTC' })),
    hours: [[0, 1440]],
    service: { calendars: [], pool: 'pool', distribution: 'own' },
  });
  const members = MEMBERS.map((id, index) => ({
    id,
    calendars: [id],
    ...(weights[index] !== undefined && { weight: weights[index] }),
  }));
  const catalog: Catalog = {
    ...world.catalog,
    pools: [{ id: 'pool', name: 'pool', members }],
    distributions: [{ ...RULE, ...rule }],
  };
  return { ...world, catalog };
}

/**
 * One entry each, a minute apart from 1 March on: `c0 03-05` books, `cancel 1` (the first line), `no-show 1`,
 * `move 1 c2`, `joined c1`, `paused c1`, `resumed c1`, `credit c0 1`.
 */
function ledger(...lines: string[]): LedgerLine[] {
  const entries: LedgerLine[] = [];
  for (const [index, line] of lines.entries()) {
    const [first = '', second = '', third = ''] = line.split(' ');
    const base = { order: index + 1, at: MARCH * 1440 + index };
    const kind = { cancel: 'cancelled', 'no-show': 'no-show', move: 'reassigned' }[first];
    const earlier = entries[Number(second) - 1];
    if (kind !== undefined && earlier && 'booking' in earlier) {
      entries.push({ ...earlier, ...base, kind: kind as 'cancelled', ...(third && { to: third }) });
    } else if (first === 'credit') {
      entries.push({ ...base, kind: 'credited', calendar: second, amount: Number(third) });
    } else if (/^c\d$/.test(first)) {
      const start = utc(`2026-${second} 10:00`);
      const by = third === 'client' ? 'client' : 'backend';
      entries.push({
        ...base,
        kind: 'booked',
        booking: `b${index}`,
        calendar: first,
        service: 'service',
        start,
        assignedBy: by,
      });
    } else {
      entries.push({ ...base, kind: first as MemberEntry['kind'], calendar: second });
    }
  }
  return entries;
}

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

  it('DS-12 where it loses the turn, whoever is skipped goes to the back too', () => {
    expect(figures(ledger('c1 03-05')).queue.join(' ')).to.equal('c0 c2 c1');
    expect(figures(ledger('c1 03-05'), { losesTurn: true }).queue.join(' ')).to.equal('c2 c0 c1');
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

  it('DS-15 who is paused or still to come is no part of the level', () => {
    expect(inMarch('counts', figures(ledger('c0 03-05', 'paused c1', 'joined c2')))).to.equal('c0 1, c2 1');
    expect(inMarch('counts', figures(ledger('c0 03-05', 'joined c2', 'joined c1')))).to.equal('c0 1, c1 1, c2 1');
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
});

const lineDraft = fc.record({
  kind: fc.constantFrom(
    'booked',
    'booked',
    'booked',
    'cancelled',
    'no-show',
    'reassigned',
    'joined',
    'paused',
    'resumed',
    'credited',
  ),
  who: fc.constantFrom(...MEMBERS),
  to: fc.constantFrom(...MEMBERS),
  nth: fc.nat({ max: 20 }),
  day: fc.integer({ min: -40, max: 40 }),
  amount: fc.constantFrom(1, 2, -1),
});

/** Any ledger of a month or two, in which only what was booked is cancelled, missed or moved. */
const ledgers = fc.array(lineDraft, { maxLength: 25, size: 'max' }).map((drafts) => {
  const lines: LedgerLine[] = [];
  for (const { kind, who, to, nth, day, amount } of drafts) {
    const base = { order: lines.length + 1, at: (MARCH + lines.length * 2) * 1440 };
    const booked = lines.filter((one) => one.kind === 'booked');
    const earlier = booked[nth % Math.max(1, booked.length)];
    if (kind === 'booked') {
      const start = (MARCH + day) * 1440 + 600;
      lines.push({
        ...base,
        kind,
        booking: `b${base.order}`,
        calendar: who,
        service: 'service',
        start,
        assignedBy: 'page',
      });
    } else if (kind === 'cancelled' || kind === 'no-show' || kind === 'reassigned') {
      if (earlier && 'booking' in earlier)
        lines.push({ ...earlier, ...base, kind, ...(kind === 'reassigned' && { to }) });
    } else {
      lines.push({ ...base, kind: kind as MemberEntry['kind'], calendar: who, ...(kind === 'credited' && { amount }) });
    }
  }
  return lines;
});
const rules = fc.record({
  window: fc.constantFrom<WindowName>('day', 'week', 'month', 'quarter', '28-days', 'ever'),
  credit: fc.record({ cancellation: fc.boolean(), noShow: fc.boolean(), reassignment: fc.boolean() }),
});
const weightings = fc.array(fc.constantFrom(0, 50, 100, 300), { minLength: 3, maxLength: 3 });
const zonings = fc.array(fc.constantFrom('UTC', 'Asia/Tokyo', 'Pacific/Honolulu'), { minLength: 3, maxLength: 3 });

describe('Counts of random ledgers, against a recount', () => {
  it('DS-5 DS-6 DS-9 DS-14 DS-15 what is held, received and missing, in every window', () => {
    fc.assert(
      fc.property(ledgers, rules, weightings, zonings, (lines, rule, weights, zones) => {
        const { catalog } = siteWith(rule, weights, zones);
        const [own] = figuresOf(lines, openSite(catalog)).services;
        const given: Recount = { ledger: lines, catalog, service: 'service', members: MEMBERS, ...rule };
        const byMember = new Map(MEMBERS.map((id, index) => [id, weights[index]!]));
        const read = (field: Field, id: string, window: number): number =>
          own?.[field]?.find(([calendar, from]) => calendar === id && from === window)?.[2] ?? 0;
        for (const id of MEMBERS) {
          for (const instant of lines.map((line) => line.start ?? line.at)) {
            const window = windowOf(given, id, instant);
            expect(read('counts', id, window)).to.be.closeTo(countIn(given, id, window, true), 1e-9);
            expect(read('corrected', id, window)).to.be.closeTo(countIn(given, id, window, false), 1e-9);
            expect(read('shortfall', id, window)).to.be.closeTo(aboveShare(given, byMember, id, window), 1e-6);
          }
        }
      }),
      runs(200),
    );
  }).timeout(100_000);

  it('DS-21 ranks in place of counts choose alike, whatever the key, window and zones', () => {
    const keys = fc.constantFrom('count' as const, 'corrected' as const, 'shortfall' as const);
    fc.assert(
      fc.property(ledgers, rules, weightings, zonings, keys, fc.option(fc.constantFrom(1, 2)), (...drawn) => {
        const [lines, rule, weights, zones, key, ahead] = drawn;
        const hides = ahead === null ? {} : { ahead };
        const world = siteWith({ ...rule, ...hides, keys: [key, 'draw'] }, weights, zones);
        const site = openSite(world.catalog);
        const counts = figuresOf(lines, site);
        const chosen = (figures: Figures) =>
          ['2026-03-02 00:00', '2026-03-02 12:00'].map((at) => {
            const choice = { ...world.question, start: utc(at) };
            const { chosen: who, decidedBy, candidates } = choose(site, { ...world.availability, figures }, choice);
            return [who, decidedBy, ...candidates.map(({ dropped }) => dropped?.reason.code)];
          });
        expect(chosen(ranksOf(counts, site))).to.deep.equal(chosen(counts));
      }),
      runs(200),
    );
  }).timeout(100_000);
});
