import { expect } from 'chai';
import { FoldedLedger, figuresOf, openSite, reachedOnly } from '../../src/engine/index.js';
import type { Calendar, DayCount, LedgerLine, OpenedSite, Service } from '../../src/engine/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { smallSite, utc } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const monday = dayOfIso(MONDAY)!;

/** Of calendar, service and hour: `c0 service 9`; or of what became of one: `cancelled 1`; or of a member: `joined c0`. */
function ledger(...lines: string[]): LedgerLine[] {
  const entries: LedgerLine[] = [];
  for (const [index, line] of lines.entries()) {
    const [first = '', second = '', hour = ''] = line.split(' ');
    const base = { order: index + 1, at: index };
    const earlier = entries[Number(second) - 1];
    if (earlier) entries.push({ ...earlier, ...base, kind: first } as LedgerLine);
    else if (first === 'joined') entries.push({ ...base, kind: first, calendar: second });
    else {
      const start = utc(`${MONDAY} 00:00`) + Number(hour) * 60;
      const booking = `b${base.order}`;
      entries.push({ ...base, kind: 'booked', booking, calendar: first, service: second, start, assignedBy: 'page' });
    }
  }
  return entries;
}

function build(given: Partial<SmallSite> = {}) {
  const { catalog } = smallSite({ from: MONDAY, calendars: [{}, {}], ...given });
  const services = [...catalog.services, { ...catalog.services[0]!, id: 'other' }];
  return openSite({ ...catalog, services });
}

const lines = ledger(
  'c0 service 9',
  'joined c0',
  'c0 other 10',
  'c1 service 9',
  'c0 service 33',
  'c0 service 11',
  'cancelled 6',
);

function bookedOnCalendar(lines: readonly LedgerLine[], site: OpenedSite, calendar: Calendar) {
  return new FoldedLedger(site).add(lines).bookedOnCalendar(calendar);
}

function bookedByClient(
  lines: readonly LedgerLine[],
  site: OpenedSite,
  service: Service,
  bookings: string[],
): readonly DayCount[] | undefined {
  return new FoldedLedger(site).add(lines).bookedByClient(service, bookings);
}

describe('What limits are held against', () => {
  it('AV-10 of a calendar: what stands of all services, by its own dates; nothing where it has no limits', () => {
    const limits = { perDay: 1 };
    const site = build({ calendars: [{ limits }, {}] });
    expect(bookedOnCalendar(lines, site, site.calendars.get('c0')!)).to.deep.equal([
      [monday, 2],
      [monday + 1, 1],
    ]);
    expect(bookedOnCalendar(lines, site, site.calendars.get('c1')!)).to.equal(undefined);
    const far = build({ calendars: [{ limits, zone: 'Pacific/Honolulu' }] });
    expect(bookedOnCalendar(ledger('c0 service 9'), far, far.calendars.get('c0')!)).to.deep.equal([[monday - 1, 1]]);
  });

  it('AV-10 DS-16 a calendar that serves in a group has its bookings, too', () => {
    const calendars = [{}, { limits: { perDay: 1 } }];
    const { catalog } = smallSite({ from: MONDAY, calendars, service: { pool: 'pairs' } });
    const members = [{ id: 'pair', calendars: ['c0', 'c1'] }];
    const site = openSite({ ...catalog, pools: [{ id: 'pairs', name: 'Pairs', members }] });
    expect(bookedOnCalendar(ledger('c0 service 9'), site, site.calendars.get('c1')!)).to.deep.equal([[monday, 1]]);
  });

  it('AV-10 of a service: what stands of it, whoever serves; of a client, of that what is the client’s', () => {
    const limits = { perDay: 1 };
    const site = build({ service: { limits, clientLimits: limits } });
    const [service] = figuresOf(lines, site).services;
    expect(service!.booked).to.deep.equal([
      [monday, 2],
      [monday + 1, 1],
    ]);
    const byClient = (...bookings: string[]) => bookedByClient(lines, site, site.services.get('service')!, bookings);
    expect(byClient('b1', 'b3', 'b6')).to.deep.equal([[monday, 1]]);
    expect(byClient()).to.deep.equal([]);
    const free = build();
    expect(figuresOf(lines, free).services[0]).not.to.have.property('booked');
    expect(bookedByClient(lines, free, free.services.get('service')!, ['b1'])).to.equal(undefined);
  });

  it('AV-10 only days, weeks and months that have reached a limit need to be told', () => {
    const counts = [
      [monday, 2],
      [monday + 1, 1],
      [monday + 6, 1],
      [monday + 7, 1],
      [monday + 40, 1],
    ] as const;
    const days = (limits: Parameters<typeof reachedOnly>[0]) =>
      reachedOnly(limits, counts).map(([day]) => day - monday);
    expect(days({})).to.deep.equal([]);
    expect(days({ perDay: 2 })).to.deep.equal([0]);
    expect(days({ perWeek: 4 })).to.deep.equal([0, 1, 6]);
    expect(days({ perMonth: 5 })).to.deep.equal([0, 1, 6, 7]);
    expect(days({ perMonth: 6 })).to.deep.equal([]);
  });
});
