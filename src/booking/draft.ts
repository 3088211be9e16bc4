import type { Facts } from './facts.js';
import { STEPS } from './state.js';
import type { Surroundings } from './surroundings.js';

/** What is kept of a booking that isn't sent yet, where the site's owner wants it kept (FL-7, A83). */
export type Draft = Pick<Facts, 'subject' | 'duration' | 'settled' | 'day' | 'start' | 'step' | 'values'>;

/** A draft in the tab's session storage. */
export class Drafts {
  readonly #storage: Surroundings['storage'];
  readonly #name: string;

  constructor(site: string, storage: Surroundings['storage']) {
    this.#storage = storage;
    this.#name = `rota-draft:${site}`;
  }

  save({ subject, duration, settled, day, start, step, values }: Facts): void {
    const draft: Draft = { subject, duration, settled, day, start, step, values };
    this.#storage.setItem(this.#name, JSON.stringify(draft));
  }

  /** The draft, as far as it can be read; whether its choices still hold is for the flow to see. */
  read(): Draft | undefined {
    try {
      const draft = JSON.parse(this.#storage.getItem(this.#name) ?? 'null') as Draft | null;
      const whole =
        draft && STEPS.includes(draft.step) && draft.subject && typeof draft.values === 'object' && draft.values;
      return whole ? draft : undefined;
    } catch {
      return undefined;
    }
  }

  clear(): void {
    this.#storage.removeItem(this.#name);
  }
}
