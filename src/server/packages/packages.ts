/** Packages that clients take, and sessions out of them (PK-1 to PK-6). */
import type { TakenPackage } from '../../adapter/contract.js';
import type { Instant } from '../../time/index.js';
import { draftOf, linksOf, opened } from '../bookings/bookings.js';
import { checkClient, type CheckedWish } from '../bookings/check-request.js';
import type { Draft } from '../bookings/decide.js';
import { NoPlace } from '../bookings/alternatives.js';
import { placeOnce } from '../bookings/place-once.js';
import { parsePackage, parseSessions } from '../bookings/request-schema.js';
import type { Gate } from '../defences/gate.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { OwnedTerms, Store } from '../store.js';
import { sha256 } from '../tokens.js';
import { asOrder, decideAll, placeOf, scopeOfAll, wishesOf } from './sessions.js';
import { checkTerms, templateOf, type Owned } from './terms.js';
import { keeping, packageView, type Keeper } from './view.js';

/** A package with what was booked out of it. */
export interface Taken {
  readonly taken: TakenPackage;
  /** Whether it is the answer to a request that came before (RC-4). */
  readonly replayed: boolean;
}

/** What opens a package. */
export interface PackageLink {
  readonly id: string;
  readonly token: string;
}

/** Takes a package and books its first sessions: all of that or nothing, once per idempotency key. Throws a `Refusal`. */
export async function takePackage(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  key: string,
  body: unknown,
  now: Instant,
): Promise<Taken> {
  const request = parsePackage(body);
  const { package: template, calendar, client, form } = request;
  checkClient(hosted, client);
  const asked: OwnedTerms = { package: template, boughtAt: now, ...(calendar !== undefined && { calendar }) };
  checkTerms(hosted, asked);
  const terms: OwnedTerms = { ...asked, sold: templateOf(hosted, asked)! };
  const drafts = request.sessions.map(() => draftOf(key, now));
  const owned = { id: drafts[0]!.id, terms };
  const wishes = wishesOf(hosted, owned, request, { client, form });
  wishes[0] = { ...wishes[0]!, owned: terms };
  const { taken, keeper, replayed } = await placeAll(store, hosted, gate, key, { owned, wishes, drafts, now });
  return { taken: { ...taken, ...linksOf(hosted, keeper, key) }, replayed };
}

/** Books more sessions out of a package that a client has: all or none, once per idempotency key. Throws a `Refusal`. */
export async function bookSessions(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  key: string,
  { id, token }: PackageLink,
  body: unknown,
  now: Instant,
): Promise<Taken> {
  const { owned: terms, client } = keeping(await opened(store, hosted, gate, id, token, now));
  if (client.email === '') {
    const detail = 'Nobody knows any more whose package this is: its client was erased. Take it anew.';
    throw new Refusal('not-bookable', detail);
  }
  const request = parseSessions(body);
  checkTerms(hosted, terms);
  const drafts = request.sessions.map(() => draftOf(key, now));
  const wishes = wishesOf(hosted, { id, terms }, request, { client });
  return placeAll(store, hosted, gate, key, { owned: { id, terms }, wishes, drafts, now });
}

/** A package to whoever has its link. Throws a `Refusal`. */
export async function readPackage(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  { id, token }: PackageLink,
  now: Instant,
): Promise<TakenPackage> {
  return packageView(store, hosted, keeping(await opened(store, hosted, gate, id, token, now)), now, 'client');
}

interface Wishes {
  readonly owned: Owned;
  readonly wishes: readonly CheckedWish[];
  readonly drafts: readonly Draft[];
  readonly now: Instant;
}

async function placeAll(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  key: string,
  { owned, drafts, now, ...asked }: Wishes,
): Promise<Taken & { readonly keeper: Keeper }> {
  const wishes = asOrder(hosted, owned, asked.wishes, drafts);
  const { client, form } = wishes[0]!;
  const { bookings, replayed } = await placeOnce(store, hosted, gate, key, {
    ...{ client, form, now },
    starts: wishes.map(({ start }) => start),
    fingerprint: fingerprintOf(owned, wishes),
    scope: scopeOfAll(hosted, wishes, now),
    decide: (snapshot) => decideAll(hosted, owned, wishes, drafts, snapshot),
    refusedAgain: (code, detail, more) => {
      const wish = wishes[placeOf(more)];
      const isFull = wish && code !== 'outside-rules';
      return isFull ? new NoPlace(code, detail, more, wish) : new Refusal(code, detail, more);
    },
  });
  const [first] = bookings;
  const keeper = keeping(first.owned ? first : await store.booking(hosted.opened.site.id, first.package ?? ''));
  return { taken: await packageView(store, hosted, keeper, now, 'client', bookings), keeper, replayed };
}

/** Tells what is asked for from all else. The id of a package that is yet to be taken is new with each try. */
function fingerprintOf({ id, terms }: Owned, wishes: readonly CheckedWish[]): string {
  const sessions = wishes.map(({ service, duration, start, wanted, answers }) => [
    ...[service.id, duration, start, wanted ?? null],
    Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  const { client, owned } = wishes[0]!;
  const whose = owned ? [terms.package, terms.calendar ?? null, Object.values(client)] : id;
  return sha256(JSON.stringify([whose, sessions]));
}
