import { expect } from 'chai';
import { choose, EngineError, openSite, whyNot } from '../../src/engine/index.js';
import type { Calendar, Limits, Service } from '../../src/engine/model.js';
import type { LimitReason } from '../../src/engine/reasons.js';
import { emptyRow, setRange } from '../../src/engine/bits.js';
import { limitAt, limitsOfCalendar, limitsOfService, reachedOnly, withinLimits } from '../../src/engine/limits.js';
import { dayOfIso } from '../../src/time/index.js';
import { shownDays, shownLabelled, shownStarts } from '../support/shown.js';
import { smallSite, utc } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const monday = dayOfIso(MONDAY)!;
const at = (clock: string): number => utc(`${MONDAY} ${clock}`);

/** A week of one calendar with a session a day at ten. */
const week = (given: Partial<SmallSite>): SmallSite => ({
  from: MONDAY,
  to: '2026-03-08',
  hours: [[600, 660]],
  ...given,
});
const booked = (...counts: (readonly [string, number])[]) =>
  counts.map(([date, count]) => [dayOfIso(date)!, count] as const);
const offeredDays = (given: SmallSite): string[] => shownDays(given).map((line) => line.slice(8).split(' from')[0]!);
const ofService = (counts: ReturnType<typeof booked>): SmallSite['figures'] => ({
  sessions: [],
  services: [{ service: 'service', lastBooked: [], queue: ['c0'], booked: counts }],
});

describe('Limits, at the borders of the functions', () => {
  const booking: Limits = { perDay: 2, perWeek: 3 };
  const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{ limits: booking }] });
  const site = () => openSite(catalog);
  const [calendar] = catalog.calendars as [Calendar];
  const [service] = catalog.services as [Service];

  it('AV-10 stands against the starts from its first minute on, and no more at its end', () => {
    const reason: LimitReason = { code: 'limit', of: 'service', per: 'day', limit: 1, booked: 1, days: [0, 1] };
    const limits = [{ reason, span: [100, 200] as const }];
    expect([99, 100, 199, 200].map((start) => limitAt(limits, start))).to.deep.equal([
      undefined,
      reason,
      reason,
      undefined,
    ]);
    expect(limitAt([], 100)).to.equal(undefined);
  });

  it('AV-10 a row loses the starts of each limit, and is the same row where there is none', () => {
    const row = emptyRow(6);
    setRange(row, 0, 6);
    const cells = { size: 10, base: 10, count: 6 };
    expect(withinLimits(row, cells, [])).to.equal(row);
    const reason: LimitReason = { code: 'limit', of: 'client', per: 'day', limit: 1, booked: 1, days: [0, 1] };
    const left = (...spans: (readonly [number, number])[]): number =>
      withinLimits(
        row,
        cells,
        spans.map((span) => ({ reason, span })),
      )[0]!;
    expect([left([110, 130]), left([0, 101], [145, 900]), left([160, 170], [0, 100]), left([0, 900])]).to.deep.equal([
      0b111001, 0b011110, 0b111111, 0,
    ]);
    expect(row[0]).to.equal(0b111111);
  });

  it('AV-10 nothing told of what is booked means that nothing is', () => {
    expect(limitsOfCalendar(site(), calendar, undefined)).to.deep.equal([]);
    expect(
      limitsOfService(site(), availability, { ...service, limits: booking, clientLimits: booking }, undefined),
    ).to.deep.equal([]);
  });

  it('AV-10 says whose limit is reached: of the service or of its client', () => {
    const counts = booked([MONDAY, 2]);
    const figures = ofService(counts)!;
    const limited = { ...service, limits: booking, clientLimits: booking };
    const found = limitsOfService(site(), { ...availability, figures }, limited, counts);
    expect(found.map(({ reason: { of, per, days } }) => [of, per, ...days])).to.deep.equal([
      ['service', 'day', monday, monday + 1],
      ['client', 'day', monday, monday + 1],
    ]);
  });

  it('AV-10 only the counts of days, weeks and months that have reached a limit matter', () => {
    const counts = booked([MONDAY, 2], ['2026-03-03', 1], ['2026-03-10', 1], ['2026-03-11', 2], ['2026-03-20', 1]);
    expect(reachedOnly({ perDay: 2 }, counts)).to.deep.equal([counts[0], counts[3]]);
    expect(reachedOnly({ perWeek: 3 }, counts)).to.deep.equal(counts.slice(0, 4));
    expect(reachedOnly({ perDay: 2, perMonth: 8 }, counts)).to.deep.equal([counts[0], counts[3]]);
    expect([reachedOnly({}, counts), reachedOnly({ perDay: 3 }, counts)]).to.deep.equal([[], []]);
  });
});

describe('Limits', () => {
  it('AV-10 a calendar offers nothing on a day that has reached its limit, and says so', () => {
    const calendars = [{ limits: { perDay: 2 } }];
    const taken = [{ calendar: 'c0', booked: booked(['2026-03-03', 2], ['2026-03-04', 1], ['2026-03-05', 3]) }];
    expect(offeredDays(week({ calendars, taken }))).to.deep.equal([
      '02 1',
      '03 limit',
      '04 1',
      '05 limit',
      '06 1',
      '07 1',
      '08 1',
    ]);
  });

  it('AV-10 weeks begin on Monday, and their bookings add up', () => {
    const calendars = [{ limits: { perWeek: 3 } }];
    const shown = (...counts: Parameters<typeof booked>): string[] =>
      offeredDays(
        week({
          from: '2026-03-08',
          to: '2026-03-10',
          calendars,
          taken: [{ calendar: 'c0', booked: booked(...counts) }],
        }),
      );
    expect(shown(['2026-03-02', 2], ['2026-03-08', 1])).to.deep.equal(['08 limit', '09 1', '10 1']);
    expect(shown(['2026-03-08', 2], ['2026-03-09', 1])).to.deep.equal(['08 1', '09 1', '10 1']);
    expect(shown(['2026-03-15', 3])).to.deep.equal(['08 1', '09 limit', '10 limit']);
  });

  it('AV-10 months are those of the calendar, February and December too', () => {
    const calendars = [{ limits: { perMonth: 2 } }];
    const shown = (from: string, to: string, counts: ReturnType<typeof booked>): string[] =>
      offeredDays(week({ from, to, calendars, taken: [{ calendar: 'c0', booked: counts }] }));
    expect(shown('2026-02-28', '2026-03-01', booked(['2026-02-01', 2]))).to.deep.equal(['28 limit', '01 1']);
    expect(shown('2026-12-31', '2027-01-01', booked(['2027-01-31', 2]))).to.deep.equal(['31 1', '01 limit']);
  });

  it("AV-10 a calendar's days are those of its own zone, a service's those of the site", () => {
    const night = { from: MONDAY, to: '2026-03-03', hours: [[0, 1440]] as const, service: { grid: 720 } };
    const zone = 'Pacific/Auckland';
    const taken = [{ calendar: 'c0', booked: booked(['2026-03-03', 1]) }];
    const calendars = [{ zone, limits: { perDay: 1 } }];
    // 3 March in Auckland is 2 March 11:00 to 3 March 11:00 in UTC.
    expect(shownStarts({ ...night, calendars, taken })).to.equal('23:00 11:00 23:00'.slice(6));
    const service = { ...night.service, limits: { perDay: 1 } };
    const figures = ofService(booked(['2026-03-03', 1]));
    expect(shownStarts({ ...night, calendars: [{ zone }], service, figures })).to.equal('11:00 23:00');
  });

  it("AV-10 one calendar's limit leaves the others alone; the service's stands against all", () => {
    const two = { from: MONDAY, hours: [[600, 660]] as const };
    const taken = [{ calendar: 'c0', booked: booked([MONDAY, 1]) }];
    expect(shownLabelled({ ...two, taken, calendars: [{ limits: { perDay: 1 } }, {}] })).to.equal('10:00 c1');
    const service = { limits: { perDay: 1 } };
    expect(shownDays({ ...two, calendars: [{}, {}], service, figures: ofService(booked([MONDAY, 1])) })).to.deep.equal([
      '2026-03-02 limit',
    ]);
  });

  it('AV-10 where the only one within the limit is busy, the day is full', () => {
    const taken = [
      { calendar: 'c0', booked: booked([MONDAY, 1]) },
      { calendar: 'c1', busy: [[at('00:00'), at('23:00')]] as const },
    ];
    const calendars = [{ limits: { perDay: 1 } }, {}];
    expect(shownDays({ from: MONDAY, calendars, taken })).to.deep.equal(['2026-03-02 full']);
  });

  it('AV-10 HS-1 the reason tells whose limit it is, of which days, and the numbers', () => {
    const { catalog, availability } = smallSite({
      from: MONDAY,
      calendars: [{ limits: { perDay: 3, perWeek: 2 } }, {}],
      taken: [{ calendar: 'c0', booked: booked([MONDAY, 2]) }],
    });
    const record = choose(openSite(catalog), availability, { service: 'service', start: at('10:00') });
    expect(record.chosen).to.equal('c1');
    expect(record.candidates[0]?.dropped).to.deep.equal({
      stage: 'available',
      reason: { code: 'limit', of: 'calendar', per: 'week', limit: 2, booked: 2, days: [monday, monday + 7] },
    });
  });

  it("AV-10 a client's own bookings count where they are known", () => {
    const { catalog, availability } = smallSite({ from: MONDAY, service: { clientLimits: { perMonth: 1 } } });
    const asked = (clientBooked?: ReturnType<typeof booked>) =>
      whyNot(openSite(catalog), availability, { service: 'service', clientBooked }, 'c0', at('10:00'));
    expect(asked()).to.equal(undefined);
    expect(asked(booked(['2026-02-28', 5]))).to.equal(undefined);
    expect(asked(booked(['2026-03-31', 1]))).to.deep.equal({
      code: 'limit',
      of: 'client',
      per: 'month',
      limit: 1,
      booked: 1,
      days: [monday - 1, monday + 30],
    });
  });

  it('AV-10 a day begins with its first minute and ends before the next', () => {
    const { catalog, availability, question } = smallSite({
      from: MONDAY,
      hours: [[0, 1440]],
      calendars: [{ limits: { perDay: 1 } }],
      taken: [{ calendar: 'c0', booked: booked([MONDAY, 1]) }],
    });
    const site = openSite(catalog);
    const reason = (start: number) => whyNot(site, availability, question, 'c0', start)?.code;
    expect([at('00:00') - 60, at('00:00'), at('23:00'), at('23:00') + 60].map(reason)).to.deep.equal([
      undefined,
      'limit',
      'limit',
      undefined,
    ]);
  });

  it('AV-10 the bookings of another service are not held against this one', () => {
    const figures = ofService(booked([MONDAY, 1]))!;
    const other = { ...figures.services[0]!, service: 'other' };
    const own = { ...figures.services[0]!, booked: [] };
    const given = { service: { limits: { perDay: 1 } }, from: MONDAY };
    expect(offeredDays({ ...given, figures: { sessions: [], services: [other, own] } })).to.deep.equal(['02 3']);
    expect(offeredDays({ ...given, figures })).to.deep.equal(['02 limit']);
  });

  it('AV-10 a limit below one booking is refused', () => {
    const { catalog } = smallSite({ from: MONDAY, service: { clientLimits: { perWeek: 0 } } });
    expect(() => openSite(catalog)).to.throw(EngineError, 'catalog.services[0].clientLimits.perWeek: expected a whole');
  });
});

describe('Stale busy time', () => {
  const stale = (asOf: number | undefined, staleAfter?: number): SmallSite => ({
    from: MONDAY,
    now: at('08:00'),
    site: { staleAfter },
    taken: [{ calendar: 'c0', asOf }],
  });

  it('AV-12 counts as busy once it is older than the site allows', () => {
    expect(shownStarts(stale(at('07:30'), 30))).to.equal('09:00 10:00 11:00');
    expect(shownStarts(stale(at('07:29'), 30))).to.equal('09:00(full) 10:00(full) 11:00(full)');
    expect(shownDays(stale(at('07:29'), 30))).to.deep.equal(['2026-03-02 full']);
  });

  it('AV-12 a site that allows any age trusts it; a calendar with nothing connected is never stale', () => {
    expect(shownStarts(stale(0))).to.equal('09:00 10:00 11:00');
    expect(shownStarts(stale(undefined, 30))).to.equal('09:00 10:00 11:00');
  });

  it('AV-12 TR-2 the reason tells since when nothing is known', () => {
    const { catalog, availability, question } = smallSite(stale(at('07:00'), 30));
    expect(whyNot(openSite(catalog), availability, question, 'c0', at('10:00'))).to.deep.equal({
      code: 'stale',
      asOf: at('07:00'),
    });
  });
});
