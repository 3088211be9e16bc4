/** What the cases of the conformance suite are said with: no test library, so that they run under any. */

/** Throws unless it holds. */
export function holds(fact: boolean, otherwise: string): asserts fact {
  if (!fact) throw new Error(otherwise);
}

/** Throws unless both are the same data, in whatever order objects have their properties. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [is, wanted] = [asText(actual), asText(expected)];
  holds(is === wanted, `${what}: expected ${wanted}, got ${is}`);
}

/** Throws unless the value is one of those. */
export function oneOf<T>(actual: T, expected: readonly T[], what: string): void {
  holds(expected.includes(actual), `${what}: expected one of ${expected.join(', ')}, got ${String(actual)}`);
}

function asText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof Object && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort()) : inner,
  );
}
