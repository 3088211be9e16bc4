/** Faults that the simulation must find, or it is none. Each is planted around the store or the handler, not in them. */
import type { Change, MemoryStore, SiteState, Snapshot, Store } from '../../src/server/index.js';

export interface Planted {
  /** Makes of a store the one that the handler sees. `pause` lets others come first. */
  readonly store?: (store: MemoryStore, pause: () => Promise<void>) => Store;
  /** Changes what arrives. */
  readonly request?: (request: Request, state: SiteState) => Request;
}

/** A planted fault, and how the checker speaks of it. */
export interface PlantedFault extends Planted {
  readonly found: RegExp;
}

export const PLANTED: Readonly<Record<string, PlantedFault>> = {
  'A33 RC-1 a store that looks first and writes later, with nothing in between to stop another': {
    store: (store, pause) =>
      withChange(store, async (site, scope, decision, intent) => {
        const seen = await store.read(site, scope.span, scope.now, scope.calendars);
        const booking = scope.booking === undefined ? undefined : await store.booking(site, scope.booking);
        const change = decision({ ...seen, ...(booking && { booking }) });
        await pause();
        if (!change) return { kind: 'done', booking };
        // Each claim is made a session of its own, which collides with none.
        const claims = change.claims.map((claim) => ({ ...claim, alone: false, session: claim.booking }));
        return store.change(site, scope, () => ({ ...change, claims }), intent);
      }),
    found: /unfair|sessions at|clients in the/,
  },
  'RC-4 a store that forgets which wishes it has fulfilled': {
    store: (store) => withChange(store, (site, scope, decision) => store.change(site, scope, decision)),
    found: /doubled/,
  },
  'RC-4 a store that forgets which wishes it has refused': {
    store: (store) => writing(store, (change) => (change.refused ? undefined : change)),
    found: /refused \(.*\), then answered/,
  },
  'A16 a backend that looks at no version: a late yes is one to a time that nobody had in view': {
    request: (request, state) => {
      const id = /\/bookings\/([^/]+)/.exec(request.url)?.[1];
      const booking = id === undefined ? undefined : state.bookings[id];
      if (!booking || !request.headers.has('if-match')) return request;
      const latest = new Request(request);
      latest.headers.set('if-match', `"${booking.version}"`);
      return latest;
    },
    found: /had version \d+ in view/,
  },
  'RC-1 a store that says yes and writes nothing, now and then': {
    store: (store) => writing(store, (change) => (isOneInTen(change) ? undefined : change)),
    found: /lost, told of/,
  },
  'A03 a cancellation that keeps its place': {
    store: (store) => writing(store, (change) => ({ ...change, releases: [] }), 'cancelled'),
    found: /stray claim/,
  },
  'DS-16 a pair of whom only one is taken': {
    store: (store) => writing(store, (change) => ({ ...change, claims: change.claims.slice(0, 1) })),
    found: /claim missing/,
  },
  'A20 PN-4 a meeting that takes everyone but the room': {
    store: (store) =>
      writing(store, (change) => ({
        ...change,
        claims: change.claims.filter(({ calendar }) => calendar !== 'studio'),
      })),
    found: /claim missing: .* on studio/,
  },
  'PK-5 a package of which the first session is booked alone': {
    store: (store) =>
      writing(store, (change) => {
        const [first] = change.bookings;
        const claims = change.claims.filter(({ booking, hold }) => hold || booking === first?.id);
        const lines = change.lines.filter((line) => !('booking' in line) || line.booking === first?.id);
        return change.bookings.length > 1 ? { ...change, bookings: [first!], claims, lines } : change;
      }),
    found: /of \d sessions \d are booked|lost, told of session/,
  },
  'PK-5 a package that nobody counts': {
    store: (store) =>
      seeing(store, (snapshot) => ({
        ...snapshot,
        ledger: snapshot.ledger.map((line) => ({ ...line, package: undefined }) as typeof line),
      })),
    found: /\d of \d (first|treat)|in a week/,
  },
  'PN-2 a meeting that is moved, of which the ledger does not hear who sits in it now': {
    store: (store) =>
      writing(store, (change) => ({
        ...change,
        lines: change.lines.map((line) => {
          const { seats: _seats, ...rest } = { seats: undefined, ...line };
          return line.kind === 'moved' ? (rest as typeof line) : line;
        }),
      })),
    found: /ledger: tells of/,
  },
  'DS-14 a cancellation that the ledger never hears of': {
    store: (store) => writing(store, (change) => ({ ...change, lines: [] }), 'cancelled'),
    found: /ledger: tells of/,
  },
  'A33 turns that are given without counting those before': {
    store: (store) => seeing(store, (snapshot) => ({ ...snapshot, ledger: [] })),
    found: /unfair/,
  },
  'A20 a room for two at a time in which each booking sees one other at most': {
    store: (store) =>
      seeing(store, (snapshot) => {
        const [first] = snapshot.claims.filter(({ calendar }) => calendar === 'studio');
        return {
          ...snapshot,
          claims: snapshot.claims.filter((claim) => claim === first || claim.calendar !== 'studio'),
        };
      }),
    found: /studio: \d sessions at/,
  },
  'AV-6 a buffer that nobody keeps free': {
    store: (store) =>
      writing(store, (change) => ({
        ...change,
        claims: change.claims.map((claim) => ({
          ...claim,
          span: [claim.start, claim.start + claim.duration] as const,
        })),
      })),
    found: /hot: 2 sessions at/,
  },
};

/** Not by chance: the same run finds the same. */
function isOneInTen({ bookings: [booking] }: Change): boolean {
  return booking !== undefined && booking.version === 1 && booking.id.charCodeAt(0) % 10 === 0;
}

/** A store that writes something else than what was decided: nothing where it comes to nothing. */
function writing(store: MemoryStore, alter: (change: Change) => Change | undefined, of?: 'cancelled'): Store {
  return withChange(store, async (site, scope, decision, intent) => {
    let decided: Change | undefined;
    const outcome = await store.change(
      site,
      scope,
      (snapshot) => {
        decided = decision(snapshot);
        if (!decided || (of !== undefined && decided.bookings[0]?.state !== of)) return decided;
        return alter(decided);
      },
      intent,
    );
    return outcome.kind === 'done' && decided ? { ...outcome, booking: decided.bookings[0] } : outcome;
  });
}

/** A store that shows decisions something else than what is there. */
function seeing(store: MemoryStore, show: (snapshot: Snapshot) => Snapshot): Store {
  return withChange(store, (site, scope, decision, intent) =>
    store.change(site, scope, (snapshot) => decision(show(snapshot)), intent),
  );
}

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
    isSilent: store.isSilent.bind(store),
    changes: store.changes,
    outbox: store.outbox,
  };
}
