/**
 * Situations that test suites of other schedulers hold, as short text: schedules and what is taken as clock times,
 * histories as one word for each thing that happened.
 */
import { expect } from 'chai';
import { choose, figuresOf, openSite } from '../../src/engine/index.js';
import type {
  Availability,
  CalendarAvailability,
  Distribution,
  LedgerEntry,
  LedgerLine,
  Member,
} from '../../src/engine/index.js';
import type { Instant, Minute, Span } from '../../src/time/units.js';
import { shownDays, shownLabelled, shownStarts } from './shown.js';
import { smallSite, utc } from './small-site.js';
import type { SmallSite } from './small-site.js';

/** Minutes of the day: `9:15-12:00 13:00-17:00`; an end past 24:00 runs into the next day. */
export function hours(text: string): Span<Minute>[] {
  return text.split(' ').flatMap((part) => {
    const [from, to] = part.split('-').map((clock) => {
      const [hour, minute] = clock.split(':').map(Number);
      return hour! * 60 + minute!;
    });
    return from === undefined || to === undefined ? [] : [[from, to] as const];
  });
}

/** Instants of the clock times of a date in UTC: `10:00-11:00 23:00-25:00`. */
export function at(date: string, text: string): Span<Instant>[] {
  const midnight = utc(`${date} 00:00`);
  return hours(text).map(([from, to]) => [midnight + from, midnight + to] as const);
}

/** One calendar's busy time and bookings on a date. */
export function told(
  calendar: string,
  date: string,
  { busy = '', taken = '' }: { readonly busy?: string; readonly taken?: string },
): Partial<CalendarAvailability> & { readonly calendar: string } {
  return { calendar, busy: at(date, busy), taken: at(date, taken) };
}

/** A situation, and what comes of it, in the words of `shown.ts`; lines of days are joined by a comma. */
export interface SlotCase extends SmallSite {
  readonly it: string;
  readonly starts?: string;
  readonly labelled?: string;
  readonly days?: string;
}

export function slotCases(cases: readonly SlotCase[]): void {
  for (const { it: sentence, starts, labelled, days, ...given } of cases) {
    it(sentence, () => {
      if (starts !== undefined) expect(shownStarts(given)).to.equal(starts);
      if (labelled !== undefined) expect(shownLabelled(given)).to.equal(labelled);
      if (days !== undefined) expect(shownDays(given).join(', ')).to.equal(days);
    });
  }
}

/** A team, what happened to it, and whose turn it is. */
export interface TurnCase {
  readonly it: string;
  /** In the order of the pool: `a`, `b weight 200`, `c priority 4`, `d weight 0 priority 1`. */
  readonly team: string;
  readonly by: string | Partial<Distribution>;
  /** What happened, a minute after the other; see `history`. */
  readonly ledger?: string;
  /** Those who are busy at the start that is asked for. */
  readonly busy?: string;
  /** The start; 15 June 10:00 where left out. */
  readonly start?: string;
  /** Who is chosen. */
  readonly chosen: string;
  /** The key that decided, where it matters. */
  readonly decidedBy?: string;
}

const START = '2026-06-15 10:00';
const OWN: Distribution = { name: 'own', offered: 'everyone', keys: ['draw'], window: 'month' };

export function turnCases(cases: readonly TurnCase[]): void {
  for (const one of cases) {
    it(one.it, () => {
      const { chosen, decidedBy } = turnOf(one);
      expect(chosen ?? 'nobody').to.equal(one.chosen);
      if (one.decidedBy !== undefined) expect(decidedBy).to.equal(one.decidedBy);
    });
  }
}

function turnOf({ team, by, ledger = '', busy = '', start = START }: TurnCase) {
  const members = team.split(', ').map(memberOf);
  const ids = members.map(({ id }) => id);
  const date = start.slice(0, 10);
  const world = smallSite({
    from: date,
    hours: [[0, 1440]],
    calendars: ids.map((id) => ({ id, specialist: id })),
    taken: busy.split(' ').flatMap((id) => (ids.includes(id) ? [told(id, date, { busy: '0:00-24:00' })] : [])),
    service: { calendars: [], pool: 'team', distribution: typeof by === 'string' ? by : 'own' },
  });
  const site = openSite({
    ...world.catalog,
    pools: [{ id: 'team', name: 'team', members }],
    ...(typeof by !== 'string' && { distributions: [{ ...OWN, ...by }] }),
  });
  const availability: Availability = { ...world.availability, figures: figuresOf(history(ledger), site) };
  return choose(site, availability, { service: 'service', start: utc(start) });
}

function memberOf(text: string): Member {
  const [id = '', ...words] = text.split(' ');
  const figures = words.flatMap((word, index) => (index % 2 === 0 ? [[word, Number(words[index + 1])]] : []));
  return { id, calendars: [id], ...Object.fromEntries(figures) };
}

/**
 * From 1 June 00:00 on, a minute each: `a` is booked on 5 June, `a@07-01` on 1 July, `a!` by the client's choice; `#2-`
 * cancels the second booking, `#2?` is its no-show, `#2>b` gives it to b; `+a` joins, `-a` pauses, `~a` comes back;
 * `a+1` is a credit.
 */
function history(text: string): LedgerLine[] {
  const lines: LedgerLine[] = [];
  const bookings: LedgerEntry[] = [];
  const kinds = { '-': 'cancelled', '?': 'no-show', '>': 'reassigned' } as const;
  for (const word of text.split(' ').filter(Boolean)) {
    const base = { order: lines.length + 1, at: utc('2026-06-01 00:00') + lines.length };
    const [, nth, mark, to] = /^#(\d+)([-?>])(\w*)$/.exec(word) ?? [];
    const [, change, who] = /^([-+~])(\w+)$/.exec(word) ?? [];
    const [, credited, amount] = /^(\w+)\+(\d+)$/.exec(word) ?? [];
    if (nth !== undefined) {
      lines.push({ ...bookings[Number(nth) - 1]!, ...base, kind: kinds[mark as '-'], ...(to && { to }) });
    } else if (who !== undefined) {
      const kind = ({ '+': 'joined', '-': 'paused', '~': 'resumed' } as const)[change as '+'];
      lines.push({ ...base, kind, calendar: who });
    } else if (credited !== undefined) {
      lines.push({ ...base, kind: 'credited', calendar: credited, amount: Number(amount) });
    } else {
      const [, calendar = '', client, date = '06-05'] = /^(\w+)(!?)(?:@(.+))?$/.exec(word) ?? [];
      const booked: LedgerEntry = {
        ...base,
        kind: 'booked',
        booking: `b${base.order}`,
        calendar,
        service: 'service',
        start: utc(`2026-${date} 09:00`),
        assignedBy: client ? 'client' : 'backend',
      };
      lines.push(booked);
      bookings.push(booked);
    }
  }
  return lines;
}
