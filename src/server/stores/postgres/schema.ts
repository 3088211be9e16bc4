import { sql, type Kysely, type Migration } from 'kysely';

/**
 * The tables, forward only: a new version is a new entry at the end; what works on them is in functions.ts. Instants are
 * minutes since the epoch as in the rest of the code, spans half-open `int8range`s. `site` comes first in every key, so
 * that the tables can be spread over machines by it.
 *
 * Two rules hold in the database, whatever the code does: no two seats of a session have one number (the key of
 * `claims`), and no two sessions overlap in one lane of a calendar. A calendar that serves one session at a time has one
 * lane; of others each session is a lane of its own, and the site's lock keeps the count. Calendars and lanes are compared
 * by their hashes, which costs half of what texts do: two with one hash could keep each other out, and never let anything
 * through. Sessions are told apart as they are.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-bookings': {
    up: async (db) => {
      for (const statement of FIRST) await sql.raw(statement).execute(db as Kysely<unknown>);
    },
  },
};

const FIRST = [
  'create extension if not exists btree_gist',

  'create table sites (site text primary key, file jsonb not null)',

  `create table bookings (
    site text not null, id text not null,
    version int not null, state text not null,
    calendar text not null, service text not null, start bigint not null,
    email text not null,
    booking jsonb not null,
    primary key (site, id))`,
  'create index bookings_of_client on bookings (site, email, start)',
  'create index bookings_by_start on bookings (site, start)',

  `create function room_of(site text, calendar text) returns bigint language sql immutable as $$
    select hashtextextended(calendar, hashtextextended(site, 0))
  $$`,
  `create table claims (
    site text not null, calendar text not null, session text not null, seat int not null,
    booking text not null, seats int not null, alone boolean not null,
    during int8range not null check (not isempty(during)),
    service text not null, start bigint not null, duration int not null,
    hold jsonb, until bigint generated always as ((hold->>'until')::bigint) stored,
    room bigint generated always as (room_of(site, calendar)) stored,
    lane bigint generated always as (case when alone then 0 else hashtextextended(session, 0) end) stored,
    primary key (site, calendar, session, seat),
    exclude using gist (room with =, lane with =, during with &&, session with <>))`,
  'create index claims_of_booking on claims (site, booking)',
  'create index holds_by_end on claims (site, until) where hold is not null',

  `create table keys (
    site text not null, key text not null,
    fingerprint text not null, booking text not null, refused jsonb, expires bigint not null,
    primary key (site, key))`,
  'create index keys_by_expiry on keys (expires)',

  `create table links (
    site text not null, token_hash text not null,
    client text not null, booking text, at bigint not null, expires bigint not null,
    primary key (site, token_hash))`,
  'create index links_of_client on links (site, client, at)',
  'create index links_by_expiry on links (site, expires)',

  'create table silent (site text not null, mailbox text not null, primary key (site, mailbox))',

  // Lines are written under the site's lock, so their order is that in which they are committed; see ledger-cache.ts.
  `create table ledger (
    site text not null, "order" bigint not null,
    line jsonb not null,
    primary key (site, "order"))`,

  `create table outbox (
    site text not null, id bigint generated always as identity,
    notice jsonb not null,
    channel text generated always as (case when notice ? 'webhook' then 'webhook' else 'mail' end) stored,
    reader text generated always as (
      case when notice ? 'webhook' then null
      else coalesce(notice->>'link', notice->'booking'->>'id') || '/' || coalesce(notice->>'specialist', '') end) stored,
    version int generated always as ((notice->'booking'->>'version')::int) stored,
    due bigint generated always as (coalesce(notice->>'due', notice->>'at')::bigint) stored,
    until bigint generated always as ((notice->>'until')::bigint) stored,
    next bigint, leased bigint, attempts int not null default 0, failure text,
    primary key (site, id))`,
  'create index outbox_by_time on outbox (site, next)',
  'create index outbox_by_reader on outbox (site, reader)',

  // How often something was tried: worth no writing to disk (node/counters.ts). Salts and keys, gone after some days.
  'create unlogged table counts (key text primary key, points int not null, expire bigint)',
  'create table secrets (name text primary key, secret text not null, expires timestamptz not null)',
];
