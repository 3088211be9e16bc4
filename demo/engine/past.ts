/** What has happened so far: lessons that were shared out by hand, and what else keeps the tutors busy. */
import type { Instant, Span } from '../../src/time/index.js';
import type { LedgerEntry } from '../../src/engine/index.js';
import { at, NOW } from './clock.js';
import { SERVICE } from './team.js';

/** Date and time on the site's clock, and who was given the lesson. */
const LESSONS = `
  2026-11-02 09:00 ana
  2026-11-02 15:00 emma
  2026-11-03 10:00 ana
  2026-11-03 13:00 ben
  2026-11-04 11:00 chloe
  2026-11-04 14:00 ana
  2026-11-05 09:00 ben
  2026-11-05 16:00 dev
  2026-11-06 10:00 ana
  2026-11-09 13:00 ana
  2026-11-10 15:00 chloe
  2026-11-11 10:00 ben
  2026-11-11 16:00 dev   cancelled
  2026-11-12 09:00 ana
  2026-11-13 14:00 ben   no-show
  2026-11-16 10:00 chloe
  2026-11-16 15:00 ana
  2026-11-17 17:00 emma
  2026-11-18 11:00 ana
  2026-11-18 13:00 ben
  2026-11-19 10:00 dev
  2026-11-20 15:00 chloe
  2026-11-23 11:00 dev
  2026-11-24 12:00 chloe
  2026-11-24 13:00 ben
  2026-11-24 14:00 ana
  2026-11-24 16:00 chloe
  2026-11-24 16:00 emma
  2026-11-24 17:00 dev
`;

const lesson = { service: SERVICE, assignedBy: 'backend' } as const;

/** Busy time from the tutors' own calendars, on the page's day. */
export const BUSY: Readonly<Record<string, readonly Span<Instant>[]>> = {
  ben: [[at('2026-11-24 09:30'), at('2026-11-24 11:00')]],
  dev: [[at('2026-11-24 11:30'), at('2026-11-24 13:00')]],
};

type Line = Omit<LedgerEntry, 'order'>;

/** The ledger up to now, oldest line first: lessons are booked a day ahead. */
export const PAST: readonly LedgerEntry[] = LESSONS.trim()
  .split('\n')
  .flatMap((line, index): Line[] => {
    const [date, clock, calendar = '', end] = line.trim().split(/\s+/);
    const start = at(`${date} ${clock}`);
    const booking = `lesson-${index + 1}`;
    const booked: Line = { ...lesson, kind: 'booked', at: start - 1440, booking, calendar, start };
    if (end === 'cancelled') return [booked, { ...booked, kind: end, at: start - 720 }];
    if (end === 'no-show') return [booked, { ...booked, kind: end, at: start + 60 }];
    return [booked];
  })
  .sort((a, b) => a.at - b.at)
  .map(numbered);

/** The ledger with what the reader has done since: past lessons cancelled, by their ids, and new ones booked. */
export function ledgerOf(
  cancelled: readonly string[],
  booked: readonly Pick<LedgerEntry, 'calendar' | 'start'>[],
): LedgerEntry[] {
  const gone = PAST.filter(({ kind, booking }) => kind === 'booked' && cancelled.includes(booking));
  const news = [
    ...gone.map((entry): Line => ({ ...entry, kind: 'cancelled', at: NOW })),
    ...booked.map((one, index): Line => ({ ...lesson, ...one, kind: 'booked', at: NOW, booking: `page-${index + 1}` })),
  ];
  return [...PAST, ...news].map(numbered);
}

function numbered(line: Line, index: number): LedgerEntry {
  return { ...line, order: index + 1 };
}

/** The lessons that still take place: booked and not cancelled. */
export function standing(ledger: readonly LedgerEntry[]): LedgerEntry[] {
  const gone = new Set(ledger.filter(({ kind }) => kind === 'cancelled').map(({ booking }) => booking));
  return ledger.filter(({ kind, booking }) => kind === 'booked' && !gone.has(booking));
}
