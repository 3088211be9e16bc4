import type { Booking } from '../../adapter/contract.js';
import { servingCalendars } from '../../engine/index.js';
import type { Instant } from '../../time/index.js';
import type { Gate } from '../defences/gate.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { movedNotices } from '../messages/notices.js';
import type { Change, NewLine, Scope, Snapshot, Store, StoredBooking } from '../store.js';
import { notFound, opened } from './bookings.js';
import { namingOthers } from './alternatives.js';
import { checkDuration, mustChoose, readStart, valueOf, wantedCalendar, type CheckedWish } from './check-request.js';
import { chosenFor, type Chosen } from './chosen.js';
import { claimsOf, lineOf, stateOf } from './decide.js';
import { parseReschedule } from './request-schema.js';
import { scopeOf } from './scope.js';
import { checkVersion } from './version.js';
import { bookingView } from './view.js';

/** What opens a booking, and the version of it that the client has in view. */
export interface Link {
  readonly id: string;
  readonly token: string;
  readonly version: number;
}

/**
 * Moves a booking to another time in one step (FL-8): it keeps its id and its link, and stays as it is where the new time
 * fails (A15). Moving it to where it is already changes nothing. Throws a `Refusal`.
 */
export async function rescheduleBooking(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  { id, token, version }: Link,
  body: unknown,
  now: Instant,
): Promise<Booking> {
  const before = await opened(store, hosted, id, token, now);
  checkVersion(before, version);
  const wish = checkMove(hosted, before, body);
  const { refusal } = await gate.admit('move', { booking: id });
  if (refusal) throw refusal;
  const change = store.change(hosted.opened.site.id, scopeOfMove(hosted, wish, before, now), (snapshot) => {
    if (!snapshot.booking) throw notFound();
    checkVersion(snapshot.booking, version);
    return decideMove(hosted, wish, snapshot.booking, snapshot, now);
  });
  const outcome = await namingOthers(store, hosted, now, change, id);
  if (!('booking' in outcome) || !outcome.booking) throw notFound();
  return bookingView(hosted, outcome.booking);
}

/** The booking as a wish for another time. A person whom the client chose stays chosen until the client says otherwise. */
function checkMove(hosted: HostedSite, before: StoredBooking, body: unknown): CheckedWish {
  const request = valueOf(parseReschedule(body));
  if (before.panel !== undefined) {
    throw new Refusal('not-bookable', "A meeting of several people can't be moved; cancel it and book another time.");
  }
  const service = hosted.opened.services.get(before.service);
  if (!service) throw new Refusal('not-bookable', 'The service of this booking is no longer offered; please call.');
  const isChosen = before.assignedBy === 'client' || mustChoose(service);
  const asBefore = isChosen ? before.calendar : undefined;
  const calendar = request.calendar === undefined ? asBefore : (request.calendar ?? undefined);
  const { client, answers } = before;
  return {
    ...{ service, client, answers },
    duration: checkDuration(service, request.duration ?? before.duration),
    start: readStart(hosted, request.start),
    wanted: wantedCalendar(hosted, service, calendar),
  };
}

/**
 * Has for itself, besides what the wish needs, all calendars between which it may move: two that change places would each
 * wait for what the other one gives up (A15).
 */
function scopeOfMove(hosted: HostedSite, wish: CheckedWish, { id, hosts }: StoredBooking, now: Instant): Scope {
  const scope = scopeOf(hosted, wish, now);
  const candidates = servingCalendars(hosted.opened, { service: wish.service.id, calendar: wish.wanted });
  const calendars = [...hosts, ...candidates].map((calendar) => `calendar/${calendar}`);
  return { ...scope, booking: id, locks: [...new Set([...scope.locks, ...calendars])].sort() };
}

function decideMove(
  hosted: HostedSite,
  wish: CheckedWish,
  before: StoredBooking,
  snapshot: Snapshot,
  now: Instant,
): Change | undefined {
  checkMovable(hosted, before, now);
  if (isThere(wish, before)) return undefined;
  const others = { ...snapshot, without: before.id };
  const staying = wish.wanted === undefined ? before.calendar : undefined;
  const after = movedTo(wish, before, chosenFor(hosted, wish, others, now, staying));
  return {
    bookings: [after],
    releases: [before.id],
    claims: claimsOf(hosted, after, others),
    lines: linesOf(before, after, now),
    notices: movedNotices(hosted, before, after, now),
  };
}

function checkMovable({ setup }: HostedSite, { state, start }: StoredBooking, now: Instant): void {
  if (state === 'cancelled') {
    throw new Refusal('too-late-to-change', 'This booking is cancelled; please book a new time.');
  }
  if (start - setup.cancelNotice <= now) {
    throw new Refusal('too-late-to-change', 'It is too late to move this booking; please call.');
  }
}

function isThere({ start, duration, wanted }: CheckedWish, before: StoredBooking): boolean {
  return start === before.start && duration === before.duration && (wanted ?? before.calendar) === before.calendar;
}

function movedTo(
  { service, start, duration, wanted }: CheckedWish,
  before: StoredBooking,
  chosen: Chosen,
): StoredBooking {
  const chooser = wanted === undefined ? 'backend' : 'client';
  const assignedBy = chosen.calendar === before.calendar ? before.assignedBy : chooser;
  return {
    ...before,
    ...{ start, duration, ...chosen, assignedBy },
    ...{ version: before.version + 1, state: stateOf(service), flagged: false },
    earlier: [...(before.earlier ?? []), before.record],
  };
}

/** The booking moves with whoever has it, and then goes to another person, where one has it from now on. */
function linesOf(before: StoredBooking, after: StoredBooking, now: Instant): NewLine[] {
  const inOldHands = { ...after, calendar: before.calendar };
  const moved = lineOf('moved', inOldHands, now);
  if (after.calendar === before.calendar) return [moved];
  return [moved, { ...lineOf('reassigned', inOldHands, now), to: after.calendar }];
}
