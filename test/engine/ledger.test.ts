import { expect } from 'chai';
import { figuresOf, openSite, ranksOf } from '../../src/engine/index.js';
import type { Figures, LedgerEntry } from '../../src/engine/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { smallSite, utc } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const monday = dayOfIso(MONDAY)!;
const { catalog } = smallSite({ from: MONDAY, calendars: [{}, {}, {}] });
const site = () => openSite(catalog);

/** `c0 09:00`, `c1 10:00 client`, `cancel 1`: one entry each, orders from 1. */
function ledger(...lines: string[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const [first = '', second = '', by = 'backend'] = line.split(' ');
    const order = index + 1;
    const base = { order, at: utc(`${MONDAY} 00:00`) + order };
    if (first === 'cancel') {
      entries.push({ ...entries[Number(second) - 1]!, ...base, kind: 'cancelled' });
    } else {
      const start = utc(`${MONDAY} ${second}`);
      const assignedBy = by as LedgerEntry['assignedBy'];
      entries.push({
        ...base,
        kind: 'booked',
        booking: `b${order}`,
        calendar: first,
        service: 'service',
        start,
        assignedBy,
      });
    }
  }
  return entries;
}

function figures(...lines: string[]): Figures {
  return figuresOf(ledger(...lines), site());
}

describe('The ledger', () => {
  it('DS-1 counts the live sessions of each calendar and day, over all services', () => {
    const entries = ledger('c0 09:00', 'c0 10:00', 'c1 09:00', 'cancel 1');
    const other = { ...entries[2]!, order: 9, booking: 'b9', service: 'other' };
    expect(figuresOf([...entries, other], site()).sessions).to.deep.equal([
      ['c0', monday, 1],
      ['c1', monday, 2],
    ]);
  });

  it('DS-1 the clients of one group session are one session; two people at once in places of their own are two', () => {
    const entries = ledger('c0 09:00', 'c0 09:00', 'c0 09:00', 'c0 10:00', 'c1 09:00', 'cancel 5', 'cancel 1');
    const { catalog: group } = smallSite({ from: MONDAY, service: { seats: 3 }, calendars: [{}, {}] });
    expect(figuresOf(entries, openSite(group)).sessions).to.deep.equal([['c0', monday, 2]]);
    expect(figuresOf(entries, site()).sessions).to.deep.equal([['c0', monday, 3]]);
  });

  it('FL-8 a moved booking counts on its new day; queue and idle order stay, since nobody has had a turn', () => {
    const entries = ledger('c0 09:00', 'c1 10:00', 'c2 11:00');
    const moved = { ...entries[0]!, kind: 'moved' as const, order: 4, start: utc('2026-03-04 09:00') };
    const [before, after] = [figuresOf(entries, site()), figuresOf([...entries, moved], site())];
    expect(after.sessions).to.deep.equal([
      ['c0', monday + 2, 1],
      ['c1', monday, 1],
      ['c2', monday, 1],
    ]);
    const turns = ({ services: [service] }: Figures) => [service!.queue, service!.lastBooked];
    expect(turns(after)).to.deep.equal(turns(before));
    const handed = { ...moved, kind: 'reassigned' as const, order: 5, to: 'c1' };
    expect(figuresOf([...entries, moved, handed], site()).sessions).to.deep.equal([
      ['c1', monday, 1],
      ['c1', monday + 2, 1],
      ['c2', monday, 1],
    ]);
  });

  it('DS-1 a session belongs to the date on which it starts in the zone of its calendar', () => {
    const { catalog: far } = smallSite({ from: MONDAY, calendars: [{ zone: 'Pacific/Honolulu' }] });
    expect(figuresOf(ledger('c0 09:00'), openSite(far)).sessions).to.deep.equal([['c0', monday - 1, 1]]);
  });

  it('DS-1 DS-16 a session of a group is one of each of its calendars', () => {
    const pools = [{ id: 'pool', name: 'pool', members: [{ id: 'pair', calendars: ['c0', 'c1'] }] }];
    const services = catalog.services.map((service) => ({ ...service, pool: 'pool' }));
    const paired = openSite({ ...catalog, services, pools });
    expect(figuresOf(ledger('c0 09:00', 'c0 10:00', 'cancel 1', 'c2 11:00'), paired).sessions).to.deep.equal([
      ['c0', monday, 1],
      ['c1', monday, 1],
      ['c2', monday, 1],
    ]);
  });

  it('DS-1 only the days that are asked for', () => {
    expect(figuresOf(ledger('c0 09:00'), site(), [monday + 1, monday + 2]).sessions).to.deep.equal([]);
    expect(figuresOf(ledger('c0 09:00'), site(), [monday - 1, monday]).sessions).to.deep.equal([]);
    expect(figuresOf(ledger('c0 09:00'), site(), [monday, monday + 1]).sessions).to.have.length(1);
  });

  it('DS-13 idle is told by the last booking created, whoever chose, cancelled or not', () => {
    expect(figures('c1 09:00', 'c0 10:00 client', 'c1 11:00', 'cancel 3').services[0]!.lastBooked).to.deep.equal([
      ['c0', 2],
      ['c1', 3],
    ]);
  });

  it('DS-12 whoever is assigned goes to the back; who is skipped keeps the place', () => {
    expect(figures().services[0]!.queue).to.deep.equal(['c0', 'c1', 'c2']);
    expect(figures('c0 09:00').services[0]!.queue).to.deep.equal(['c1', 'c2', 'c0']);
    expect(figures('c0 09:00', 'c2 09:00').services[0]!.queue).to.deep.equal(['c1', 'c0', 'c2']);
  });

  it('DS-12 a choice of the client costs no turn, and a cancellation gives none back', () => {
    expect(figures('c0 09:00 client').services[0]!.queue).to.deep.equal(['c0', 'c1', 'c2']);
    expect(figures('c0 09:00', 'cancel 1').services[0]!.queue).to.deep.equal(['c1', 'c2', 'c0']);
  });

  it('DS-12 entries of calendars that are linked no more are passed over', () => {
    expect(figures('gone 09:00').services[0]).to.deep.include({ queue: ['c0', 'c1', 'c2'], lastBooked: [] });
  });
});

describe('Ranks in place of counts', () => {
  const ranks = (sessions: Figures['sessions']): Figures['sessions'] =>
    ranksOf({ sessions, services: [] }, site()).sessions;

  it('DS-21 keep the order of a day, and hide how many there are', () => {
    expect(
      ranks([
        ['c0', monday, 7],
        ['c1', monday, 3],
      ]),
    ).to.deep.equal([
      ['c0', monday, 2],
      ['c1', monday, 1],
    ]);
  });

  it('DS-21 where everyone has some, the fewest are 0', () => {
    expect(
      ranks([
        ['c0', monday, 7],
        ['c1', monday, 3],
        ['c2', monday, 3],
      ]),
    ).to.deep.equal([['c0', monday, 1]]);
  });

  it('DS-21 days are ranked apart where the calendars share a zone', () => {
    expect(
      ranks([
        ['c0', monday, 7],
        ['c1', monday + 1, 3],
      ]),
    ).to.deep.equal([
      ['c0', monday, 1],
      ['c1', monday + 1, 1],
    ]);
  });

  it('DS-21 days are ranked together where one start may lie on two dates', () => {
    const { catalog: mixed } = smallSite({ from: MONDAY, calendars: [{}, { zone: 'Pacific/Honolulu' }] });
    const sessions = [
      ['c0', monday, 7],
      ['c1', monday - 1, 3],
    ] as const;
    expect(ranksOf({ sessions, services: [] }, openSite(mixed)).sessions).to.deep.equal([
      ['c0', monday, 2],
      ['c1', monday - 1, 1],
    ]);
  });

  it('DS-13 orders of last bookings become 0, 1, 2', () => {
    const services = [
      {
        service: 'service',
        lastBooked: [
          ['c0', 90],
          ['c1', 17],
        ] as const,
        queue: ['c1', 'c0'],
      },
    ];
    expect(ranksOf({ sessions: [], services }, site()).services).to.deep.equal([
      {
        service: 'service',
        lastBooked: [
          ['c0', 1],
          ['c1', 0],
        ],
        queue: ['c1', 'c0'],
      },
    ]);
  });
});
