import type { Openings } from '../../adapter/contract.js';
import type { DayAnswer, DayRange, Start } from '../../engine/answers.js';
import type { OpenedSite } from '../../engine/site.js';
import type { Day, Instant, Span } from '../../time/units.js';
import type { Ask } from '../ask.js';
import { beginOf } from '../free-starts.js';
import { reasonOf } from './reasons.js';

/** How served starts are read. */
export interface Reading {
  readonly site: OpenedSite;
  /** Minutes before a start in which it can't be booked any more (AV-8): they go on while an answer is shown. */
  readonly notice: number;
  /** Whether starts stand once per free person (MG-3). */
  readonly labelled: boolean;
}

/** Times that the backend serves start by start. */
export class OpeningsAsk implements Ask {
  readonly labelled: boolean;
  readonly #site: OpenedSite;
  readonly #notice: number;
  /** By the list of an answer, which stays the same while its clock goes on. */
  readonly #read = new WeakMap<Openings['starts'], readonly Start[]>();

  constructor({ site, notice, labelled }: Reading) {
    this.labelled = labelled;
    this.#site = site;
    this.#notice = notice;
  }

  personIn({ calendar }: Openings): string | undefined {
    return calendar;
  }

  starts(openings: Openings, [from, to]: Span<Instant>): readonly Start[] {
    const [begin, end] = this.#known(openings);
    const first = Math.max(from, begin, openings.now + this.#notice);
    return this.#all(openings.starts).filter(({ start }) => first <= start && start < Math.min(to, end));
  }

  next(openings: Openings, from: Instant, count: number): readonly Start[] {
    const free = this.starts(openings, [from, Infinity]).filter(({ left }) => left > 0);
    return free.filter(({ start }, index) => start !== free[index - 1]?.start).slice(0, count);
  }

  days(openings: Openings, { days: [first, end], zone: id }: DayRange): readonly DayAnswer[] {
    const zone = this.#site.zone(id);
    const times = onePerTime(this.starts(openings, [beginOf(zone, first), beginOf(zone, end)]), 1);
    const days = Array.from({ length: end - first }, (_, index) => first + index);
    return days.map((day) => this.#day(openings, times, day, [beginOf(zone, day), beginOf(zone, day + 1)]));
  }

  #all(given: Openings['starts']): readonly Start[] {
    const known = this.#read.get(given);
    if (known) return known;
    const starts = given.map(startOf);
    const all = this.labelled ? starts : onePerTime(starts, this.#site.site.detail === 'slots' ? 1 : Infinity);
    this.#read.set(given, all);
    return all;
  }

  #day(openings: Openings, times: readonly Start[], day: Day, span: Span<Instant>): DayAnswer {
    const here = times.filter(({ start }) => span[0] <= start && start < span[1]);
    const [earliest, ...others] = here.filter(({ left }) => left > 0);
    const available = earliest ? 1 + others.length : 0;
    const full = here.length - available;
    if (earliest) return { day, available, full, earliest: earliest.start };
    return {
      day,
      available,
      full,
      reason: full > 0 ? 'full' : reasonOf(this.#site, openings, span, this.#known(openings)),
    };
  }

  /** The instants that an answer speaks about: its days, which are the site's. */
  #known({ days: [from, to] }: Openings): Span<Instant> {
    const zone = this.#site.zone(this.#site.site.zone);
    return [beginOf(zone, from), beginOf(zone, to)];
  }
}

function startOf([start, left, calendar]: Openings['starts'][number]): Start {
  return { start, left, ...(calendar !== undefined && { calendar }) };
}

/** The union of starts that stand once per person (MG-1, MG-2). */
function onePerTime(starts: readonly Start[], most: number): readonly Start[] {
  const left = new Map<Instant, number>();
  for (const one of starts) left.set(one.start, Math.min((left.get(one.start) ?? 0) + one.left, most));
  return [...left].map(([start, sum]) => ({ start, left: sum }));
}
