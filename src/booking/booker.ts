import type { Backend } from '../adapter/backend.js';
import { holdCallsOf } from '../adapter/holds.js';
import type { AnyBookingRequest, Booking } from '../adapter/contract.js';
import { Problem, problemFrom } from '../adapter/problem.js';
import type { Start } from '../engine/answers.js';
import type { Facts } from './facts.js';
import { Holder } from './holder.js';
import { Intents, type Intent } from './intent.js';
import { ALTERNATIVES } from './look.js';
import { openedSite } from './opened.js';
import type { Offer } from './offer.js';
import { LOST, refusedFields, TAKEN, whyLost } from './refusal.js';
import { proposalOf, requestOf, slotOf, wishOf } from './request.js';
import type { FieldError, Trouble } from './state.js';
import type { Store } from './store.js';
import { send, type Ending } from './submission.js';
import type { Surroundings } from './surroundings.js';
import type { Times } from './times.js';
import { troubleOf } from './trouble.js';

/** So often is another person proposed, unseen by the client, when the chosen one is taken meanwhile (RC-2). */
const RETRIES = 3;

/** How a booking ended. */
export type Outcome =
  | { readonly kind: 'booked'; readonly booking: Booking }
  /** Nobody is left at that time; the facts hold what is free instead. */
  | { readonly kind: 'lost' | 'trouble'; readonly trouble: Trouble }
  /** The backend found faults in the form; the facts hold them. */
  | { readonly kind: 'refused'; readonly trouble: Trouble }
  | { readonly kind: 'given-up' };

/** Turns choices and details into a booking: proposes a person, sends, and makes facts of what comes back (RC-1 to RC-5). */
export class Booker {
  readonly holder: Holder;
  readonly #store: Store;
  readonly #backend: Backend;
  readonly #intents: Intents<AnyBookingRequest>;
  readonly #times: Times;
  readonly #surroundings: Surroundings;
  #stop = new AbortController();

  /** @param failed Hears when the time is lost before the client books. */
  constructor(
    store: Store,
    backend: Backend,
    times: Times,
    surroundings: Surroundings,
    { site }: Offer,
    failed: (trouble: Trouble) => void,
  ) {
    this.#store = store;
    this.#backend = backend;
    this.#times = times;
    this.#intents = new Intents(site.site.id, surroundings);
    this.#surroundings = surroundings;
    const lost = async (problem: Problem, start: Start): Promise<void> => {
      // Nothing can be sent for it while others are looked for.
      store.change({ start: undefined });
      await this.#lose(problem, start);
      failed(troubleOf(problem));
    };
    this.holder = new Holder(site.site.id, store, holdCallsOf(backend), times.capabilities, surroundings, lost);
  }

  /** Ends the waiting of a request; one that is on its way stays there. Its key stays reserved. */
  giveUp(): void {
    if (this.#store.facts.submission !== 'waiting') return;
    this.#stop.abort();
    this.#store.change({ submission: 'idle' });
  }

  async book(start: Start): Promise<Outcome> {
    const { signal } = (this.#stop = new AbortController());
    // For what was chosen a moment ago no hold may have been asked for yet: coming later, it would be in the booking's way.
    void this.holder.follow();
    this.#store.change({ submission: 'sending', trouble: undefined, lost: undefined });
    try {
      const booking = await this.#propose(start, signal);
      this.#store.change({ submission: 'idle', booking });
      return { kind: 'booked', booking };
    } catch (cause) {
      if (signal.aborted) return { kind: 'given-up' };
      return this.#refused(problemFrom(cause), start);
    }
  }

  /** Sends the request, and where the page decides who serves, again with another person as long as one is left (RC-2). */
  async #propose(start: Start, signal: AbortSignal): Promise<Booking> {
    for (const lost: string[] = []; ;) {
      const { facts, state } = this.#store;
      if (!facts.offer) throw new Problem('aborted', 'There is no catalog.');
      const site = openedSite(facts.offer.site);
      const day = site.zone(facts.zone).dayOf(start.start);
      const seen = this.#times.view.ask(facts, day)?.answer;
      const hold = await this.holder.proof();
      const sending = {
        site,
        start,
        seen,
        lost,
        hold,
        fields: state.details.fields,
        now: this.#surroundings.clock.now(),
      };
      const record = proposalOf(facts, sending);
      if (lost.length > 0 && record?.chosen === undefined)
        throw new Problem('all-booked', 'Everybody else is taken too.');
      const request = requestOf(facts, record, sending);
      const intent = this.#intents.begin(wishOf(facts, request, start));
      const sent = await this.#send(intent, signal);
      if ('answer' in sent) {
        // An earlier request may be what is booked, without this hold.
        if (intent.undecided) void this.holder.letGo();
        else this.holder.forget();
        return sent.answer;
      }
      if (sent.problem.code === 'hold-not-yours' && hold) {
        this.holder.forget();
        continue;
      }
      const proposed = record?.chosen;
      const taken = TAKEN.includes(sent.problem.code) && lost.length < RETRIES;
      if (!taken || proposed === undefined || !(await this.#pageDecides())) throw sent.problem;
      lost.push(proposed);
    }
  }

  /** Sends the intent, and ends it with a definite answer. */
  async #send(intent: Intent<AnyBookingRequest>, signal: AbortSignal): Promise<Ending<Booking>> {
    const told = (submission: Facts['submission']) => this.#store.change({ submission });
    const sent = await send((...given) => this.#backend.book(...given), intent, this.#surroundings, told, signal);
    if ('answer' in sent || sent.definite) this.#intents.end(intent);
    return sent;
  }

  /** Whether it is the page's to propose somebody else; a backend that can't be asked has had its say. */
  async #pageDecides(): Promise<boolean> {
    try {
      return (await this.#times.capabilities()).assignment === 'page';
    } catch {
      return false;
    }
  }

  async #refused(problem: Problem, start: Start): Promise<Outcome> {
    const trouble = { ...troubleOf(problem), retryable: this.#isRetryable(problem, start) };
    if (LOST.includes(problem.code)) {
      await this.#lose(problem, start);
      return { kind: 'lost', trouble };
    }
    const faults = refusedFields(problem, this.#store.state.details.fields);
    if (Object.keys(faults).length > 0) {
      this.#showFaults(faults);
      return { kind: 'refused', trouble };
    }
    if (problem.code === 'time-zone-mismatch') void this.#times.look.again();
    this.#store.change({ submission: 'idle', trouble });
    return { kind: 'trouble', trouble };
  }

  /** Asking again for what is in the client's mail makes no sense; else what is undecided can be asked again (RC-4). */
  #isRetryable({ code, retryable }: Problem, start: Start): boolean {
    return code !== 'idempotency-key-reused' && (retryable || this.#intents.isOpen(slotOf(this.#store.facts, start)));
  }

  /** The start is gone: the timetable is asked again, and the nearest free ones are offered (RC-3). */
  async #lose(problem: Problem, start: Start): Promise<void> {
    await this.#times.look.again();
    const known = this.#times.look.alternatives(start, ALTERNATIVES);
    const why = whyLost(problem);
    // How much the client has booked is known to the backend alone.
    const isKnown = why !== 'limit' && known.length > 0 && typeof this.#store.facts.timetable !== 'object';
    const told = isKnown ? [] : await this.#times.look.offers(problem.alternatives.slice(0, ALTERNATIVES));
    const alternatives = told.length > 0 ? told.slice(0, ALTERNATIVES) : known;
    const { start: chosen = start } = this.#store.facts;
    if (chosen !== start) return;
    this.#store.change({ submission: 'idle', start: undefined, lost: { start, why, alternatives } });
  }

  #showFaults(refused: Readonly<Record<string, FieldError>>): void {
    const { left, attempts } = this.#store.facts;
    this.#store.change({
      submission: 'idle',
      refused,
      left: new Set([...left, ...Object.keys(refused)]),
      attempts: attempts + 1,
    });
  }
}
