import type { Instant } from '../../time/units.js';
import type { HostedSite } from '../hosted-site.js';
import { mailboxOf } from '../mailbox.js';
import {
  HELPFUL_FOR,
  type BookingEvent,
  type NotedBooking,
  type Notice,
  type NoticeKind,
  type Outgoing,
} from '../outbox.js';
import type { ClientLink, StoredBooking } from '../store.js';
import { callsOf } from './webhook-calls.js';

/** Minutes within which moves of one booking follow each other. */
export const SETTLING = 5;

/** Something that happens to a booking and that the client and everyone who serves are told of (FL-9). */
export type News = 'requested' | 'booked' | 'accepted' | 'declined' | 'cancelled';

interface Kinds {
  readonly client: NoticeKind;
  readonly specialist: NoticeKind;
  readonly event: BookingEvent;
}

const KINDS: Readonly<Record<News, Kinds>> = {
  requested: { client: 'client-request', specialist: 'specialist-request', event: 'booking.created' },
  accepted: { client: 'client-confirmation', specialist: 'specialist-notice', event: 'booking.accepted' },
  declined: { client: 'client-decline', specialist: 'specialist-cancellation', event: 'booking.declined' },
  booked: { client: 'client-confirmation', specialist: 'specialist-notice', event: 'booking.created' },
  cancelled: { client: 'client-cancellation', specialist: 'specialist-cancellation', event: 'booking.cancelled' },
};

/** A notice for each who is to be told, the reminders, and calls to programs. */
export function noticesOf(hosted: HostedSite, news: News, stored: StoredBooking, at: Instant): Outgoing[] {
  const booking = noted(stored);
  const { client, specialist, event } = KINDS[news];
  return [
    ...toClient(client, booking, at),
    ...specialistsOf(hosted, booking).map((id) => noticeOf(specialist, booking, at, { specialist: id })),
    ...remindersOf(hosted, booking, at),
    ...callsOf(hosted, event, booking, at),
  ];
}

/**
 * The same of a booking that was moved. To those who no longer serve it is a cancelled one, to those new to it a new one.
 * A client who has moved it only just before may do so again: then one mail tells of the last time (A89). Who serves is told
 * of each, and so never of the end of something unheard of.
 */
export function movedNotices(
  hosted: HostedSite,
  before: StoredBooking,
  after: StoredBooking,
  at: Instant,
  isMovedAgain: boolean,
): Outgoing[] {
  const settles = Math.min(at + SETTLING, after.start);
  return [
    ...toClient('client-change', noted(after), at, isMovedAgain ? { settles } : {}),
    ...toSpecialists(hosted, before, after, at, {
      stays: 'specialist-change',
      comes: 'specialist-notice',
      goes: 'specialist-cancellation',
    }),
    ...remindersOf(hosted, noted(after), at),
    ...callsOf(hosted, 'booking.moved', noted(after), at),
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
): Outgoing[] {
  const isShown = hosted.opened.services.get(after.service)?.reveal !== 'never';
  return [
    ...(tellsClient && isShown ? toClient('client-reassignment', noted(after), at) : []),
    ...toSpecialists(hosted, before, after, at, {
      comes: 'specialist-reassigned-to',
      goes: 'specialist-reassigned-from',
    }),
    ...remindersOf(hosted, noted(after), at),
    ...callsOf(hosted, 'booking.reassigned', noted(after), at),
  ];
}

/** Nobody is written to where a client did not come; programs are told. */
export function missedNotices(hosted: HostedSite, missed: StoredBooking, at: Instant): Outgoing[] {
  return callsOf(hosted, 'booking.no-show', noted(missed), at);
}

/**
 * The reminders of a booking that stands, as far as their time is still to come. Each change writes them anew: those of
 * the version before tell its readers something older, and so are void.
 */
function remindersOf(hosted: HostedSite, booking: NotedBooking, at: Instant): Notice[] {
  if (booking.state !== 'confirmed') return [];
  const { client, specialist } = hosted.setup.reminders;
  const ahead = (leads: readonly number[]): Instant[] =>
    leads.map((lead) => booking.start - lead).filter((due) => due > at);
  return [
    ...ahead(client).flatMap((due) => toClient('client-reminder', booking, at, { due })),
    ...specialistsOf(hosted, booking).flatMap((id) =>
      ahead(specialist).map((due) => noticeOf('specialist-reminder', booking, at, { due, specialist: id })),
    ),
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
  const mailboxes = new Set(serving.map((id) => mailboxOf(addressOf(hosted, id))));
  const staying = (id: string): Pick<Notice, 'staysInCalendar'> =>
    mailboxes.has(mailboxOf(addressOf(hosted, id))) ? { staysInCalendar: true } : {};
  return [
    ...serving.flatMap((specialist): Notice[] => {
      const kind = kindFor(specialist);
      return kind ? [noticeOf(kind, booking, at, { specialist })] : [];
    }),
    ...served
      .filter((id) => !serving.includes(id))
      .map((specialist) => noticeOf(goes, gone, at, { specialist, ...staying(specialist) })),
  ];
}

/** The link to all bookings of a client, in the language and zone of the latest one (FL-8). */
export function appointmentsNotice(
  latest: StoredBooking,
  { tokenHash, at, expires }: ClientLink,
  token: string,
): Notice {
  return { kind: 'client-appointments', booking: noted(latest), at, until: expires, link: tokenHash, token };
}

function noted(stored: StoredBooking): NotedBooking {
  const { record: _record, earlier: _earlier, salt: _salt, ...rest } = stored;
  const { tokenHash: _tokenHash, ...booking } = rest;
  return booking;
}

/** Nobody, where the client is erased (A85). */
function toClient(
  kind: NoticeKind,
  booking: NotedBooking,
  at: Instant,
  parts: Pick<Notice, 'due' | 'settles'> = {},
): Notice[] {
  return booking.client.email === '' ? [] : [noticeOf(kind, booking, at, parts)];
}

/** It helps for some days, and never once the session is over; of what is about to begin, nobody is reminded afterwards. */
function noticeOf(
  kind: NoticeKind,
  booking: NotedBooking,
  at: Instant,
  parts: Pick<Notice, 'due' | 'settles' | 'specialist' | 'staysInCalendar'>,
): Notice {
  const { start, duration } = booking;
  const { due = at } = parts;
  const end = parts.due === undefined ? start + duration : start;
  return { kind, booking, at, ...parts, until: Math.min(end, due + HELPFUL_FOR) };
}

/** Where mails to a specialist go: who has no address is told at that of the site; empty where there is none either. */
export function addressOf({ opened, setup }: HostedSite, specialist: string): string {
  return setup.mailboxes.get(specialist) ?? opened.site.email ?? '';
}

/** Everyone who serves, each once. */
export function specialistsOf({ opened }: HostedSite, { hosts }: Pick<NotedBooking, 'hosts'>): string[] {
  const serving = hosts.flatMap((host) => opened.calendars.get(host)?.specialist ?? []);
  return [...new Set(serving)];
}
