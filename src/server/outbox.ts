import type { CalendarMethod } from './messages/calendar-file.js';
import type { Instant } from '../time/units.js';
import type { OutboxNews } from './outbox-news.js';
import type { StoredBooking } from './store.js';

/** What somebody is told about a booking, and who. */
export type NoticeKind =
  | 'client-request'
  | 'specialist-request'
  | 'client-decline'
  | 'client-confirmation'
  | 'specialist-notice'
  | 'client-change'
  | 'specialist-change'
  | 'client-cancellation'
  | 'specialist-cancellation'
  | 'client-reassignment'
  | 'specialist-reassigned-to'
  | 'specialist-reassigned-from'
  | 'client-reminder'
  | 'specialist-reminder'
  | 'client-appointments';

/** What programs are told of a booking, by webhook. */
export const BOOKING_EVENTS = [
  'booking.created',
  'booking.accepted',
  'booking.declined',
  'booking.moved',
  'booking.reassigned',
  'booking.cancelled',
  'booking.no-show',
] as const;

export type BookingEvent = (typeof BOOKING_EVENTS)[number];

/** A booking as a notice keeps it: without what nobody is told. */
export type NotedBooking = Omit<StoredBooking, 'record' | 'earlier' | 'salt' | 'tokenHash'>;

/**
 * That somebody is to be told of something: the facts, from which the text is composed when it is delivered or shown. It
 * is written in the transaction of the change that it tells of, so that none is lost and none tells of what never
 * happened (FL-9).
 */
export interface Notice {
  readonly kind: NoticeKind;
  /** As it was written then. Of a notice with a `link`, the client's latest: it says whom to write to, and how. */
  readonly booking: NotedBooking;
  readonly at: Instant;
  /** The specialist who is told; the client where left out. */
  readonly specialist?: string;
  /** To who serves no more, where others do whose mails go to the same mailbox: the booking stays in its calendar. */
  readonly staysInCalendar?: true;
  /** Before when it is not delivered; `at` where left out. */
  readonly due?: Instant;
  /** Until then it waits for what may follow within minutes, and is told in its place; all that came before is void at once. */
  readonly settles?: Instant;
  /** From then on it would help nobody any more: it is dropped, delivered or not. */
  readonly until: Instant;
  /** Tells apart the links to all bookings of a client; left out where the notice is about the booking. */
  readonly link?: string;
  /** Of such a link (A81): whoever has delivered the notice forgets it. */
  readonly token?: string;
}

/** That a program is to be told of something: each of its webhooks is called, and none makes another void. */
export interface WebhookCall extends Pick<Notice, 'booking' | 'at' | 'until'> {
  readonly kind: BookingEvent;
  /** The id of the site's webhook. */
  readonly webhook: string;
}

/** What goes out. */
export type Outgoing = Notice | WebhookCall;

/** How it goes out. */
export type Channel = 'mail' | 'webhook';

export function channelOf(outgoing: Outgoing): Channel {
  return 'webhook' in outgoing ? 'webhook' : 'mail';
}

/** When it is to go out. */
export function dueOf(outgoing: Outgoing): Instant {
  return 'webhook' in outgoing ? outgoing.at : (outgoing.due ?? outgoing.at);
}

/** When somebody first tries to deliver it. */
export function firstTryOf(outgoing: Outgoing): Instant {
  return ('settles' in outgoing && outgoing.settles) || dueOf(outgoing);
}

/** For how many minutes news are worth telling: longer than anybody is tried. */
export const HELPFUL_FOR = 2 * 24 * 60;

/** Tells it from all others: one version of a booking is told of once to each reader and each webhook. */
export function nameOf(outgoing: Outgoing): string {
  const { kind, booking } = outgoing;
  const to = 'webhook' in outgoing ? [outgoing.webhook] : [outgoing.specialist, outgoing.due];
  const about = ('link' in outgoing && outgoing.link) || booking.id;
  return [kind, about, booking.version, ...to].filter((part) => part !== undefined).join('.');
}

/**
 * Who reads a notice of which booking: of all that one is told of it, the latest that is due makes the others void.
 * Undefined for programs, which are told everything.
 */
export function readerOf(outgoing: Outgoing): string | undefined {
  return 'webhook' in outgoing ? undefined : `${outgoing.link ?? outgoing.booking.id}/${outgoing.specialist ?? ''}`;
}

/** What waits in the outbox. */
export type QueuedNotice = Outgoing & Waiting;

export interface Waiting {
  /** Tells it from the site's other notices. */
  readonly id: string;
  /** When it is tried next. Never again where left out: it could not be delivered, and is kept for the host to see. */
  readonly next?: Instant;
  /** Until when it is in the hands of whoever took it last, unless that one has said what became of it. */
  readonly leased?: Instant;
  /** How often somebody has taken it so far. */
  readonly attempts: number;
  /** Why it could not be delivered the last time. Names nobody. */
  readonly failure?: string;
}

/**
 * The port to the notices that wait. Whoever takes one has it alone for a while, and says in the end what has become of
 * it; who says nothing, because the process died, is taken to have failed: so each notice is delivered at least once.
 */
export interface Outbox {
  /** Of what this process writes: what others write is found by looking. */
  readonly news: Pick<OutboxNews, 'listen'>;

  /**
   * Takes what is due `now` and goes out by one of the channels, the longest due first, and at most `limit`; it can be taken
   * again at `until`.
   *
   * Nobody reads of a booking in the wrong order: notices that another makes void are forgotten, but for those that
   * somebody has in hand; while one is, none to the same reader is taken.
   */
  take(
    site: string,
    now: Instant,
    until: Instant,
    limit: number,
    channels: readonly Channel[],
  ): Promise<readonly QueuedNotice[]>;

  /** Drops what helps nobody by `now`; what is tried no more, when it has helped nobody since `shownSince`. Tells how many. */
  drop(site: string, now: Instant, shownSince: Instant): Promise<number>;

  /** Forgets a notice that was delivered. */
  delivered(site: string, id: string): Promise<void>;

  /** Puts a taken notice back, to be tried at `next`, or never again. Where another has taken it since, that one decides. */
  failed(site: string, taken: QueuedNotice, failure: string, next: Instant | undefined): Promise<void>;

  /** How much waits. */
  backlog(site: string, now: Instant): Promise<Backlog>;

  /** The notices that are tried no more, oldest first. */
  undelivered(site: string): Promise<readonly QueuedNotice[]>;

  /** Has one of these tried once more, from now on. Tells whether there was one of the id. */
  retry(site: string, id: string, now: Instant): Promise<boolean>;
}

/** How much waits in an outbox. */
export interface Backlog {
  /** Notices whose time has come and that are not delivered. */
  readonly waiting: number;
  /** Since when the longest waiting one is due. */
  readonly oldest?: Instant;
  /** Notices that are tried no more. */
  readonly undelivered: number;
}

/** A notice in words. */
export interface Message {
  /** The same each time that the notice is composed, so that a mail which comes twice is known for one. */
  readonly id: string;
  readonly kind: NoticeKind;
  /** The booking's id. */
  readonly booking: string;
  readonly at: Instant;
  /**
   * An address. A notice for a specialist without one goes to that of the site; empty where there is none either: then
   * nothing is to be sent, and the host reads it in the outbox.
   */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same as a web page. */
  readonly html: string;
  /** The text of the .ics file that goes with it, if it is about one booking. */
  readonly calendarFile?: string;
  /** Left out where the file asks nothing of a calendar, as nobody is named in it who could. */
  readonly calendarMethod?: CalendarMethod;
}
