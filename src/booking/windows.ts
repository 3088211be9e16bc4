import type { Clock } from '../adapter/clock.js';
import type { Openings, OpeningsQuery } from '../adapter/contract.js';
import type { Availability } from '../engine/model.js';
import type { Day, Instant, Span } from '../time/units.js';
import { clockFrom } from './backend-clock.js';
import { remember } from './remember.js';

/** What the backend says about some days: what is taken, or which starts there are. */
export type Answer = Availability | Openings;

/** What it is asked of, besides the days: whose time, or what is to be booked. */
export type Asked = readonly string[] | Omit<OpeningsQuery, 'from' | 'to'>;

/** One answer of the backend, and when it came. */
interface Window {
  /** What was asked, as text. */
  readonly asked: string;
  readonly answer: Answer;
  at: number;
}

/** Milliseconds after which what is known is asked for again when it is looked at. */
const FRESH_FOR = 60_000;
/** How many answers are kept: more than anybody pages through. */
const KEPT = 24;

/**
 * What the backend has answered about its times, window by window. Nothing older ever replaces something newer (RC-7), and
 * the backend's clock goes on in it by the time that has passed since its last answer: the only `now` there is (AV-8, A45).
 */
export class Windows {
  readonly #clock: Clock;
  /** Rises with every change. */
  version = 0;
  #windows: Window[] = [];
  /** The newest that is known. */
  revision = 0;
  #now: (() => Instant) | undefined;
  /** Answers with their `now` moved on, so that the engine sees the same object for a whole minute. */
  #moved = new WeakMap<Answer, Answer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The backend's clock; undefined before the first answer. An answer that was long on its way does not put it back. */
  now(): Instant | undefined {
    return this.#now?.();
  }

  /** Takes an answer in, unless a newer one is known: then it is dropped and the answer is false. */
  take(asked: Asked, answer: Answer): boolean {
    if (answer.revision < this.revision) return false;
    const key = keyOf(asked);
    const at = this.#clock.now();
    this.revision = answer.revision;
    if (answer.now >= (this.now() ?? -Infinity)) this.#now = clockFrom(answer.now, this.#clock);
    const kept = this.#windows.filter((window) => window.asked !== key || !covers(answer.days, window.answer.days));
    this.#windows = [...kept, { asked: key, answer, at }].slice(-KEPT);
    this.version++;
    return true;
  }

  /** The newest answer that speaks about all of the days, with the clock of now. */
  covering(asked: Asked, days: Span<Day>): Answer | undefined {
    const window = this.#find(asked, days);
    return window && this.#current(window.answer);
  }

  /** Whether the days are known, from an answer young enough. */
  isFresh(asked: Asked, days: Span<Day>): boolean {
    const window = this.#find(asked, days);
    return window !== undefined && this.#clock.now() - window.at < FRESH_FOR;
  }

  /** All answers to a question, in order of time; an older one only for the days that none of a newer revision covers. */
  all(asked: Asked): readonly Answer[] {
    return this.#all(keyOf(asked), this.version, this.now());
  }

  #all = remember((key: string, _version: number, _now: Instant | undefined): readonly Answer[] => {
    const known = this.#windows.filter((window) => window.asked === key).map(({ answer }) => answer);
    return known
      .flatMap((answer) => {
        const newer = known.filter(({ revision }) => revision > answer.revision);
        const left = newer.reduce((spans, { days }) => without(spans, days), [answer.days]);
        const current = this.#current(answer);
        return left.map((days) => (days === answer.days ? current : { ...current, days }));
      })
      .sort((one, other) => one.days[0] - other.days[0]);
  });

  /** From now on everything known is shown, but asked for again when it is looked at. */
  expire(): void {
    for (const window of this.#windows) window.at = -Infinity;
  }

  /** Takes any revision again: a backend may have started anew. */
  forgetRevision(): void {
    this.revision = 0;
  }

  #find(asked: Asked, days: Span<Day>): Window | undefined {
    const key = keyOf(asked);
    return this.#windows.findLast((window) => window.asked === key && covers(window.answer.days, days));
  }

  #current(answer: Answer): Answer {
    const now = Math.max(this.now() ?? answer.now, answer.now);
    const moved = this.#moved.get(answer);
    if (moved?.now === now) return moved;
    const current = now === answer.now ? answer : { ...answer, now };
    this.#moved.set(answer, current);
    return current;
  }
}

function keyOf(asked: Asked): string {
  return JSON.stringify(asked);
}

function covers([from, to]: Span<Day>, [innerFrom, innerTo]: Span<Day>): boolean {
  return from <= innerFrom && to >= innerTo;
}

/** What is left of spans in order once one is cut out. */
function without(spans: readonly Span<Day>[], [cutFrom, cutTo]: Span<Day>): Span<Day>[] {
  return spans.flatMap((span): Span<Day>[] => {
    const [from, to] = span;
    if (cutTo <= from || cutFrom >= to) return [span];
    const rest: Span<Day>[] = [
      [from, cutFrom],
      [cutTo, to],
    ];
    return rest.filter(([begin, end]) => begin < end);
  });
}
