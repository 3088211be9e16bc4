import { unpacked } from './packed.js';

/** Brings the file of a language: its strings, or in the script tag's files all of them in one text. */
export type LanguageFile<S> = () => Promise<{ readonly strings: S | string }>;

/** The strings of one part of the widget: English at hand, each other language in a file that is brought when first asked for. */
export class Vocabulary<S extends object> {
  readonly #here = new Map<string, S>();
  readonly #coming = new Map<string, Promise<void>>();

  constructor(
    readonly english: S,
    readonly files: Readonly<Record<string, LanguageFile<S>>>,
  ) {}

  /** Whether there are strings in the language of a locale. */
  speaks(locale: string): boolean {
    const language = languageOf(locale);
    return language === 'en' || Object.hasOwn(this.files, language);
  }

  /** The strings for a locale, English where its language is not spoken; undefined where they have yet to be brought. */
  here(locale: string): S | undefined {
    const language = languageOf(locale);
    return language === 'en' || !this.speaks(locale) ? this.english : this.#here.get(language);
  }

  /** Settles when the strings for a locale are here: English, with a word on the console, where their file can't be loaded. */
  async bring(locale: string): Promise<void> {
    if (this.here(locale)) return;
    const language = languageOf(locale);
    const coming = this.#coming.get(language) ?? this.#load(language);
    this.#coming.set(language, coming);
    await coming;
  }

  async #load(language: string): Promise<void> {
    try {
      const { strings } = await this.files[language]!();
      this.#here.set(language, typeof strings === 'string' ? unpacked(this.english, strings) : strings);
    } catch (cause) {
      console.warn(`Rota: the words in "${language}" can't be loaded; they are in English instead.`, cause);
      this.#here.set(language, this.english);
    }
  }
}

const languageOf = (locale: string): string => new Intl.Locale(locale).language;
