import { draftNameOf, draftStorage } from './draft-name.js';
import type { Facts } from './facts.js';
import { STEPS, type FlowOptions } from './state.js';
import type { Store } from './store.js';
import type { Surroundings } from './surroundings.js';

/** What is kept of a booking that isn't sent yet (FL-7, A83). */
export type Draft = Pick<Facts, 'subject' | 'duration' | 'settled' | 'day' | 'start' | 'step' | 'values'>;

/** So many drafts are kept for one site: of more widgets, those that were touched last. */
const KEPT = 4;

/** A draft by what its widget books. */
type Entry = readonly [of: string, draft: Draft];

/** The draft of a widget, beside those of other widgets of the site. */
export class Drafts {
  readonly #store: Store;
  readonly #storage: Surroundings['formState'];
  readonly #options: FlowOptions;

  constructor(store: Store, options: FlowOptions, surroundings: Surroundings) {
    this.#store = store;
    this.#options = options;
    this.#storage = draftStorage(options, surroundings);
  }

  save(): void {
    const { subject, duration, settled, day, start, step, values } = this.#store.facts;
    const { prefill = {} } = this.#options;
    // What the page filled in, it says again; by then it may know better.
    const typed = Object.entries(values).filter(([id, value]) => value !== prefill[id]);
    this.#keep([[this.#of, { subject, duration, settled, day, start, step, values: Object.fromEntries(typed) }]]);
  }

  /**
   * The draft, as far as it can be read; whether its choices still hold is for the flow to see. Where the page has the widget book
   * something else, what was typed for the last thing is left. What the page says of fields that it hides goes before what it said then.
   */
  read(): (Pick<Draft, 'values'> & Partial<Draft>) | undefined {
    const all = this.#all;
    const own = all.find(([of]) => of === this.#of)?.[1];
    const { hiddenFields = [], keepDraft } = this.#options;
    // Under the site's name lie the drafts of other widgets, too; the browser keeps this one's.
    const draft = own ?? (keepDraft ? undefined : all.at(-1)?.[1]);
    const isWhole = draft && STEPS.includes(draft.step) && draft.subject && typeof draft.values === 'object';
    if (!isWhole) return undefined;
    const shown = Object.entries(draft.values ?? {}).filter(([id]) => !hiddenFields.includes(id));
    return { ...own, values: Object.fromEntries(shown) };
  }

  /** Ends the draft; those of other widgets stay. What the browser keeps is this one's alone, whatever else the page had it book. */
  clear(): void {
    if (this.#options.keepDraft) this.#keep([]);
    else this.#storage?.removeItem(this.#name);
  }

  get #of(): string {
    const { service, calendar, page, panel, pool } = this.#options;
    return JSON.stringify([service, calendar, page, panel, pool]);
  }

  get #name(): string {
    return draftNameOf(this.#store.facts.offer?.site);
  }

  get #all(): readonly Entry[] {
    try {
      const entries = JSON.parse(this.#storage?.getItem(this.#name) ?? '[]') as Entry[];
      return entries.filter(Array.isArray);
    } catch {
      return [];
    }
  }

  #keep(own: readonly Entry[]): void {
    const entries = [...this.#all.filter(([of]) => of !== this.#of), ...own].slice(-KEPT);
    if (entries.length > 0) this.#storage?.setItem(this.#name, JSON.stringify(entries));
    else this.#storage?.removeItem(this.#name);
  }
}
