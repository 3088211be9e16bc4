import type { HoldCalls } from '../adapter/backend.js';
import type { BookingRequest, Capabilities } from '../adapter/contract.js';
import { pauseAfter } from '../adapter/patience.js';
import { Problem, problemFrom } from '../adapter/problem.js';
import type { Start } from '../engine/answers.js';
import { countDown } from './hold-countdown.js';
import { KeptHolds } from './kept-holds.js';
import { afterAll, otherTabs, pageHolds, type OwnHold, type PageHolds } from './page-holds.js';
import { LOST } from './refusal.js';
import type { Hold } from './state.js';
import type { Store } from './store.js';
import { isDefinite } from './submission.js';
import type { Surroundings } from './surroundings.js';
import { wantedHold, type WantedHold } from './wanted-hold.js';

/** So often is a time asked for by itself whose answer was lost; then once more with each step of the client. */
const TRIES = 3;

/** A hold that was asked for: once, however often the same key is sent (RC-4). */
interface Attempt extends Omit<WantedHold, 'start'> {
  readonly idempotencyKey: string;
  readonly tries: number;
}

/** A hold that the backend has given. */
interface Held {
  readonly key: string;
  readonly name: string;
  readonly idempotencyKey: string;
  readonly id: string;
  readonly token: string;
  readonly until: number;
  readonly extension: Hold['extension'];
}

/**
 * Has the backend hold the chosen time while the form is filled, and give it up when it is no longer wanted (RC-6): a courtesy,
 * without which everything goes on. What other widgets hold, of the page or of another tab, is the client's own, too: it is given
 * up for what is wanted here and now.
 */
export class Holder implements OwnHold {
  readonly #store: Store;
  readonly #calls: HoldCalls | undefined;
  readonly #capabilities: () => Promise<Capabilities>;
  readonly #surroundings: Surroundings;
  readonly #lost: (problem: Problem, start: Start) => Promise<void>;
  readonly #kept: KeptHolds<Attempt>;
  /** Stays when it has ended: sent with the booking, it says what became of the time. */
  #held: Held | undefined;
  /** Its answer was lost: the backend may hold the time, and nothing opens that hold but asking again. */
  #lostAnswer: Attempt | undefined;
  /** The key of what was asked for last, whether or not it is held. */
  #asked: string | undefined;
  #counting = new AbortController();

  /**
   * @param site Its id.
   * @param calls Undefined where the backend can't hold times.
   * @param lost Hears that somebody else has the time that was to be held.
   */
  constructor(
    readonly site: string,
    store: Store,
    calls: HoldCalls | undefined,
    capabilities: () => Promise<Capabilities>,
    surroundings: Surroundings,
    lost: (problem: Problem, start: Start) => Promise<void>,
  ) {
    this.#store = store;
    this.#calls = calls;
    this.#capabilities = capabilities;
    this.#surroundings = surroundings;
    this.#lost = lost;
    this.#kept = new KeptHolds(site, surroundings);
  }

  /** What it holds, by the name that other widgets know it by. */
  get holds(): string | undefined {
    return this.#held?.name;
  }

  get idempotencyKey(): string | undefined {
    return this.#held?.idempotencyKey;
  }

  get #page(): PageHolds {
    return pageHolds(this.#surroundings);
  }

  /** Holds what the client's step asks for and nothing else; settles once the backend knows. Undefined where nothing is to be done. */
  follow(): Promise<void> | undefined {
    const isLeft = !this.#held && !this.#lostAnswer && this.#kept.isLeft;
    if (!this.#wanted() && !this.#asked && !this.#held && !this.#lostAnswer && !isLeft) return undefined;
    return this.#then(async () => {
      if (isLeft) await this.#takeLeft();
      await this.#settle(this.#wanted());
    });
  }

  /** Takes up what was asked for before a reload; a tab that was doubled has in its storage what the first one holds. */
  async #takeLeft(): Promise<void> {
    const tabs = await otherTabs(this.#surroundings);
    await tabs?.known;
    const isElsewhere = (key: string) => [...this.#page.all].some(({ idempotencyKey }) => idempotencyKey === key);
    if (!this.#held) this.#lostAnswer ??= this.#kept.take(isElsewhere);
  }

  /** Gives up what is held: nobody looks at the flow any more. */
  letGo(): Promise<void> {
    return this.#then(() => this.#settle(undefined));
  }

  /** Gives up what is held for another widget, unless it is being booked; says whether it did. */
  async giveUp(): Promise<boolean> {
    if (this.#store.facts.submission !== 'idle') return false;
    this.#asked = undefined;
    await this.#release();
    return this.#held === undefined;
  }

  /** The hold has become a booking. */
  forget(): void {
    if (this.#held) this.#kept.drop(this.#held.idempotencyKey);
    this.#held = this.#asked = undefined;
    this.#hide();
    // One that nothing is known of is not what was booked.
    if (this.#lostAnswer) void this.letGo();
  }

  /** What opens the hold of what is chosen, ended or not, once it is known whether there is one. */
  async proof(): Promise<BookingRequest['hold']> {
    await this.#page.work;
    const { key, id = '', token = '' } = this.#held ?? {};
    return key !== undefined && key === this.#wanted()?.key ? { id, token } : undefined;
  }

  /** Holds for longer what is held, where that can be asked for. */
  extend(): Promise<void> {
    return this.#then(async () => {
      const held = this.#held;
      const stage = this.#store.facts.hold?.stage;
      if (!held || held.extension !== 'possible' || (stage !== 'held' && stage !== 'ending')) return;
      this.#show({ ...held, extension: 'asked' });
      const asked = this.#surroundings.clock.now();
      try {
        const { secondsLeft } = await this.#calls!.extendHold(held.id, held.token);
        this.#show({ ...held, until: asked + secondsLeft * 1000, extension: 'none' });
      } catch (cause) {
        this.#show({ ...held, extension: problemFrom(cause).code === 'hold-expired' ? 'none' : 'possible' });
      }
    });
  }

  #then(work: () => Promise<void>): Promise<void> {
    return afterAll(this.#page, work);
  }

  #wanted(): WantedHold | undefined {
    return wantedHold(this.#store.facts);
  }

  async #settle(wanted: WantedHold | undefined): Promise<void> {
    const isLost = this.#lostAnswer !== undefined;
    if (wanted?.key === this.#asked && !isLost) return;
    this.#asked = wanted?.key;
    // Where a hold could not be given up it is still the client's own.
    if (wanted && wanted.key === this.#held?.key && !isLost) return this.#show(this.#held);
    if (!wanted || wanted.key !== this.#lostAnswer?.key) await this.#release();
    if (wanted) await this.#hold(wanted);
  }

  async #hold(wanted: WantedHold): Promise<void> {
    const { clock, newKey } = this.#surroundings;
    if (!this.#calls || !(await this.#isPossible())) return;
    await otherTabs(this.#surroundings);
    await this.#haveOthersGiveUp(({ holds }) => holds === wanted.name);
    const before = this.#lostAnswer;
    this.#store.change({ hold: { stage: 'asked', until: clock.now(), extension: 'none' } });
    try {
      const { start: _, ...asked } = wanted;
      this.#show(await this.#ask(before ?? { ...asked, idempotencyKey: newKey(), tries: 0 }));
    } catch (cause) {
      this.#hide();
      const problem = problemFrom(cause);
      if (this.#lostAnswer) return this.#askLater(this.#lostAnswer);
      // It was held, and has ended since.
      if (before && problem.code === 'hold-expired') return this.#hold(wanted);
      if (!LOST.includes(problem.code)) return;
      // It may be the client's own: another widget holds it, or what it would run into.
      if (await this.#haveOthersGiveUp(() => true)) return this.#hold(wanted);
      if (this.#store.facts.submission === 'idle' && wanted.key === this.#wanted()?.key)
        await this.#lost(problem, wanted.start);
    }
  }

  /** Says whether any did. */
  async #haveOthersGiveUp(isMeant: (other: OwnHold) => boolean): Promise<boolean> {
    let any = false;
    for (const other of [...this.#page.all]) {
      if (other !== this && other.site === this.site && isMeant(other) && (await other.giveUp())) any = true;
    }
    return any;
  }

  /** Asks once, and remembers what was asked where no answer tells whether it is held. */
  async #ask({ tries, ...attempt }: Attempt): Promise<Held> {
    const { key, name, idempotencyKey } = attempt;
    const asked = this.#surroundings.clock.now();
    this.#kept.keep({ ...attempt, tries: tries + 1 });
    try {
      const { id, token, secondsLeft } = await this.#calls!.hold(attempt.request, idempotencyKey);
      if (token === undefined) throw new Problem('bad-backend-answer', 'The backend held a time without a token.');
      this.#lostAnswer = undefined;
      return { key, name, idempotencyKey, id, token, until: asked + secondsLeft * 1000, extension: 'possible' };
    } catch (cause) {
      const problem = problemFrom(cause);
      // Limits keep nobody from a hold that is there.
      const isOver = problem.code === 'rate-limited' || isDefinite(problem, tries > 0);
      this.#lostAnswer = isOver ? undefined : { ...attempt, tries: tries + 1 };
      if (isOver) this.#kept.drop(idempotencyKey);
      throw problem;
    }
  }

  #askLater({ tries }: Attempt): void {
    if (tries >= TRIES) return;
    const { clock, random } = this.#surroundings;
    const { signal } = (this.#counting = new AbortController());
    clock.wait(pauseAfter(tries, undefined, random), signal).then(
      () => this.follow(),
      () => undefined,
    );
  }

  async #isPossible(): Promise<boolean> {
    try {
      return (await this.#capabilities()).holds === true;
    } catch {
      return false;
    }
  }

  async #release(): Promise<void> {
    // Who can open it can give it up.
    if (this.#lostAnswer) this.#held = await this.#ask(this.#lostAnswer).catch(() => this.#held);
    this.#lostAnswer = undefined;
    const held = this.#held;
    if (!held) return;
    this.#hide();
    try {
      if (held.until > this.#surroundings.clock.now()) await this.#calls!.releaseHold(held.id, held.token);
      this.#held = undefined;
      this.#kept.drop(held.idempotencyKey);
    } catch {
      // It ends by itself.
    }
  }

  /** The page is left, perhaps for good: others need not wait for the end of the hold. Whoever comes back gets another. */
  #leave(): void {
    const held = this.#held;
    if (!held || this.#store.facts.submission !== 'idle') return;
    this.forget();
    this.#calls!.releaseHold(held.id, held.token, { keepalive: true }).catch(() => undefined);
  }

  #tellTabs(): void {
    void this.#page.tabs?.then((tabs) => tabs?.tell());
  }

  #hide(): void {
    if (this.#page.all.delete(this)) this.#tellTabs();
    this.#counting.abort();
    if (this.#store.facts.hold) this.#store.change({ hold: undefined });
  }

  /** Shows how a hold stands from now on until its end. */
  #show(held: Held): void {
    this.#held = held;
    this.#page.all.add(this);
    this.#tellTabs();
    this.#counting.abort();
    const { signal } = (this.#counting = new AbortController());
    signal.addEventListener(
      'abort',
      this.#surroundings.whenLeft(() => this.#leave()),
    );
    const show = (hold: Hold) => this.#store.change({ hold });
    countDown(held, this.#surroundings.clock, show, signal).catch(() => undefined);
  }
}
