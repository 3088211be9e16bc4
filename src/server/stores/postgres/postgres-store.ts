import { sql, type RawBuilder } from 'kysely';
import { getOrMake } from '../../../engine/once.js';
import type { Instant, Span } from '../../../time/units.js';
import { LocalChanges, type ChangeNews } from '../../changes/change-feed.js';
import { clientKeyOf } from '../../mailbox.js';
import {
  StoreUnavailable,
  type Claim,
  type ClientLink,
  type ClientRecords,
  type Decision,
  type Hold,
  type Intent,
  type Outcome,
  type Place,
  type Scope,
  type Snapshot,
  type Store,
  type StoredBooking,
} from '../../store.js';
import { Batches, type Done } from './batches.js';
import type { Database } from './database.js';
import { decideAll, written, type KeyRow, type Read, type Wanted } from './decide-batch.js';
import { called } from './functions.js';
import { grown, type Seen } from './growing-view.js';
import { LedgerCache, type ReadLine } from './ledger-cache.js';
import { codeOf, guarded } from './outages.js';
import { PostgresOutbox } from './postgres-outbox.js';
import { SameTurn } from './same-turn.js';

/** How often a change is tried where something keeps coming in between. */
const TRIES = 10;

/** The codes with which PostgreSQL says that the same transaction may well go through the next time. */
const COLLISIONS = ['RT001', '40001', '40P01'];

/**
 * Keeps everything in PostgreSQL, on a server or embedded. A site's changes are written by one transaction after the
 * other, over all processes: each takes the site's lock, looks, decides and writes. What waits meanwhile is decided and
 * written together by the next one (batches.ts). The schema's own rules would stop what should get past the lock.
 */
export class PostgresStore implements Store {
  readonly outbox: PostgresOutbox;
  readonly changes: ChangeNews;

  readonly #database: Database;
  readonly #ledgers = new Map<string, LedgerCache>();
  readonly #batches = new Map<string, Batches<Wanted, Outcome>>();
  readonly #readers = new Map<string, SameTurn<Scope, Snapshot>>();

  /** Where several processes share the database, `changes` has to be a `SharedChanges`. */
  constructor(database: Database, changes: ChangeNews = new LocalChanges()) {
    this.#database = database;
    this.changes = changes;
    this.outbox = new PostgresOutbox(database);
  }

  async read(site: string, span: Span, now: Instant, calendars?: readonly string[]): Promise<Snapshot> {
    await this.#begin(site);
    const readers = getOrMake(this.#readers, site, () => new SameTurn((scopes) => this.#readAll(site, scopes)));
    return readers.add({ span, now, ...(calendars && { calendars }) });
  }

  /** Whoever asks for the same gets the same, so that it can be told what was made of it already. */
  async #readAll(site: string, scopes: readonly Scope[]): Promise<readonly Snapshot[]> {
    const keys = scopes.map((scope) => JSON.stringify(scope));
    const asked = [...new Map(keys.map((key, place) => [key, { key, scope: scopes[place]! }])).values()];
    const { revision, seen } = await guarded(() => this.#look(this.#database, site, asked));
    const { lines: ledger } = this.#ledgerOf(site);
    const snapshots = asked.map(({ key, scope }, place) => {
      return [key, { ...grown(seen[place]!, scope, []), revision, ledger }] as const;
    });
    const byKey = new Map<string, Snapshot>(snapshots);
    return keys.map((key) => byKey.get(key)!);
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
        where bookings.site = ${site} and bookings.email = ${clientKeyOf(email)} order by bookings.start, bookings.id`.execute(
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
        links: await this.#links(sql`site = ${site} and client = ${clientKeyOf(email)}`),
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
      where site = ${site} and email = ${clientKeyOf(client)}
        and (${after?.id ?? null}::text is null or (-start, id collate "C") > (${-(after?.start ?? 0)}, ${after?.id ?? null}))
      order by -start, id collate "C" limit ${limit}`;
    return (await guarded(() => query.execute(this.#database))).rows.map(({ booking }) => booking);
  }

  async link(site: string, tokenHash: string, now: Instant): Promise<ClientLink | undefined> {
    const [row] = await this.#links(sql`site = ${site} and token_hash = ${tokenHash} and expires > ${now}`);
    return row;
  }

  async isSilent(site: string, mailbox: string): Promise<boolean> {
    const query = sql`select from silent where site = ${site} and mailbox = ${mailbox}`;
    return (await guarded(() => query.execute(this.#database))).rows.length > 0;
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
    const batches = getOrMake(this.#batches, site, () => new Batches((wanted) => this.#writeAll(site, wanted)));
    return batches.add({ scope, decision, ...(intent && { intent }) });
  }

  async #writeAll(site: string, wanted: readonly Wanted[]): Promise<readonly Done<Outcome>[]> {
    const ledger = this.#ledgerOf(site);
    for (let tries = 1; ; tries++) {
      let last: number | undefined;
      try {
        return await guarded(() =>
          this.#database.transaction().execute(async (on) => {
            const read = await this.#look(on, site, wanted, true);
            last = ledger.last;
            const { done, accepted } = decideAll(wanted, read, ledger);
            if (accepted.length > 0) {
              const change = JSON.stringify(written(accepted));
              await sql`select ${called('write_change')}(${site}, ${change}::jsonb)`.execute(on);
            }
            return { done, changes: accepted.map(({ change }) => change) };
          }),
        ).then(({ done, changes }) => {
          if (changes.some(({ refused }) => !refused)) this.changes.announce(site);
          this.outbox.news.announce(
            site,
            changes.flatMap(({ notices }) => notices),
          );
          return done;
        });
      } catch (error) {
        if (last !== undefined) ledger.cut(last);
        if (wanted.length > 1 || !COLLISIONS.includes(codeOf(error))) throw error;
        if (tries === TRIES) throw new StoreUnavailable('Too many changes at once; try again.');
      }
    }
  }

  /** Everything that decisions have to know, as of one moment, in one round trip; once the site is locked, where it is to be. */
  async #look(
    on: Database,
    site: string,
    asked: readonly Pick<Wanted, 'scope' | 'intent'>[],
    locks = false,
  ): Promise<Read> {
    const ledger = this.#ledgerOf(site);
    const behind = ledger.last;
    const scopes = asked.map(({ scope: { span, client, ...scope }, intent }) => ({
      ...{ ...scope, key: intent?.key, client: client && clientKeyOf(client) },
      ...{ from: span[0], to: span[1] },
    }));
    const { rows } = await sql<{ read: RawRead }>`
      select ${called('look')}(${site}, ${locks}, ${behind}, ${JSON.stringify(scopes)}::jsonb) as read`.execute(on);
    const { revision, lines, seen } = rows[0]!.read;
    ledger.read(behind, lines);
    return {
      revision,
      seen: seen.map((raw) => ({
        ...raw,
        claims: claimsOf(raw.claims),
        ofHold: raw.ofHold.map(claimOf),
        key: raw.key && { ...raw.key, held: raw.key.held && claimOf(raw.key.held) },
      })),
    };
  }

  /** A long ledger takes a while: nobody waits for it with a connection or a lock in hand. */
  #begin(site: string): Promise<void> {
    return this.#ledgerOf(site).begin(() => guarded(async () => void (await this.#look(this.#database, site, []))));
  }

  #ledgerOf(site: string): LedgerCache {
    return getOrMake(this.#ledgers, site, () => new LedgerCache());
  }
}

/** How many transactions have ended: of all sites, so that it tells nothing of one. */
const REVISION = sql`pg_snapshot_xmax(moment)::text::bigint - (select count(*) from pg_snapshot_xip(moment))`;

/** What `claim_row` (functions.ts) makes of a claim. */
type RawClaim = readonly [
  ...(readonly [string, string, string, number, number, boolean, number, number, string, number, number]),
  Hold | null,
];

/** The same of many: of each column a list. */
type Columns<Row extends readonly unknown[]> = { readonly [Column in keyof Row]: readonly Row[Column][] };

interface RawRead {
  readonly revision: number;
  readonly lines: readonly ReadLine[];
  readonly seen: readonly (Omit<Seen, 'claims' | 'ofHold'> & {
    readonly claims: Columns<RawClaim>;
    readonly ofHold: readonly RawClaim[];
    readonly key: (Omit<KeyRow, 'held'> & { readonly held: RawClaim | null }) | null;
  })[];
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

function claimsOf([bookings, calendars, sessions, seats, ofSeats, alone, ...columns]: Columns<RawClaim>): Claim[] {
  const [from, to, services, starts, durations, holds] = columns;
  return bookings.map((booking, row) =>
    claimOf([
      ...([booking, calendars[row]!, sessions[row]!, seats[row]!, ofSeats[row]!, alone[row]!] as const),
      ...([from[row]!, to[row]!, services[row]!, starts[row]!, durations[row]!, holds[row]!] as const),
    ]),
  );
}
