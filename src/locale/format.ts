import type { Price } from '../engine/model.js';
import { MINUTES_PER_DAY, type Day, type Instant } from '../time/units.js';
import { oncePerTag } from './once-per-tag.js';
import type { GapOf } from './strings.js';

/** Forms of a plural, by the categories of `Intl.PluralRules`; `other` always. */
export type PluralForms = { readonly other: string } & {
  readonly [Rule in Exclude<Intl.LDMLPluralRule, 'other'>]?: string;
};

/** What stands in the gaps of a text, by name. */
type Filling<T extends string> = Readonly<Record<GapOf<T>, string | number>>;

const RIGHT_TO_LEFT = ['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa', 'Yezi'];

/** Hebrew and Arabic letters. */
const TURNED = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** Languages that every region writes from left to right: what a browser would have to look up for them is known. */
const LEFT_TO_RIGHT = ['de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt', 'sv', 'tr', 'zh'];

/** Which way the script of a locale runs. */
export const directionOf = oncePerTag((tag): 'ltr' | 'rtl' => {
  const locale = new Intl.Locale(tag);
  const isKnown = !locale.script && LEFT_TO_RIGHT.includes(locale.language);
  // The first likely script of a page costs milliseconds.
  return !isKnown && RIGHT_TO_LEFT.includes(locale.maximize().script ?? '') ? 'rtl' : 'ltr';
});

const PLAIN = 'UTC';
const MILLISECONDS = 60_000;

/**
 * Dates, times and amounts as people of one locale write them. Formatters are made when first needed and kept: the first of
 * a page costs 60 to 85 ms. Kept is, too, what a month writes anew each time that it shows. A tag's extensions are honoured: `en-u-hc-h23` gives 24 hours, `en-u-fw-mon` starts on Monday.
 *
 * Always the Gregorian calendar, so that grid, headings and names agree in every locale (A11Y I6).
 */
export class Format {
  #made = new Map<string, unknown>();

  /** Which way the script of the locale runs. */
  readonly direction: 'ltr' | 'rtl';

  constructor(readonly locale: string) {
    this.direction = directionOf(locale);
  }

  /** "Tuesday, November 24, 2026": the whole date of an instant. */
  date(at: Instant, zone: string): string {
    return this.#dates(zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
      at * MILLISECONDS,
    );
  }

  /** "Tue, Nov 24". */
  shortDate(at: Instant, zone: string): string {
    return this.#dates(zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at * MILLISECONDS);
  }

  /** The whole date of a plain day. */
  day(day: Day): string {
    return this.#make(`day ${day}`, () => this.date(day * MINUTES_PER_DAY, PLAIN));
  }

  /** "Tuesday, November 24": a day as a heading has it. */
  dayTitle(day: Day): string {
    const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
    return this.#dates(PLAIN, options).format(day * MINUTES_PER_DAY * MILLISECONDS);
  }

  /** "Tuesday". */
  weekday(at: Instant, zone: string): string {
    return this.#dates(zone, { weekday: 'long' }).format(at * MILLISECONDS);
  }

  /** "24": the number in the month, in the locale's digits. */
  dayOfMonth(day: Day): string {
    return this.number(new Date(day * MINUTES_PER_DAY * MILLISECONDS).getUTCDate());
  }

  /** "November 2026"; months count from 1. */
  month(year: number, month: number): string {
    return this.#dates(PLAIN, { month: 'long', year: 'numeric' }).format(Date.UTC(year, month - 1, 1));
  }

  /** The seven weekdays from one of them on (1 is Monday). */
  weekdays(width: 'long' | 'short' | 'narrow', first: number): string[] {
    return this.#make(`${width} ${first}`, () => {
      const format = this.#dates(PLAIN, { weekday: width });
      // 1970-01-05 was a Monday.
      return Array.from({ length: 7 }, (_, i) => format.format((4 + first - 1 + i) * 86_400_000));
    });
  }

  /** "10:00". */
  time(at: Instant, zone: string): string {
    return this.#dates(zone, { timeStyle: 'short' }).format(at * MILLISECONDS);
  }

  /** "10:00 – 11:00". Both dates stand in it where the session crosses midnight. */
  timeRange(from: Instant, to: Instant, zone: string): string {
    return this.#dates(zone, { hour: this.#hour, minute: '2-digit' }).formatRange(
      from * MILLISECONDS,
      to * MILLISECONDS,
    );
  }

  /** "Tue, Nov 24, 10:00". */
  dateTime(at: Instant, zone: string): string {
    const time = { hour: this.#hour, minute: '2-digit' } as const;
    return this.#dates(zone, { weekday: 'short', day: 'numeric', month: 'short', ...time }).format(at * MILLISECONDS);
  }

  /** "GMT+1": the offset of a zone at an instant. */
  offset(at: Instant, zone: string): string {
    return this.#make(`${zone} at ${at}`, () => {
      const format = this.#dates(zone, { hour: 'numeric', timeZoneName: 'shortOffset' });
      return format.formatToParts(at * MILLISECONDS).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    });
  }

  /** Whether clocks in both zones show the same at that instant; names are aliases and never compared. */
  sameClock(at: Instant, a: string, b: string): boolean {
    return a === b || this.offset(at, a) === this.offset(at, b);
  }

  number(value: number): string {
    return this.#make('number', () => new Intl.NumberFormat(this.locale)).format(value);
  }

  /** "€80", "$79.50": cents only where there are some. */
  money({ amount, currency }: Price): string {
    const make = () =>
      new Intl.NumberFormat(this.locale, {
        style: 'currency',
        currency,
        trailingZeroDisplay: 'stripIfInteger',
      } as object);
    return this.#make(`money ${currency}`, make).format(amount);
  }

  /** "60 min", "1 hr 30 min". */
  duration(minutes: number): string {
    if (minutes <= 60) return this.#unit('minute', minutes);
    const [hours, rest] = [this.#unit('hour', Math.floor(minutes / 60)), minutes % 60];
    if (rest === 0) return hours;
    const list = this.#make('units', () => new Intl.ListFormat(this.locale, { type: 'unit', style: 'narrow' }));
    return list.format([hours, this.#unit('minute', rest)]);
  }

  /** "Maria, Carlos, and Laura". */
  list(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
    return this.#make(type, () => new Intl.ListFormat(this.locale, { type })).format(items);
  }

  /** The form for a count, filled in; `{count}` is the count in the locale's digits. */
  plural<T extends PluralForms>(count: number, forms: T, values?: Omit<Filling<T['other']>, 'count'>): string {
    const rule = this.#make('plural', () => new Intl.PluralRules(this.locale)).select(count);
    return this.fill<string>(forms[rule] ?? forms.other, { ...values, count });
  }

  /**
   * A text with its gaps filled in: numbers in the locale's digits; words apart from their surroundings where they may run the
   * other way, so that a name, an address or a time stays readable in Arabic, and a Hebrew name in English (A11Y I10).
   */
  fill<T extends string>(text: T, values: Filling<T>): string {
    const given: Readonly<Record<string, string | number>> = values;
    return text.replace(/\{(\w+)\}/g, (gap, name: string) => {
      const value = given[name] ?? gap;
      if (typeof value === 'number') return this.number(value);
      return this.direction === 'rtl' || TURNED.test(value) ? `\u2068${value}\u2069` : value;
    });
  }

  /** How many digits the locale's own short time has at eight in the morning, so that all times agree. */
  get #hour(): 'numeric' | '2-digit' {
    const parts = this.#dates(PLAIN, { timeStyle: 'short' }).formatToParts(8 * 3_600_000);
    return parts.find(({ type }) => type === 'hour')?.value.length === 2 ? '2-digit' : 'numeric';
  }

  #unit(unit: 'hour' | 'minute', value: number): string {
    const make = () => new Intl.NumberFormat(this.locale, { style: 'unit', unit, unitDisplay: 'short' });
    return this.#make(unit, make).format(value);
  }

  #dates(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = timeZone + JSON.stringify(options);
    return this.#make(key, () => new Intl.DateTimeFormat(this.locale, { calendar: 'gregory', timeZone, ...options }));
  }

  #make<T>(key: string, make: () => T): T {
    let made = this.#made.get(key) as T | undefined;
    if (made === undefined) this.#made.set(key, (made = make()));
    return made;
  }
}
