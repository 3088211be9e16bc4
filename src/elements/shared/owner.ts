import type { LitElement, ReactiveController } from 'lit';
import { Later } from '../../booking/later.js';
import type { DetailField, FlowOptions, Trouble } from '../../booking/state.js';
import type { Catalog } from '../../engine/model.js';
import type { Words } from '../../locale/words.js';
import type { Refused } from '../booking/configuration.js';

/** Whether the page has loaded; until then, a script of its own may still set what is missing. */
export const pageLoaded = (): boolean => document.readyState === 'complete';

/** What the site's owner may have to put right, as an element finds it. */
export interface Findings {
  readonly refused: readonly Refused[];
  /** The words, where the site replaces any: there may be some that we don't have. */
  readonly words?: Words | undefined;
  readonly troubles?: readonly Trouble[];
  /** Whose troubles they are. */
  readonly backend?: string;
  /** Tags inside that no element of ours goes by. */
  readonly tags?: readonly string[];
  /** What the page says about the form, where it does, the catalog that has fields of services, and those that show. */
  readonly fields?: readonly [FlowOptions, Catalog, readonly DetailField[]] | undefined;
}

/** Attributes that any element may have, and those that frameworks mark elements with; the others are properties of elements, too. */
const COMMON = /^(class|tabindex|exportparts|data-|aria-|_|v-|ng)|[:@]/;

/** Most pages give nothing to say anything about. */
const NOTES = new Later(() => import('./owner-notes.js'));

/** Tells the site's owner what to put right: once each, on the console, out of the clients' sight. */
export class OwnerController implements ReactiveController {
  readonly #host: LitElement;
  readonly #look: () => Findings;
  readonly #told = new Set<string>();

  /** @param look Looks for what is to be told, after each update once the page has loaded. */
  constructor(host: LitElement, look: () => Findings) {
    this.#host = host;
    this.#look = look;
    host.addController(this);
  }

  hostUpdated(): void {
    if (pageLoaded()) this.hear(this.#look());
    else addEventListener('load', () => this.#host.requestUpdate(), { once: true });
  }

  hear(findings: Findings): void {
    const { refused, words, troubles, fields, tags } = findings;
    const host = this.#host;
    const known = (host.constructor as typeof LitElement).observedAttributes;
    const strange = host
      .getAttributeNames()
      .filter((name) => !(known.includes(name) || name in host || COMMON.test(name)));
    if (!refused.length && !words && !troubles?.length && !fields && !tags?.length && !strange.length) return;
    NOTES.bring().then(
      ({ notesOn }) => {
        for (const { how, message, cause } of notesOn(host.localName, { ...findings, strange, known })) {
          if (this.#told.has(message)) continue;
          this.#told.add(message);
          console[how](message, host, ...(cause ? [cause] : []));
        }
      },
      // The next update asks again.
      () => undefined,
    );
  }
}
