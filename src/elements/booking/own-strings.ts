import type { StringReplacements } from '../../locale/replace.js';
import type { Refused } from './configuration.js';
import { parsed } from './parsed.js';

/** The site's own strings as a page gives them: an object, or JSON in an attribute. */
export class OwnStrings {
  /** What they are; the same object until they are others. */
  strings: StringReplacements | undefined;
  #given: string | undefined;

  /** Takes what the page gave. Nothing in it can throw. */
  take(given: unknown): void {
    const text = typeof given === 'string' ? given : asJson(given);
    if (text === this.#given) return;
    this.#given = text;
    const strings = text ? parsed(text) : undefined;
    this.strings = typeof strings === 'object' && strings !== null ? strings : undefined;
  }

  /** What was given, where it is no such thing. */
  get refused(): readonly Refused[] {
    return this.#given && !this.strings ? [{ attribute: 'strings', value: this.#given }] : [];
  }
}

/** What can't be written down, such as an object that holds itself, is said so where its JSON would be. */
function asJson(given: unknown): string | undefined {
  try {
    return JSON.stringify(given);
  } catch (error) {
    return String(error);
  }
}
