import type { LedgerLine } from '../../engine/index.js';
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
  readonly keys: Readonly<
    Record<
      string,
      {
        readonly fingerprint: string;
        readonly booking: string;
        readonly expires: Instant;
        readonly refused?: Refused;
      }
    >
  >;
  readonly ledger: readonly LedgerLine[];
  readonly outbox: readonly QueuedNotice[];
  readonly links: readonly ClientLink[];
  /** Mailboxes, by their hashes, that want no mail. */
  readonly silent: readonly string[];
}

const EMPTY = { claims: [], bookings: {}, keys: {}, ledger: [], outbox: [], links: [], silent: [] };

/**
 * Keeps everything in memory: for demos, tests and a server that may forget. No call waits for anything before its last
 * write, so each runs to its end before another begins: that is the lock. States are replaced, never changed, so a
 * decision that throws leaves nothing half written.
 */
export class MemoryStore implements Store {
  #sites = new Map<string, SiteState>();

  readonly changes = new LocalChanges();
  readonly outbox = new MemoryOutbox(
    (site) => this.state(site).outbox,
    (site, outbox) => this.#sites.set(site, { ...this.state(site), outbox }),
  );

  readonly #random: () => number;
  readonly #empty: SiteState;

  /**
   * Starts with what an earlier store has kept. `random` gives numbers from 0 to below 1, which revisions are made of; with
   * one that gives 0 they are 0, 1, 2 ….
   */
  constructor(sites: Readonly<Record<string, SiteState>> = {}, random: () => number = Math.random) {
    this.#sites = new Map(Object.entries(sites).map(([id, state]) => [id, { ...EMPTY, ...state }]));
    this.#random = random;
    this.#empty = { ...EMPTY, revision: Math.floor(random() * 2 ** 48) };
  }

  /** All that is kept of a site: the host's view. */
  state(site: string): SiteState {
    return this.#sites.get(site) ?? this.#empty;
  }

  async read(site: string, span: Span, now: Instant, calendars?: readonly string[]): Promise<Snapshot> {
    return snapshotOf(this.state(site), { span, now, ...(calendars && { calendars }) });
  }

  async revision(site: string): Promise<number> {
    return this.state(site).revision;
  }

  async booking(site: string, id: string): Promise<StoredBooking | undefined> {
    return bookingOf(this.state(site), id);
  }

  async bookings(site: string, [from, to]: Span): Promise<StoredBooking[]> {
    return Object.values(this.state(site).bookings)
      .filter(({ start }) => from <= start && start < to)
      .sort((a, b) => a.start - b.start);
  }

  async client(site: string, email: string): Promise<ClientRecords> {
    const { bookings, outbox, keys, links } = this.state(site);
    const ids = new Set(bookingsOf({ bookings }, email));
    return {
      bookings: Object.values(bookings).filter(({ id }) => ids.has(id)),
      notices: outbox.filter(({ booking }) => ids.has(booking.id)),
      keys: Object.values(keys)
        .filter(({ booking }) => ids.has(booking))
        .map(({ booking, expires }) => ({ booking, expires })),
      links: links.filter(({ client }) => client === email.toLowerCase()),
    };
  }

  async tidy(site: string, now: Instant): Promise<void> {
    const state = this.state(site);
    const claims = state.claims.filter((claim) => isLive(claim, now));
    const keys = Object.fromEntries(Object.entries(state.keys).filter(([, { expires }]) => expires > now));
    const links = state.links.filter(({ expires }) => expires > now);
    this.#sites.set(site, { ...state, claims, keys, links });
  }

  async bookingsOf(site: string, client: string, limit: number, after?: Place): Promise<StoredBooking[]> {
    const { bookings } = this.state(site);
    return bookingsOf(this.state(site), client)
      .map((id) => bookings[id]!)
      .sort(latestFirst)
      .filter((booking) => after === undefined || latestFirst(after, booking) < 0)
      .slice(0, limit);
  }

  async link(site: string, tokenHash: string, now: Instant): Promise<ClientLink | undefined> {
    return this.state(site).links.find((link) => link.tokenHash === tokenHash && link.expires > now);
  }

  async isSilent(site: string, mailbox: string): Promise<boolean> {
    return this.state(site).silent.includes(mailbox);
  }

  async change(site: string, scope: Scope, decision: Decision, intent?: Intent): Promise<Outcome> {
    const state = this.state(site);
    const known = intent && state.keys[intent.key];
    if (known && known.expires > intent.now) {
      const { fingerprint, refused, booking: id } = known;
      if (fingerprint !== intent.fingerprint) return { kind: 'key-reused' };
      if (refused) return { kind: 'refused', refused };
      const held = state.claims.find(({ booking, hold }) => booking === id && hold !== undefined);
      return { kind: 'replayed', booking: bookingOf(state, id), ...(held && { held }) };
    }
    const snapshot = snapshotOf(state, scope);
    const change = decision(snapshot);
    if (!change) return { kind: 'done', booking: snapshot.booking };
    const next = changed(state, change, scope.now, intent);
    if (change.refused) this.#sites.set(site, next);
    else this.#rise(site, next);
    return { kind: 'done', booking: change.bookings[0] };
  }

  /** Something is taken or free that was not. Steps of the revision are of any size, so that nobody counts bookings by it (A84); only its order means something. */
  #rise(site: string, state: SiteState): void {
    this.#sites.set(site, { ...state, revision: state.revision + Math.floor(2 ** (this.#random() * 24)) });
    this.changes.announce(site);
  }
}

function snapshotOf(state: SiteState, scope: Scope): Snapshot {
  const { span, calendars, now, booking, client, hold, visitor } = scope;
  const isLookedAt = ({ calendar }: Claim): boolean => calendars?.includes(calendar) ?? true;
  const live = state.claims.filter((claim) => isLive(claim, now));
  const held = live.filter((claim) => claim.hold !== undefined && claim.hold.visitor === visitor);
  return {
    revision: state.revision,
    claims: live.filter((claim) => isLookedAt(claim) && overlaps(claim.span, span)),
    ledger: state.ledger,
    ...(booking !== undefined && { booking: bookingOf(state, booking) }),
    ...(client !== undefined && { ofClient: bookingsOf(state, client), linkedAt: linkedAt(state, client, now) }),
    ...(hold !== undefined && { ofHold: state.claims.filter((claim) => claim.booking === hold) }),
    ...(visitor !== undefined && { holds: new Set(held.map((claim) => claim.booking)).size }),
  };
}

function isLive({ hold }: Claim, now: Instant): boolean {
  return hold === undefined || hold.until > now;
}

function bookingsOf({ bookings }: Pick<SiteState, 'bookings'>, client: string): string[] {
  const isSame = ({ client: { email } }: StoredBooking): boolean => email.toLowerCase() === client.toLowerCase();
  return Object.values(bookings)
    .filter(isSame)
    .map(({ id }) => id);
}

function linkedAt({ links }: SiteState, client: string, now: Instant): Instant | undefined {
  const toAll = links.filter((link) => link.client === client.toLowerCase() && link.booking === undefined);
  const live = toAll.filter(({ expires }) => expires > now);
  return live.length > 0 ? Math.max(...live.map(({ at }) => at)) : undefined;
}

function latestFirst(one: Place, other: Place): number {
  return other.start - one.start || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

/** Ids come from the network: only own properties count. */
function bookingOf(state: SiteState, id: string): StoredBooking | undefined {
  return Object.hasOwn(state.bookings, id) ? state.bookings[id] : undefined;
}

function changed(state: SiteState, change: Change, now: Instant, intent: Intent | undefined): SiteState {
  const lines = change.lines.map((line, i) => ({ ...line, order: state.ledger.length + 1 + i }) as LedgerLine);
  return {
    ...state,
    claims: withClaims(
      state.claims.filter((claim) => isLive(claim, now)),
      change,
    ),
    bookings: change.bookings.reduce((all, booking) => ({ ...all, [booking.id]: booking }), state.bookings),
    keys: intent ? withKey(state.keys, intent, change) : withoutKeys(state.keys, change),
    ledger: [...state.ledger, ...lines],
    outbox: [...withoutClients(state.outbox, change), ...change.notices.map(queued)],
    links: withLinks(state.links, change, now),
    silent: withSilences(state.silent, change),
  };
}

function withSilences(before: readonly string[], { silences = [] }: Change): readonly string[] {
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
function withClaims(before: readonly Claim[], { releases, claims: taken }: Change): Claim[] {
  const claims = before.filter(({ booking }) => !releases.includes(booking));
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

function withoutKeys(keys: SiteState['keys'], { forgets = [] }: Change): SiteState['keys'] {
  if (forgets.length === 0) return keys;
  return Object.fromEntries(Object.entries(keys).filter(([, { booking }]) => !forgets.includes(booking)));
}

function withoutClients(outbox: SiteState['outbox'], { forgets = [], bookings }: Change): SiteState['outbox'] {
  if (forgets.length === 0) return outbox;
  return outbox.flatMap((notice) => {
    const { id } = notice.booking;
    if (!forgets.includes(id)) return [notice];
    if (!('webhook' in notice) && notice.specialist === undefined) return [];
    const { client, answers } = bookings.find((booking) => booking.id === id)!;
    return [{ ...notice, booking: { ...notice.booking, client, answers } }];
  });
}

function withKey(keys: SiteState['keys'], intent: Intent, change: Change): SiteState['keys'] {
  const { fingerprint, expires } = intent;
  const known = { fingerprint, booking: madeBy(change), expires, ...(change.refused && { refused: change.refused }) };
  return { ...keys, [intent.key]: known };
}
