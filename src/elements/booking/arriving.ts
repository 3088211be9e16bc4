import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { problemFrom } from '../../adapter/problem.js';
import type { Parts } from '../../booking/parts.js';
import type { FlowState, Trouble } from '../../booking/state.js';
import { troubleOf } from '../../booking/trouble.js';
import { PART_OF } from './part-of.js';

/** How an element stands that is to be shown: it is there, or on its way, or could not be brought. */
export type Arrival = 'here' | 'coming' | Trouble;

/** Safari has no `requestIdleCallback`. */
const whenIdle = (action: () => void): void => void (globalThis.requestIdleCallback ?? setTimeout)(action);

/** So long the first month is waited for before its skeleton shows, in milliseconds. */
const PATIENCE = 150;

/** Brings the files of the elements that show, and the others before the client comes to them. */
export class ArrivingController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #parts: () => Parts;
  readonly #failed = new Map<keyof Parts, Trouble>();
  #restAsked = false;
  #patience: 'whole' | 'running' | 'over' = 'whole';

  constructor(host: ReactiveControllerHost, parts: () => Parts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.retry);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.retry);
  }

  /** How the elements stand, all taken together; what is not there is on its way from now on. */
  arrivalOf(tags: readonly string[]): Arrival {
    const names = new Set(tags.flatMap((tag) => PART_OF[tag] ?? []));
    const missing = [...names].filter((name) => !this.#parts()[name].here);
    for (const name of missing) if (!this.#failed.has(name)) void this.#bring(name);
    const [trouble] = missing.flatMap((name) => this.#failed.get(name) ?? []);
    return trouble ?? (missing.length > 0 ? 'coming' : 'here');
  }

  /** Whether the first month may still come at once: then it is laid out once, with no skeleton before. */
  awaitsMonth({ step, timetable }: FlowState): boolean {
    if (step !== 'time' || timetable.status !== 'loading') return false;
    if (this.#patience === 'whole') {
      this.#patience = 'running';
      setTimeout(() => {
        this.#patience = 'over';
        this.#host.requestUpdate();
      }, PATIENCE);
    }
    return this.#patience !== 'over';
  }

  /** Asks again for what did not come. */
  readonly retry = (): void => {
    this.#failed.clear();
    this.#host.requestUpdate();
  };

  /** Brings what every booking needs, once the browser has nothing better to do; what fails here is told when it is missed. */
  bringTheRest(): void {
    if (this.#restAsked) return;
    this.#restAsked = true;
    whenIdle(() => {
      const { times, booking } = this.#parts();
      for (const part of [times, booking]) part.bring().catch(() => undefined);
    });
  }

  async #bring(name: keyof Parts): Promise<void> {
    try {
      await this.#parts()[name].bring();
    } catch (cause) {
      this.#failed.set(name, troubleOf(problemFrom(cause)));
    }
    this.#host.requestUpdate();
  }
}
