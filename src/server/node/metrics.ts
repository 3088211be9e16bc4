import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Caught } from '../defences/gate.js';
import type { Answered } from '../http/observed.js';
import type { Outbox } from '../outbox.js';

/** Connections to the database. */
export interface PoolFigures {
  readonly open: number;
  readonly idle: number;
  /** Queries that wait for one. */
  readonly waiting: number;
}

export interface MetricsOptions {
  /** Ids of those that are served. */
  readonly sites: () => readonly string[];
  readonly outbox: Outbox;
  /** Minutes since the epoch. */
  readonly clock: () => number;
  /** Left out where there is no pool. */
  readonly pool?: (() => PoolFigures) | undefined;
}

export interface Metrics {
  answered(answered: Answered): void;
  caught(what: Caught, site: string): void;
  /** How many pages are being told of changes. */
  streams(open: number): void;
  /** In Prometheus' text form. Without the outbox where the store can't be reached. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const BOOKING = '/v1/sites/:site/bookings';

/** Counts what is answered, and looks at outbox and database whenever it is asked. */
export function startMetrics({ sites, outbox, clock, pool }: MetricsOptions): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'rota_request_seconds',
    help: 'Requests by route and status, and how long they took.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const bookings = new Counter({
    name: 'rota_booking_requests_total',
    help: 'Booking requests by how they ended: made, replayed, or the code of the refusal.',
    labelNames: ['result'],
    registers,
  });
  const caught = new Counter({
    name: 'rota_caught_total',
    help: 'What the defences caught, by kind: rate-limited, challenged, mail-unread, honeypot, too-fast.',
    labelNames: ['what', 'site'],
    registers,
  });
  const streams = new Gauge({
    name: 'rota_change_streams',
    help: 'Streams of changes that are open: one for each page that listens.',
    registers,
  });
  const lookAtOutbox = outboxGauges({ sites, outbox, clock }, registers);
  if (pool) measurePool(pool, registers);
  return {
    answered: ({ method, route, status, code, replayed, duration }) => {
      seconds.observe({ method: isKnown(method) ? method : 'other', route, status }, duration / 1000);
      if (method === 'POST' && route === BOOKING) bookings.inc({ result: code ?? (replayed ? 'replayed' : 'made') });
    },
    caught: (what, site) => caught.inc({ what, site }),
    streams: (open) => streams.set(open),
    text: async () => {
      await lookAtOutbox();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** Whoever invents methods must not make series. */
function isKnown(method: string): boolean {
  return ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS'].includes(method);
}

/** Gives the function that looks at it. */
function outboxGauges({ sites, outbox, clock }: Omit<MetricsOptions, 'pool'>, registers: Registry[]) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['site'], registers });
  const waiting = gauge('rota_outbox_waiting', 'Notices that are due and not delivered yet.');
  const undelivered = gauge('rota_outbox_undelivered', 'Notices that are tried no more.');
  const oldest = gauge(
    'rota_outbox_oldest_seconds',
    'How long the oldest of those waiting has been due; 0 where none is.',
  );
  return async (): Promise<void> => {
    for (const one of [waiting, undelivered, oldest]) one.reset();
    for (const site of sites()) {
      const now = clock();
      const backlog = await outbox.backlog(site, now).catch(() => undefined);
      if (!backlog) continue;
      waiting.set({ site }, backlog.waiting);
      undelivered.set({ site }, backlog.undelivered);
      oldest.set({ site }, backlog.oldest === undefined ? 0 : (now - backlog.oldest) * 60);
    }
  };
}

function measurePool(pool: () => PoolFigures, registers: Registry[]): void {
  const connections = new Gauge({
    name: 'rota_database_connections',
    help: 'Connections to the database: open, idle among them, and queries that wait for one.',
    labelNames: ['state'],
    registers,
    collect: () => {
      for (const [state, count] of Object.entries(pool())) connections.set({ state }, count);
    },
  });
}
