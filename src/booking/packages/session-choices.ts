import type { PackagesBackend } from '../../adapter/backend.js';
import { guessFrom } from '../backend-clock.js';
import type { Surroundings } from '../surroundings.js';
import type { KeptStore } from './package-draft.js';
import { catalogIn, inOrder, nextServiceOf, termsIn, type PackageFacts } from './package-facts.js';
import { chosenSession, flowOfSession } from './session-flow.js';
import type { ChosenSession, Choosing } from './state.js';

/** The sessions that a client chooses out of a package: the one whose time is being chosen, and those that have theirs. */
export class SessionChoices {
  readonly #backend: PackagesBackend;
  readonly #store: KeptStore;
  readonly #surroundings: Surroundings;

  constructor(backend: PackagesBackend, store: KeptStore, surroundings: Surroundings) {
    this.#backend = backend;
    this.#store = store;
    this.#surroundings = surroundings;
  }

  /** Shows the times of a session; of none where there is no service to choose it of. */
  begin({ service, ...choice }: Partial<Omit<Choosing, 'flow'>>): void {
    const { zone, locale, sessions, now } = this.#facts;
    const [terms, catalog] = [termsIn(this.#facts), catalogIn(this.#facts)];
    if (!terms || !catalog || service === undefined) return this.drop(sessions);
    const surroundings = { ...this.#surroundings, guess: guessFrom(now) };
    const scene = { backend: this.#backend, catalog, terms, sessions, options: { zone, locale }, surroundings };
    const flow = flowOfSession(scene, { service, ...choice });
    this.#store.change({ choosing: { service, ...choice, flow } });
  }

  /** Shows the times of the next session. */
  beginNext(): void {
    this.begin({ service: nextServiceOf(this.#store.state) });
  }

  add(): void {
    this.keep();
    this.#store.change({ step: 'sessions', booked: undefined, trouble: undefined });
    this.beginNext();
  }

  change(session: ChosenSession): void {
    this.keep();
    const sessions = this.#facts.sessions.filter((one) => one !== session);
    this.#store.change({ step: 'sessions', sessions, trouble: undefined });
    this.begin({ service: session.service, before: session });
  }

  /** In place of the last one another is chosen. */
  remove(session: ChosenSession): void {
    const { choosing, sessions: before } = this.#facts;
    const sessions = before.filter((one) => one !== session);
    this.#store.change({ sessions, trouble: undefined });
    if (!choosing && sessions.length > 0) return;
    this.#store.change({ step: 'sessions' });
    this.begin({ service: choosing?.service ?? session.service, before: choosing && chosenSession(choosing) });
  }

  /** Puts the time that is chosen, if one is, or the one before it to the sessions. */
  keep(): void {
    const { choosing, sessions } = this.#facts;
    const session = choosing && (chosenSession(choosing) ?? choosing.before);
    if (session) this.drop([...sessions, session]);
  }

  /** No time is being chosen any more, and these are chosen. */
  drop(sessions: readonly ChosenSession[]): void {
    this.#store.change({ choosing: undefined, sessions: inOrder(sessions) });
  }

  get #facts(): PackageFacts {
    return this.#store.facts;
  }
}
