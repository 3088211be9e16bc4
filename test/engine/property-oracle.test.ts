import { expect } from 'chai';
import type { Availability, LedgerEntry } from '../../src/engine/index.js';
import { dayAnswers, labelledStarts, mergedStarts, openings } from '../support/oracle/answers.js';
import { distributionFor, offeredBy } from '../support/oracle/distributions.js';
import { drawnBy } from '../support/oracle/draw.js';
import { decidedBy, rankedAt } from '../support/oracle/ranking.js';
import { droppedAt } from '../support/oracle/reasons.js';
import { dayAt, offsetAt, wallAt, written } from '../support/oracle/clock.js';
import { lastBookedOf, queueOf, sessionsOn } from '../support/oracle/recount.js';
import { survey } from '../support/oracle/survey.js';
import { smallSite, utc } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';
import type { World } from '../support/worlds.js';
import { dayOf } from '../support/world-zones.js';

const MONDAY = '2026-03-02';
const look = (world: World) => survey(world, world.question);
const find = (world: World) =>
  openings(look(world)).filter(({ start }) => {
    const day = dayAt(world.range.zone, start);
    return world.range.days[0] <= day && day < world.range.days[1];
  });
/** `09:00 10:00*2`: the starts of a small site on its own wall, with what is left where that isn't 1. */
function starts(given: SmallSite): string {
  const world = smallSite(given);
  return mergedStarts(find(world))
    .map(({ start, left }) => written(world.range.zone, start).slice(11, 16) + (left === 1 ? '' : `*${left}`))
    .join(' ');
}

describe('The oracle itself, by hand-computed cases', () => {
  it('reads wall times off Intl', () => {
    expect(wallAt('UTC', utc('2026-03-29 00:59'))).to.equal(utc('2026-03-29 00:59'));
    expect(wallAt('Europe/Berlin', utc('2026-03-29 00:59'))).to.equal(utc('2026-03-29 01:59'));
    expect(wallAt('Europe/Berlin', utc('2026-03-29 01:00'))).to.equal(utc('2026-03-29 03:00'));
    expect(offsetAt('Asia/Kathmandu', 0)).to.equal(330);
    expect(offsetAt('Asia/Kathmandu', utc('2026-01-01 00:00'))).to.equal(345);
    expect(dayAt('Pacific/Kiritimati', utc('2026-01-01 10:00'))).to.equal(dayOf('2026-01-02'));
    expect(written('America/St_Johns', utc('2026-01-01 12:00'))).to.equal('2026-01-01 08:30-03:30');
  });

  it('AV-1 weekly hours, an override in their place, shifts, and both', () => {
    const shifts = [{ day: dayOf(MONDAY), hours: [[840, 900]] as const }];
    expect(starts({ from: MONDAY })).to.equal('09:00 10:00 11:00');
    expect(starts({ from: MONDAY, calendars: [{ overrides: shifts }] })).to.equal('14:00');
    expect(starts({ from: MONDAY, calendars: [{ overrides: [{ day: dayOf(MONDAY), hours: [] }] }] })).to.equal('');
    expect(starts({ from: MONDAY, calendars: [{ opensBy: 'shifts' }], taken: [{ calendar: 'c0', shifts }] })).to.equal(
      '14:00',
    );
    expect(starts({ from: MONDAY, calendars: [{ opensBy: 'both' }], taken: [{ calendar: 'c0', shifts }] })).to.equal(
      '09:00 10:00 11:00 14:00',
    );
    expect(starts({ from: MONDAY, taken: [{ calendar: 'c0', shifts }] })).to.equal('09:00 10:00 11:00');
  });

  it('AV-1 the first of the weekly lists is Monday', () => {
    const hours = [[[540, 600]], [[600, 660]], [], [], [], [], [[660, 720]]] as const;
    expect(starts({ from: MONDAY, calendars: [{ hours }] })).to.equal('09:00');
    expect(starts({ from: '2026-03-03', calendars: [{ hours }] })).to.equal('10:00');
    expect(starts({ from: '2026-03-08', calendars: [{ hours }] })).to.equal('11:00');
  });

  it('AV-2 hours past midnight belong to the day they start on; a change of clocks skips or repeats', () => {
    expect(starts({ from: MONDAY, hours: [[1380, 1500]] })).to.equal('00:00 23:00');
    const night = { hours: [[0, 240]] as const, zone: 'Europe/Berlin' };
    expect(starts({ from: '2026-03-29', ...night })).to.equal('00:00 01:00 03:00');
    expect(starts({ from: '2026-10-25', ...night })).to.equal('00:00 01:00 02:00 02:00 03:00');
  });

  it('AV-3 AV-4 an event bounds, blackouts take out; both on the wall of their owner', () => {
    const days = [dayOf(MONDAY), dayOf(MONDAY) + 1] as const;
    const event = { id: 'e', name: 'e', days, hours: [[600, 720]] as const, blackouts: [] };
    const service = { event: 'e' };
    expect(starts({ from: MONDAY, service, events: [event] })).to.equal('10:00 11:00');
    expect(starts({ from: '2026-03-03', service, events: [event] })).to.equal('');
    expect(starts({ from: MONDAY, service: { event: 'other' }, events: [event] })).to.equal('');
    expect(starts({ from: MONDAY, events: [event] })).to.equal('09:00 10:00 11:00');
    const blackouts = [{ days, hours: [[615, 630]] as const }];
    expect(starts({ from: MONDAY, site: { blackouts } })).to.equal('09:00 11:00');
    expect(starts({ from: MONDAY, calendars: [{ blackouts }] })).to.equal('09:00 11:00');
    expect(starts({ from: MONDAY, service, events: [{ ...event, blackouts }] })).to.equal('11:00');
  });

  it('AV-5 AV-6 busy time and bookings block, buffers of the new session included', () => {
    const busy = [[utc(`${MONDAY} 10:15`), utc(`${MONDAY} 10:30`)]] as const;
    expect(starts({ from: MONDAY, taken: [{ calendar: 'c0', busy }] })).to.equal('09:00 10:00*0 11:00');
    expect(starts({ from: MONDAY, taken: [{ calendar: 'c0', taken: busy }] })).to.equal('09:00 10:00*0 11:00');
    const service = { bufferBefore: 30, bufferAfter: 15 };
    expect(starts({ from: MONDAY, service, taken: [{ calendar: 'c0', busy }] })).to.equal('09:00 10:00*0 11:00');
    expect(starts({ from: MONDAY, service: { bufferBefore: 31 }, taken: [{ calendar: 'c0', busy }] })).to.equal(
      '09:00 10:00*0 11:00*0',
    );
    expect(starts({ from: MONDAY, service: { bufferAfter: 16 }, taken: [{ calendar: 'c0', busy }] })).to.equal(
      '09:00*0 10:00*0 11:00',
    );
  });

  it('AV-7 capacity counts bookings at once; seats count clients, and join the session that is there', () => {
    const taken = [
      [utc(`${MONDAY} 09:00`), utc(`${MONDAY} 09:30`)],
      [utc(`${MONDAY} 09:30`), utc(`${MONDAY} 10:30`)],
      [utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:00`)],
    ] as const;
    expect(starts({ from: MONDAY, calendars: [{ capacity: 2 }], taken: [{ calendar: 'c0', taken }] })).to.equal(
      '09:00 10:00*0 11:00*2',
    );
    const sessions = [{ service: 'service', start: utc(`${MONDAY} 10:00`), duration: 60, left: 3 }];
    const session = [[utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:00`)]] as const;
    expect(
      starts({ from: MONDAY, service: { seats: 5 }, taken: [{ calendar: 'c0', taken: session, sessions }] }),
    ).to.equal('09:00*5 10:00*3 11:00*5');
  });

  it('AV-8 both ends of notice and horizon are bookable', () => {
    const now = utc(`${MONDAY} 08:00`);
    expect(starts({ from: MONDAY, now, service: { notice: 120 } })).to.equal('10:00 11:00');
    expect(starts({ from: MONDAY, now, service: { notice: 121 } })).to.equal('11:00');
    expect(starts({ from: MONDAY, now, service: { horizon: 120 } })).to.equal('09:00 10:00');
    expect(starts({ from: MONDAY, now, service: { horizon: 119 } })).to.equal('09:00');
  });

  it('AV-9 AV-11 the grid hangs on the hour or the opening; the whole session fits', () => {
    const hours = [[550, 640]] as const;
    expect(starts({ from: MONDAY, hours, duration: 20, service: { grid: undefined } })).to.equal(
      '09:20 09:40 10:00 10:20',
    );
    expect(starts({ from: MONDAY, hours, duration: 20, service: { grid: undefined, anchor: 'opening' } })).to.equal(
      '09:10 09:30 09:50 10:10',
    );
    expect(starts({ from: MONDAY, hours, duration: 45, service: { grid: undefined } })).to.equal('09:30');
    expect(starts({ from: MONDAY, hours, duration: 45, service: { grid: 45 } })).to.equal('09:45');
    // Open from ten to eleven at night until one: counted from 22:50, past midnight too.
    const night = { hours: [[1370, 1500]] as const, duration: 20, service: { grid: 25, anchor: 'opening' as const } };
    expect(starts({ from: MONDAY, ...night })).to.equal('00:05 00:30 22:50 23:15 23:40');
  });

  it('AV-13 MG-1 MG-2 MG-3 sums the eligible calendars, and labels the free ones', () => {
    const busy = [[utc(`${MONDAY} 09:00`), utc(`${MONDAY} 11:00`)]] as const;
    const given: SmallSite = {
      from: MONDAY,
      calendars: [{}, { capacity: 2, hours: Array(7).fill([[600, 660]]) }, { public: false }, { active: false }],
      taken: [{ calendar: 'c0', busy }],
    };
    expect(starts(given)).to.equal('09:00*0 10:00*2 11:00');
    expect(labelledStarts(find(smallSite(given)))).to.deep.equal([
      { start: utc(`${MONDAY} 09:00`), left: 0 },
      { calendar: 'c1', start: utc(`${MONDAY} 10:00`), left: 2 },
      { calendar: 'c0', start: utc(`${MONDAY} 11:00`), left: 1 },
    ]);
  });

  it('MG-6 TR-1 tells of each day what there is, and why where nothing is', () => {
    const reason = (given: Partial<SmallSite>) => {
      const world = smallSite({ from: MONDAY, ...given });
      return dayAnswers(look(world), look(world).eligible, world.range)[0];
    };
    const day = dayOf(MONDAY);
    const whole = [{ days: [day, day + 1] as const }];
    const nothing = { day, available: 0, full: 0 };
    expect(reason({})).to.deep.equal({ day, available: 3, full: 0, earliest: utc(`${MONDAY} 09:00`) });
    expect(reason({ calendars: [{ public: false }] })).to.deep.equal({ ...nothing, reason: 'nobody' });
    expect(reason({ service: { event: 'none' } })).to.deep.equal({ ...nothing, reason: 'outside-event' });
    expect(reason({ duration: 181 })).to.deep.equal({ ...nothing, reason: 'closed' });
    expect(reason({ site: { blackouts: whole } })).to.deep.equal({ ...nothing, reason: 'blocked' });
    expect(reason({ service: { notice: 10_000 } })).to.deep.equal({ ...nothing, reason: 'too-soon' });
    expect(reason({ service: { horizon: 10 } })).to.deep.equal({ ...nothing, reason: 'too-far' });
    const busy = [[day * 1440, day * 1440 + 1440]] as const;
    expect(reason({ taken: [{ calendar: 'c0', busy }] })).to.deep.equal({ ...nothing, full: 3, reason: 'full' });
  });

  const three: SmallSite = { from: MONDAY, calendars: [{}, {}, {}] };
  const at = utc(`${MONDAY} 10:00`);
  /** Who comes first at ten, of c0, c1 and c2. */
  function order(distribution: string, figures: Availability['figures']): string {
    const world = smallSite({ ...three, figures, service: { distribution } });
    const rule = distributionFor(world.catalog, look(world).service);
    const ranking = rankedAt(look(world), rule, ['c0', 'c1', 'c2'], at);
    const key = decidedBy(ranking, rule);
    return `${ranking.map(({ calendar }) => calendar).join(' ')} by ${key}`;
  }

  it('DS-18 draws as FNV-1a and the finish of MurmurHash3 do', () => {
    const draws = ['c0', 'c1', 'c2'].map((calendar) => drawnBy('site', 'service', at, calendar));
    expect(draws).to.deep.equal([2845073651, 463822402, 601143904]);
    expect(drawnBy('🦊', 'service', at, 'c0')).to.equal(2382415409);
  });

  it('DS-1 DS-3 DS-4 DS-13 DS-18 ranks by sessions, idle time, draw and queue', () => {
    const day = dayOf(MONDAY);
    const none = { service: 'service', lastBooked: [], queue: ['c2', 'c0', 'c1'] };
    const sessions = [['c1', day, 2] as const, ['c0', day, 1] as const, ['c2', day + 1, 9] as const];
    expect(order('least-loaded', { sessions, services: [none] })).to.equal('c2 c0 c1 by sessions');
    const lastBooked = [['c1', 5] as const, ['c0', 4] as const];
    expect(order('least-loaded', { sessions: [], services: [{ ...none, lastBooked }] })).to.equal('c2 c0 c1 by idle');
    expect(order('least-loaded', { sessions: [], services: [none] })).to.equal('c1 c2 c0 by draw');
    expect(order('random', { sessions, services: [none] })).to.equal('c1 c2 c0 by draw');
    expect(order('rotation', { sessions, services: [none] })).to.equal('c2 c0 c1 by turn');
  });

  it('DS-2 offers the one with the soonest open start; the fewest sessions where two have it', () => {
    const day = dayOf(MONDAY);
    const offered = (busyUntil: readonly number[]): string => {
      const taken = busyUntil.map((minute, index) => ({
        calendar: `c${index}`,
        busy: [[(day - 1) * 1440, day * 1440 + minute] as const],
      }));
      const figures = { sessions: [['c1', day, 1] as const], services: [] };
      const world = smallSite({ ...three, taken, figures, service: { distribution: 'soonest' } });
      const { members } = offeredBy(look(world), world.question);
      return members.map(({ id }) => id).join(' ');
    };
    expect(offered([660, 600, 660])).to.equal('c1');
    expect(offered([660, 600, 600])).to.equal('c2');
  });

  it('TR-2 tells the first rule that is in the way', () => {
    const reason = (given: Partial<SmallSite>, time: string): string | undefined => {
      const world = smallSite({ from: MONDAY, ...given });
      const site = look(world);
      const everyone = { members: site.eligible, reasons: new Map() };
      return droppedAt(site, world.question, everyone, site.members[0]!, utc(`${MONDAY} ${time}`))?.reason.code;
    };
    const whole = [[dayOf(MONDAY) * 1440, dayOf(MONDAY) * 1440 + 1440] as const];
    expect(reason({}, '10:00')).to.equal(undefined);
    expect(reason({ calendars: [{ public: false }] }, '08:00')).to.equal('private');
    expect(reason({ service: { event: 'none' } }, '08:00')).to.equal('outside-event');
    expect(reason({}, '08:00')).to.equal('closed');
    expect(reason({}, '11:30')).to.equal('closed');
    expect(reason({ service: { notice: 10_000 } }, '10:30')).to.equal('off-grid');
    const lunch = { days: [dayOf(MONDAY), dayOf(MONDAY) + 1] as const, hours: [[630, 660]] as const };
    expect(reason({ site: { blackouts: [lunch] } }, '10:00')).to.equal('blocked');
    expect(reason({ service: { notice: 10_000 } }, '10:00')).to.equal('too-soon');
    expect(reason({ service: { horizon: 10 } }, '10:00')).to.equal('too-far');
    expect(reason({ taken: [{ calendar: 'c0', busy: whole, taken: whole }] }, '10:00')).to.equal('busy');
    expect(reason({ taken: [{ calendar: 'c0', taken: whole }] }, '10:00')).to.equal('booked');
    const sessions = [{ service: 'service', start: at, duration: 60, left: 0 }];
    expect(reason({ service: { seats: 2 }, taken: [{ calendar: 'c0', taken: whole, sessions }] }, '10:00')).to.equal(
      'session-full',
    );
  });

  it('DS-12 DS-13 replays the ledger: who was assigned goes to the back, who was asked for stays', () => {
    const entry = (order: number, calendar: string, assignedBy: LedgerEntry['assignedBy']): LedgerEntry => ({
      kind: 'booked',
      order,
      at: order,
      booking: `b${order}`,
      calendar,
      service: 'service',
      start: at,
      assignedBy,
    });
    const ledger = [entry(1, 'c0', 'backend'), entry(2, 'c1', 'client'), entry(3, 'c2', 'page')];
    expect(queueOf(ledger, 'service', ['c0', 'c1', 'c2'])).to.deep.equal(['c1', 'c0', 'c2']);
    expect(lastBookedOf(ledger, 'service', ['c2', 'c1', 'c0'])).to.deep.equal([
      ['c0', 1],
      ['c1', 2],
      ['c2', 3],
    ]);
    const cancelled = { ...entry(4, 'c0', 'backend'), kind: 'cancelled' as const, booking: 'b1' };
    const { catalog } = smallSite(three);
    const all = [...ledger, cancelled, entry(5, 'c1', 'client')];
    expect(catalog.calendars.map((one) => sessionsOn(all, catalog, one, dayOf(MONDAY)))).to.deep.equal([0, 2, 1]);
    expect(catalog.calendars.map((one) => sessionsOn(all, catalog, one, dayOf(MONDAY) + 1))).to.deep.equal([0, 0, 0]);
  });
});
