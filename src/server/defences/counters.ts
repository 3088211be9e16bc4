/**
 * What the defences remember besides the bookings: how often something was tried, and secrets that make no sense to
 * others. Nothing here is needed to tell what is booked, so it may be lost, and it never holds up a booking.
 */
export interface Counters {
  /**
   * Adds to the number under a key, and gives the sum; the key is forgotten so many seconds after it was first used.
   * What is `shared` is counted over all processes that serve the site, anything else in this process alone, which
   * costs nothing.
   */
  add(key: string, more: number, seconds: number, kept: 'shared' | 'here'): Promise<number>;

  /** A random text under a name, the same for all processes; made by whoever asks first, and forgotten after a while. */
  secret(name: string): Promise<string>;
}

/** How long a secret is kept at least: seconds. */
export const SECRET_LIFETIME = 2 * 86_400;

/** Counts nothing, so that nothing is limited: for demos, tests and benches. */
export function noCounters(): Counters {
  const secret = crypto.randomUUID();
  return { add: async () => 0, secret: async (name) => `${name}/${secret}` };
}
