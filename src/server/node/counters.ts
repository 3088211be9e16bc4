import { sql } from 'kysely';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { SECRET_LIFETIME, type Counters } from '../defences/counters.js';
import { Batches, type Done } from '../stores/postgres/batches.js';
import type { Database } from '../stores/postgres/database.js';
import { guarded } from '../stores/postgres/outages.js';
import { randomToken } from '../tokens.js';

/** Counts in this process alone. */
export function memoryCounters(): Counters {
  const limiter = new RateLimiterMemory(COUNTING);
  return { add: (key, more, seconds) => add(limiter, key, more, seconds), secret: kept(async () => randomToken()) };
}

/** Counts in a database what is shared; in memory what is not, and all of it while the database is out of reach. */
export function databaseCounters(database: Database): Counters {
  const [here, instead] = [new RateLimiterMemory(COUNTING), new RateLimiterMemory(COUNTING)];
  const shared = new Batches((counts: readonly Count[]) => countAll(database, counts));
  return {
    add: (key, more, seconds, place) =>
      place === 'shared'
        ? shared.add({ key, more, seconds }).catch(() => add(instead, key, more, seconds))
        : add(here, key, more, seconds),
    secret: kept((name) => sharedSecret(database, name)),
  };
}

/** The library counts; what is too much is decided in limits.ts, on the handler's own clock. */
const COUNTING = { points: 0, duration: 0, keyPrefix: '' };

interface Count {
  readonly key: string;
  readonly more: number;
  readonly seconds: number;
}

/** Adds to many numbers in one round trip: every booking counts twice. In order, so that no two processes wait for each other. */
async function countAll(database: Database, counts: readonly Count[]): Promise<Done<number>[]> {
  const { rows } = await guarded(() =>
    sql<{ key: string; points: number }>`
      insert into counts as known (key, points, expire)
      select key, sum(more), ${NOW} + max(seconds) * 1000
      from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as count(key text, more int, seconds bigint)
      group by key order by key
      on conflict (key) do update set
        points = case when known.expire > ${NOW} then known.points else 0 end + excluded.points,
        expire = case when known.expire > ${NOW} then known.expire else excluded.expire end
      returning key, points`.execute(database),
  );
  const sums = new Map(rows.map(({ key, points }) => [key, points]));
  // Whoever came first has the smaller number.
  const numbers = counts.toReversed().map(({ key, more }) => {
    const value = sums.get(key)!;
    sums.set(key, value - more);
    return { status: 'fulfilled', value } as const;
  });
  return numbers.reverse();
}

/** Milliseconds since the epoch, by the database's clock. */
const NOW = sql`(extract(epoch from now()) * 1000)::bigint`;

async function add(limiter: RateLimiterMemory, key: string, more: number, seconds: number): Promise<number> {
  return (await limiter.penalty(key, more, { customDuration: seconds })).consumedPoints;
}

/** Asks for each secret once, and forgets it after its time. */
function kept(ask: (name: string) => Promise<string>): Counters['secret'] {
  const known = new Map<string, Promise<string>>();
  return (name) => {
    const secret = known.get(name) ?? ask(name);
    if (known.has(name)) return secret;
    known.set(name, secret);
    secret.catch(() => known.delete(name));
    setTimeout(() => known.delete(name), SECRET_LIFETIME * 1000).unref();
    return secret;
  };
}

async function sharedSecret(database: Database, name: string): Promise<string> {
  const { rows } = await guarded(() =>
    sql<{ secret: string }>`
      with past as (delete from secrets where expires <= now()), counted as (delete from counts where expire <= ${NOW})
      insert into secrets (name, secret, expires)
      values (${name}, ${randomToken()}, now() + ${SECRET_LIFETIME} * interval '1 second')
      on conflict (name) do update set secret = secrets.secret
      returning secret`.execute(database),
  );
  return rows[0]!.secret;
}
