import { distributionOf, eligibleMembers } from '../../engine/index.js';
import { dayAt, type HostedSite } from '../hosted-site.js';
import type { CheckedTime } from './check-request.js';

/**
 * What a wish has to have for itself while it is decided on (see `Scope`), in ascending order, so that no two wait for
 * each other:
 *
 * - The turn of the team, where the distribution chooses: of one day, where it counts by day, else of all days. Decided on
 *   side by side, 50 clients get 70 % unfair choices (DESIGN 6).
 * - Calendars on which more can go wrong than two sessions at the same time: those that serve several at once, have limits
 *   or are taken together.
 * - Whatever else counts bookings: the limits of the service and of the client (AV-10).
 */
export function locksOf(hosted: HostedSite, { service, start, wanted, client }: CheckedTime): string[] {
  const { opened } = hosted;
  const locks: string[] = [];
  const { window } = distributionOf(service, opened.catalog.distributions);
  if (wanted === undefined) {
    locks.push(`turn/${service.pool ?? service.id}${window === 'day' ? `/${dayAt(hosted, start)}` : ''}`);
  }
  for (const calendars of eligibleMembers(opened, { service: service.id, calendar: wanted })) {
    for (const id of calendars) {
      const { capacity, limits } = opened.calendars.get(id)!;
      if (calendars.length > 1 || capacity > 1 || limits) locks.push(`calendar/${id}`);
    }
  }
  if (service.limits) locks.push(`service/${service.id}`);
  if (service.clientLimits && client) locks.push(`client/${client.email.toLowerCase()}`);
  return [...new Set(locks)].sort();
}
