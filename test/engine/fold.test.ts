import { expect } from 'chai';
import { figuresOf, FoldedLedger, openSite } from '../../src/engine/index.js';
import type { Catalog, Distribution, LedgerEntry, LedgerLine, MemberEntry } from '../../src/engine/index.js';
import { MARCH, ledger, siteWith } from '../support/team-ledger.js';

/** The team, whose service is counted in every way and limited, and a second service of the same people. */
function site(seats = 1) {
  const { catalog } = siteWith({ keys: ['turn', 'count', 'corrected', 'shortfall', 'draw'] });
  const limits = { perDay: 5 };
  const [own] = catalog.services as [Catalog['services'][0]];
  const service = { ...own, seats, limits, clientLimits: limits };
  const calendars = catalog.calendars.map((calendar) => ({ ...calendar, limits }));
  return openSite({ ...catalog, calendars, services: [service, { ...service, id: 'other' }] });
}

const fold = (lines: readonly LedgerLine[], seats = 1) => new FoldedLedger(site(seats)).add(lines);
const about = (kind: MemberEntry['kind'], more: Partial<MemberEntry> = {}): MemberEntry => ({
  ...{ kind, order: 1, at: MARCH * 1440, calendar: 'c0' },
  ...more,
});

describe('A folded ledger', () => {
  it('FL-8 DS-5 DS-12 DS-13 AV-10 without one booking it is as if that had never been; afterwards it is there again', () => {
    const lines = ledger('c0 03-05', 'c1 03-05', 'c0 03-06', 'c2 03-05', 'cancel 4', 'move 2 c2');
    const folded = fold(lines);
    const all = figuresOf(lines, site());
    const [calendar] = site().catalog.calendars as [Catalog['calendars'][0]];
    for (const booking of ['b0', 'b1', 'b2', 'b3']) {
      const others = lines.filter((line) => !('booking' in line) || line.booking !== booking);
      expect(folded.figures(undefined, booking), booking).to.deep.equal(figuresOf(others, site()));
      expect(folded.bookedOnCalendar(calendar, booking)).to.deep.equal(fold(others).bookedOnCalendar(calendar));
      expect(folded.figures()).to.deep.equal(all);
    }
    expect(folded.figures(undefined, 'unknown')).to.deep.equal(all);
    expect([all.services[0]!.queue, all.services[0]!.booked]).to.deep.equal([
      ['c1', 'c0', 'c2'],
      [
        [MARCH + 4, 2],
        [MARCH + 5, 1],
      ],
    ]);
  });

  it('FL-8 DS-12 however long ago a booking was made, and whatever came of it later, the line can be told without it', () => {
    const rule: Partial<Distribution> = { keys: ['turn', 'draw'], losesTurn: true, credit: { cancellation: true } };
    const own = openSite(siteWith(rule).catalog);
    const many = Array.from({ length: 70 }, () => 'c1 03-05');
    const lines = ledger('c2 03-05', 'joined c0', ...many, 'c2 03-06', 'cancel 1', 'joined c1', 'c0 03-07');
    const folded = new FoldedLedger(own).add(lines);
    for (const line of lines) {
      if (line.kind !== 'booked') continue;
      const others = lines.filter((one) => !('booking' in one) || one.booking !== line.booking);
      const { queue } = folded.figures(undefined, line.booking).services[0]!;
      expect(queue, line.booking).to.deep.equal(figuresOf(others, own).services[0]!.queue);
    }
  });

  it('DS-1 knows how many lines it has taken; only sites with seats to fill have pools', () => {
    const folded = fold(ledger('c0 03-05', 'joined c1'));
    expect(folded.lines).to.equal(2);
    expect(folded.add(ledger('c1 03-05')).lines).to.equal(3);
    expect(folded.figures()).to.not.have.property('pools');
  });

  it('DS-15 paused is who was paused from everything, until that one comes back', () => {
    const isPaused = (...lines: MemberEntry[]) => fold(lines).isPaused('c0');
    expect(isPaused()).to.equal(false);
    expect(isPaused(about('paused'))).to.equal(true);
    expect(isPaused(about('paused', { calendar: 'c1' }))).to.equal(false);
    expect(isPaused(about('paused', { service: 'service' }))).to.equal(false);
    expect(isPaused(about('paused', { pool: 'pool' }))).to.equal(false);
    expect(isPaused(about('paused'), about('resumed'))).to.equal(false);
    expect(isPaused(about('paused'), about('credited'))).to.equal(true);
    expect(isPaused(about('paused'), about('resumed', { service: 'service' }))).to.equal(true);
    expect(isPaused(about('joined'))).to.equal(false);
  });

  it('DS-20 the person of a client’s last booking is that of the last one that stands', () => {
    const folded = fold(ledger('c0 03-05', 'c1 03-04', 'c2 03-06', 'cancel 3', 'move 1 c2'));
    expect(folded.hostOfLast(['b0', 'b1'])).to.equal('c1');
    expect(folded.hostOfLast(['b1', 'b0'])).to.equal('c1');
    expect(folded.hostOfLast(['b0', 'b1', 'b2'])).to.equal('c1');
    expect(folded.hostOfLast(['b0', 'b2'])).to.equal('c2');
    expect(folded.hostOfLast(['b2'])).to.equal(undefined);
    expect(folded.hostOfLast(['unknown'])).to.equal(undefined);
  });

  it('AV-10 of a client’s bookings those count that are of the service, and stand', () => {
    const [first, second, third, cancelled] = ledger('c0 03-05', 'c1 03-06', 'c2 03-05', 'cancel 3') as LedgerEntry[];
    const folded = fold([first!, { ...second!, service: 'other' }, third!, cancelled!]);
    const booked = (id: string) =>
      folded.bookedByClient(site().services.get(id)!, ['b0', 'b1', 'b2', 'unknown'])!.map(String);
    expect(booked('service')).to.deep.equal([`${MARCH + 4},1`]);
    expect(booked('other')).to.deep.equal([`${MARCH + 5},1`]);
  });

  it('AV-7 DS-1 a group session is one session from its first client to its last', () => {
    const lines = ledger('c0 03-05', 'c0 03-05', 'c0 03-06', 'cancel 1', 'cancel 2');
    const sessions = [1, 2, 3, 4, 5].map((count) => fold(lines.slice(0, count), 2).figures().sessions.map(String));
    const [fifth, sixth] = [`c0,${MARCH + 4},1`, `c0,${MARCH + 5},1`];
    expect(sessions).to.deep.equal([[fifth], [fifth], [fifth, sixth], [fifth, sixth], [sixth]]);
    expect(fold(lines.slice(0, 2)).figures().sessions.map(String)).to.deep.equal([`c0,${MARCH + 4},2`]);
  });

  it('DS-13 DS-15 lines that come a little out of order come to the same', () => {
    const lines = ledger('c0 03-05', 'paused c1', 'c0 03-06', 'resumed c1', 'c1 03-07', 'joined c2', 'c2 03-09');
    const told = (all: readonly LedgerLine[]) => {
      const { counts, corrected, shortfall, lastBooked } = figuresOf(all, site()).services[0]!;
      return { counts, corrected, shortfall, lastBooked };
    };
    for (const place of [0, 1, 2, 3, 4, 5]) {
      const [one, next] = [lines[place]!, lines[place + 1]!];
      const turned = [...lines.slice(0, place), next, one, ...lines.slice(place + 2)];
      expect(told(turned), `${place}`).to.deep.equal(told(lines));
    }
    expect(told([...lines].reverse())).to.deep.equal(told(lines));
  });
});
