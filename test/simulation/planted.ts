/** Faults that the simulation must find, or it is none. */
import type { MemoryStore, Store } from '../../src/server/index.js';
import type { Planted } from './server.js';

/** A store that forgets which wishes it has fulfilled. */
export const forgetful: Planted = (store) =>
  withChange(store, (site, scope, decision) => store.change(site, scope, decision));

/** A store that looks first and writes later, with nothing in between to stop another. */
export const naive: Planted = (store, pause) =>
  withChange(store, async (site, scope, decision, intent) => {
    const seen = await store.read(site, scope.span, scope.now, scope.calendars);
    const booking = scope.booking === undefined ? undefined : await store.booking(site, scope.booking);
    const change = decision({ ...seen, ...(booking && { booking }) });
    await pause();
    if (!change) return { kind: 'done', booking };
    // Each claim is made a session of its own, which collides with none.
    const claims = change.claims.map((claim) => ({ ...claim, alone: false, session: claim.booking }));
    return store.change(site, scope, () => ({ ...change, claims }), intent);
  });

function withChange(store: MemoryStore, change: Store['change']): Store {
  return {
    read: store.read.bind(store),
    revision: store.revision.bind(store),
    booking: store.booking.bind(store),
    bookings: store.bookings.bind(store),
    change,
    bookingsOf: store.bookingsOf.bind(store),
    link: store.link.bind(store),
    client: store.client.bind(store),
    tidy: store.tidy.bind(store),
    changes: store.changes,
    outbox: store.outbox,
  };
}
