import type { LedgerLine } from '../../engine/index.js';
import { getOrMake } from '../../engine/once.js';
import { overlaps } from '../../engine/spans.js';
import type { Instant, Span } from '../../time/units.js';
import { LocalChanges } from '../changes/change-feed.js';
import type { QueuedNotice } from '../outbox.js';
import {
  madeBy,
  type Change,
  type Claim,
  type ClientLink,
  type ClientRecords,
  type Decision,
  type Intent,
  type Outcome,
  type Place,
  type Refused,
  type Scope,
  type Snapshot,
  type Store,
  type StoredBooking,
} from '../store.js';
import { MemoryOutbox, queued } from './memory-outbox.js';

/** Everything kept of one site. Plain data: it survives JSON. */
export interface SiteState {
  readonly revision: number;
  readonly claims: readonly Claim[];
  readonly bookings: Readonly<Record<string, StoredBooking>>;
  readonly keys: Readonly<Record<string, KnownKey>>;
  readonly ledger: readonly LedgerLine[];
  readonly outbox: readonly QueuedNotice[];
  readonly links: readonly ClientLink[];
  /** Mailboxes, by their hashes, that want no mail. */
  readonly silent: readonly string[];
}

/** What a key was used for. */
interface KnownKey {
  readonly fingerprint: string;
  readonly booking: string;
  readonly expires: Instant;
  readonly refused?: Refused;
}

/** The same, changed in place: to copy all bookings for each of them would take longer than to decide on it. */
interface Kept {
  revision: number;
  claims: readonly Claim[];
  readonly bookings: Map<string, StoredBooking>;
  readonly keys: Map<string, KnownKey>;
  readonly ledger: LedgerLine[];
  outbox: QueuedNotice[];
  links: readonly ClientLink[];
  silent: readonly string[];
}

const EMPTY = { claims: [], bookings: {}, keys: {}, ledger: [], outbox: [], links: [], silent: [] };

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
    this.#sites = new Map(Object.entries(sites).map(([id, state]) => [id, keptOf({ ...EMPTY, ...state })]));
    this.#random = random;
    this.#begins = Math.floor(random() * 2 ** 48);
  }

  /** All that is kept of a site, as it is now: the host's view. */
  state(site: string): SiteState {
    const { bookings, keys, ledger, outbox, ...rest } = this.#kept(site);
    return {
      ...rest,
      bookings: Object.fromEntries(bookings),
      keys: Object.fromEntries(keys),
      ledger: [...ledger],
      outbox: [...outbox],
    };
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
    const { bookings, outbox, keys, links } = this.#kept(site);
    const own = bookingsOf({ bookings }, email);
    const ids = new Set(own.map(({ id }) => id));
    return {
      bookings: own,
      notices: outbox.filter(({ booking }) => ids.has(booking.id)),
      keys: [...keys.values()]
        .filter(({ booking }) => ids.has(booking))
        .map(({ booking, expires }) => ({ booking, expires })),
      links: links.filter(({ client }) => client === email.toLowerCase()),
    };
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
    return { kind: 'done', booking: change.bookings[0] };
  }

  /** Something is taken or free that was not. Steps of the revision are of any size, so that nobody counts bookings by it (A84); only its order means something. */
  #rise(site: string, kept: Kept): void {
    kept.revision += Math.floor(2 ** (this.#random() * 24));
    this.changes.announce(site);
  }

  #kept(site: string): Kept {
    return getOrMake(this.#sites, site, () => keptOf({ ...EMPTY, revision: this.#begins }));
  }
}

function keptOf({ bookings, keys, ledger, outbox, ...state }: SiteState): Kept {
  return {
    ...state,
    bookings: new Map(Object.entries(bookings)),
    keys: new Map(Object.entries(keys)),
    ledger: [...ledger],
    outbox: [...outbox],
  };
}

function snapshotOf(kept: Kept, { span, calendars, now, booking, client, hold, visitor }: Scope): Snapshot {
  const isLookedAt = ({ calendar }: Claim): boolean => calendars?.includes(calendar) ?? true;
  return {
    revision: kept.revision,
    claims: kept.claims.filter((claim) => overlaps(claim.span, span) && isLookedAt(claim) && isLive(claim, now)),
    ledger: kept.ledger,
    ...(booking !== undefined && { booking: kept.bookings.get(booking) }),
    ...(client !== undefined && {
      ofClient: bookingsOf(kept, client).map(({ id }) => id),
      linkedAt: linkedAt(kept, client, now),
    }),
    ...(hold !== undefined && { ofHold: kept.claims.filter((claim) => claim.booking === hold) }),
    ...(visitor !== undefined && { holds: holdsOf(kept, visitor, now) }),
  };
}

function holdsOf({ claims }: Kept, visitor: string, now: Instant): number {
  const held = claims.filter((claim) => claim.hold?.visitor === visitor && isLive(claim, now));
  return new Set(held.map(({ booking }) => booking)).size;
}

function isLive({ hold }: Claim, now: Instant): boolean {
  return hold === undefined || hold.until > now;
}

function bookingsOf({ bookings }: Pick<Kept, 'bookings'>, client: string): StoredBooking[] {
  const wanted = client.toLowerCase();
  return [...bookings.values()].filter(({ client: { email } }) => email.toLowerCase() === wanted);
}

function linkedAt({ links }: Kept, client: string, now: Instant): Instant | undefined {
  const toAll = links.filter((link) => link.client === client.toLowerCase() && link.booking === undefined);
  const live = toAll.filter(({ expires }) => expires > now);
  return live.length > 0 ? Math.max(...live.map(({ at }) => at)) : undefined;
}

function latestFirst(one: Place, other: Place): number {
  return other.start - one.start || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

/** Throws, if it does, before anything is written. */
function write(kept: Kept, change: Change, now: Instant, intent: Intent | undefined): void {
  kept.claims = withClaims(kept.claims, change, now);
  if (intent) kept.keys.set(intent.key, keyOf(intent, change));
  else forgetKeys(kept, change);
  for (const booking of change.bookings) kept.bookings.set(booking.id, booking);
  for (const line of change.lines) kept.ledger.push({ ...line, order: kept.ledger.length + 1 } as LedgerLine);
  kept.outbox = withoutClients(kept.outbox, change);
  kept.outbox.push(...change.notices.map(queued));
  kept.links = withLinks(kept.links, change, now);
  kept.silent = withSilences(kept.silent, change);
}

function withSilences(before: readonly string[], { silences = [] }: Change): readonly string[] {
  if (silences.length === 0) return before;
  const others = before.filter((one) => !silences.some(({ mailbox }) => mailbox === one));
  return [...others, ...silences.flatMap(({ mailbox, isSilent }) => (isSilent ? [mailbox] : []))];
}

function withLinks(
  before: readonly ClientLink[],
  { links = [], unlinks }: Change,
  now: Instant,
): readonly ClientLink[] {
  if (links.length === 0 && unlinks === undefined) return before;
  return [...before.filter(({ client, expires }) => expires > now && client !== unlinks), ...links];
}

/** Decisions see everything and run alone, so a claim that breaks a rule is a fault of the decision. */
function withClaims(before: readonly Claim[], { releases, claims: taken }: Change, now: Instant): readonly Claim[] {
  if (releases.length === 0 && taken.length === 0) return before;
  const claims = before.filter((claim) => isLive(claim, now) && !releases.includes(claim.booking));
  for (const claim of taken) {
    if (!(claim.span[0] < claim.span[1])) throw new Error(`The claim of booking ${claim.booking} takes no time.`);
    const other = claims.find((one) => collide(one, claim));
    if (other) throw new Error(`The claims of bookings ${other.booking} and ${claim.booking} collide.`);
    claims.push(claim);
  }
  return claims;
}

function collide(one: Claim, other: Claim): boolean {
  if (one.calendar !== other.calendar) return false;
  if (one.session === other.session) return one.seat === other.seat;
  return one.alone && other.alone && overlaps(one.span, other.span);
}

function forgetKeys({ keys }: Kept, { forgets = [] }: Change): void {
  if (forgets.length === 0) return;
  for (const [key, { booking }] of keys) if (forgets.includes(booking)) keys.delete(key);
}

function withoutClients(outbox: Kept['outbox'], { forgets = [], bookings }: Change): Kept['outbox'] {
  if (forgets.length === 0) return outbox;
  return outbox.flatMap((notice) => {
    const { id } = notice.booking;
    if (!forgets.includes(id)) return [notice];
    if (!('webhook' in notice) && notice.specialist === undefined) return [];
    const { client, answers } = bookings.find((booking) => booking.id === id)!;
    return [{ ...notice, booking: { ...notice.booking, client, answers } }];
  });
}

function keyOf({ fingerprint, expires }: Intent, change: Change): KnownKey {
  return { fingerprint, booking: madeBy(change), expires, ...(change.refused && { refused: change.refused }) };
}
