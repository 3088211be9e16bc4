import { PostgresStore } from '../../src/server/stores/postgres/postgres-store.js';
import type { Decision, Intent, Outcome, Scope } from '../../src/server/store.js';

/** Keeps the place of whoever gives a booking away: nobody else gets it, ever. The checker must find it. */
export class ClingingStore extends PostgresStore {
  override change(site: string, scope: Scope, decision: Decision, intent?: Intent): Promise<Outcome> {
    const clinging: Decision = (snapshot) => {
      const change = decision(snapshot);
      if (!change?.lines.some(({ kind }) => kind === 'reassigned')) return change;
      const [booking] = change.bookings;
      const hosts = snapshot.booking?.hosts ?? [];
      const claims = change.claims.filter(({ calendar }) => !hosts.includes(calendar));
      return { ...change, bookings: [booking!], releases: [], claims };
    };
    return super.change(site, scope, clinging, intent);
  }
}
