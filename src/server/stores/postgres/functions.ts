import { sql, type RawBuilder } from 'kysely';
import { sha256 } from '../../tokens.js';

/**
 * What works on the tables inside the database. Their names end in a hash of their texts, so each version of the program
 * calls its own: an older one that still runs beside a newer one reads the answers that it knows.
 */
export type DatabaseFunction = 'claim_row' | 'look' | 'take_notices' | 'write_change';

/** Of many claims `c` a list for each column of `claim_row`, in the same order: by a sixth and more quicker to write than rows. */
const COLUMNS_OF_CLAIMS = `json_build_array(${[
  ...['c.booking', 'c.calendar', 'c.session', 'c.seat', 'c.seats', 'c.alone'],
  ...['lower(c.during)', 'upper(c.during)', 'c.service', 'c.start', 'c.duration', 'c.hold'],
]
  .map((column) => `coalesce(json_agg(${column}), '[]')`)
  .join(', ')})`;

const textsOf = (named: (name: DatabaseFunction) => string): readonly string[] => [
  // One process takes at a time: two that did not see each other could take what is to be read in order. Mostly nothing is
  // due, and nothing has become void either, however many reminders wait: what makes others void is due until it is taken.
  `create or replace function ${named('take_notices')}(at_site text, now_at bigint, until_at bigint, at_most int, by_channels text[])
    returns setof outbox language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtextextended('outbox/' || at_site, 0));
    if not exists (select from outbox where site = at_site and next <= now_at) then return; end if;
    delete from outbox as earlier using outbox as later
      where earlier.site = at_site and later.site = at_site and later.reader = earlier.reader
        and (later.version, later.due) > (earlier.version, earlier.due) and later.due <= now_at
        and coalesce(earlier.leased, 0) <= now_at;
    return query update outbox set leased = until_at, attempts = attempts + 1
      where site = at_site and id in (
        select one.id from outbox as one
        where one.site = at_site and one.next <= now_at and one.channel = any(by_channels) and not exists (
          select from outbox as other
          where other.site = at_site and other.reader = one.reader and other.leased > now_at)
        order by one.next, one.id limit at_most)
      returning *;
  end $$`,

  `create or replace function ${named('claim_row')}(c claims) returns json language sql stable as $$
    select json_build_array(c.booking, c.calendar, c.session, c.seat, c.seats, c.alone,
      lower(c.during), upper(c.during), c.service, c.start, c.duration, c.hold)
  $$`,

  // All that decisions look at, as of one moment, in one round trip. Planned once a connection, since it is a function, and
  // never for one site: of a new one the statistics know nothing, and a plan for few rows reads all that it has come to
  // have. No table is ever read whole, and nothing takes so long that compiling it would pay; "offset 0" keeps a calendar's
  // claims to the index by room and time, and those of a key to the index by booking. Whoever is going to write locks the
  // site first, until the transaction's end: the statement after that sees what was committed before. A process that falls
  // asleep in the middle must not keep the site for itself.
  `create or replace function ${named('look')}(at_site text, locks boolean, behind bigint, scopes jsonb) returns json language plpgsql
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
  begin
    if locks then
      perform set_config('idle_in_transaction_session_timeout', '10s', true);
      perform pg_advisory_xact_lock(hashtextextended('site/' || at_site, 0));
    end if;
    return (select json_build_object(
      'revision', pg_snapshot_xmax(moment)::text::bigint - (select count(*) from pg_snapshot_xip(moment)),
      'lines', (
        select coalesce(json_agg(json_build_array(l."order", l.line) order by l."order"), '[]')
        from ledger as l where l.site = at_site and l."order" > behind),
      'seen', (select coalesce(json_agg(json_build_object(
        'claims', case when s.calendars is null
          then (select ${COLUMNS_OF_CLAIMS} from claims as c
            where c.site = at_site and s."from" < s."to" and c.during && int8range(s."from", s."to") and (c.hold is null or c.until > s.now))
          else (select ${COLUMNS_OF_CLAIMS} from unnest(s.calendars) as asked cross join lateral (
            select one.* from claims as one
            where one.room = room_of(at_site, asked) and one.during && int8range(s."from", s."to")
              and (one.hold is null or one.until > s.now) offset 0) as c
            where c.site = at_site and c.calendar = asked) end,
        'booking', case when s.booking is not null then (
          select b.booking from bookings as b where b.site = at_site and b.id = s.booking) end,
        'ofClient', case when s.client is null then '[]' else (
          select coalesce(json_agg(b.id), '[]') from bookings as b where b.site = at_site and b.email = s.client) end,
        'linkedAt', case when s.client is not null then (
          select max(l.at) from links as l
          where l.site = at_site and l.client = s.client and l.booking is null and l.expires > s.now) end,
        'ofHold', case when s.hold is null then '[]' else (
          select coalesce(json_agg(${named('claim_row')}(c)), '[]') from claims as c where c.site = at_site and c.booking = s.hold) end,
        'holds', case when s.visitor is null then '[]' else (
          select coalesce(json_agg(distinct c.booking), '[]') from claims as c
          where c.site = at_site and c.hold is not null and c.until > s.now and c.hold->>'visitor' = s.visitor) end,
        'key', case when s.key is not null then (
          select json_build_object('fingerprint', k.fingerprint, 'refused', k.refused,
            'booking', (select b.booking from bookings as b where b.site = at_site and b.id = k.booking),
            'held', (
              select made."row" from (
                select ${named('claim_row')}(c) as "row", c.hold from claims as c
                where c.site = at_site and c.booking = k.booking offset 0) as made
              where made.hold is not null limit 1))
          from keys as k
          where k.site = at_site and k.key = s.key and k.expires > s.now) end
        ) order by s.place), '[]')
        from rows from (jsonb_to_recordset(scopes) as ("from" bigint, "to" bigint, calendars text[], now bigint, booking text,
          client text, hold text, visitor text, key text)) with ordinality
          as s("from", "to", calendars, now, booking, client, hold, visitor, key, place))
    ) from pg_current_snapshot() as moment);
  end $$`,

  // All that a batch of changes writes, in one round trip. Raises a collision where something came in between that the
  // site's lock should have kept out: then the transaction is undone as a whole.
  `create or replace function ${named('write_change')}(at_site text, change jsonb) returns void language plpgsql
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
  declare written int;
  begin
    insert into keys
      select at_site, k.key, k.fingerprint, k.booking, k.refused, k.expires
      from jsonb_to_recordset(change->'keys') as k(key text, fingerprint text, booking text, refused jsonb, expires bigint)
    on conflict (site, key) do update
      set fingerprint = excluded.fingerprint, booking = excluded.booking, refused = excluded.refused, expires = excluded.expires
      where keys.expires <= (change->>'now')::bigint;
    get diagnostics written = row_count;
    if written < jsonb_array_length(change->'keys') then raise exception 'collision' using errcode = 'RT001'; end if;

    delete from claims
      where site = at_site and booking = any(array(select jsonb_array_elements_text(change->'releases')));
    delete from claims where site = at_site and hold is not null and until <= (change->>'now')::bigint
      and calendar in (select c->>'calendar' from jsonb_array_elements(change->'claims') as c);
    insert into claims (site, calendar, session, seat, booking, seats, alone, during, service, start, duration, hold)
      select at_site, c.calendar, c.session, c.seat, c.booking, c.seats, c.alone, int8range(c."from", c."to"), c.service, c.start, c.duration, c.hold
      from jsonb_to_recordset(change->'claims') as c(calendar text, session text, seat int, booking text, seats int,
        alone boolean, "from" bigint, "to" bigint, service text, start bigint, duration int, hold jsonb)
    on conflict do nothing;
    get diagnostics written = row_count;
    if written < jsonb_array_length(change->'claims') then raise exception 'collision' using errcode = 'RT001'; end if;

    insert into bookings (site, id, version, state, calendar, service, start, email, booking)
      select at_site, b->>'id', (b->>'version')::int, b->>'state', b->>'calendar', b->>'service', (b->>'start')::bigint,
        w.email, b
      from jsonb_to_recordset(change->'bookings') as w(email text, b jsonb)
    on conflict (site, id) do update
      set version = excluded.version, state = excluded.state, calendar = excluded.calendar, service = excluded.service,
        start = excluded.start, email = excluded.email, booking = excluded.booking
      where bookings.version = excluded.version - 1;
    get diagnostics written = row_count;
    if written < jsonb_array_length(change->'bookings') then raise exception 'collision' using errcode = 'RT001'; end if;

    insert into ledger (site, "order", line)
      select at_site, l."order", l.line from jsonb_to_recordset(change->'lines') as l("order" bigint, line jsonb);
    if jsonb_array_length(change->'forgets') > 0 then
      delete from keys where site = at_site and booking in (select jsonb_array_elements_text(change->'forgets'));
      delete from outbox where site = at_site and not notice ?| array['specialist', 'webhook']
        and notice->'booking'->>'id' in (select jsonb_array_elements_text(change->'forgets'));
      update outbox
        set notice = jsonb_set(jsonb_set(notice, '{booking,client}', b.booking->'client'), '{booking,answers}', b.booking->'answers')
        from bookings as b
        where outbox.site = at_site and b.site = at_site and b.id = notice->'booking'->>'id'
          and b.id in (select jsonb_array_elements_text(change->'forgets'));
    end if;
    insert into outbox (site, notice, next)
      select at_site, notice, coalesce(notice->'settles', notice->'due', notice->'at')::bigint
      from jsonb_array_elements(change->'notices') with ordinality as n(notice, place) order by place;
    delete from links where site = at_site and client in (select jsonb_array_elements_text(change->'unlinks'));
    if jsonb_array_length(change->'links') > 0 then
      delete from links where site = at_site and expires <= (change->>'now')::bigint;
      insert into links (site, token_hash, client, booking, at, expires)
        select at_site, l."tokenHash", l.client, l.booking, l.at, l.expires
        from jsonb_to_recordset(change->'links')
          as l("tokenHash" text, client text, booking text, at bigint, expires bigint);
    end if;
    if jsonb_array_length(change->'silences') > 0 then
      delete from silent where site = at_site and mailbox in (
        select s->>'mailbox' from jsonb_array_elements(change->'silences') as s);
      insert into silent
        select at_site, s->>'mailbox' from jsonb_array_elements(change->'silences') as s where (s->'isSilent')::boolean;
    end if;
  end $$`,
];

/** Of letters that a name may have without quotes. */
const VERSION = sha256(textsOf((name) => name).join())
  .slice(0, 8)
  .toLowerCase()
  .replaceAll('-', '_');
const nameOf = (name: DatabaseFunction): string => `${name}_${VERSION}`;

/** The statements that make them, or make them anew. */
export const functions = textsOf(nameOf);

/** Its name in a query. */
export const called = (name: DatabaseFunction): RawBuilder<unknown> => sql.id(nameOf(name));
