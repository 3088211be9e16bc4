import { sql } from 'kysely';
import type { SiteState } from '../../../src/server/index.js';
import type { Database } from '../../../src/server/stores/postgres/database.js';

/** All that a database keeps of a site, read without the store: as `MemoryStore.state` gives it. */
export async function stateIn(database: Database, site: string): Promise<SiteState> {
  const { rows } = await sql<{ state: Omit<SiteState, 'revision'> }>`
    select jsonb_build_object(
      'claims', (
        select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('booking', booking, 'calendar', calendar, 'session', session, 'seat', seat,
          'seats', seats, 'alone', alone, 'span', jsonb_build_array(lower(during), upper(during)), 'service', service,
          'start', start, 'duration', duration, 'hold', hold)) order by session, seat), '[]')
        from claims where site = ${site}),
      'bookings', (select coalesce(jsonb_object_agg(id, booking), '{}') from bookings where site = ${site}),
      'keys', (
        select coalesce(jsonb_object_agg(key, jsonb_build_object('fingerprint', fingerprint, 'booking', booking, 'expires', expires)), '{}')
        from keys where site = ${site}),
      'ledger', (
        select coalesce(jsonb_agg(line || jsonb_build_object('order', "order") order by "order"), '[]')
        from ledger where site = ${site}),
      'outbox', (
        select coalesce(jsonb_agg(notice || jsonb_build_object('id', id::text, 'next', next, 'leased', leased, 'attempts', attempts, 'failure', failure) order by id), '[]')
        from outbox where site = ${site}),
      'links', (
        select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('client', client, 'booking', booking, 'tokenHash', token_hash, 'at', at, 'expires', expires))), '[]')
        from links where site = ${site}),
      'silent', (select coalesce(jsonb_agg(mailbox), '[]') from silent where site = ${site})
    ) as state`.execute(database);
  return { revision: 0, ...rows[0]!.state };
}
