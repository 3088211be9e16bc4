import { sql } from 'kysely';
import type { Database } from '../../../src/server/stores/postgres/database.js';
import { CALL, CHOSEN, TALK, TEAM } from './sites.js';

/** Gives a site bookings of the past, each with its line in the ledger and its claim; every eighth was cancelled. */
export async function writeHistory(database: Database, site: string, lines: number, now: number): Promise<void> {
  const booked = Math.floor((lines * 8) / 9);
  const calls = Math.floor(booked / 2);
  await write(database, { site, now, service: 'call', calendars: TEAM, duration: CALL, count: calls });
  await write(database, { site, now, service: 'talk', calendars: CHOSEN, duration: TALK, count: booked - calls });
  for (const table of ['bookings', 'claims', 'ledger']) await sql.raw(`vacuum analyze ${table}`).execute(database);
}

interface Past {
  readonly site: string;
  readonly now: number;
  readonly service: string;
  readonly calendars: readonly string[];
  readonly duration: number;
  readonly count: number;
}

/** Sessions in a row, up to the day before `now`. */
async function write(database: Database, { site, now, service, calendars, duration, count }: Past): Promise<void> {
  const rows = Math.ceil(count / calendars.length);
  const first = Math.floor(now / 1440) * 1440 - 1440 - rows * duration;
  await sql`
    with past as (
      select ${service} || n as id, (${calendars}::text[])[n % ${calendars.length}::int + 1] as calendar,
        (${first}::bigint + n / ${calendars.length}::int * ${duration}::int)::bigint as start, n % 8 = 7 as is_cancelled, n
      from generate_series(0, ${count}::int - 1) as n
    ), kept as (
      insert into bookings (site, id, version, state, calendar, service, start, email, booking)
      select ${site}, id, 1, case when is_cancelled then 'cancelled' else 'confirmed' end, calendar, ${service}, start,
        id || '@example.com', jsonb_build_object('id', id, 'calendar', calendar, 'start', start)
      from past
    ), places as (
      insert into claims (site, calendar, session, seat, booking, seats, alone, during, service, start, duration)
      select ${site}, calendar, id, 0, id, 1, true, int8range(start, start + ${duration}), ${service}, start, ${duration}
      from past where not is_cancelled
    )
    insert into ledger (site, "order", line)
    select ${site}, coalesce((select max("order") from ledger where site = ${site}), 0) + row_number() over (order by n, kind),
      jsonb_build_object('kind', kind, 'at', start - 1440, 'booking', id, 'calendar', calendar,
      'service', ${service}::text, 'start', start, 'assignedBy', 'backend')
    from past, lateral (select 'booked' as kind union all select 'cancelled' where is_cancelled) as kinds
  `.execute(database);
}
