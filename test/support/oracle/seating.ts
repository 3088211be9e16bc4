/** The oracle on seats: every combination is tried, in the order of the lists (PN-1, PN-3). */

/** The first combination in which nobody sits twice, as the index of each seat's sitter; `undefined` where none is. */
export function firstSeating(
  seats: readonly (readonly (readonly number[])[])[],
  seated: readonly number[] = [],
): number[] | undefined {
  const [sitters, ...others] = seats;
  if (!sitters) return [];
  for (const [index, people] of sitters.entries()) {
    if (people.some((person) => seated.includes(person))) continue;
    const rest = firstSeating(others, [...seated, ...people]);
    if (rest) return [index, ...rest];
  }
  return undefined;
}
