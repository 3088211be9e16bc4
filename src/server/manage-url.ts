import type { HostedSite } from './hosted-site.js';
import type { StoredBooking } from './store.js';

/**
 * The link on which a client manages a booking; of a session out of a package, the one on which further ones are booked, too.
 * Undefined where the site has no page for it. The token stands behind the `#`, which browsers send to no server and put into
 * no `Referer` (A81).
 */
export function manageUrl(
  { setup }: HostedSite,
  { id, package: of }: Pick<StoredBooking, 'id' | 'package'>,
  token: string,
): string | undefined {
  if (of !== undefined && setup.packagePage !== undefined) return `${setup.packagePage}#${of}.${token}`;
  return setup.managePage === undefined ? undefined : `${setup.managePage}#${id}.${token}`;
}

/** The link on which whoever reads a mail by mistake says so (A89), to a page in a language; undefined where no page is hosted. */
export function disownUrl({ setup }: HostedSite, language: string, booking: string, token: string): string | undefined {
  return setup.disownPage === undefined ? undefined : `${setup.disownPage}?in=${language}#${booking}.${token}`;
}

/** The same of all bookings of a client: `appointments` stands in the place of a booking's id. */
export function appointmentsUrl(hosted: HostedSite, token: string): string | undefined {
  return manageUrl(hosted, { id: 'appointments' }, token);
}
