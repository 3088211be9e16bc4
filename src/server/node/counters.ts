import { CompiledQuery, sql } from 'kysely';
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { SECRET_LIFETIME, type Counters } from '../defences/counters.js';
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
  const here = new RateLimiterMemory(COUNTING);
  const shared = new RateLimiterPostgres({
    ...COUNTING,
    storeClient: { query: ({ text, values }: Query) => database.executeQuery(CompiledQuery.raw(text, [...values])) },
    ...{ storeType: 'client', tableName: 'counts', tableCreated: true },
    insuranceLimiter: new RateLimiterMemory(COUNTING),
  });
  return {
    add: (key, more, seconds, place) => add(place === 'shared' ? shared : here, key, more, seconds),
    secret: kept((name) => sharedSecret(database, name)),
  };
}

/** The library counts; what is too much is decided in limits.ts, on the handler's own clock. */
const COUNTING = { points: 0, duration: 0, keyPrefix: '' };

interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

async function add(limiter: RateLimiterAbstract, key: string, more: number, seconds: number): Promise<number> {
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
      with past as (delete from secrets where expires <= now())
      insert into secrets (name, secret, expires)
      values (${name}, ${randomToken()}, now() + ${SECRET_LIFETIME} * interval '1 second')
      on conflict (name) do update set secret = secrets.secret
      returning secret`.execute(database),
  );
  return rows[0]!.secret;
}
