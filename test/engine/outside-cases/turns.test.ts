import { turnCases } from '../../support/outside.js';

const AHEAD = { keys: ['count', 'idle', 'draw'], window: 'month', ahead: 3 } as const;
const AHEAD_OF_SHARE = { keys: ['shortfall', 'weight', 'draw'], window: 'month', ahead: 3 } as const;

describe('Situations of other schedulers: who was booked longest ago', () => {
  turnCases([
    { it: 'DS-7 DS-13 the one whose last booking is older', team: 'a, b', by: 'pooled', ledger: 'b a a', chosen: 'b' },
    { it: 'DS-13 the last booking counts, not how many', team: 'a, b', by: 'pooled', ledger: 'b b b a', chosen: 'b' },
    { it: 'DS-13 never booked comes first', team: 'a, b, c', by: 'pooled', ledger: 'a b', chosen: 'c' },
    {
      it: 'DS-13 created, not held: a session far ahead',
      team: 'a, b',
      by: 'pooled',
      ledger: 'a@12-01 b@06-02',
      chosen: 'a',
    },
    { it: 'DS-13 a client’s own choice is a booking too', team: 'a, b', by: 'pooled', ledger: 'b a!', chosen: 'b' },
    {
      it: 'DS-13 a cancelled booking was created all the same',
      team: 'a, b',
      by: 'pooled',
      ledger: 'a b #2-',
      chosen: 'a',
    },
    {
      it: 'DS-13 whoever is given a booking was booked then',
      team: 'a, b',
      by: 'pooled',
      ledger: 'b a #2>b',
      chosen: 'a',
    },
    { it: 'DS-7 the first who is free', team: 'a, b, c', by: 'pooled', ledger: 'a b c', busy: 'a', chosen: 'b' },
    {
      it: 'DS-7 the only one who is free',
      team: 'a, b, c',
      by: 'pooled',
      ledger: 'a b c',
      busy: 'a b',
      chosen: 'c',
      decidedBy: 'only-one',
    },
    { it: 'DS-7 nobody is free', team: 'a, b', by: 'pooled', busy: 'a b', chosen: 'nobody' },
    {
      it: 'DS-18 where nobody was ever booked a draw decides, in any order of the team',
      team: 'a, b, c',
      by: 'pooled',
      chosen: 'c',
      decidedBy: 'draw',
    },
    { it: 'DS-18 the same draw', team: 'c, b, a', by: 'pooled', chosen: 'c', decidedBy: 'draw' },
  ]);
});

describe('Situations of other schedulers: priorities', () => {
  turnCases([
    {
      it: 'DS-8 no stars are two: level, so the one booked longest ago',
      team: 'a priority 2, b',
      by: 'pooled-priority',
      ledger: 'b a',
      chosen: 'b',
      decidedBy: 'idle',
    },
    {
      it: 'DS-8 the most stars win, however lately booked',
      team: 'a priority 0, b priority 2, c priority 4',
      by: 'pooled-priority',
      ledger: 'a b c',
      chosen: 'c',
      decidedBy: 'priority',
    },
    {
      it: 'DS-8 of two with the most stars the one booked longest ago',
      team: 'a priority 0, b priority 3, c priority 3',
      by: 'pooled-priority',
      ledger: 'a b c',
      chosen: 'b',
    },
    {
      it: 'DS-8 fewer than the usual stars come last',
      team: 'a priority 1, b',
      by: 'pooled-priority',
      ledger: 'b',
      chosen: 'b',
    },
    {
      it: 'DS-8 the most stars, but not free',
      team: 'a priority 4, b priority 1, c priority 3',
      by: 'pooled-priority',
      busy: 'a',
      chosen: 'c',
    },
    {
      it: 'DS-8 all level and never booked: a draw',
      team: 'a priority 3, b priority 3',
      by: 'pooled-priority',
      chosen: 'a',
      decidedBy: 'draw',
    },
    { it: 'DS-4 stars before the queue', team: 'a, b, c priority 4', by: 'rotation', ledger: 'c', chosen: 'c' },
  ]);
});

describe('Situations of other schedulers: turns and credits', () => {
  turnCases([
    { it: 'DS-12 the order of the team', team: 'a, b, c', by: 'rotation', chosen: 'a', decidedBy: 'turn' },
    { it: 'DS-12 whoever was assigned goes to the back', team: 'a, b, c', by: 'rotation', ledger: 'a b', chosen: 'c' },
    { it: 'DS-12 all the way round', team: 'a, b, c', by: 'rotation', ledger: 'a b c', chosen: 'a' },
    { it: 'DS-12 who is skipped keeps the place', team: 'a, b, c', by: 'rotation', ledger: 'b', chosen: 'a' },
    {
      it: 'DS-12 or loses it, as an option',
      team: 'a, b, c',
      by: { keys: ['turn'], window: 'none', losesTurn: true },
      ledger: 'b',
      chosen: 'c',
    },
    { it: 'DS-12 a client’s own choice costs no turn', team: 'a, b', by: 'rotation', ledger: 'a!', chosen: 'a' },
    {
      it: 'DS-6 round robin: the fewest received, then the line',
      team: 'a, b, c',
      by: 'round-robin',
      ledger: 'a b',
      chosen: 'c',
    },
    {
      it: 'DS-6 a full round begins anew at the first in line',
      team: 'a, b, c',
      by: 'round-robin',
      ledger: 'c b a',
      chosen: 'a',
      decidedBy: 'line',
    },
    {
      it: 'DS-6 DS-14 a cancellation gives the count back',
      team: 'a, b',
      by: 'round-robin',
      ledger: 'a b #2-',
      chosen: 'b',
    },
    { it: 'DS-6 DS-14 a no-show gives it back', team: 'a, b', by: 'round-robin', ledger: 'a b #2?', chosen: 'b' },
    {
      it: 'DS-6 DS-14 a reassignment gives it back, and counts for the other',
      team: 'a, b, c',
      by: 'round-robin',
      ledger: 'a b c #3>a',
      chosen: 'c',
    },
    {
      it: 'DS-6 DS-14 who fell behind by two comes first until caught up',
      team: 'a, b',
      by: 'round-robin',
      ledger: 'a b a b #2- #4- b',
      chosen: 'b',
    },
    { it: 'DS-6 DS-14 a credit by hand', team: 'a, b', by: 'round-robin', ledger: 'b a b+1', chosen: 'b' },
    {
      it: 'DS-10 held sessions only: what was cancelled is gone',
      team: 'a, b',
      by: 'balanced',
      ledger: 'a b #1-',
      chosen: 'a',
      decidedBy: 'count',
    },
    { it: 'DS-10 a no-show was held', team: 'a, b', by: 'balanced', ledger: 'b a #2?', chosen: 'b', decidedBy: 'idle' },
    {
      it: 'DS-10 the window is that of the slot, not of the booking',
      team: 'a, b',
      by: 'balanced',
      ledger: 'a@07-01 a@07-02 b',
      chosen: 'a',
      decidedBy: 'count',
    },
    {
      it: 'DS-1 the fewest sessions of the day, whatever the month',
      team: 'a, b',
      by: 'least-loaded',
      ledger: 'a a a a b@06-15',
      chosen: 'a',
      decidedBy: 'sessions',
    },
    { it: 'DS-5 equal: the fewest in the month', team: 'a, b', by: 'equal', ledger: 'a b a', chosen: 'b' },
  ]);
});

describe('Situations of other schedulers: nobody runs too far ahead', () => {
  turnCases([
    {
      it: 'DS-17 four ahead where three are too many: not offered, though booked longest ago',
      team: 'a, b',
      by: { ...AHEAD, keys: ['idle', 'draw'] },
      ledger: 'a a a a a b',
      chosen: 'b',
    },
    {
      it: 'DS-17 two ahead where three are too many',
      team: 'a, b',
      by: { ...AHEAD, keys: ['idle', 'draw'] },
      ledger: 'a a a b',
      chosen: 'a',
    },
    {
      it: 'DS-17 exactly three are too many',
      team: 'a, b',
      by: { ...AHEAD, keys: ['idle', 'draw'] },
      ledger: 'a a a a b',
      chosen: 'b',
    },
    {
      it: 'DS-17 a start that only a hidden one could take is not offered, while the others have other starts',
      team: 'a, b',
      by: AHEAD,
      ledger: 'a a a a',
      busy: 'b',
      start: '2026-06-15 10:00',
      chosen: 'nobody',
    },
    {
      it: 'DS-17 DS-9 by weight: seven of a heavy one are fewer than five of a light one',
      team: 'a weight 100, b weight 50, c weight 20',
      by: AHEAD_OF_SHARE,
      ledger: 'a a a a a a a b b b b b',
      busy: 'a',
      chosen: 'c',
    },
    {
      it: 'DS-17 DS-9 the heavy one is offered',
      team: 'a weight 100, b weight 50, c weight 20',
      by: AHEAD_OF_SHARE,
      ledger: 'a a a a a a a b b b b b',
      busy: 'b c',
      chosen: 'a',
    },
  ]);
});
