import type { Instant } from '../../time/units.js';
import type { HostedSite } from '../hosted-site.js';
import type { NotedBooking, Notice, NoticeKind } from '../outbox.js';
import type { StoredBooking } from '../store.js';

/** Something that happens to a booking and that the client and everyone who serves are told of (FL-9). */
export type News = 'booked' | 'cancelled';

const KINDS: Readonly<Record<News, { readonly client: NoticeKind; readonly specialist: NoticeKind }>> = {
  booked: { client: 'client-confirmation', specialist: 'specialist-notice' },
  cancelled: { client: 'client-cancellation', specialist: 'specialist-cancellation' },
};

/**
 * A notice for each who is to be told. The token opens the booking: the client alone gets it, and where the site has no
 * page for it, it is kept nowhere (A80).
 */
export function noticesOf(
  hosted: HostedSite,
  news: News,
  stored: StoredBooking,
  at: Instant,
  token?: string,
): Notice[] {
  const { record: _record, salt: _salt, tokenHash: _tokenHash, ...booking } = stored;
  const { client, specialist } = KINDS[news];
  const isLinked = token !== undefined && hosted.setup.managePage !== undefined;
  return [
    { kind: client, booking, at, ...(isLinked && { token }) },
    ...specialistsOf(hosted, booking).map((id) => ({ kind: specialist, booking, at, specialist: id })),
  ];
}

/** Everyone who serves, each once. */
export function specialistsOf({ opened }: HostedSite, { hosts }: Pick<NotedBooking, 'hosts'>): string[] {
  const serving = hosts.flatMap((host) => opened.calendars.get(host)?.specialist ?? []);
  return [...new Set(serving)];
}
