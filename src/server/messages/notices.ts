import type { Instant } from '../../time/units.js';
import type { HostedSite } from '../hosted-site.js';
import type { NotedBooking, Notice, NoticeKind } from '../outbox.js';
import type { StoredBooking } from '../store.js';

/** Something that happens to a booking and that the client and everyone who serves are told of (FL-9). */
export type News = 'requested' | 'booked' | 'accepted' | 'declined' | 'cancelled';

const KINDS: Readonly<Record<News, { readonly client: NoticeKind; readonly specialist: NoticeKind }>> = {
  requested: { client: 'client-request', specialist: 'specialist-request' },
  accepted: { client: 'client-confirmation', specialist: 'specialist-notice' },
  declined: { client: 'client-decline', specialist: 'specialist-cancellation' },
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
  const booking = noted(stored);
  const { client, specialist } = KINDS[news];
  return [
    toClient(hosted, client, booking, at, token),
    ...specialistsOf(hosted, booking).map((id) => ({ kind: specialist, booking, at, specialist: id })),
  ];
}

/** The same of a booking that was moved. To those who no longer serve it is a cancelled one, to those new to it a new one. */
export function movedNotices(
  hosted: HostedSite,
  before: StoredBooking,
  after: StoredBooking,
  at: Instant,
  token: string,
): Notice[] {
  return [
    toClient(hosted, 'client-change', noted(after), at, token),
    ...toSpecialists(hosted, before, after, at, {
      stays: 'specialist-change',
      comes: 'specialist-notice',
      goes: 'specialist-cancellation',
    }),
  ];
}

/**
 * The old and the new specialist of a booking are told; the client only where the site wants it, and shows who serves
 * (RA-2).
 */
export function reassignedNotices(
  hosted: HostedSite,
  before: StoredBooking,
  after: StoredBooking,
  at: Instant,
  tellsClient: boolean,
): Notice[] {
  const isShown = hosted.opened.services.get(after.service)?.reveal !== 'never';
  return [
    ...(tellsClient && isShown ? [toClient(hosted, 'client-reassignment', noted(after), at)] : []),
    ...toSpecialists(hosted, before, after, at, {
      comes: 'specialist-reassigned-to',
      goes: 'specialist-reassigned-from',
    }),
  ];
}

/** To those who serve on, who come to serve, and who no longer do: in the calendars of these, the booking is cancelled. */
function toSpecialists(
  hosted: HostedSite,
  before: StoredBooking,
  after: StoredBooking,
  at: Instant,
  { stays, comes, goes }: { readonly stays?: NoticeKind; readonly comes: NoticeKind; readonly goes: NoticeKind },
): Notice[] {
  const booking = noted(after);
  const gone: NotedBooking = { ...noted(before), state: 'cancelled', version: after.version };
  const [served, serving] = [specialistsOf(hosted, before), specialistsOf(hosted, after)];
  const kindFor = (id: string): NoticeKind | undefined => (served.includes(id) ? stays : comes);
  return [
    ...serving.flatMap((specialist): Notice[] => {
      const kind = kindFor(specialist);
      return kind ? [{ kind, booking, at, specialist }] : [];
    }),
    ...served
      .filter((id) => !serving.includes(id))
      .map((specialist): Notice => ({ kind: goes, booking: gone, at, specialist })),
  ];
}

function noted(stored: StoredBooking): NotedBooking {
  const { record: _record, earlier: _earlier, salt: _salt, tokenHash: _tokenHash, ...booking } = stored;
  return booking;
}

function toClient({ setup }: HostedSite, kind: NoticeKind, booking: NotedBooking, at: Instant, token?: string): Notice {
  const isLinked = token !== undefined && setup.managePage !== undefined;
  return { kind, booking, at, ...(isLinked && { token }) };
}

/** Everyone who serves, each once. */
export function specialistsOf({ opened }: HostedSite, { hosts }: Pick<NotedBooking, 'hosts'>): string[] {
  const serving = hosts.flatMap((host) => opened.calendars.get(host)?.specialist ?? []);
  return [...new Set(serving)];
}
