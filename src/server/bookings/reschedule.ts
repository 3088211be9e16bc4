import type { Panel, SeatTaken } from '../../engine/index.js';
import type { Instant } from '../../time/index.js';
import { checkAllowed, NotInPackage, packageOf, serversOf, type Owned } from '../packages/terms.js';
import type { Gate } from '../defences/gate.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { movedNotices, SETTLING } from '../messages/notices.js';
import type { Change, Decision, NewLine, Snapshot, Store, StoredBooking } from '../store.js';
import { notFound, opened, type Booked } from './bookings.js';
import { namingOthers, NoPlace } from './alternatives.js';
import { checkDuration, findPanel, type CheckedWish } from './check-request.js';
import { chosenFor, type Chosen } from './chosen.js';
import { claimsOf, lineOf, stateOf } from './decide.js';
import { membersFor } from './members.js';
import { readStart } from './read-start.js';
import { mustChoose, wantedCalendar, wantedPerson } from './wanted.js';
import { ruleOfBooking } from './on-page.js';
import { changeOnce, intentOf, keyReused, type Order } from './place-once.js';
import { parseReschedule, type CheckedReschedule } from './request-schema.js';
import { sha256 } from '../tokens.js';
import { scopeOf } from './scope.js';
import { checkVersion } from './version.js';
import { bookingView } from './view.js';

/** What opens a booking, and the version of it that the client has in view. */
export interface Link {
  readonly id: string;
  readonly token: string;
  readonly version: number;
}

/** What a client sent. With a key, the same request gives the same answer, whatever version the booking has by then. */
export interface MoveRequest {
  readonly key: string | undefined;
  readonly body: unknown;
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
  { key, body }: MoveRequest,
  now: Instant,
): Promise<Booked> {
  const before = await opened(store, hosted, gate, id, token, now);
  const request = parseReschedule(body);
  const fingerprint = JSON.stringify([id, version, request.start, request.duration, request.calendar]);
  const intent = key === undefined ? undefined : intentOf(key, sha256(fingerprint), now);
  if (!intent) checkVersion(before, version);
  const owned = await packageOf(store, hosted, before);
  const wish = checkMove(hosted, before, owned, request);
  const { refusal } = await gate.admit('move', { booking: id, email: before.client.email });
  const scope = { ...scopeOf(hosted, wish, now), booking: id };
  const decision: Decision = (snapshot) => {
    if (refusal) throw refusal;
    if (!snapshot.booking) throw notFound();
    checkVersion(snapshot.booking, version);
    const others = { ...snapshot, without: id };
    if (owned && snapshot.booking.start !== wish.start) {
      checkAllowed(hosted, owned, others, { service: wish.service.id, start: wish.start });
    }
    return decideMove(hosted, wish, snapshot.booking, others, now);
  };
  const refusedAgain: Order['refusedAgain'] = (code, detail, more) =>
    owned && code === 'outside-rules' ? new NotInPackage(code, detail, more) : new NoPlace(code, detail, more, wish);
  const change = intent
    ? changeOnce(store, hosted, scope, decision, intent, refusedAgain)
    : store.change(hosted.opened.site.id, scope, decision);
  const outcome = await namingOthers(store, hosted, now, change, id);
  if (!('booking' in outcome)) throw keyReused();
  if (!outcome.booking) throw notFound();
  return { booking: bookingView(hosted, outcome.booking), replayed: outcome.kind === 'replayed' };
}

/** The booking as a wish for another time. A person whom the client chose stays chosen until the client says otherwise. */
function checkMove(
  hosted: HostedSite,
  before: StoredBooking,
  owned: Owned | undefined,
  request: CheckedReschedule,
): CheckedWish {
  const service = hosted.opened.services.get(before.service) ?? noLonger('service');
  const { client, answers, page, pool } = before;
  const start = readStart(hosted, request.start);
  const wish = {
    ...{ service, client, answers, page, pool, package: before.package, start },
    duration: checkDuration(service, request.duration ?? before.duration),
  };
  if (before.panel !== undefined) return { ...wish, panel: panelOf(hosted, before, start) };
  const isChosen = before.assignedBy === 'client' || mustChoose(service);
  const asBefore = isChosen ? before.calendar : undefined;
  const among = owned ? serversOf(hosted, owned.terms, service.id) : membersFor(hosted, before);
  const asked = { service: owned ? { ...service, assignment: 'client' as const } : service, among };
  const wanted =
    request.calendar === undefined
      ? wantedCalendar(hosted, asked, asBefore)
      : wantedPerson(hosted, asked, request.calendar ?? undefined);
  return { ...wish, among, wanted };
}

/** The meeting that was booked. Other seats than it has would be another one. */
function panelOf(hosted: HostedSite, before: StoredBooking, start: Instant): Panel {
  const { panel: id, seats = [], service } = before;
  const panel = findPanel(hosted, id!) ?? ruleOfBooking(hosted, before, start) ?? noLonger('meeting');
  const asked = [panel.primary, ...panel.seats].flatMap(({ pool, count = 1 }) => Array<unknown>(count).fill(pool));
  const isSame = asked.length === seats.length && seats.every(({ pool }, place) => pool === asked[place]);
  return isSame && panel.service === service ? panel : noLonger('meeting');
}

function noLonger(what: 'service' | 'meeting'): never {
  throw new Refusal('not-bookable', `The ${what} of this booking is no longer offered; please call.`);
}

function decideMove(
  hosted: HostedSite,
  wish: CheckedWish,
  before: StoredBooking,
  others: Snapshot & { readonly without: string },
  now: Instant,
): Change | undefined {
  checkMovable(hosted, before, now);
  if (isThere(wish, before)) return undefined;
  const has = wish.panel ? before.hosts : [before.calendar];
  const staying = wish.wanted === undefined ? has : undefined;
  const after = movedTo(wish, before, chosenFor(hosted, wish, others, now, staying));
  return {
    bookings: [after],
    releases: [before.id],
    claims: claimsOf(hosted, after, others),
    lines: linesOf(before, after, now),
    notices: movedNotices(hosted, before, after, now, isMovedSince(now - SETTLING, before.id, others.ledger)),
  };
}

/** Whether a booking was moved after then: the latest lines tell. */
function isMovedSince(instant: Instant, id: string, ledger: Snapshot['ledger']): boolean {
  for (let place = ledger.length - 1; place >= 0 && ledger[place]!.at > instant; place--) {
    const line = ledger[place]!;
    if (line.kind === 'moved' && line.booking === id) return true;
  }
  return false;
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
    ...(chosen.seats && { seats: inPlace(before.seats ?? [], chosen.seats) }),
    ...{ version: before.version + 1, state: stateOf(service), flagged: false },
    earlier: [...(before.earlier ?? []), before.record],
  };
}

/** Several seats of one pool are alike: who stays keeps the place. */
function inPlace(before: readonly SeatTaken[], chosen: readonly SeatTaken[]): readonly SeatTaken[] {
  const isSame = (one: SeatTaken, other: SeatTaken): boolean =>
    one.calendar === other.calendar && one.pool === other.pool;
  const coming = chosen.filter((seat) => !before.some((one) => isSame(one, seat)));
  return before.map((seat) => {
    if (chosen.some((one) => isSame(one, seat))) return seat;
    const [next] = coming.splice(
      coming.findIndex(({ pool }) => pool === seat.pool),
      1,
    );
    return next!;
  });
}

/**
 * The booking moves with whoever has it, and then goes to another person, where one has it from now on. Of a panel, the one
 * line says who sits on each seat.
 */
function linesOf(before: StoredBooking, after: StoredBooking, now: Instant): NewLine[] {
  const inOldHands = { ...after, calendar: before.calendar };
  const moved = lineOf('moved', inOldHands, now);
  if (after.seats || after.calendar === before.calendar) return [moved];
  return [moved, { ...lineOf('reassigned', inOldHands, now), to: after.calendar }];
}
