/** Throws where the engine and the oracle differ, with what only one of them says. */

/** As JSON, the fields of every object in one order: what a record or an answer says, however it was put together. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, own: unknown) =>
    typeof own === 'object' && own !== null && !Array.isArray(own)
      ? Object.fromEntries(Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1)))
      : own,
  );
}

/** @param lines How a value is shown where it differs; a line of JSON for each item or field where left out. */
export function agree<T>(what: string, engine: T, oracle: T, lines: (value: T) => string[] = parts): void {
  if (canonical(engine) === canonical(oracle)) return;
  const [found, expected] = [lines(engine), lines(oracle)];
  const only = (one: readonly string[], other: readonly string[]): string =>
    one
      .filter((line) => !other.includes(line))
      .slice(0, 12)
      .join('\n    ') || '(nothing else, or in another order)';
  throw new Error(
    `${what}\n  only the engine says\n    ${only(found, expected)}\n  only the oracle says\n    ${only(expected, found)}`,
  );
}

function parts(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return [canonical(value)];
  return Object.entries(value).flatMap(([key, own]) =>
    (Array.isArray(own) ? own : [own]).map((item) => `${key}: ${canonical(item)}`),
  );
}
