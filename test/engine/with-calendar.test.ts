import { expect } from 'chai';
import fc from 'fast-check';
import { days, freeCalendars, labelledStarts, nextStarts, starts, withCalendar } from '../../src/engine/index.js';
import type { Availability, CalendarAvailability } from '../../src/engine/index.js';
import { timetableOf } from '../../src/engine/timetables.js';
import { everywhere, open } from '../support/ask.js';
import { runs } from '../support/seed.js';
import { smallSite, utc } from '../support/small-site.js';
import { worlds } from '../support/worlds.js';
import type { World } from '../support/worlds.js';

/** All that a page asks of an answer. */
function told({ catalog, question, range, ...world }: World, availability: Availability, site = open(catalog)) {
  const all = everywhere({ catalog, question, range, ...world });
  const found = starts(site, availability, question, all);
  return {
    found,
    labelled: labelledStarts(site, availability, question, all),
    days: days(site, availability, question, range),
    free: found.slice(0, 5).map(({ start }) => freeCalendars(site, availability, question, start)),
  };
}

const spans = fc.array(fc.tuple(fc.integer({ min: -720, max: 4320 }), fc.integer({ min: 1, max: 600 })), {
  maxLength: 3,
});
const changes = fc.array(fc.record({ place: fc.nat(), busy: spans, taken: spans, asOf: fc.option(fc.nat()) }), {
  minLength: 1,
  maxLength: 3,
});

describe('One calendar told anew', () => {
  const from = '2026-03-02';
  const first = utc(`${from} 00:00`);
  const days3 = { from, to: '2026-03-04', hours: [[0, 1440]] as const };

  it('AV-5 MG-1 a start is free as long as one calendar is, however often one of them is told anew', () => {
    const { catalog, availability, question, range } = smallSite({ ...days3, calendars: [{}, {}] });
    const site = open(catalog);
    let now: Availability = availability;
    const tell = (calendar: string, ...hours: (readonly [number, number])[]) => {
      const busy = hours.map(([begin, end]) => [first + begin * 60, first + end * 60] as const);
      now = withCalendar(site, now, { ...availability.calendars.find((one) => one.calendar === calendar)!, busy });
      return days(site, now, question, range).map(({ available, full }) => `${available} ${full}`);
    };
    expect(days(site, now, question, range).map(({ available }) => available)).to.deep.equal([24, 24, 24]);
    expect(tell('c0', [24, 48])).to.deep.equal(['24 0', '24 0', '24 0']);
    expect(tell('c1', [30, 60])).to.deep.equal(['24 0', '6 18', '24 0']);
    expect(tell('c0', [0, 1], [47, 48])).to.deep.equal(['24 0', '23 1', '24 0']);
    expect(tell('c1')).to.deep.equal(['24 0', '24 0', '24 0']);
    expect(nextStarts(site, now, question, first + 47 * 60, 1)).to.deep.equal([{ start: first + 47 * 60, left: 1 }]);
    expect(days(site, availability, question, range).map(({ full }) => full)).to.deep.equal([0, 0, 0]);
  });

  it('AV-5 what was worked out for the other calendars goes over, and nothing of it where hours or limits may differ', () => {
    const calendars = [{}, {}, { limits: { perDay: 9 } }];
    const { catalog, availability, question } = smallSite({ ...days3, calendars });
    const site = open(catalog);
    const before = timetableOf(site, availability, question).tracks;
    const of = (place: number) => availability.calendars[place]!;
    const now = (told: CalendarAvailability) => {
      const changed = withCalendar(site, availability, told);
      const { tracks } = timetableOf(site, changed, question);
      return tracks.map((track, place) => (track === before[place] ? 'same' : track.told === told ? 'told' : 'new'));
    };
    expect(now({ ...of(1), busy: [[first, first + 60]] })).to.deep.equal(['same', 'told', 'same']);
    expect(now({ ...of(0), busy: [[first, first + 60]] })).to.deep.equal(['told', 'same', 'same']);
    expect(now({ ...of(1), shifts: [] })).to.deep.equal(['new', 'told', 'new']);
    expect(now({ ...of(2), busy: [] })).to.deep.equal(['new', 'new', 'told']);
    expect(now({ ...of(0), calendar: 'elsewhere' })).to.deep.equal(['same', 'same', 'same']);
  });

  it('AV-5 told anew twice, though nothing of the first time could go over', () => {
    const { catalog, availability, question, range } = smallSite({ ...days3, calendars: [{}, {}] });
    const site = open(catalog);
    const busy = [[first, first + 1440]] as const;
    days(site, availability, question, range);
    const once = withCalendar(site, availability, { ...availability.calendars[0]!, shifts: [], busy });
    const twice = withCalendar(site, once, { ...availability.calendars[1]!, busy });
    expect(days(site, twice, question, range).map(({ full }) => full)).to.deep.equal([24, 0, 0]);
  });

  it('DS-16 AV-10 one of a group, one with limits, and one that has no part in the service', () => {
    const { catalog, availability, range } = smallSite({
      ...days3,
      calendars: [{}, {}, { limits: { perDay: 1 } }, {}],
      service: { calendars: [], pool: 'pool' },
    });
    const members = [['c0', 'c1'], ['c2']].map((calendars) => ({ id: calendars.join(), calendars }));
    const alone = { ...catalog.services[0]!, id: 'alone', pool: undefined, calendars: ['c2'] };
    const services = [...catalog.services, alone];
    const site = open({ ...catalog, services, pools: [{ id: 'pool', name: 'Pool', members }] });
    const told = (service: string, now: Availability) =>
      days(site, now, { service }, range).map(({ available, reason }) => reason ?? available);
    const calendar = (id: string, more: Partial<CalendarAvailability>) => ({
      ...availability.calendars.find((one) => one.calendar === id)!,
      ...more,
    });
    expect([told('service', availability), told('alone', availability)]).to.deep.equal(Array(2).fill([24, 24, 24]));
    const day = first / 1440;
    const limited = withCalendar(site, availability, calendar('c2', { booked: [[day, 1]] }));
    expect([told('service', limited), told('alone', limited)]).to.deep.equal([
      [24, 24, 24],
      ['limit', 24, 24],
    ]);
    const paired = withCalendar(site, limited, calendar('c1', { busy: [[first, first + 1440]] }));
    expect([told('service', paired), told('alone', paired)]).to.deep.equal([
      ['full', 24, 24],
      ['limit', 24, 24],
    ]);
    const elsewhere = withCalendar(site, paired, calendar('c3', { busy: [[first, first + 4320]] }));
    expect(told('service', elsewhere)).to.deep.equal(['full', 24, 24]);
  });

  it('AV-5 AV-6 AV-12 gives the answers of an availability that was so from the beginning; the old one keeps its own', () => {
    fc.assert(
      fc.property(worlds, changes, (world, list) => {
        const site = open(world.catalog);
        const before = told(world, world.availability, site);
        let availability = world.availability;
        for (const { place, busy, taken, asOf } of list) {
          const old = availability.calendars[place % Math.max(1, availability.calendars.length)];
          if (!old) return;
          const day = world.availability.days[0] * 1440;
          const added = (more: readonly (readonly [number, number])[]) =>
            more.map(([from, length]) => [day + from, day + from + length] as const);
          const now: CalendarAvailability = {
            ...old,
            busy: [...old.busy, ...added(busy)],
            taken: [...old.taken, ...added(taken)],
            ...(asOf !== null && { asOf: availability.now - asOf }),
          };
          availability = withCalendar(site, availability, now);
          expect(told(world, availability, site)).to.deep.equal(told(world, { ...availability }));
        }
        expect(told(world, world.availability, site)).to.deep.equal(before);
      }),
      runs(200),
    );
  }).timeout(100_000);

  it('AV-1 other shifts, and a calendar that nobody knew, are taken up too', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), fc.boolean(), (drawn, place, known) => {
        const old = drawn.availability.calendars[place % Math.max(1, drawn.availability.calendars.length)];
        if (!old) return;
        const calendars = drawn.availability.calendars.filter((one) => known || one !== old);
        const world = { ...drawn, availability: { ...drawn.availability, calendars } };
        const site = open(world.catalog);
        told(world, world.availability, site);
        const shifts = [{ day: world.availability.days[0], hours: [[480, 960]] as const }];
        const availability = withCalendar(site, world.availability, { ...old, shifts });
        expect(told(world, availability, site)).to.deep.equal(told(world, { ...availability }));
      }),
      runs(100),
    );
  }).timeout(100_000);
});
