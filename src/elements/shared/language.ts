import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { BOOKING_WORDS } from '../../locale/languages.js';
import type { StringReplacements } from '../../locale/replace.js';
import { oncePerTag } from '../../locale/once-per-tag.js';
import { localeTag, wordsFor, type Words } from '../../locale/words.js';

/**
 * A tag that names no region, with that of the first of the browser's languages which is the same one: "en" alone would be American.
 * Not of Chinese, where another region may mean other letters than the words are in.
 */
export function inRegion(tag: string, browser: readonly string[]): string {
  const { language, region } = new Intl.Locale(tag);
  if (region ?? language === 'zh') return tag;
  const theirs = browser.flatMap((each) => localeTag(each) ?? []).map((each) => new Intl.Locale(each));
  const found = theirs.find((each) => each.language === language && each.region);
  return new Intl.Locale(tag, { region: found?.region }).toString();
}

const here = oncePerTag((tag) => inRegion(tag, navigator.languages));

/**
 * The language of an element: that of the nearest ancestor with a `lang`, through shadow roots, else the browser's; and the words
 * in it. The host updates when one of them changes (A11Y I1).
 */
export class LanguageController implements ReactiveController {
  #tag = navigator.language;
  #words: Words | undefined;
  /** What the words were made from. */
  #from: readonly unknown[] = [];
  readonly #host: ReactiveControllerHost & Element;
  readonly #observer = new MutationObserver(() => this.#read());

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (let at: Element | undefined = this.#host; at; at = parentOf(at)) {
      this.#observer.observe(at, { attributeFilter: ['lang'] });
    }
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** The locale that holds: the one asked for, else the page's, in the client's region where it names none. */
  locale(asked = ''): string {
    return here(localeTag(asked) ?? localeTag(this.#tag) ?? 'en');
  }

  /**
   * The words of a locale. Until the file of its language is there, those that showed before: none at first, so that nobody
   * sees another language than their own.
   */
  words(locale: string, own?: StringReplacements): Words | undefined {
    const strings = BOOKING_WORDS.here(locale);
    if (!strings) void BOOKING_WORDS.bring(locale).then(() => this.#host.requestUpdate());
    else if ([locale, own, strings].some((each, i) => each !== this.#from[i])) {
      this.#from = [locale, own, strings];
      this.#words = wordsFor(locale, own, strings);
    }
    return this.#words;
  }

  #read(): void {
    const tag = langOf(this.#host) ?? navigator.language;
    if (tag === this.#tag) return;
    this.#tag = tag;
    this.#host.requestUpdate();
  }
}

/** The `lang` of an element, or of the nearest around it that has one, through shadow roots. */
export function langOf(element: Element | undefined): string | undefined {
  return element && (element.getAttribute('lang') || langOf(parentOf(element)));
}

function parentOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
}
