import type { HostedSite } from './hosted-site.js';

/**
 * The link on which a client manages a booking; undefined where the site has no page for it. The token stands behind the
 * `#`, which browsers send to no server and put into no `Referer` (A81).
 */
export function manageUrl({ setup }: HostedSite, booking: string, token: string): string | undefined {
  return setup.managePage === undefined ? undefined : `${setup.managePage}#${booking}.${token}`;
}

/** The same of all bookings of a client: `appointments` stands in the place of a booking's id. */
export function appointmentsUrl(hosted: HostedSite, token: string): string | undefined {
  return manageUrl(hosted, 'appointments', token);
}
