import type { StringReplacements } from '../../locale/replace.js';
import type { Words } from '../../locale/words.js';
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

  /** Sentences for the site's owner about what was given, where it is no such thing, or has what the words don't. */
  faultsIn(words: Words | undefined, tag: string): string[] {
    const faults =
      this.#given && !this.strings
        ? [`is ${this.#given.slice(0, 80)}; expected JSON, such as '{"frame": {"back": "Return"}}'`]
        : (words?.unknown ?? []).map((path) => `has "${path}", where Rota has no such string`);
    return faults.map((fault) => `<${tag}>: strings ${fault}. It is ignored.`);
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
