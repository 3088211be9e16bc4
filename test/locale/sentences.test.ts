import { expect } from 'chai';
import { choose, choosePanel, chooseReassigned, openSite, reassign, verify } from '../../src/engine/index.js';
import type { Availability, Catalog, Choice, Distribution, Panel, Pool } from '../../src/engine/index.js';
import { panelSentence } from '../../src/locale/panel-sentence.js';
import { recordSentence } from '../../src/locale/record-sentence.js';
import { wordsFor } from '../../src/locale/words.js';
import { smallSite, utc, type SmallSite } from '../support/small-site.js';
import { dayOf } from '../support/world-zones.js';
import { plain } from '../support/plain-text.js';

const MONDAY = '2026-03-02';
const DAY = dayOf(MONDAY);
const TEN = utc(`${MONDAY} 10:00`);
const WORDS = wordsFor('en-GB');
const NAMES = ['Ana', 'Ben', 'Carla', 'Dev'];
const busy = (calendar: string, from = TEN, minutes = 60) => ({ calendar, busy: [[from, from + minutes]] as const });

interface Given extends Partial<SmallSite> {
  readonly rule?: string | Distribution;
  readonly pools?: readonly Pool[];
  readonly panel?: Partial<Panel>;
}

/** A site of Ana (c0), Ben (c1), Carla (c2) and Dev (c3), as far as there are calendars. */
function build({ rule = 'least-loaded', pools, panel, ...given }: Given): {
  catalog: Catalog;
  availability: Availability;
} {
  const own = typeof rule === 'string' ? [] : [rule];
  const distribution = typeof rule === 'string' ? rule : rule.name;
  const { catalog, availability } = smallSite({
    from: MONDAY,
    calendars: [{}, {}, {}],
    ...given,
    service: { distribution, assignment: 'automatic', ...given.service },
  });
  const named = catalog.specialists.map((one, index) => ({ ...one, name: NAMES[index]! }));
  const full: Panel = {
    id: 'panel',
    name: 'panel',
    service: 'service',
    primary: { calendar: 'c0' },
    seats: [],
    ...panel,
  };
  return {
    availability,
    catalog: {
      ...catalog,
      specialists: named,
      distributions: own,
      ...(pools && { pools }),
      ...(panel && { panels: [full] }),
    },
  };
}

/** What a specialist reads of the choice that the engine makes at ten; its record holds. */
function sentence(given: Given, asked: Partial<Choice> = {}): string {
  const { catalog, availability } = build(given);
  const record = choose(openSite(catalog), availability, { service: 'service', start: TEN, ...asked });
  expect(verify(record, catalog, availability)).to.deep.equal({ holds: true });
  return recordSentence(record, catalog, WORDS);
}

function sentenceOfPanel(given: Given): string {
  const { catalog, availability } = build(given);
  const record = choosePanel(openSite(catalog), availability, { panel: 'panel', start: TEN });
  expect(verify(record, catalog, availability)).to.deep.equal({ holds: true });
  return panelSentence(record, catalog, WORDS);
}

type Figures = Availability['figures'];
const figures = (ofService: Partial<Figures['services'][number]>, sessions: Figures['sessions'] = []): Figures => ({
  sessions,
  services: [{ service: 'service', lastBooked: [], queue: ['c0', 'c1', 'c2'], ...ofService }],
});
const month = dayOf('2026-03-01');

describe('What a specialist reads of a choice, by real records', () => {
  it('HS-2 DS-1 fewest that day', () => {
    const sessions = [['c0', DAY, 2] as const, ['c1', DAY, 1] as const];
    expect(sentence({ figures: figures({}, sessions) })).to.equal('Carla: no sessions on Monday, Ana has 2, Ben has 1');
  });

  it('HS-2 DS-7 DS-13 longest idle, and never booked before', () => {
    const lastBooked = [['c0', 7] as const, ['c1', 3] as const, ['c2', 9] as const];
    expect(sentence({ rule: 'pooled', figures: figures({ lastBooked }) })).to.equal(
      'Ben: longest without a booking, Ana was booked more recently, Carla was booked more recently',
    );
    expect(sentence({ rule: 'pooled', figures: figures({ lastBooked: lastBooked.slice(0, 2) }) })).to.equal(
      'Carla: never booked before, Ana was booked before, Ben was booked before',
    );
  });

  it('HS-2 DS-4 turn, and who came first but is busy, and when', () => {
    const rotation = { rule: 'rotation', figures: figures({ queue: ['c2', 'c0', 'c1'] }) };
    expect(sentence(rotation)).to.equal('Carla: next in turn, Ana’s turn comes later, Ben’s turn comes later');
    expect(sentence({ ...rotation, taken: [busy('c2')] })).to.equal(
      'Ana: next in turn, Ben’s turn comes later, Carla came first but is busy 10:00 to 11:00',
    );
    const booked = [{ calendar: 'c2', taken: [[TEN - 15, TEN + 45]] as const }];
    expect(sentence({ ...rotation, taken: booked })).to.contain('Carla came first but is booked 09:45 to 10:45');
  });

  it('HS-2 DS-8 priority', () => {
    const members = [1, 3, 2].map((priority, index) => ({ id: `c${index}`, calendars: [`c${index}`], priority }));
    const pools = [{ id: 'team', name: 'Team', members }];
    expect(sentence({ rule: 'pooled-priority', pools, service: { pool: 'team' } })).to.equal(
      'Ben: highest priority, Ana’s priority is lower, Carla’s priority is lower',
    );
  });

  it('HS-2 DS-9 the shortfall against the weight’s share, from below, at it and above it', () => {
    const said = (...values: readonly number[]): string => {
      const shortfall = values.map((value, index) => [`c${index}`, month, value] as const);
      return sentence({ rule: 'weighted', figures: figures({ shortfall }) });
    };
    expect(said(1, -1.5, 0.5)).to.equal(
      'Ben: 1.5 bookings below their share, Ana is 1 booking above theirs, Carla is 0.5 bookings above theirs',
    );
    expect(said(0, -4 / 3, -1)).to.equal(
      'Ben: 1.33 bookings below their share, Ana has reached theirs, Carla is 1 booking below theirs',
    );
    expect(said(1, 0.25, 1)).to.contain('Ben: 0.25 bookings above their share, ');
    expect(said(1, 0, 1)).to.contain('Ben: at their share, ');
  });

  it('HS-2 DS-3 draw', () => {
    expect(sentence({ rule: 'random' })).to.match(
      /^(Ana|Ben|Carla): drawn by lot, \w+ was not drawn, \w+ was not drawn$/,
    );
  });

  it('HS-2 DS-10 DS-6 counts of the cycle are those of its month, quarter or of all time', () => {
    const counts = [['c0', month, 3] as const, ['c1', month, 1] as const, ['c2', month, 2.5] as const];
    expect(sentence({ rule: 'balanced', figures: figures({ counts }) })).to.equal(
      'Ben: 1 session that month, Ana has 3, Carla has 2.5',
    );
    const ever: Distribution = { name: 'own', offered: 'everyone', keys: ['corrected', 'line'], window: 'ever' };
    const corrected = [['c0', 0, 3] as const, ['c1', 0, 1] as const, ['c2', 0, 2] as const];
    expect(sentence({ rule: ever, figures: figures({ corrected }) })).to.equal(
      'Ben: 1 booking received so far, Ana has received 3, Carla has received 2',
    );
  });

  it('HS-2 DS-11 the client’s choice: who was asked for, free or not; or nobody yet', () => {
    expect(sentence({}, { calendar: 'c1' })).to.equal('Ben: the client’s own choice');
    expect(sentence({ taken: [busy('c1')] }, { calendar: 'c1' })).to.equal(
      'The client asked for Ben, who is busy 10:00 to 11:00',
    );
    expect(sentence({ calendars: [{}, { public: false }] }, { calendar: 'c1' })).to.equal(
      'The client asked for Ben, who takes no bookings from clients',
    );
    expect(sentence({ rule: 'client-choice', taken: [busy('c1')] })).to.equal(
      'The client has yet to choose: Ana is free, Ben is busy 10:00 to 11:00, Carla is free',
    );
  });

  it('HS-2 DS-20 continuity', () => {
    const given = { service: { continuity: 7 } };
    expect(sentence(given, { returningTo: 'c2' })).to.equal('Carla: saw this client last time');
    expect(sentence({ ...given, taken: [busy('c2')] }, { returningTo: 'c2' })).to.equal(
      'Carla, the only one offered, is busy 10:00 to 11:00',
    );
  });

  it('HS-2 only one free, and nobody', () => {
    expect(sentence({ taken: [busy('c0'), busy('c2', TEN - 60, 90)] })).to.equal(
      'Ben: the only one free, Ana is busy 10:00 to 11:00, Carla is busy 09:00 to 10:30',
    );
    expect(sentence({ taken: [busy('c0'), busy('c1'), busy('c2')] })).to.equal(
      'Nobody was free: Ana is busy 10:00 to 11:00, Ben is busy 10:00 to 11:00, Carla is busy 10:00 to 11:00',
    );
    expect(sentence({ calendars: [{ public: false }, { active: false }] })).to.equal(
      'Nobody may take it: Ana takes no bookings from clients, Ben is not active',
    );
  });

  it('HS-2 PK-1 MP-2 where only some may serve, nobody else is said to be busy', () => {
    expect(sentence({}, { among: ['c1'] })).to.equal('Ben: the only one who may take it');
    expect(sentence({ taken: [busy('c2')] }, { among: ['c1', 'c2'] })).to.match(
      /^Ben: the only one free of those who may take it, Carla (came first but )?is busy 10:00 to 11:00$/,
    );
    expect(sentence({ taken: [busy('c1')] }, { among: ['c1'] })).to.equal(
      'Ben, the only one who may take it, is busy 10:00 to 11:00',
    );
    expect(sentence({ taken: [busy('c1'), busy('c2')] }, { among: ['c1', 'c2'] })).to.equal(
      'None of those who may take it was free: Ben is busy 10:00 to 11:00, Carla is busy 10:00 to 11:00',
    );
  });

  it('HS-2 DS-2 the soonest, who comes after, and why not where that one is taken at the time', () => {
    const soonest = { rule: 'soonest', now: TEN - 60, taken: [busy('c0', TEN - 60), busy('c2', TEN - 60, 180)] };
    expect(plain(sentence(soonest))).to.equal(
      'Ben: free soonest, Mon 2 Mar, 09:00, Ana is not free as soon, Carla is not free as soon',
    );
    expect(sentence({ ...soonest, taken: [...soonest.taken, busy('c1')] })).to.equal(
      'Ben, the only one offered, is busy 10:00 to 11:00',
    );
    const tie = figures({}, [['c0', DAY, 1]]);
    expect(sentence({ ...soonest, taken: [busy('c2', TEN - 60)], figures: tie })).to.equal(
      'Ben: no sessions on Monday, Ana has 1, Carla is not free as soon',
    );
    expect(sentence(soonest, { settled: 'c0' })).to.equal(
      'Ana: the one whose times the client was shown, Ben is not the one offered now, Carla is not the one offered now',
    );
  });

  it('HS-2 DS-5 DS-17 the next in line, who is passed over, and who is ahead', () => {
    const equal = { rule: 'equal', figures: figures({ counts: [['c1', month, 2]] }) };
    expect(sentence(equal)).to.equal('Ana: next in turn, Ben has 2, Carla’s turn comes later');
    expect(sentence({ ...equal, taken: [busy('c0')] })).to.equal('Ana, the only one offered, is busy 10:00 to 11:00');
    expect(sentence({ ...equal, taken: [busy('c0', TEN - 5000, 10_000)] })).to.equal(
      'Carla: no sessions that month, Ana has no open time in these days, Ben has 2',
    );
    const hiding: Distribution = {
      name: 'own',
      offered: 'everyone',
      keys: ['count', 'line'],
      window: 'month',
      ahead: 2,
    };
    expect(sentence({ rule: hiding, figures: equal.figures, taken: [busy('c0')] })).to.equal(
      'Carla: the only one free of those offered, Ana came first but is busy 10:00 to 11:00, Ben is 2 bookings ahead',
    );
    expect(sentence({ rule: hiding, figures: equal.figures, taken: [busy('c0'), busy('c2')] })).to.equal(
      'None of those offered was free: Ana is busy 10:00 to 11:00, Ben is 2 bookings ahead, Carla is busy 10:00 to 11:00',
    );
  });

  const booking = {
    ...{ id: 'b1', service: 'service', start: TEN, duration: 60 },
    ...{ calendar: 'c0', state: 'confirmed' as const },
  };

  it('HS-2 RA-1 reassigned: from whom, by the rule or by hand, to one who is busy as well', () => {
    const said = (given: Given): string => {
      const { catalog, availability } = build(given);
      return recordSentence(chooseReassigned(openSite(catalog), availability, booking), catalog, WORDS);
    };
    const sessions = figures({}, [['c1', DAY, 1]]);
    expect(said({ figures: sessions })).to.equal('Carla takes over from Ana: no sessions on Monday, Ben has 1');
    expect(said({ taken: [busy('c2')] })).to.match(/^Ben takes over from Ana: the only one free, Carla .*is busy/);
    expect(said({ taken: [busy('c1'), busy('c2')] })).to.equal(
      'Nobody else was free to take over from Ana: Ben is busy 10:00 to 11:00, Carla is busy 10:00 to 11:00',
    );
    expect(said({ calendars: [{}] })).to.equal('Nobody else may take over from Ana');

    const byHand = (given: Given): string => {
      const { catalog, availability } = build(given);
      const order = { order: 1, at: TEN - 60, assignedBy: 'backend', to: 'c1', confirmed: true } as const;
      return recordSentence(reassign(openSite(catalog), availability, booking, order).record, catalog, WORDS);
    };
    expect(byHand({ figures: sessions })).to.equal('Ben takes over from Ana: given it by hand, Carla was free too');
    expect(byHand({ taken: [busy('c1')] })).to.equal(
      'Ben takes over from Ana: given it by hand, and is busy 10:00 to 11:00, Carla was free too',
    );
  });

  it('HS-2 DS-16 a group is told with all its hosts', () => {
    const members = [
      { id: 'pair', calendars: ['c0', 'c1'] },
      { id: 'c2', calendars: ['c2'] },
    ];
    const given = { rule: 'pooled', pools: [{ id: 'team', name: 'Team', members }], service: { pool: 'team' } };
    expect(sentence({ ...given, taken: [busy('c2')] })).to.match(/^Ana and Ben: the only ones free, Carla .*is busy/);
  });
});

describe('What a specialist reads of a panel, by real records', () => {
  const calendars = [{}, {}, {}, {}];
  const member = (id: string) => ({ id, calendars: [id] });
  const pool = (id: string, ...ids: readonly string[]): Pool => ({
    id,
    name: id,
    members: ids.map(member),
    distribution: 'least-loaded',
  });
  const sessions: Figures = {
    ...figures({}, [
      ['c2', DAY, 1],
      ['c3', DAY, 2],
    ]),
    pools: [],
  };

  it('HS-2 PN-3 who sits where and why, seat by seat', () => {
    const panel = { seats: [{ pool: 'Reviewers' }] };
    const given = { calendars, panel, pools: [pool('Reviewers', 'c1', 'c2', 'c3')], figures: sessions };
    expect(sentenceOfPanel({ ...given, taken: [busy('c1')] })).to.equal(
      'Ana and Carla meet; Ana: named by the panel; ' +
        'Carla for Reviewers: 1 session on Monday, Ben came first but is busy 10:00 to 11:00, Dev has 2',
    );
  });

  it('HS-2 PN-3 PN-5 a combination: who is better but has another seat, and several on one', () => {
    const pools = [pool('Leads', 'c1', 'c2'), pool('Reviewers', 'c1', 'c3')];
    const panel = { primary: { pool: 'Leads' }, seats: [{ pool: 'Reviewers' }] };
    expect(sentenceOfPanel({ calendars, panel, pools, figures: sessions, taken: [busy('c3')] })).to.equal(
      'Carla and Ben meet; Carla for Leads: so that every seat is filled, Ben has another seat; ' +
        'Ben for Reviewers: the only one free, Dev is busy 10:00 to 11:00',
    );
    const three = { seats: [{ pool: 'Reviewers', count: 2 }] };
    expect(
      sentenceOfPanel({ calendars, panel: three, pools: [pool('Reviewers', 'c1', 'c2', 'c3')], figures: sessions }),
    ).to.equal(
      'Ana, Ben and Carla meet; Ana: named by the panel; ' +
        'Ben and Carla for Reviewers: fewest sessions that day, Dev has 2',
    );
  });

  it('HS-2 TR-2 no full combination: which seats have whom to share', () => {
    const pools = [pool('Leads', 'c1', 'c2'), pool('Reviewers', 'c1', 'c3')];
    const panel = { primary: { pool: 'Leads' }, seats: [{ pool: 'Reviewers' }] };
    expect(sentenceOfPanel({ calendars, panel, pools, taken: [busy('c2'), busy('c3')] })).to.equal(
      'There is no full combination: Leads and Reviewers have only Ben; ' +
        'Leads: nobody chosen, Ben is free, Carla is busy 10:00 to 11:00; Reviewers: nobody chosen, Ben is free, Dev is busy 10:00 to 11:00',
    );
    expect(sentenceOfPanel({ calendars, panel: { seats: [] }, pools, taken: [busy('c0')] })).to.equal(
      'There is no full combination: Ana has nobody; Ana is busy 10:00 to 11:00',
    );
  });
});
