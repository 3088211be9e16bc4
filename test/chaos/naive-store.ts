import { sql } from 'kysely';
import { PostgresStore } from '../../src/server/stores/postgres/postgres-store.js';
import type { Database } from '../../src/server/stores/postgres/database.js';
import { rowOf } from '../../src/server/stores/postgres/decide-batch.js';
import { called } from '../../src/server/stores/postgres/functions.js';
import type { Change, Decision, Intent, Outcome, Scope } from '../../src/server/store.js';

/**
 * What many booking systems do: look whether the time is free, then insert, with nothing in between to stop another.
 * The checker must find what comes of it, or it is no checker.
 */
export class NaiveStore extends PostgresStore {
  readonly #rows: Database;

  constructor(database: Database) {
    super(database);
    this.#rows = database;
  }

  override async change(site: string, scope: Scope, decision: Decision, intent?: Intent): Promise<Outcome> {
    const snapshot = await this.read(site, scope.span, scope.now);
    const booking = scope.booking === undefined ? undefined : await this.booking(site, scope.booking);
    const change = decision({ ...snapshot, ...(booking && { booking }), ofClient: [] });
    if (!change) return { kind: 'done', booking };
    await this.#insert(site, change, intent);
    return { kind: 'done', booking: change.bookings[0] };
  }

  async #insert(site: string, change: Change, intent: Intent | undefined): Promise<void> {
    for (const claim of change.claims) {
      const unique = `${claim.session}/${Math.random()}`;
      await sql`
        insert into claims (site, calendar, session, seat, booking, seats, alone, during, service, start, duration)
        values (${site}, ${claim.calendar}, ${unique}, ${claim.seat}, ${claim.booking}, ${claim.seats}, false,
          int8range(${claim.span[0]}, ${claim.span[1]}), ${claim.service}, ${claim.start}, ${claim.duration})
      `.execute(this.#rows);
    }
    const now = Math.round((performance.timeOrigin + performance.now()) * 1000);
    const lines = change.lines.map((line, place) => ({ order: now + place, line }));
    const keys = intent ? [{ ...intent, booking: change.bookings[0]?.id ?? '' }] : [];
    const rest = {
      links: [],
      unlinks: [],
      forgets: [],
      ...change,
      now: 0,
      claims: [],
      lines,
      keys,
      bookings: change.bookings.map(rowOf),
    };
    if (intent) await sql`delete from keys where site = ${site} and key = ${intent.key}`.execute(this.#rows);
    await sql`select ${called('write_change')}(${site}, ${JSON.stringify(rest)}::jsonb)`.execute(this.#rows);
  }
}
