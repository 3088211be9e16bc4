import { problemFrom } from '../adapter/problem.js';
import type { Start } from '../engine/answers.js';
import type { Instant } from '../time/units.js';
import type { Ahead } from './ahead.js';
import { nearestStarts } from './free-starts.js';
import { monthOf } from './month.js';
import { openedSite } from './opened.js';
import { isOwn, nameOfHold } from './hold-name.js';
import type { PageHolds } from './page-holds.js';
import type { Sources } from './sources.js';
import type { Store } from './store.js';
import type { TimesView } from './times-view.js';
import type { Timetable, Wanted } from './timetable.js';
import { troubleOf } from './trouble.js';
import type { FlowState, Trouble } from './state.js';
import type { Windows } from './windows.js';

/** So many other times are offered for a lost one (RC-3). */
export const ALTERNATIVES = 3;

/** Keeps what the client looks at known and fresh, and chosen starts true to it. */
export class Look {
  readonly #store: Store;
  readonly #sources: Sources;
  readonly #view: TimesView;
  readonly #windows: Windows;
  readonly #timetable: Timetable;
  readonly #failed: (trouble: Trouble) => void;
  readonly #looked: () => void;
  readonly #holds: PageHolds;
  /** The start that was last seen to be free, as it was chosen. */
  #there: string | undefined;
  /** Once anything was looked ahead to. */
  ahead: Ahead | undefined;
  #running: { readonly what: string; readonly stop: AbortController; readonly done: Promise<void> } | undefined;

  constructor(
    store: Store,
    sources: Sources,
    view: TimesView,
    windows: Windows,
    timetable: Timetable,
    failed: (trouble: Trouble) => void,
    looked: () => void,
    holds: PageHolds,
  ) {
    this.#store = store;
    this.#sources = sources;
    this.#view = view;
    this.#windows = windows;
    this.#timetable = timetable;
    this.#failed = failed;
    this.#looked = looked;
    this.#holds = holds;
  }

  /** Brings what the facts ask for, as far as it is not known or no longer fresh; ends what was asked for before. */
  async look(): Promise<void> {
    const { offer, subject, duration } = this.#store.facts;
    if (offer && !this.#sources.of(offer)) return this.#bringSource();
    this.keepStart();
    const wanted = this.#view.wanted(this.#store.facts);
    if (!wanted) return this.stop();
    const what = JSON.stringify([subject, duration, wanted.asked, wanted.days]);
    if (this.#running?.what === what) return this.#running.done;
    this.stop();
    if (wanted.found && wanted.besides.length === 0 && this.#windows.isFresh(wanted.asked, wanted.days)) {
      this.#store.change({ timetable: 'idle' });
      return this.#looked();
    }
    this.#store.change({ timetable: 'loading' });
    return this.#run(what, wanted, (trouble) => {
      this.#store.change({ timetable: trouble });
      this.#failed(trouble);
    });
  }

  /** Whether anything is on its way. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Asks again without a word, because the backend told of a change: what shows stays until the answer is there, or does not come. */
  async refresh(): Promise<void> {
    if (this.#running) return this.#running.done;
    const wanted = this.#view.wanted(this.#store.facts);
    if (!wanted) return;
    this.#windows.expire();
    return this.#run('', wanted, () => undefined);
  }

  /** The file that the site's times need. Before a service is chosen nobody misses it. */
  async #bringSource(): Promise<void> {
    const isMissed = this.#store.state.service !== undefined;
    if (isMissed) this.#store.change({ timetable: 'loading' });
    try {
      await this.#sources.bring();
      return this.look();
    } catch (cause) {
      const trouble = troubleOf(problemFrom(cause));
      if (this.#store.state.service === undefined) return;
      this.#store.change({ timetable: trouble });
      this.#failed(trouble);
    }
  }

  #run(what: string, wanted: Wanted, failed: (trouble: Trouble) => void): Promise<void> {
    const stop = new AbortController();
    const done = this.#bring(wanted, failed, stop.signal).finally(() => {
      if (this.#running?.stop === stop) this.#running = undefined;
    });
    this.#running = { what, stop, done };
    return done;
  }

  /** Asks again, however fresh it is: the backend said that it has changed. */
  async again(): Promise<void> {
    this.stop();
    this.#windows.expire();
    await this.look();
  }

  stop(): void {
    this.#running?.stop.abort();
    this.#running = undefined;
  }

  /** The free starts nearest to one that is lost, as far as the timetable knows (RC-3). */
  alternatives(start: Start, count: number): readonly Start[] {
    const { site, zone } = this.#opened();
    const known = site && this.#view.ask(this.#store.facts, site.zone(zone).dayOf(start.start));
    return known ? nearestStarts(known.ask, known.answer, start.start, count) : [];
  }

  /**
   * The starts at instants that the backend named. Where the choice of slot is the choice of person (MG-3) an instant alone can't
   * be booked: then the month of the first one is shown, and what its timetable has there is offered.
   */
  async offers(instants: readonly Instant[]): Promise<readonly Start[]> {
    const { site, zone } = this.#opened();
    const [first] = instants;
    if (!site || first === undefined) return [];
    if (!this.#view.isLabelled(this.#store.facts)) return instants.map((start) => ({ start, left: 1 }));
    const day = (instant: Instant) => site.zone(zone).dayOf(instant);
    this.#store.change({ day: day(first), month: monthOf(day(first)), turned: true });
    await this.look();
    return instants.flatMap((start) => {
      const known = this.#view.ask(this.#store.facts, day(start));
      return known ? known.ask.starts(known.answer, [start, start + 1]).filter(({ left }) => left > 0) : [];
    });
  }

  /** The facts, with the site ready for questions about time. */
  #opened() {
    const { facts } = this.#store;
    return { ...facts, site: facts.offer && openedSite(facts.offer.site) };
  }

  async #bring(first: Wanted, failed: (trouble: Trouble) => void, signal: AbortSignal): Promise<void> {
    const wanted = () => this.#view.wanted(this.#store.facts) ?? first;
    const arrived = () => {
      this.#store.change();
      this.keepStart();
    };
    try {
      await this.ahead?.taken(first);
      await this.#timetable.bring(wanted, arrived, signal);
      if (signal.aborted) return;
      this.keepStart();
      this.#store.change({ timetable: 'idle' });
      this.#looked();
    } catch (cause) {
      if (!signal.aborted) failed(troubleOf(problemFrom(cause)));
    }
  }

  /**
   * A start stays chosen as long as it fits what was chosen before it; one that was free and is so no longer is said to be lost
   * (RC-3). Once the client is past the times, or books, only the backend's answer to the booking takes it away.
   *
   * @param isNew Whether the client has just chosen it: the backend may know better than the page what is free.
   */
  keepStart(isNew = false): void {
    const { facts } = this.#store;
    const { site, zone, start, settled, step, submission } = this.#opened();
    const isLookedAt = submission === 'idle' && ['service', 'specialist', 'questions', 'time'].includes(step);
    if (!site || !start || !isLookedAt) return;
    const known = this.#view.ask(facts, site.zone(zone).dayOf(start.start));
    if (!known) return;
    const { ask, answer } = known;
    const person = ask.personIn?.(answer);
    // The offer has gone on to another person: whether the one of this start is still free is not said.
    if (settled !== undefined && person !== undefined && settled !== person) return;
    const same = ask
      .starts(answer, [start.start, start.start + 1])
      .find(({ left, calendar }) => left > 0 && calendar === (ask.labelled ? start.calendar : undefined));
    // With other answers other people are meant: who changes them has lost nothing to others, and is told so (F8).
    const chosen = JSON.stringify([facts.duration, nameOfHold(facts, start)]);
    const before = this.#there;
    this.#there = same && chosen;
    if (isNew || (!same && isOwn(this.#holds, facts, start))) return;
    if (same?.left === start.left && same.calendar === start.calendar) return;
    const lost = before && !same ? this.#lostNow(start, before === chosen ? answer.now : undefined) : undefined;
    this.#store.change({ start: same, settled: same && person, ...(lost && { lost }) });
  }

  /** @param now The backend's clock, where the time was lost to it or to others; left out where the client's own choice has none of it. */
  #lostNow(start: Start, now: Instant | undefined): FlowState['lost'] {
    const { notice } = this.#store.state.service ?? { notice: 0 };
    const why = now === undefined ? 'withdrawn' : start.start < now + notice ? 'too-late' : 'taken';
    return { start, why, alternatives: this.alternatives(start, ALTERNATIVES) };
  }
}
