import { distributionOf, eligibleMembers, type Panel, type Service } from '../../engine/index.js';
import { poolSite } from '../../engine/panels/seat-site.js';
import type { Instant } from '../../time/index.js';
import { calendarsIn, dayAt, type HostedSite } from '../hosted-site.js';
import type { CheckedTime } from './check-request.js';

/**
 * What a wish has to have for itself while it is decided on (see `Scope`), in ascending order, so that no two wait for
 * each other:
 *
 * - The turn of the team, where the distribution chooses: of one day, where it counts by day, else of all days. Decided on
 *   side by side, 50 clients get 70 % unfair choices (DESIGN 6).
 * - Calendars on which more can go wrong than two sessions at the same time: those that serve several at once, have limits
 *   or are taken together, and all that a panel may take (A20).
 * - Whatever else counts bookings: the limits of the service and of the client (AV-10).
 */
export function locksOf(hosted: HostedSite, wish: CheckedTime): string[] {
  const { service, client } = wish;
  const locks = wish.panel ? locksOfPanel(hosted, wish, wish.panel) : locksOfOne(hosted, wish);
  if (service.limits) locks.push(`service/${service.id}`);
  if (service.clientLimits && client) locks.push(`client/${client.email.toLowerCase()}`);
  return [...new Set(locks)].sort();
}

function locksOfOne(hosted: HostedSite, { service, start, wanted, among }: CheckedTime): string[] {
  const { opened } = hosted;
  const locks = wanted === undefined ? [turnOf(hosted, service, service.pool ?? service.id, start)] : [];
  for (const calendars of eligibleMembers(opened, { service: service.id, calendar: wanted, among })) {
    for (const id of calendars) {
      const { capacity, limits } = opened.calendars.get(id)!;
      if (calendars.length > 1 || capacity > 1 || limits) locks.push(`calendar/${id}`);
    }
  }
  return locks;
}

function locksOfPanel(hosted: HostedSite, { service: { id }, start }: CheckedTime, panel: Panel): string[] {
  const { opened } = hosted;
  const turns = [panel.primary, ...panel.seats].flatMap(({ pool }) => {
    if (pool === undefined) return [];
    return turnOf(hosted, poolSite(opened, { service: id, pool }).services.get(id)!, pool, start);
  });
  return [...turns, ...[...calendarsIn(opened.catalog, panel)].map((calendar) => `calendar/${calendar}`)];
}

function turnOf(hosted: HostedSite, service: Service, team: string, start: Instant): string {
  const { window } = distributionOf(service, hosted.opened.catalog.distributions);
  return `turn/${team}${window === 'day' ? `/${dayAt(hosted, start)}` : ''}`;
}
