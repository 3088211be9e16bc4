import { expect } from 'chai';
import type { KeyName } from '../../src/engine/distribution.js';
import type { AssignmentRecord, Candidate } from '../../src/engine/record.js';
import type { Reason } from '../../src/engine/reasons.js';
import { valueWords } from '../../src/locale/key-words.js';
import { reasonWords } from '../../src/locale/reason-words.js';
import { recordSentence } from '../../src/locale/record-sentence.js';
import { wordsFor } from '../../src/locale/words.js';
import { CATALOG, TUESDAY_AT_TEN } from '../support/frame-states.js';
import { plain } from '../support/plain-text.js';

const WORDS = wordsFor('en-GB');
const LAURA = { ...CATALOG.calendars[0]!, id: 'laura', specialist: 'laura' };
const SITE = {
  ...CATALOG,
  calendars: [...CATALOG.calendars, LAURA],
  specialists: [...CATALOG.specialists, { id: 'laura', name: 'Laura', active: true }],
};
const BUSY: Reason = { code: 'busy', span: [TUESDAY_AT_TEN, TUESDAY_AT_TEN + 60] };

const record = (candidates: Candidate[], changes: Partial<AssignmentRecord> = {}): AssignmentRecord => ({
  version: 1,
  site: 'wellness',
  service: 'massage',
  duration: 60,
  start: TUESDAY_AT_TEN,
  now: TUESDAY_AT_TEN - 4320,
  revision: 1,
  distribution: {
    name: 'least-loaded',
    offered: 'everyone',
    keys: ['sessions', 'idle', 'turn', 'draw'],
    window: 'day',
  },
  seed: 'wellness/massage/x',
  candidates,
  decidedBy: 'sessions',
  chosen: 'maria',
  ...changes,
});
const sentence = (candidates: Candidate[], changes?: Partial<AssignmentRecord>): string =>
  recordSentence(record(candidates, changes), SITE, WORDS);
const dropped = (calendar: string, reason: Reason): Candidate => ({
  calendar,
  dropped: { stage: 'available', reason },
});

describe('The sentence of an assignment record', () => {
  it('HS-2 says who was chosen, by which value, and what kept the others from it', () => {
    const candidates = [
      { calendar: 'maria', values: [2, 0, 0, 5] },
      { calendar: 'carlos', values: [3, 1, 1, 4] },
      dropped('laura', BUSY),
    ];
    expect(sentence(candidates)).to.equal(
      'Maria Gómez: 2 sessions on Tuesday, Carlos Vega has 3, Laura is busy 10:00 to 11:00',
    );
  });

  it('HS-2 each other member is compared by the first key that puts them behind', () => {
    const candidates = [
      { calendar: 'maria', values: [1, 4, 0, 5] },
      { calendar: 'carlos', values: [1, 9, 1, 4] },
      { calendar: 'laura', values: [2, 0, 2, 1] },
    ];
    expect(sentence(candidates, { decidedBy: 'idle' })).to.equal(
      'Maria Gómez: longest without a booking, Carlos Vega was booked more recently, Laura has 2',
    );
  });

  it('HS-4 a turn, a lot and a choice because others were unavailable are told apart', () => {
    const free = (calendar: string, turn: number, draw: number) => ({ calendar, values: [0, 0, turn, draw] });
    expect(sentence([free('maria', 0, 1), free('carlos', 1, 0)], { decidedBy: 'turn' })).to.equal(
      'Maria Gómez: next in turn, Carlos Vega’s turn comes later',
    );
    expect(sentence([free('maria', 0, 1), free('carlos', 0, 2)], { decidedBy: 'draw' })).to.equal(
      'Maria Gómez: drawn by lot, Carlos Vega was not drawn',
    );
    expect(sentence([free('maria', 0, 1), dropped('carlos', BUSY)], { decidedBy: 'only-one' })).to.equal(
      'Maria Gómez: the only one free, Carlos Vega is busy 10:00 to 11:00',
    );
  });

  const ruled = (keys: KeyName[], first: number[], second: number[], changes: Partial<AssignmentRecord> = {}): string =>
    sentence(
      [
        { calendar: 'maria', values: first },
        { calendar: 'carlos', values: second },
      ],
      {
        distribution: { name: 'own', offered: 'everyone', keys, window: 'month' },
        decidedBy: keys[first.findIndex((value, index) => value !== second[index])],
        ...changes,
      },
    );

  it('HS-2 counts of the cycle, bookings received, and what is missing to the share', () => {
    expect(ruled(['count'], [1], [2])).to.equal('Maria Gómez: 1 session that month, Carlos Vega has 2');
    expect(ruled(['corrected'], [2], [3])).to.equal(
      'Maria Gómez: 2 bookings received that month, Carlos Vega has received 3',
    );
    expect(ruled(['shortfall'], [-1.5], [-0.5])).to.equal(
      'Maria Gómez: 1.5 bookings below their share, Carlos Vega is 0.5 bookings below theirs',
    );
    expect(ruled(['shortfall'], [-1], [0.5])).to.equal(
      'Maria Gómez: 1 booking below their share, Carlos Vega is 0.5 bookings above theirs',
    );
  });

  it('HS-2 weight, priority and line', () => {
    expect(ruled(['shortfall', 'weight'], [0, -200], [0, -100])).to.equal(
      'Maria Gómez: largest weight, Carlos Vega’s weight is smaller',
    );
    expect(ruled(['priority'], [-3], [-2])).to.equal('Maria Gómez: highest priority, Carlos Vega’s priority is lower');
    expect(ruled(['line'], [0], [1])).to.equal('Maria Gómez: first in line, Carlos Vega comes later in the line');
  });

  it('HS-4 who came first and was skipped is told with what was in the way', () => {
    const candidates = [dropped('carlos', BUSY), { calendar: 'maria', values: [0, 0, 1, 0] }];
    expect(sentence(candidates, { decidedBy: 'only-one', skipped: ['carlos'] })).to.equal(
      'Maria Gómez: the only one free, Carlos Vega came first but is busy 10:00 to 11:00',
    );
  });

  it('DS-5 of the next one only, the others are compared, and who has no time is passed over', () => {
    const offered = (calendar: string, reason: Reason, values: number[]): Candidate => ({
      calendar,
      dropped: { stage: 'offered', reason },
      values,
    });
    const candidates = [
      { calendar: 'maria', values: [1, 0] },
      offered('carlos', { code: 'not-offered' }, [4, 1]),
      offered('laura', { code: 'no-starts' }, [0, 2]),
    ];
    const distribution = { name: 'equal', offered: 'next', keys: ['count', 'turn'], window: 'month' } as const;
    expect(sentence(candidates, { distribution, decidedBy: 'count' })).to.equal(
      'Maria Gómez: 1 session that month, Carlos Vega has 4, Laura has no open time in these days',
    );
  });

  it('DS-16 DS-17 DS-20 groups, those who are ahead, and the person of last time', () => {
    const candidates = [{ calendar: 'maria', values: [0, 0, 0, 0] }, dropped('laura', { code: 'ahead', by: 3 })];
    expect(sentence(candidates, { decidedBy: 'only-one', hosts: ['maria', 'carlos'] })).to.equal(
      'Maria Gómez and Carlos Vega: the only ones free, Laura is 3 bookings ahead',
    );
    expect(sentence(candidates.slice(0, 1), { decidedBy: 'continuity' })).to.equal(
      'Maria Gómez: saw this client last time',
    );
  });

  it('DS-11 where the client has yet to choose, nobody is said to be busy', () => {
    const keys = { distribution: { name: 'client-choice', offered: 'everyone', keys: [], window: 'none' } as const };
    const candidates = [
      { calendar: 'maria', values: [] },
      { calendar: 'carlos', values: [] },
    ];
    expect(sentence(candidates, { ...keys, decidedBy: 'nobody', chosen: undefined })).to.equal(
      'The client has yet to choose: Maria Gómez is free, Carlos Vega is free',
    );
  });

  it('HS-4 the client’s own choice is said to be, without those who were not asked for', () => {
    const candidates = [{ calendar: 'maria', values: [0, 0, 0, 0] }, dropped('carlos', { code: 'not-wanted' })];
    expect(sentence(candidates, { decidedBy: 'client', wanted: 'maria' })).to.equal(
      'Maria Gómez: the client’s own choice',
    );
  });

  it('HS-2 where nobody was free it says what was in each one’s way', () => {
    const candidates = [dropped('maria', BUSY), dropped('carlos', { code: 'blocked', label: 'Lunch' })];
    expect(sentence(candidates, { decidedBy: 'nobody', chosen: undefined })).to.equal(
      'Nobody was free: Maria Gómez is busy 10:00 to 11:00, Carlos Vega is blocked (Lunch)',
    );
  });

  it('HS-2 the value of a key is said in words: a count, an order, a time, a place in the queue or in the draw', () => {
    const keys = ['sessions', 'idle', 'soonest', 'turn', 'draw'] as const;
    const maria = { calendar: 'maria', values: [1, -1, TUESDAY_AT_TEN, 0, 4_000_000_000] };
    const carlos = { calendar: 'carlos', values: [0, 21, TUESDAY_AT_TEN + 1440, 2, 17] };
    const distribution = { name: 'own', offered: 'everyone', keys, window: 'day' } as const;
    const of = record([maria, carlos, dropped('laura', BUSY)], { distribution });
    const said = (candidate: Candidate) =>
      keys.map((key) => plain(valueWords(of, candidate, key, 'Europe/Berlin', WORDS)));
    expect(said(maria)).to.deep.equal([
      '1 session',
      'never booked',
      'Tue 24 Nov, 10:00',
      '1st in the queue',
      '2nd in the draw',
    ]);
    expect(said(carlos)).to.deep.equal([
      'no sessions',
      'booked 22nd',
      'Wed 25 Nov, 10:00',
      '3rd in the queue',
      '1st in the draw',
    ]);
    expect(said(of.candidates[2]!)).to.deep.equal(['', '', '', '', '']);
  });

  it('TR-2 times in a reason are those of the given zone', () => {
    expect(reasonWords(BUSY, 'America/New_York', WORDS)).to.equal('is busy 04:00 to 05:00');
    expect(plain(reasonWords({ code: 'too-soon', earliest: TUESDAY_AT_TEN }, 'Europe/Berlin', WORDS))).to.equal(
      'needs more notice (Tue 24 Nov, 10:00 at the earliest)',
    );
  });
});
