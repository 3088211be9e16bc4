import { packageOf } from './package.js';
import type { ClientPackage } from '../offers.js';
import type { OpenedSite } from '../site.js';
import { windowStart } from '../windows.js';
import type { Day, Instant } from '../../time/units.js';

/** Why a session of a package can't start then (PK-5). Dates are the site's. */
export type PackageReason =
  | { readonly code: 'none-left'; readonly bought: number }
  | { readonly code: 'expired'; readonly lastDay: Day }
  | { readonly code: 'limit'; readonly per: 'week' | 'month'; readonly limit: number; readonly booked: number };

/** What a client's package still holds. */
export interface PackageBalance {
  readonly left: readonly { readonly service: string; readonly left: number }[];
  /** The last date on which a session may start; never expires where left out. */
  readonly lastDay?: Day;
}

/** Sessions left of each service, and until when (PK-5). */
export function packageBalance(site: OpenedSite, owned: ClientPackage): PackageBalance {
  const { sessions, expiresAfterDays } = packageOf(site, owned.package);
  return {
    left: sessions.map(({ service, count }) => ({ service, left: Math.max(0, count - usedOf(owned, service)) })),
    ...(expiresAfterDays !== undefined && { lastDay: siteDay(site, owned.boughtAt) + expiresAfterDays }),
  };
}

/** Why no session of the service can start then out of this package; undefined where one can (PK-5). */
export function packageReason(
  site: OpenedSite,
  owned: ClientPackage,
  service: string,
  start: Instant,
): PackageReason | undefined {
  const { sessions, weekly, monthly } = packageOf(site, owned.package);
  const bought = sessions.find((session) => session.service === service)?.count ?? 0;
  if (usedOf(owned, service) >= bought) return { code: 'none-left', bought };
  const { lastDay = Infinity } = packageBalance(site, owned);
  const day = siteDay(site, start);
  if (day > lastDay) return { code: 'expired', lastDay };

  for (const [per, limit = Infinity] of [
    ['week', weekly],
    ['month', monthly],
  ] as const) {
    const from = windowStart(per, day);
    const booked = owned.used.filter((session) => windowStart(per, siteDay(site, session.start)) === from).length;
    if (booked >= limit) return { code: 'limit', per, limit, booked };
  }
  return undefined;
}

function usedOf({ used }: ClientPackage, service: string): number {
  return used.filter((session) => session.service === service).length;
}

function siteDay(site: OpenedSite, instant: Instant): Day {
  return site.zone(site.site.zone).dayOf(instant);
}
