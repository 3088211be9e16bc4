import type { Day, Span } from '../time/units.js';

/** Numbers by name and day (or first day of a window), with nothing where there is 0. */
export class Tally {
  readonly #byName = new Map<string, Map<Day, number>>();

  add(name: string, day: Day, amount: number): void {
    const own = this.#byName.get(name) ?? new Map<Day, number>();
    const sum = (own.get(day) ?? 0) + amount;
    if (sum === 0) own.delete(day);
    else own.set(day, sum);
    this.#byName.set(name, own);
  }

  at(name: string, day: Day): number {
    return this.#byName.get(name)?.get(day) ?? 0;
  }

  /** The days of a name in their order, all or those of a span. */
  of(name: string, span?: Span<Day>): (readonly [day: Day, count: number])[] {
    const own = this.#byName.get(name);
    if (!own) return [];
    // Stryker disable next-line ConditionalExpression,EqualityOperator,ArithmeticOperator: the long way says the same
    const isShort = span !== undefined && span[1] - span[0] < own.size;
    const days = isShort ? Array.from({ length: span[1] - span[0] }, (_, i) => span[0] + i) : [...own.keys()];
    return days
      .filter((day) => own.has(day) && (!span || (span[0] <= day && day < span[1])))
      .sort((a, b) => a - b)
      .map((day) => [day, own.get(day)!] as const);
  }

  /** Every day that any name has something on. */
  days(): Set<Day> {
    return new Set([...this.#byName.values()].flatMap((own) => [...own.keys()]));
  }
}
