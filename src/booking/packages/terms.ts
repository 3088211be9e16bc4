/** What holds of a package, for its client: who may serve, what is left, and which days it leaves out (PK-1, PK-5). Pure. */
import type { TakenPackage } from '../../adapter/contract.js';
import { packageBalance, packageReason, packageServers, type PackageReason } from '../../engine/index.js';
import type { Blackout, Catalog, Service } from '../../engine/model.js';
import type { ClientPackage, Package } from '../../engine/offers.js';
import type { OpenedSite } from '../../engine/site.js';
import { MINUTES_PER_DAY, type Day, type Instant } from '../../time/units.js';
import { openedCatalog } from '../opened.js';
import type { ChosenSession, Content } from './state.js';

/** Longer than anybody books ahead, in days. */
const EVER = 10_000;

/** A package as its client has it, or is about to. */
export interface Terms {
  readonly site: OpenedSite;
  readonly template: Package;
  readonly owned: ClientPackage;
  /** The sessions that are booked out of it. */
  readonly booked: readonly ChosenSession[];
}

/** What the client has of a package, or would have if it were taken now. */
export function termsOf(
  catalog: Catalog,
  template: Package,
  taken: TakenPackage | undefined,
  calendar: string | undefined,
  now: Instant,
): Terms {
  const { boughtAt = now, rule, bookings = [] } = taken ?? {};
  const booked = bookings.filter(({ state }) => state !== 'cancelled');
  const owned: ClientPackage = {
    ...{ package: template.id, client: '', boughtAt, used: booked },
    ...(calendar !== undefined && { calendar }),
    ...(rule && { rule }),
  };
  return { site: openedCatalog(catalog), template, owned, booked };
}

/** The same once the sessions are booked, too. */
export function withSessions({ owned, ...terms }: Terms, sessions: readonly ChosenSession[]): Terms {
  return { ...terms, owned: { ...owned, used: [...owned.used, ...sessions] } };
}

/** What it holds of each service; services that the site has no more are passed over. */
export function contentsOf({ site, template, owned }: Terms): Content[] {
  return template.sessions.flatMap(({ service: id, count }) => {
    const service = site.services.get(id);
    if (!service) return [];
    const left = Math.max(0, count - owned.used.filter((session) => session.service === id).length);
    return { service, count, left, servers: serversOf(site, owned, service) };
  });
}

function serversOf(site: OpenedSite, owned: ClientPackage, { id }: Service): readonly string[] {
  return packageServers(site, owned, id).flatMap(({ calendar, serves }) => (serves ? calendar : []));
}

/** Those whom a client may have assigned to it, where some of its sessions are served by nobody else. */
export function practitionersOf(terms: Terms): readonly string[] {
  const contents = contentsOf({ ...terms, owned: { ...terms.owned, calendar: undefined } });
  const without = contents.filter(({ servers }) => servers.length === 0);
  // One person for all of it: whoever serves every one of those services.
  const [first, ...others] = without.map(({ service }) => service.calendars);
  return (first ?? []).filter(
    (id) => others.every((calendars) => calendars.includes(id)) && terms.site.calendars.has(id),
  );
}

/** Why the package has no session of the service on a day of the site's zone; undefined where it may (PK-5). */
export function reasonOn({ site, owned }: Terms, service: string, day: Day): PackageReason | undefined {
  const noon = site.zone(site.site.zone).instantOf(day * MINUTES_PER_DAY + MINUTES_PER_DAY / 2);
  return packageReason(site, owned, service, noon);
}

/** The days that the package leaves out, as though the site were closed then. */
export function closedDays(terms: Terms, service: string): Blackout[] {
  const { site, owned } = terms;
  const zone = site.zone(site.site.zone);
  const days = new Set<Day>();
  for (const { start } of owned.used) {
    const day = zone.dayOf(start);
    // Every day of the session's week and month.
    for (let other = day - 31; other <= day + 31; other++) if (reasonOn(terms, service, other)) days.add(other);
  }
  const { lastDay } = packageBalance(site, owned);
  const expired = lastDay === undefined ? [] : [{ days: [lastDay + 1, lastDay + EVER] as const }];
  return [...[...days].map((day) => ({ days: [day, day + 1] as const })), ...expired];
}
