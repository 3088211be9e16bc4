import { sql, type RawBuilder } from 'kysely';
import type { Instant, Span } from '../../../time/units.js';
import { LocalChanges, type ChangeNews } from '../../changes/change-feed.js';
import {
  StoreUnavailable,
  type Change,
  type Claim,
  type ClientLink,
  type ClientRecords,
  type Decision,
  type Hold,
  type Intent,
  type Outcome,
  type Place,
  type Refused,
  type Scope,
  type Snapshot,
  type Store,
  type StoredBooking,
} from '../../store.js';
import type { Database } from './database.js';
import { LedgerCache, type ReadLine } from './ledger-cache.js';
import { codeOf, guarded } from './outages.js';
import { PostgresOutbox } from './postgres-outbox.js';

/** How often a decision is made anew where others keep coming first. */
const TRIES = 10;

/** The codes with which PostgreSQL says that the same transaction may well go through the next time. */
const COLLISIONS = ['RT001', '40001', '40P01'];

interface KeyRow {
  readonly fingerprint: string;
  readonly booking: StoredBooking | null;
  readonly refused: Refused | null;
}

interface Decided {
  readonly outcome: Outcome;
  readonly isWritten?: boolean;
}

interface Read {
  readonly snapshot: Snapshot;
  /** What the intent's key was used for. */
  readonly key: KeyRow | null;
}

/**
 * Keeps everything in PostgreSQL, on a server or embedded. What may go wrong between two changes at once is kept from
 * happening by the schema; whoever collides looks again and decides anew. Decisions that need more than that take their
 * locks first, in order, and hold them until they are committed.
 */
export class PostgresStore implements Store {
  readonly outbox: PostgresOutbox;
  readonly changes: ChangeNews;

  readonly #database: Database;
  readonly #ledgers = new Map<string, LedgerCache>();

  /** Where several processes share the database, `changes` has to be a `SharedChanges`. */
  constructor(database: Database, changes: ChangeNews = new LocalChanges()) {
    this.#database = database;
    this.changes = changes;
    this.outbox = new PostgresOutbox(database);
  }

  async read(site: string, span: Span, now: Instant, calendars?: readonly string[]): Promise<Snapshot> {
    const scope = { span, now, locks: [], ...(calendars && { calendars }) };
    await this.#begin(site);
    return guarded(async () => (await this.#look(this.#database, site, scope)).snapshot);
  }

  async revision(): Promise<number> {
    const query = sql<{
      revision: number;
    }>`select (${REVISION})::float8 as revision from pg_current_snapshot() as moment`;
    return (await guarded(() => query.execute(this.#database))).rows[0]!.revision;
  }

  async booking(site: string, id: string): Promise<StoredBooking | undefined> {
    const row = await guarded(() =>
      this.#database
        .selectFrom('bookings')
        .select('booking')
        .where('site', '=', site)
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    return row?.booking;
  }

  async bookings(site: string, [from, to]: Span): Promise<StoredBooking[]> {
    const rows = await guarded(() =>
      this.#database
        .selectFrom('bookings')
        .select('booking')
        .where('site', '=', site)
        .where('start', '>=', from)
        .where('start', '<', to)
        .orderBy('start')
        .execute(),
    );
    return rows.map(({ booking }) => booking);
  }

  async client(site: string, email: string): Promise<ClientRecords> {
    return guarded(async () => {
      const { rows } = await sql<{ booking: StoredBooking; key: Instant | null }>`
        select bookings.booking, keys.expires::float8 as key
        from bookings left join keys on keys.site = bookings.site and keys.booking = bookings.id
        where bookings.site = ${site} and bookings.email = lower(${email}) order by bookings.start, bookings.id`.execute(
        this.#database,
      );
      const bookings = [...new Map(rows.map(({ booking }) => [booking.id, booking])).values()];
      return {
        bookings,
        notices: await this.outbox.about(
          site,
          bookings.map(({ id }) => id),
        ),
        keys: rows.flatMap(({ booking, key }) => (key === null ? [] : [{ booking: booking.id, expires: key }])),
        links: await this.#links(sql`site = ${site} and client = lower(${email})`),
      };
    });
  }

  async tidy(site: string, now: Instant): Promise<void> {
    await guarded(async () => {
      await this.#database.deleteFrom('keys').where('site', '=', site).where('expires', '<=', now).execute();
      await sql`delete from claims where site = ${site} and hold is not null and until <= ${now}`.execute(
        this.#database,
      );
      await sql`delete from links where site = ${site} and expires <= ${now}`.execute(this.#database);
    });
  }

  async bookingsOf(site: string, client: string, limit: number, after?: Place): Promise<StoredBooking[]> {
    const query = sql<{ booking: StoredBooking }>`
      select booking from bookings
      where site = ${site} and email = lower(${client}::text)
        and (${after?.id ?? null}::text is null or (-start, id collate "C") > (${-(after?.start ?? 0)}, ${after?.id ?? null}))
      order by -start, id collate "C" limit ${limit}`;
    return (await guarded(() => query.execute(this.#database))).rows.map(({ booking }) => booking);
  }

  async link(site: string, tokenHash: string, now: Instant): Promise<ClientLink | undefined> {
    const [row] = await this.#links(sql`site = ${site} and token_hash = ${tokenHash} and expires > ${now}`);
    return row;
  }

  async #links(which: RawBuilder<unknown>): Promise<ClientLink[]> {
    const query = sql<Omit<ClientLink, 'booking'> & { readonly booking: string | null }>`
      select client, booking, token_hash as "tokenHash", at::float8 as at, expires::float8 as expires
      from links where ${which} order by at, token_hash`;
    const { rows } = await guarded(() => query.execute(this.#database));
    return rows.map(({ booking, ...link }) => ({ ...link, ...(booking !== null && { booking }) }));
  }

  async change(site: string, scope: Scope, decision: Decision, intent?: Intent): Promise<Outcome> {
    await this.#begin(site);
    for (let tries = 0; tries < TRIES; tries++) {
      const decided = await guarded(() => this.#try(site, scope, decision, intent));
      if (decided?.isWritten) this.changes.announce(site);
      if (decided) return decided.outcome;
    }
    throw new StoreUnavailable('Too many changes at once; try again.');
  }

  /** Undefined where another change came first. */
  async #try(site: string, scope: Scope, decision: Decision, intent?: Intent): Promise<Decided | undefined> {
    const step = (on: Database): Promise<Decided> => this.#decide(on, site, scope, decision, intent);
    try {
      if (scope.locks.length === 0) return await step(this.#database);
      return await this.#database.transaction().execute(step);
    } catch (error) {
      if (COLLISIONS.includes(codeOf(error))) return undefined;
      throw error;
    }
  }

  async #decide(on: Database, site: string, scope: Scope, decision: Decision, intent?: Intent): Promise<Decided> {
    const { snapshot, key } = await this.#look(on, site, scope, intent);
    if (key && intent) {
      const { refused } = key;
      if (refused && key.fingerprint === intent.fingerprint) return { outcome: { kind: 'refused', refused } };
      if (!key.booking || key.fingerprint !== intent.fingerprint) return { outcome: { kind: 'key-reused' } };
      return { outcome: { kind: 'replayed', booking: key.booking } };
    }
    const change = decision(snapshot);
    if (!change) return { outcome: { kind: 'done', booking: snapshot.booking } };
    await sql`select write_change(${site}, ${JSON.stringify(written(change, scope.now, intent))}::jsonb)`.execute(on);
    return { outcome: { kind: 'done', booking: change.bookings[0] }, isWritten: true };
  }

  /** Everything that a decision has to know, as of one moment, in one round trip; once it has its locks. */
  async #look(
    on: Database,
    site: string,
    { span, calendars, now, booking, client, hold, visitor, locks }: Scope,
    intent?: Intent,
  ): Promise<Read> {
    const ledger = this.#ledgerOf(site);
    // Names of one session each, given back at the transaction's end. In order, so that no two wait for each other.
    const names = locks.map((name) => JSON.stringify([site, name]));
    const { rows } = await sql<{ read: RawRead }>`
      select look(${site}, ${names}, int8range(${span[0]}, ${span[1]}), ${calendars ?? null}, ${now},
        ${String(ledger.horizon)}::xid8, ${booking ?? null}, ${client ?? null}, ${hold ?? null}, ${visitor ?? null},
        ${intent?.key ?? null}) as read`.execute(on);
    const read = rows[0]!.read;
    const snapshot: Snapshot = {
      revision: read.revision,
      claims: read.claims.map(claimOf),
      ledger: ledger.with(read.lines, read.oldestRunning),
      ...(read.booking && { booking: read.booking }),
      ...(client !== undefined && { ofClient: read.ofClient, linkedAt: read.linkedAt ?? undefined }),
      ...(hold !== undefined && { ofHold: read.ofHold.map(claimOf) }),
      ...(visitor !== undefined && { holds: read.holds }),
    };
    return { snapshot, key: read.key };
  }

  /** A long ledger takes a while: nobody waits for it with a connection or a lock in hand. */
  #begin(site: string): Promise<void> {
    const noTime = { span: [0, 0] as const, now: 0, locks: [] };
    return this.#ledgerOf(site).begin(() => guarded(async () => void (await this.#look(this.#database, site, noTime))));
  }

  #ledgerOf(site: string): LedgerCache {
    const known = this.#ledgers.get(site) ?? new LedgerCache();
    this.#ledgers.set(site, known);
    return known;
  }
}

/** How many transactions have ended: of all sites, so that it tells nothing of one. */
const REVISION = sql`pg_snapshot_xmax(moment)::text::bigint - (select count(*) from pg_snapshot_xip(moment))`;

/** What `claim_row` makes of a claim. */
type RawClaim = readonly [
  ...(readonly [string, string, string, number, number, boolean, number, number, string, number, number]),
  Hold | null,
];

interface RawRead {
  readonly revision: number;
  readonly oldestRunning: number;
  readonly claims: readonly RawClaim[];
  readonly lines: readonly ReadLine[];
  readonly booking: StoredBooking | null;
  readonly ofClient: readonly string[];
  readonly linkedAt: Instant | null;
  readonly ofHold: readonly RawClaim[];
  readonly holds: number;
  readonly key: KeyRow | null;
}

function claimOf(raw: RawClaim): Claim {
  const [booking, calendar, session, seat, seats, alone, from, to, service, start, duration, hold] = raw;
  return {
    booking,
    calendar,
    session,
    seat,
    seats,
    alone,
    span: [from, to],
    service,
    start,
    duration,
    ...(hold && { hold }),
  };
}

function written({ claims, refused, ...change }: Change, now: Instant, intent: Intent | undefined): object {
  return {
    ...change,
    now,
    claims: claims.map(({ span: [from, to], ...claim }) => ({ ...claim, from, to })),
    ...(intent && { key: { ...intent, booking: change.bookings[0]?.id ?? '', refused } }),
  };
}
