/** The host's side: who may do what with a host's token. */
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { HostToken } from '../site-setup.js';
import type { StoredBooking } from '../store.js';
import { tokenMatches } from '../tokens.js';

/** Someone of the site who holds a token. A practitioner sees and changes the own bookings only. */
export type Host = Omit<HostToken, 'hash'>;

/** Whose token it is. Looks at every hash to the end, so that the time taken tells nothing (A80). */
export function hostOf({ setup }: HostedSite, token: string): Host | undefined {
  const matches = setup.hostTokens.map(({ hash }) => tokenMatches(token, hash));
  return setup.hostTokens[matches.indexOf(true)];
}

/** The same, where nobody else may call. */
export function requiredHost(hosted: HostedSite, token: string): Host {
  const host = hostOf(hosted, token);
  if (host) return host;
  throw new Refusal('host-token-missing', 'This call needs "Authorization: Bearer …" with the token of a host.');
}

/** Whether a host may know of a booking: a practitioner of those that he or she serves. */
export function sees(host: Host, { opened }: HostedSite, { hosts }: Pick<StoredBooking, 'hosts'>): boolean {
  return host.role !== 'practitioner' || hosts.some((id) => opened.calendars.get(id)?.specialist === host.specialist);
}

/** Throws the `Refusal` of a host who isn't the owner. */
export function mustOwn({ role }: Host): void {
  if (role !== 'owner') throw new Refusal('not-allowed', 'This call is for the owner of the site only.');
}

/** Throws the `Refusal` of a host who may not change anything. */
export function mustChange({ role }: Host): void {
  if (role !== 'read-only') return;
  throw new Refusal('not-allowed', 'This token is for reading only; use that of an owner or a practitioner.');
}
