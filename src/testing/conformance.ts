import type { Booking } from '../adapter/contract.js';
import { MINUTES_PER_DAY } from '../time/index.js';
import { holds, oneOf, same } from './facts.js';
import { codeOf, refused, Trial, type Subject } from './trial.js';

/** One thing that an adapter has to keep to. `run` throws where it doesn't. */
export interface ConformanceCase {
  /** A sentence, with the rule's id. */
  readonly name: string;
  readonly run: () => Promise<void>;
}

/**
 * What every adapter has to keep to, whatever backend is behind it, as cases for the test runner of your choice:
 * `for (const { name, run } of conformance(subject)) it(name, run)`.
 */
export function conformance(subject: Subject): readonly ConformanceCase[] {
  return Object.entries(CASES).map(([name, check]) => ({ name, run: async () => check(await Trial.of(subject)) }));
}

const CASES: Readonly<Record<string, (trial: Trial) => Promise<void>>> = {
  'A97 says what it can do': async ({ backend, detail: told }) => {
    const { detail, assignment } = await backend.capabilities();
    same(detail, told, 'detail, which the catalog says, too');
    oneOf(assignment, ['backend', 'page'], 'assignment');
  },

  'gives a timetable of all days and calendars that were asked for': async (trial) => {
    if (trial.detail !== 'calendars') return;
    const { calendars } = trial.service;
    const { days } = await trial.look();
    const [from, to] = [days[0], days[0] + 7];
    const answer = await trial.availability({ from, to, calendars });
    holds(answer.days[0] <= from && answer.days[1] >= to, `days ${answer.days} don't cover ${from} to ${to}`);
    const there = answer.calendars.map(({ calendar }) => calendar);
    for (const calendar of calendars) holds(there.includes(calendar), `${calendar} is missing among ${there}`);
  },

  'TR-1 gives the starts of all days that were asked for, where it tells no more, and of days without any says why':
    async (trial) => {
      if (trial.detail === 'calendars') return;
      const [from, to] = trial.days;
      const { days, starts, reasons } = await trial.openings();
      holds(days[0] <= from && days[1] >= to, `days ${days} don't cover ${from} to ${to}`);
      const zone = trial.site.zone(trial.catalog.site.zone);
      const free = new Set<number>();
      for (const [start, left] of starts) {
        holds(
          trial.detail !== 'slots' || left <= 1,
          `left of ${start}: expected 1 or 0 where slots are told, got ${left}`,
        );
        if (left > 0) free.add(zone.dayOf(start));
      }
      for (let day = from; day < to; day++)
        holds(free.has(day) !== reasons.some(([of]) => of === day), `day ${day}: expected free starts, or a reason`);
    },

  'RC-1 books what is free, and then it is taken': async (trial) => {
    const before = await trial.free();
    const booking = await trial.book(before.starts[0]!, 'key-of-the-first');
    same(booking.start, before.starts[0], 'start');
    oneOf(booking.state, ['confirmed', 'pending'], 'state');
    holds((await trial.free()).revision > before.revision, 'the revision did not rise');
  },

  'RC-4 A04 the same key and request give the same booking again': async (trial) => {
    const start = (await trial.free()).starts[0]!;
    const first = await trial.book(start, 'key-of-one-intent');
    const { revision } = await trial.free();
    const second = await trial.book(start, 'key-of-one-intent');
    same([second.id, second.token], [first.id, first.token], 'id and token');
    same((await trial.free()).revision, revision, 'revision');
  },

  'RC-4 A06 the same key twice at one moment books once': async (trial) => {
    const start = (await trial.free()).starts[0]!;
    const twice = [1, 2].map(() => trial.book(start, 'key-of-two-at-once').catch(codeOf));
    const answers = await Promise.all(twice);
    const ids = answers.flatMap((answer) => (typeof answer === 'string' ? [] : [answer.id]));
    same(new Set(ids).size, 1, 'bookings made');
    for (const answer of answers)
      if (typeof answer === 'string') same(answer, 'request-in-progress', 'the other answer');
  },

  'A07 the same key for another request is refused and books nothing': async (trial) => {
    const { starts } = await trial.free();
    await trial.book(starts[0]!, 'key-used-twice');
    const { revision } = await trial.free();
    same((await refused(trial.book(starts.at(-1)!, 'key-used-twice'))).code, 'idempotency-key-reused', 'code');
    same((await trial.free()).revision, revision, 'revision');
  },

  'RC-1 one place is never given twice': async (trial) => {
    const start = (await trial.free()).starts[0]!;
    const many = Array.from({ length: 30 }, (_, index) => trial.book(start, `key-of-client-${index}`));
    const made: Booking[] = [];
    for (const outcome of await Promise.allSettled(many)) {
      if (outcome.status === 'fulfilled') made.push(outcome.value);
      else oneOf(codeOf(outcome.reason), ['slot-taken', 'all-booked'], 'code');
    }
    holds(!(await trial.free()).starts.includes(start), 'the start is still free');
    // How many one person can take at once is told nowhere else.
    if (trial.detail !== 'calendars') return;
    const most = Math.max(...trial.catalog.calendars.map(({ capacity }) => capacity)) * trial.service.seats;
    const revealed = made.flatMap(({ calendar }) => calendar ?? []);
    for (const calendar of new Set(revealed))
      holds(revealed.filter((id) => id === calendar).length <= most, `${calendar} has more than ${most} at one start`);
  },

  'A30 refuses what its rules don’t allow': async (trial) => {
    const start = (await trial.free()).starts[0]!;
    const past = await refused(trial.book(start - 40 * MINUTES_PER_DAY, 'key-of-the-past'));
    oneOf(past.code, ['outside-rules', 'invalid-time', 'slot-taken', 'all-booked'], 'code of a start in the past');
    const { status } = await refused(trial.book(start, 'key-2', { service: 'no-such' }));
    holds(status >= 400 && status < 500, `status of an unknown service: expected 400 to 499, got ${status}`);
  },

  'G13 names the field at fault': async (trial) => {
    const start = (await trial.free()).starts[0]!;
    const { client } = trial.request(start);
    const problem = await refused(trial.book(start, 'key-3', { client: { ...client, email: 'ada' } }));
    same(problem.code, 'validation', 'code');
    same(
      problem.errors.map(({ pointer }) => pointer),
      ['/client/email'],
      'pointers',
    );
  },

  'A80 opens a booking with its token alone': async (trial) => {
    const { id, token } = await trial.book((await trial.free()).starts[0]!, 'key-4');
    same((await trial.backend.booking(id, token!)).id, id, 'id');
    same((await refused(trial.backend.booking(id, 'not-the-token'))).code, 'not-found', 'code for another token');
    same((await refused(trial.backend.booking('no-such', token!))).code, 'not-found', 'code for another booking');
  },

  'A17 A97 cancels where it says so, twice with the same answer, and the time is free again': async (trial) => {
    const { backend } = trial;
    if (!(await backend.capabilities()).cancel) return;
    const start = (await trial.free()).starts.at(-1)!;
    const { id, token } = await trial.book(start, 'key-5');
    const cancelled = await backend.cancel(id, token!);
    same(cancelled.state, 'cancelled', 'state');
    same(await backend.cancel(id, token!), cancelled, 'the second answer');
    holds((await trial.free()).starts.includes(start), 'the start is not free again');
  },

  'RC-6 A97 holds a time where it says so: kept from others, and booked by whoever has the token': async (trial) => {
    const calls = await trial.holdCalls();
    if (!calls) return;
    const { starts, revision } = await trial.free();
    const { id, token, secondsLeft } = await calls.hold(trial.time(starts[0]!), 'key-of-a-hold');
    holds(token !== undefined, 'the hold has no token');
    holds(secondsLeft > 0, `seconds left: expected more than 0, got ${secondsLeft}`);
    holds((await trial.free()).revision > revision, 'the revision did not rise');
    const booking = await trial.book(starts[0]!, 'key-of-its-booking', { hold: { id, token } });
    same(booking.start, starts[0], 'start');
  },

  'RC-4 RC-6 the same key and request give the same hold again, and a time that is given up is free': async (trial) => {
    const calls = await trial.holdCalls();
    if (!calls) return;
    const before = (await trial.free()).starts;
    const [first, second] = [1, 2].map(() => calls.hold(trial.time(before[0]!), 'key-of-one-hold'));
    const [{ id, token = '' }, again] = [await first!, await second!];
    same([again.id, again.token], [id, token], 'id and token');
    await calls.releaseHold(id, token);
    same((await trial.free()).starts, before, 'what is free once it is given up');
    const late = await refused(calls.hold(trial.time(before[0]!), 'key-of-one-hold'));
    same(late.code, 'hold-expired', 'code of the same key after that');
    const other = await refused(calls.hold(trial.time(before.at(-1)!), 'key-of-one-hold'));
    same(other.code, 'idempotency-key-reused', 'code of the key for another time');
  },

  'ends with "aborted" what is given up': async (trial) => {
    const signal = AbortSignal.abort();
    same((await refused(trial.backend.catalog({ signal }))).code, 'aborted', 'catalog');
    same((await refused(trial.backend.book(trial.request(0), 'key-6', { signal }))).code, 'aborted', 'book');
  },
};
