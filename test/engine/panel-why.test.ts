import { expect } from 'chai';
import fc from 'fast-check';
import { choosePanel, explainPanel, openSite, panelDays, panelStarts } from '../../src/engine/index.js';
import type { Catalog, Panel, PanelDay, Pool } from '../../src/engine/index.js';
import { panelWorlds } from '../support/panel-worlds.js';
import { runs } from '../support/seed.js';
import { smallSite, utc, type SmallSite } from '../support/small-site.js';
import { dayOf } from '../support/world-zones.js';

const MONDAY = '2026-03-02';
const monday = dayOf(MONDAY);
const nine = utc(`${MONDAY} 09:00`);
const NEVER = Array.from({ length: 7 }, () => []);
const AFTERNOONS = Array.from({ length: 7 }, () => [[780, 960] as const]);

interface Given extends Partial<SmallSite> {
  readonly panel?: Partial<Panel>;
  readonly team?: readonly string[];
  readonly pool?: Partial<Pool>;
}

/** A panel of c0 and one of the team c1, c2, which may be told otherwise. */
function build({ panel, team = ['c1', 'c2'], pool, ...given }: Given) {
  const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{}, {}, {}], ...given });
  const members = team.map((id) => ({ id, calendars: id.split('+') }));
  const panels: Panel[] = [
    {
      id: 'panel',
      name: 'Panel',
      service: 'service',
      primary: { calendar: 'c0' },
      seats: [{ pool: 'team' }],
      ...panel,
    },
  ];
  const all: Catalog = { ...catalog, pools: [{ id: 'team', name: 'Team', members, ...pool }], panels };
  return { site: openSite(all), availability };
}

function dayIn(given: Given, day = monday, zone = 'UTC'): Omit<PanelDay, 'day'> {
  const { site, availability } = build(given);
  const [{ day: _, ...answer }] = panelDays(site, availability, { panel: 'panel' }, { days: [day, day + 1], zone }) as [
    PanelDay,
  ];
  return answer;
}

const none = (reason: PanelDay['reason'], seats?: readonly number[], full = 0) => ({
  available: 0,
  full,
  reason,
  ...(seats && { seats }),
});
const busy = (id: string, from: number, to: number) => ({
  calendar: id,
  busy: [[nine + (from - 9) * 60, nine + (to - 9) * 60]] as const,
});

describe('Why a panel has nothing', () => {
  it('MG-6 how many starts a day has, how many are full, and the earliest', () => {
    expect(dayIn({})).to.deep.equal({ available: 3, full: 0, earliest: nine });
    expect(dayIn({ taken: [busy('c0', 9, 10)] })).to.deep.equal({ available: 2, full: 1, earliest: nine + 60 });
  });

  it('TR-1 a seat whose people may not serve, or that has nobody at all', () => {
    expect(dayIn({ calendars: [{ public: false }, {}, {}] })).to.deep.equal(none('nobody', [0]));
    expect(dayIn({ calendars: [{}, { active: false }, {}], team: ['c1'] })).to.deep.equal(none('nobody', [1]));
    expect(dayIn({ calendars: [{}, {}, { active: false }], team: ['c1+c2'] })).to.deep.equal(none('nobody', [1]));
  });

  it('TR-1 days that the answer doesn’t reach, outside the event, too soon and too far', () => {
    expect(dayIn({}, monday + 9)).to.deep.equal(none('too-far'));
    expect(dayIn({}, monday - 9)).to.deep.equal(none('too-soon'));
    const event = { id: 'fair', name: 'Fair', days: [monday + 1, monday + 2], blackouts: [] } as const;
    expect(dayIn({ service: { event: 'fair' }, events: [event] })).to.deep.equal(none('outside-event'));
    expect(dayIn({ service: { notice: 10_000 } })).to.deep.equal(none('too-soon'));
    expect(dayIn({ service: { horizon: 60 } })).to.deep.equal(none('too-far'));
  });

  it('TR-1 the seats on which nobody works that day', () => {
    expect(dayIn({ calendars: [{}, { hours: NEVER }, { hours: NEVER }] })).to.deep.equal(none('closed', [1]));
    expect(dayIn({ calendars: [{ hours: NEVER }, {}, {}] })).to.deep.equal(none('closed', [0]));
    // One morning, the others in the afternoon: each works, and never together.
    expect(dayIn({ calendars: [{}, { hours: AFTERNOONS }, { hours: AFTERNOONS }] })).to.deep.equal(none('closed', []));
  });

  it('TR-1 one who may not serve is not nobody, where another may', () => {
    expect(dayIn({ calendars: [{}, { public: false }, { hours: NEVER }] })).to.deep.equal(none('closed', [1]));
  });

  it('TR-1 a seat is blocked by that day’s blackouts alone, at the panel’s starts, whatever the grid of its people', () => {
    const tuesdays = Array.from({ length: 7 }, (_, day) => (day === 1 ? [[540, 720] as const] : []));
    const tomorrow = [{ days: [monday + 1, monday + 2] }] as const;
    const away = { hours: tuesdays, blackouts: tomorrow };
    expect(dayIn({ calendars: [{}, away, {}], team: ['c1'] })).to.deep.equal(none('closed', [1]));
    // 15:15 to 16:30 in Kolkata is 09:45 to 11:00 in UTC: open at ten, but never on an hour of its own.
    const hours = Array.from({ length: 7 }, () => [[915, 990] as const]);
    const blackouts = [{ days: [monday, monday + 1] }] as const;
    const far = { zone: 'Asia/Kolkata', hours, blackouts };
    expect(dayIn({ calendars: [{}, far, {}], team: ['c1'] })).to.deep.equal(none('blocked', [1]));
  });

  it('TR-1 asked twice, the answer is the same', () => {
    const { site, availability } = build({ taken: [busy('c1', 9, 12), busy('c2', 9, 12)] });
    const ask = () => panelDays(site, availability, { panel: 'panel' }, { days: [monday, monday + 1], zone: 'UTC' });
    expect(ask()).to.deep.equal(ask());
  });

  it('TR-1 a seat whose people are blocked', () => {
    const blackouts = [{ days: [monday, monday + 1] }] as const;
    expect(dayIn({ calendars: [{}, { blackouts }, { hours: NEVER }] })).to.deep.equal(none('blocked', [1]));
    expect(dayIn({ calendars: [{}, { blackouts }, {}], team: ['c1+c2'] })).to.deep.equal(none('blocked', [1]));
    expect(dayIn({ calendars: [{}, { blackouts }, { hours: NEVER }], team: ['c1+c2'] })).to.deep.equal(
      none('closed', [1]),
    );
  });

  it('TR-1 a seat whose people are open between the panel’s starts only is closed, not blocked', () => {
    const hours = Array.from({ length: 7 }, () => [[570, 631] as const]);
    expect(dayIn({ calendars: [{ hours: NEVER }, { hours }, { hours }] })).to.deep.equal(none('closed', [0, 1]));
    const blackouts = [{ days: [monday, monday + 1] }] as const;
    expect(dayIn({ calendars: [{ hours: NEVER }, { blackouts }, {}], team: ['c1'] })).to.deep.equal(
      none('blocked', [0, 1]),
    );
  });

  it('TR-1 AV-10 a limit that the people of a seat, or the service, have reached', () => {
    const limits = { perDay: 1 };
    const booked = [[monday, 1]] as const;
    const calendars = [{}, { limits }, { limits }];
    const taken = ['c1', 'c2'].map((calendar) => ({ calendar, booked }));
    expect(dayIn({ calendars, taken })).to.deep.equal(none('limit', [1]));
    const figures = { sessions: [], services: [{ service: 'service', lastBooked: [], queue: [], booked }] };
    expect(dayIn({ service: { limits }, figures })).to.deep.equal(none('limit', [0, 1]));
  });

  it('TR-1 AV-10 the client’s own limit', () => {
    const { site, availability } = build({ service: { clientLimits: { perDay: 1 } } });
    const question = { panel: 'panel', clientBooked: [[monday, 1]] as const };
    const range = { days: [monday, monday + 1], zone: 'UTC' } as const;
    expect(panelDays(site, availability, question, range)[0]).to.include({ available: 0, reason: 'limit' });
    expect(panelDays(site, availability, { panel: 'panel' }, range)[0]).to.include({ available: 3 });
    expect(panelStarts(site, availability, question, [nine, nine + 1440])).to.deep.equal([]);
  });

  it('TR-1 all full: the seats that nobody can take; none of them where they are only never free together', () => {
    expect(dayIn({ taken: [busy('c1', 9, 12), busy('c2', 9, 12)] })).to.deep.equal(none('full', [1], 3));
    expect(dayIn({ taken: [busy('c0', 9, 10), busy('c1', 10, 12), busy('c2', 10, 12)] })).to.deep.equal(
      none('full', [], 3),
    );
    expect(dayIn({ team: ['c0'] })).to.deep.equal(none('full', [], 3));
  });

  it('TR-1 a day is a date in the zone that is asked for', () => {
    // 09:00 to 12:00 in UTC is the evening of the same day in Tokyo; all of Monday there but for that is closed.
    expect(dayIn({ calendars: [{}, { hours: NEVER }, { hours: NEVER }] }, monday, 'Asia/Tokyo')).to.deep.equal(
      none('closed', [1]),
    );
    expect(dayIn({}, monday, 'Asia/Tokyo')).to.include({ available: 3 });
  });

  it('TR-2 for each seat everybody with all that is in the way, and the seats that can’t be filled', () => {
    const { site, availability } = build({ calendars: [{}, { public: false }, {}], taken: [busy('c2', 9, 11)] });
    const { seats, shortfall } = explainPanel(site, availability, { panel: 'panel' }, nine);
    expect(shortfall).to.deep.equal({ seats: [1], specialists: [] });
    const said = seats.map(({ members }) =>
      members.map(({ member, free, calendars }) => [
        member,
        free,
        calendars.flatMap(({ blocks }) => blocks.map(({ reason, change }) => `${reason.code}: ${change.do}`)),
      ]),
    );
    expect(said).to.deep.equal([
      [['c0', true, []]],
      [
        ['c1', false, ['private: publish']],
        ['c2', false, ['busy: free']],
      ],
    ]);
    expect(explainPanel(site, availability, { panel: 'panel' }, nine + 120)).to.not.have.property('shortfall');
  });

  it('TR-2 DS-16 PN-5 a group is free where all of it is; a calendar that isn’t there never is', () => {
    const given = { team: ['c1+c2', 'c0+gone'], panel: { seats: [{ pool: 'team', count: 2 }] } };
    const explained = (taken: SmallSite['taken']) => {
      const { site, availability } = build({ ...given, taken });
      return explainPanel(site, availability, { panel: 'panel' }, nine).seats;
    };
    expect(explained([]).map(({ count }) => count)).to.deep.equal([1, 2]);
    const free = (taken: SmallSite['taken']) => explained(taken)[1]!.members.map((one) => one.free);
    expect(free([])).to.deep.equal([true, false]);
    expect(free([busy('c2', 9, 10)])).to.deep.equal([false, false]);
    const [pair, gone] = explained([])[1]!.members;
    expect(pair!.calendars.map(({ calendar }) => calendar)).to.deep.equal(['c1', 'c2']);
    expect(gone!.calendars.map(({ calendar }) => calendar)).to.deep.equal(['c0']);
  });

  it('TR-2 PN-2 the grid is in the way on the primary seat only, and a pool’s offer never', () => {
    const { site, availability } = build({ pool: { distribution: 'round-robin' } });
    const { seats } = explainPanel(site, availability, { panel: 'panel' }, nine + 10);
    const codes = seats.map(({ members }) =>
      members.flatMap(({ calendars }) => calendars.flatMap(({ blocks }) => blocks)),
    );
    expect(codes.map((blocks) => blocks.map(({ reason }) => reason.code))).to.deep.equal([['off-grid'], []]);
  });

  it('TR-1 TR-2 in random worlds explanations, days, starts and choice agree', () => {
    fc.assert(
      fc.property(panelWorlds, fc.nat(), ({ world: { catalog, availability, question, range }, panel }, pick) => {
        const site = openSite(catalog);
        const asked = { panel: panel.id, ...(question.duration !== undefined && { duration: question.duration }) };
        const start = availability.days[0] * 1440 + (pick % 480) * 15;
        const record = choosePanel(site, availability, { ...asked, start });
        const explained = explainPanel(site, availability, asked, start);
        expect(explained.shortfall).to.deep.equal(record.shortfall);
        explained.seats.forEach(({ members }, place) =>
          members.forEach(({ member, free, calendars }) => {
            const dropped = record.seats[place]!.candidates.find(({ calendar }) => calendar === member)?.dropped;
            // Off the primary's grid, where nothing is offered, the record may say so of everybody.
            if (dropped?.reason.code === 'off-grid' && place > 0) return;
            expect(free, member).to.equal(dropped === undefined);
            const reasons = calendars.flatMap(({ blocks }) => blocks.map(({ reason }) => reason.code));
            if (dropped) expect(reasons).to.include(dropped.reason.code);
          }),
        );

        const starts = panelStarts(site, availability, asked, [-Infinity, Infinity]);
        const zone = site.zone(range.zone);
        for (const day of panelDays(site, availability, asked, range)) {
          const span = [zone.instantOf(day.day * 1440), zone.instantOf((day.day + 1) * 1440)] as const;
          const own = starts.filter((one) => span[0] <= one.start && one.start < span[1]);
          expect([day.available, day.earliest]).to.deep.equal([own.length, own[0]?.start]);
          expect(day.reason === undefined).to.equal(own.length > 0);
          expect(day.reason === 'full').to.equal(own.length === 0 && day.full > 0);
        }
      }),
      runs(150),
    );
  }).timeout(100_000);
});
