/** Who may serve a booking by the pool or the page that it was asked for: also when it is moved, or goes to another person. */
import { eligibleCalendars } from '../../engine/index.js';
import { publicCalendars, type HostedSite } from '../hosted-site.js';
import { publicOffers } from '../public-offers.js';
import type { StoredBooking } from '../store.js';
import { findPage, servingOnPage } from './on-page.js';

export interface PoolQuestion {
  readonly service: string;
  /** Who may serve it besides, by calendar. */
  readonly among?: readonly string[] | undefined;
}

/** Those of a pool who may serve a service, by calendar; undefined where there are none, or no such pool. */
export function membersOfPool(
  { opened }: HostedSite,
  id: string,
  question: PoolQuestion,
): readonly string[] | undefined {
  const { pools = [] } = publicOffers(opened.catalog, publicCalendars({ opened }));
  const members = pools.find((pool) => pool.id === id)?.members.flatMap(({ calendars }) => calendars) ?? [];
  const able = eligibleCalendars(opened, question).filter((calendar) => members.includes(calendar));
  return able.length > 0 ? able : undefined;
}

/** Who may have a booking at another time: nothing hangs on a page or a pool that is gone, or offers the service no more. */
export function membersFor(
  hosted: HostedSite,
  { page: made, pool, service }: StoredBooking,
): readonly string[] | undefined {
  const page = made && findPage(hosted, made.id);
  const among = page && servingOnPage(hosted, page, service);
  return (pool === undefined ? undefined : membersOfPool(hosted, pool, { service, among })) ?? among;
}
