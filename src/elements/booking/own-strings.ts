import type { StringReplacements } from '../../locale/replace.js';

/** The site's own strings as a page gives them: an object, or JSON in an attribute. */
export class OwnStrings {
  /** What they are; the same object until they are others. */
  strings: StringReplacements | undefined;
  /** A sentence for the site's owner about what was given, if that is no such thing. */
  fault: string | undefined;
  #given: string | undefined;

  /** Takes what the page gave. Nothing in it can throw. */
  take(given: unknown): void {
    const text = typeof given === 'string' ? given : asJson(given);
    if (text === this.#given) return;
    this.#given = text;
    const strings = text ? parsed(text) : undefined;
    this.strings = typeof strings === 'object' && strings !== null ? strings : undefined;
    this.fault =
      text && !this.strings
        ? `<rota-booking>: strings is ${text.slice(0, 80)}; expected JSON, such as '{"frame": {"back": "Return"}}'. It is ignored.`
        : undefined;
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

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
