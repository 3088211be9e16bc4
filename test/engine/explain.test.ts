import { expect } from 'chai';
import { explainStart, openSite } from '../../src/engine/index.js';
import type { Block, Question } from '../../src/engine/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { smallSite, utc } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const monday = dayOfIso(MONDAY)!;
const at = (clock: string): number => utc(`${MONDAY} ${clock}`);

/** What stands between c0 and a start on Monday. */
function blocks(given: Partial<SmallSite>, clock = '10:00', asked: Partial<Question> = {}): readonly Block[] {
  const { catalog, availability, question } = smallSite({ from: MONDAY, ...given });
  return explainStart(openSite(catalog), availability, { ...question, ...asked }, at(clock), ['c0'])[0]!.blocks;
}
const changes = (...args: Parameters<typeof blocks>) => blocks(...args).map(({ change }) => change);
const codes = (...args: Parameters<typeof blocks>) => blocks(...args).map(({ reason }) => reason.code);

describe('Why nobody, or somebody, is free at a time', () => {
  it('TR-2 each calendar of the service in its order: what it has left, or all that blocks it', () => {
    const busy = [[at('09:30'), at('10:15')]] as const;
    const { catalog, availability, question } = smallSite({
      from: MONDAY,
      calendars: [{}, { capacity: 2 }, { public: false }],
      taken: [{ calendar: 'c0', busy }],
    });
    expect(explainStart(openSite(catalog), availability, question, at('10:00'))).to.deep.equal([
      {
        calendar: 'c0',
        left: 0,
        blocks: [{ reason: { code: 'busy', span: busy[0] }, change: { do: 'free', spans: busy, buffer: false } }],
      },
      { calendar: 'c1', left: 2, blocks: [] },
      { calendar: 'c2', left: 0, blocks: [{ reason: { code: 'private' }, change: { do: 'publish' } }] },
    ]);
  });

  it('TR-2 AV-5 busy time that lasts no time stands in nobody’s way', () => {
    const none = [[at('10:30'), at('10:30')]] as const;
    expect(blocks({ taken: [{ calendar: 'c0', busy: none, taken: none }] })).to.deep.equal([]);
    expect(blocks({ calendars: [{ capacity: 2 }], taken: [{ calendar: 'c0', taken: none }] })).to.deep.equal([]);
  });

  it('TR-2 AV-13 a calendar that is not linked, private and inactive is told all three, and what its time has against it', () => {
    const service = { calendars: [] };
    const given = { service, calendars: [{ public: false, active: false }] };
    expect(codes(given, '08:00')).to.deep.equal(['not-linked', 'private', 'inactive', 'closed']);
    expect(changes(given).map((change) => change.do)).to.deep.equal(['link', 'publish', 'activate']);
    expect(changes({ calendars: [{}, {}] }, '10:00', { calendar: 'c1' })).to.deep.equal([{ do: 'ask-for-it' }]);
    expect(codes({ calendars: [{}, {}] }, '10:00', { calendar: 'c1' })).to.deep.equal(['not-wanted']);
    expect(changes({ calendars: [{}, {}] }, '10:00', { among: ['c1'] })).to.deep.equal([{ do: 'ask-for-it' }]);
    expect(changes({ calendars: [{}, {}] }, '10:00', { among: ['c0'] })).to.deep.equal([]);
  });

  it('TR-2 DS-2 hidden by the distribution: who is offered instead', () => {
    const busy = [[utc('2026-03-01 00:00'), at('10:00')]] as const;
    const given = { calendars: [{}, {}], service: { distribution: 'soonest' }, taken: [{ calendar: 'c0', busy }] };
    expect(changes(given, '11:00')).to.deep.equal([{ do: 'offer-everyone', offered: ['c1'] }]);
  });

  it('TR-2 AV-1 AV-3 which part of the session the hours and the event leave out', () => {
    const missing = [[at('12:00'), at('12:30')]];
    expect(changes({}, '11:30')).to.deep.equal([{ do: 'open', missing }]);
    const days = [monday, monday + 1] as const;
    const events = [{ id: 'fair', name: 'Fair', days, hours: [[540, 630]] as const, blackouts: [] }];
    expect(changes({ events, service: { event: 'fair' } }, '10:00')).to.deep.equal([
      { do: 'extend-event', missing: [[at('10:30'), at('11:00')]] },
    ]);
  });

  it('TR-2 AV-4 every blackout in the way, with its owner', () => {
    const blackout = (from: number, to: number, label?: string) => ({
      days: [monday, monday + 1] as const,
      hours: [[from, to]] as const,
      ...(label && { label }),
    });
    const given = {
      site: { blackouts: [blackout(630, 660)] },
      calendars: [{ blackouts: [blackout(610, 620, 'Tea')] }],
    };
    expect(blocks(given)).to.deep.equal([
      {
        reason: { code: 'blocked', label: 'Tea' },
        change: { do: 'lift-blackout', owner: 'calendar', span: [at('10:10'), at('10:20')] },
      },
      { reason: { code: 'blocked' }, change: { do: 'lift-blackout', owner: 'site', span: [at('10:30'), at('11:00')] } },
    ]);
  });

  it('TR-2 AV-9 the nearest starts on the grid', () => {
    expect(changes({}, '10:20')).to.deep.equal([{ do: 'move', earlier: at('10:00'), later: at('11:00') }]);
  });

  it('TR-2 AV-8 the notice and the horizon that would do; a start that has passed is gone', () => {
    const now = at('09:30');
    expect(changes({ now, service: { notice: 60 } })).to.deep.equal([{ do: 'set-notice', minutes: 30 }]);
    expect(changes({ now, service: { horizon: 10 } })).to.deep.equal([{ do: 'set-horizon', minutes: 30 }]);
    expect(changes({ now: at('10:01') })).to.deep.equal([{ do: 'choose-later', earliest: at('10:01') }]);
  });

  it('TR-2 a day that nobody asked about, a calendar that the answer leaves out', () => {
    const { catalog, availability, question } = smallSite({ from: MONDAY });
    const site = openSite(catalog);
    const [later] = explainStart(site, availability, question, utc('2026-03-20 10:00'));
    expect(later!.blocks.map(({ change }) => change)).to.deep.equal([{ do: 'ask-for-days' }]);
    const [unknown] = explainStart(site, { ...availability, calendars: [] }, question, at('10:00'));
    expect(unknown!.blocks.map(({ change }) => change)).to.deep.equal([{ do: 'ask-for-calendar' }]);
  });

  it('TR-2 AV-10 AV-12 limits and stale news', () => {
    const taken = [{ calendar: 'c0', booked: [[monday, 2]] as const, asOf: 0 }];
    // A limit that is reached on another day is in nobody's way.
    const tomorrow = [{ calendar: 'c0', booked: [[monday + 1, 2]] as const }];
    expect(changes({ taken: tomorrow, calendars: [{ limits: { perDay: 2 } }] })).to.deep.equal([]);
    const given = { taken, site: { staleAfter: 5 }, calendars: [{ limits: { perDay: 2, perMonth: 1 } }] };
    expect(changes(given)).to.deep.equal([
      { do: 'raise-limit', of: 'calendar', per: 'day', to: 3 },
      { do: 'raise-limit', of: 'calendar', per: 'month', to: 3 },
      { do: 'refresh' },
    ]);
  });

  it('TR-2 AV-6 AV-7 all bookings that run at once, also where only a buffer meets them; a full session', () => {
    const taken = [
      [at('11:00'), at('12:00')],
      [at('11:00'), at('11:30')],
    ] as const;
    const two = { calendars: [{ capacity: 2 }], service: { bufferAfter: 10 }, taken: [{ calendar: 'c0', taken }] };
    expect(changes(two)).to.deep.equal([{ do: 'free', spans: taken, buffer: true }]);
    const session = [[at('10:00'), at('11:00')]] as const;
    const full = [{ service: 'service', start: at('10:00'), duration: 60, left: 0 }];
    const group = { service: { seats: 2 }, taken: [{ calendar: 'c0', taken: session, sessions: full }] };
    expect(changes(group)).to.deep.equal([{ do: 'add-seat' }]);
  });

  it('TR-2 the reasons are those that a client would be given, with their data', () => {
    const reasons = (...args: Parameters<typeof blocks>) => blocks(...args).map(({ reason }) => reason);
    const { catalog, availability, question } = smallSite({ from: MONDAY });
    const site = openSite(catalog);
    const [from, to] = [utc('2026-03-01 00:00'), utc('2026-03-04 00:00')];
    const of = (start: number, told = availability) => explainStart(site, told, question, start)[0]!.blocks;
    expect(of(from - 1)).to.deep.equal([
      { reason: { code: 'too-soon', earliest: from }, change: { do: 'ask-for-days' } },
    ]);
    expect(of(from).map(({ reason }) => reason.code)).to.deep.equal(['closed']);
    expect(of(to - 1).map(({ reason }) => reason.code)).to.deep.equal(['closed']);
    expect(of(to)).to.deep.equal([{ reason: { code: 'too-far', latest: to - 1 }, change: { do: 'ask-for-days' } }]);
    expect(of(at('10:00'), { ...availability, calendars: [] })).to.deep.equal([
      { reason: { code: 'busy', span: [from, to] }, change: { do: 'ask-for-calendar' } },
    ]);
    const now = at('09:30');
    expect(reasons({ now, service: { notice: 60 } })).to.deep.equal([{ code: 'too-soon', earliest: at('10:30') }]);
    expect(reasons({ now, service: { horizon: 10 } })).to.deep.equal([{ code: 'too-far', latest: at('09:40') }]);
    expect(reasons({ taken: [{ calendar: 'c0', asOf: 7 }], site: { staleAfter: 5 } })).to.deep.equal([
      { code: 'stale', asOf: 7 },
    ]);
    const taken = [[at('10:00'), at('11:00')]] as const;
    expect(reasons({ taken: [{ calendar: 'c0', taken }] })).to.deep.equal([{ code: 'booked', span: taken[0] }]);
    const sessions = [{ service: 'service', start: at('10:00'), duration: 60, left: 0 }];
    expect(reasons({ service: { seats: 2 }, taken: [{ calendar: 'c0', taken, sessions }] })).to.deep.equal([
      { code: 'session-full' },
    ]);
  });

  it('TR-2 AV-7 only a session of the same service, start and length can be joined, or is full', () => {
    const taken = [[at('09:00'), at('11:30')]] as const;
    const session = { service: 'service', start: at('10:00'), duration: 60, left: 1 };
    const reason = (seats: number, ...sessions: (typeof session)[]) =>
      codes({ service: { seats }, taken: [{ calendar: 'c0', taken, sessions }] }).join();
    expect(reason(2, session)).to.equal('');
    for (const other of [{ service: 'other' }, { start: at('09:00') }, { duration: 90 }]) {
      expect(reason(2, { ...session, ...other })).to.equal('booked');
      expect(reason(2, { ...session, ...other, left: 0 }, { ...session, left: 0 })).to.equal('session-full');
    }
    // Since then the service takes one client at a time.
    expect(reason(1, session)).to.equal('booked');
  });

  it('TR-2 AV-8 notice and horizon leave their first and last minute; what begins now has no notice at all', () => {
    const now = at('09:00');
    expect(codes({ now, service: { notice: 60, horizon: 60 } })).to.deep.equal([]);
    expect(changes({ now: at('10:00'), service: { notice: 5 } })).to.deep.equal([{ do: 'set-notice', minutes: 0 }]);
  });

  it('TR-2 AV-6 the buffer before; a booking that meets the session beside one that meets the buffer alone', () => {
    const busy = [[at('09:30'), at('09:50')]] as const;
    expect(changes({ service: { bufferBefore: 15 }, taken: [{ calendar: 'c0', busy }] })).to.deep.equal([
      { do: 'free', spans: busy, buffer: true },
    ]);
    const taken = [
      [at('10:30'), at('11:05')],
      [at('11:00'), at('11:30')],
    ] as const;
    const two = { calendars: [{ capacity: 2 }], service: { bufferAfter: 10 }, taken: [{ calendar: 'c0', taken }] };
    expect(changes(two)).to.deep.equal([{ do: 'free', spans: taken, buffer: false }]);
  });

  it('TR-2 AV-9 the nearest starts, as far as there are any on the days that are known', () => {
    const move = (given: Partial<SmallSite>, text: string) => {
      const { catalog, availability, question } = smallSite({ from: MONDAY, ...given });
      const [told] = explainStart(openSite(catalog), availability, question, utc(text));
      return told!.blocks.map(({ change }) => change);
    };
    const always = { hours: [[0, 1440]] as const };
    expect(move(always, '2026-03-01 00:01')).to.deep.equal([
      { do: 'move', earlier: utc('2026-03-01 00:00'), later: utc('2026-03-01 01:00') },
    ]);
    expect(move(always, '2026-03-03 22:59')).to.deep.equal([
      { do: 'move', earlier: utc('2026-03-03 22:00'), later: utc('2026-03-03 23:00') },
    ]);
    expect(move(always, '2026-03-03 23:01')).to.deep.equal([{ do: 'move', earlier: utc('2026-03-03 23:00') }]);
    // From 10:30 to 11:40 no session fits that starts on the hour; Monday alone has starts.
    const overrides = [{ day: monday, hours: [[540, 720]] as const }];
    const odd = { hours: [[630, 700]] as const, calendars: [{ overrides }] };
    expect(move(odd, '2026-03-01 10:35')).to.deep.equal([{ do: 'move', later: at('09:00') }]);
    expect(move(odd, '2026-03-03 10:35')).to.deep.equal([{ do: 'move', earlier: at('11:00') }]);
    expect(move({ hours: [[630, 700]] }, '2026-03-01 10:35')).to.deep.equal([{ do: 'move' }]);
  });

  it('TR-2 AV-4 AV-9 where starts follow the opening, a blackout moves those after it', () => {
    const tea = { days: [monday, monday + 1] as const, hours: [[540, 560]] as const };
    const given = { service: { anchor: 'opening' as const }, calendars: [{ blackouts: [tea] }] };
    expect(codes(given, '10:20')).to.deep.equal([]);
    expect(codes(given, '10:00')).to.deep.equal(['off-grid']);
    expect(codes(given, '09:00')).to.deep.equal(['blocked']);
  });

  it('TR-2 calendars that are not there, or named twice, have no explanation of their own', () => {
    const { catalog, availability, question } = smallSite({ from: MONDAY, calendars: [{}, {}] });
    const told = explainStart(openSite(catalog), availability, question, at('10:00'), ['c1', 'gone', 'c1']);
    expect(told.map(({ calendar }) => calendar)).to.deep.equal(['c1']);
    expect(changes({ calendars: [{}, {}] }, '10:00', { calendar: 'c1', among: ['c0', 'c1'] })).to.deep.equal([
      { do: 'ask-for-it' },
    ]);
  });
});
