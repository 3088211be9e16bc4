import type { Claim } from '../../src/server/index.js';

/** The claims that stand where more is taken than there is: counted anew, without the server's help. */
export function overbooked(claims: readonly Claim[], capacityOf: (calendar: string) => number): Claim[] {
  return claims.filter(({ calendar, span, session, seats }) => {
    const atOnce = claims.filter(
      (other) => other.calendar === calendar && other.span[0] <= span[0] && span[0] < other.span[1],
    );
    const sessions = new Set(atOnce.map((other) => other.session)).size;
    const seated = atOnce.filter((other) => other.session === session).length;
    return sessions > capacityOf(calendar) || seated > seats;
  });
}
