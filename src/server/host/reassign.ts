/** Giving a booking to another person (RA-1 to RA-3). Who can have it and what it changes is the engine's to say. */
import * as v from 'valibot';
import type { Candidates, HostBooking } from '../../adapter/contract.js';
import {
  chooseReassigned,
  reassign,
  reassignmentFault,
  reassignmentOptions,
  type Availability,
  type BookedSession,
  type ReassignmentOption,
  type ReassignmentOrder,
} from '../../engine/index.js';
import { hostsOf } from '../../engine/members.js';
import { hostsOn } from '../../engine/seat-lines.js';
import type { Instant } from '../../time/index.js';
import { exactAvailability } from '../availability/exact.js';
import type { CheckedWish } from '../bookings/check-request.js';
import { membersOfPool } from '../bookings/members.js';
import { calendarsOf, daysOfWish, scopeOf } from '../bookings/scope.js';
import { checkVersion } from '../bookings/version.js';
import { panelsOf, type HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { reassignedNotices } from '../messages/notices.js';
import type { Change, Scope, Snapshot, Store, StoredBooking } from '../store.js';
import { bookingOfHost, changeOfHost, type BookingInView } from './host-bookings.js';
import { packageOf, serversOf } from '../packages/terms.js';
import { hostView } from './host-view.js';
import { mustChange, sees, type Host } from './hosts.js';
import { parsed } from '../http/parsed.js';
import { squeezedIn } from './squeezed-in.js';
import { reasonFor } from './told-reasons.js';

const orderSchema = v.strictObject(
  {
    to: v.optional(v.string('the id of a calendar, or nothing for the next by the distribution')),
    from: v.optional(v.string('of a meeting of several people, the calendar of the one whose seat it is')),
    confirm: v.optional(v.boolean('true or false'), false),
  },
  'an object such as { "to": "room-b" }, or {} for the next by the distribution',
);

/** Who could have the booking instead, or a seat of it, who is busy then, and why (RA-1). Throws a `Refusal`. */
export async function candidatesFor(
  store: Store,
  hosted: HostedSite,
  host: Host,
  booking: StoredBooking,
  { from = booking.calendar }: { readonly from?: string },
  now: Instant,
): Promise<Candidates> {
  checkReassignable(booking, now);
  checkSeat(hosted, host, booking, from);
  const wish = wishOf(hosted, booking);
  const among = await serversFor(store, hosted, booking);
  const { span, calendars } = scopeFor(hosted, wish, now);
  const snapshot = await store.read(hosted.opened.site.id, span, now, calendars);
  const availability = availabilityFor(hosted, wish, booking, snapshot, now);
  const options = reassignmentOptions(hosted.opened, availability, { ...booking, ...among }, from);
  return { version: booking.version, candidates: options.map((option) => candidateOf(hosted, host, option)) };
}

/** Reassigns to the person that is named, or to the next by the distribution. Throws a `Refusal`. */
export async function reassignBooking(
  store: Store,
  hosted: HostedSite,
  host: Host,
  { id, version }: BookingInView,
  body: unknown,
  now: Instant,
): Promise<HostBooking> {
  const before = await bookingOfHost(store, hosted, host, id);
  mustChange(host);
  checkVersion(before, version);
  const order = parsed(orderSchema, body);
  const wish = wishOf(hosted, before);
  const scope = scopeFor(hosted, wish, now);
  const among = await serversFor(store, hosted, before);
  const after = await changeOfHost(store, hosted, host, id, scope, (current, snapshot) => {
    const booking = { ...current, ...among };
    checkVersion(booking, version);
    checkReassignable(booking, now);
    const { from = booking.calendar } = order;
    checkSeat(hosted, host, booking, from);
    if (order.to === from) return undefined;
    const availability = availabilityFor(hosted, wish, booking, snapshot, now);
    const to = order.to ?? chooseReassigned(hosted.opened, availability, booking, from).chosen;
    if (to === undefined)
      throw new Refusal('all-booked', 'Nobody else is free then; name one who takes it all the same.');
    checkOption(reassignmentOptions(hosted.opened, availability, booking, from), to, order.confirm);
    return reassigned(hosted, availability, booking, { from, to: order.to, confirmed: order.confirm }, snapshot);
  });
  return hostView(hosted, host, after);
}

/**
 * Who may have it: of a session out of a package those whom that allows (PK-1), and where the client chose one of a pool
 * its members. A page narrows what clients choose from, not who may stand in.
 */
async function serversFor(
  store: Store,
  hosted: HostedSite,
  booking: StoredBooking,
): Promise<Pick<BookedSession, 'among'>> {
  const owned = await packageOf(store, hosted, booking);
  if (owned) return { among: serversOf(hosted, owned.terms, booking.service) };
  const { pool, service } = booking;
  const among = pool === undefined ? undefined : membersOfPool(hosted, pool, { service });
  return among ? { among } : {};
}

function reassigned(
  hosted: HostedSite,
  availability: Availability,
  { among, ...before }: StoredBooking & Pick<BookedSession, 'among'>,
  order: Pick<ReassignmentOrder, 'from' | 'to' | 'confirmed'>,
  snapshot: Snapshot,
): Change {
  const { now: at } = availability;
  const entered = { ...order, order: 0, at, assignedBy: 'backend' } as const;
  const { booking, record, entry, flagged, tells } = reassign(
    hosted.opened,
    availability,
    { ...before, ...(among && { among }) },
    entered,
  );
  const { order: _storesToGive, ...line } = entry;
  const { calendar, seats } = booking;
  const after: StoredBooking = {
    ...before,
    ...{ calendar, ...(seats && { seats }) },
    version: before.version + 1,
    hosts: hostsOfSeats(hosted, booking),
    assignedBy: 'backend',
    flagged,
    record,
    earlier: [...(before.earlier ?? []), before.record],
  };
  return {
    bookings: [after],
    releases: [before.id],
    claims: after.hosts.flatMap((id) => squeezedIn(hosted, after, id, without(before, snapshot).claims)),
    lines: [line],
    notices: reassignedNotices(hosted, before, after, at, tells.client),
  };
}

/** Everyone who serves, whoever leads the seats. */
function hostsOfSeats({ opened }: HostedSite, { service, calendar, seats }: StoredBooking): readonly string[] {
  if (!seats) return hostsOf(opened.members.get(service), calendar);
  return seats.flatMap((seat) => hostsOn(opened, { service, seats, pool: seat.pool }, seat.calendar));
}

/** The booking as the wish it came from, but for the person. */
function wishOf({ opened }: HostedSite, booking: StoredBooking): CheckedWish {
  const { service: id, panel: made, duration, start, client, answers } = booking;
  const service = opened.services.get(id);
  const panel = panelsOf(opened.catalog).find((one) => one.id === made);
  if (!service || (made !== undefined && !panel)) {
    throw new Refusal('not-bookable', 'The service of this booking is no longer offered.');
  }
  return { service, ...(panel && { panel }), duration, start, client, answers };
}

/** Everyone who may have the booking: a seat of one calendar goes to whoever gives the service. */
function candidatesIn(hosted: HostedSite, wish: CheckedWish): readonly string[] {
  return [...new Set([...calendarsOf(hosted, wish), ...wish.service.calendars])];
}

function scopeFor(hosted: HostedSite, wish: CheckedWish, now: Instant): Scope {
  const scope = scopeOf(hosted, wish, now);
  if (!wish.panel) return scope;
  return { ...scope, calendars: candidatesIn(hosted, wish) };
}

function availabilityFor(
  hosted: HostedSite,
  wish: CheckedWish,
  booking: StoredBooking,
  snapshot: Snapshot,
  now: Instant,
): Availability {
  const days = daysOfWish(hosted, wish, now);
  return exactAvailability(hosted, without(booking, snapshot), { calendars: candidatesIn(hosted, wish), days, now });
}

/** The booking itself is in nobody's way: of a group, one may serve on. */
function without({ id }: StoredBooking, snapshot: Snapshot): Snapshot {
  return { ...snapshot, claims: snapshot.claims.filter(({ booking }) => booking !== id) };
}

function checkReassignable(booking: StoredBooking, now: Instant): void {
  const fault = reassignmentFault(booking, now);
  if (fault === undefined) return;
  if (fault === 'past')
    throw new Refusal('too-late-to-change', 'This booking has begun; only those to come can be reassigned.');
  throw new Refusal('wrong-state', `This booking is ${fault}; only those that stand can be reassigned.`);
}

/** In a meeting, practitioners give away what is theirs. Throws a `Refusal`. */
function checkSeat(
  hosted: HostedSite,
  host: Host,
  { calendar, seats = [{ calendar }] }: StoredBooking,
  from: string,
): void {
  if (!seats.some((seat) => seat.calendar === from)) {
    const known = seats.map((seat) => seat.calendar).join(', ');
    throw new Refusal('not-bookable', `${JSON.stringify(from)} doesn't have this booking; expected one of ${known}.`);
  }
  if (seats.length > 1 && !sees(host, hosted, { hosts: [from] })) {
    throw new Refusal('not-allowed', "This seat is another's; the owner can give it away.");
  }
}

function checkOption(options: readonly ReassignmentOption[], to: string, confirmed: boolean): void {
  const option = options.find(({ calendar }) => calendar === to);
  if (!option || option.state === 'impossible') {
    const able = options.filter(({ state }) => state !== 'impossible').map(({ calendar }) => calendar);
    const expected = able.length > 0 ? `expected one of ${able.join(', ')}` : 'nobody else serves it';
    throw new Refusal('not-bookable', `${JSON.stringify(to)} can't have this booking; ${expected}.`);
  }
  if (option.state === 'busy' && !confirmed) {
    throw new Refusal(
      'needs-confirmation',
      `${to} is not free then (${option.reason!.code}); with "confirm": true the booking goes there all the same.`,
    );
  }
}

function candidateOf({ opened }: HostedSite, host: Host, option: ReassignmentOption): Candidates['candidates'][number] {
  const { calendar, state, reason } = option;
  const name = opened.specialists.get(opened.calendars.get(calendar)?.specialist ?? '')?.name;
  return { calendar, name, state, ...(reason && { reason: reasonFor(host, reason) }) };
}
