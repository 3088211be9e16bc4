import { getOrMake } from '../../engine/once.js';
import type { Instant, Span } from '../../time/units.js';
import { LocalChanges } from '../changes/change-feed.js';
import type {
  ClientLink,
  ClientRecords,
  Decision,
  Intent,
  Outcome,
  Place,
  Scope,
  Snapshot,
  Store,
  StoredBooking,
} from '../store.js';
import { write } from './memory-change.js';
import { MemoryOutbox } from './memory-outbox.js';
import {
  bookingsOf,
  isLive,
  keptOf,
  latestFirst,
  recordsOf,
  snapshotOf,
  stateOf,
  type Kept,
  type SiteState,
} from './memory-site.js';

/**
 * Keeps everything in memory: for demos, tests and a server that may forget. No call waits for anything before its last
 * write, so each runs to its end before another begins: that is the lock. Nothing is written before all is known that is
 * to be, so a decision that throws leaves nothing half written.
 */
export class MemoryStore implements Store {
  readonly #sites: Map<string, Kept>;

  readonly changes = new LocalChanges();
  readonly outbox = new MemoryOutbox(
    (site) => this.#kept(site).outbox,
    (site, outbox) => (this.#kept(site).outbox = [...outbox]),
  );

  readonly #random: () => number;
  readonly #begins: number;

  /**
   * Starts with what an earlier store has kept. `random` gives numbers from 0 to below 1, which revisions are made of; with
   * one that gives 0 they are 0, 1, 2 ….
   */
  constructor(sites: Readonly<Record<string, SiteState>> = {}, random: () => number = Math.random) {
    this.#sites = new Map(Object.entries(sites).map(([id, state]) => [id, keptOf(state)]));
    this.#random = random;
    this.#begins = Math.floor(random() * 2 ** 48);
  }

  /** All that is kept of a site, as it is now: the host's view. */
  state(site: string): SiteState {
    return stateOf(this.#kept(site));
  }

  async read(site: string, span: Span, now: Instant, calendars?: readonly string[]): Promise<Snapshot> {
    return snapshotOf(this.#kept(site), { span, now, ...(calendars && { calendars }) });
  }

  async revision(site: string): Promise<number> {
    return this.#kept(site).revision;
  }

  async booking(site: string, id: string): Promise<StoredBooking | undefined> {
    return this.#kept(site).bookings.get(id);
  }

  async bookings(site: string, [from, to]: Span): Promise<StoredBooking[]> {
    return [...this.#kept(site).bookings.values()]
      .filter(({ start }) => from <= start && start < to)
      .sort((a, b) => a.start - b.start);
  }

  async client(site: string, email: string): Promise<ClientRecords> {
    return recordsOf(this.#kept(site), email);
  }

  async tidy(site: string, now: Instant): Promise<void> {
    const kept = this.#kept(site);
    kept.claims = kept.claims.filter((claim) => isLive(claim, now));
    kept.links = kept.links.filter(({ expires }) => expires > now);
    for (const [key, { expires }] of kept.keys) if (expires <= now) kept.keys.delete(key);
  }

  async bookingsOf(site: string, client: string, limit: number, after?: Place): Promise<StoredBooking[]> {
    return bookingsOf(this.#kept(site), client)
      .sort(latestFirst)
      .filter((booking) => after === undefined || latestFirst(after, booking) < 0)
      .slice(0, limit);
  }

  async link(site: string, tokenHash: string, now: Instant): Promise<ClientLink | undefined> {
    return this.#kept(site).links.find((link) => link.tokenHash === tokenHash && link.expires > now);
  }

  async isSilent(site: string, mailbox: string): Promise<boolean> {
    return this.#kept(site).silent.includes(mailbox);
  }

  async change(site: string, scope: Scope, decision: Decision, intent?: Intent): Promise<Outcome> {
    const kept = this.#kept(site);
    const known = intent && kept.keys.get(intent.key);
    if (known && known.expires > intent.now) {
      const { fingerprint, refused, booking: id } = known;
      if (fingerprint !== intent.fingerprint) return { kind: 'key-reused' };
      if (refused) return { kind: 'refused', refused };
      const held = kept.claims.find(({ booking, hold }) => booking === id && hold !== undefined);
      return { kind: 'replayed', booking: kept.bookings.get(id), ...(held && { held }) };
    }
    const snapshot = snapshotOf(kept, scope);
    const change = decision(snapshot);
    if (!change) return { kind: 'done', booking: snapshot.booking };
    write(kept, change, scope.now, intent);
    if (!change.refused) this.#rise(site, kept);
    this.outbox.news.announce(site, change.notices);
    return { kind: 'done', booking: change.bookings[0] };
  }

  /** Something is taken or free that was not. Steps of the revision are of any size, so that nobody counts bookings by it (A84); only its order means something. */
  #rise(site: string, kept: Kept): void {
    kept.revision += Math.floor(2 ** (this.#random() * 24));
    this.changes.announce(site);
  }

  #kept(site: string): Kept {
    return getOrMake(this.#sites, site, () => keptOf({ revision: this.#begins }));
  }
}
