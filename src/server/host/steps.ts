/** What a host does about a booking besides giving it to another: each is one step from state to state. */
import type { HostBooking } from '../../adapter/contract.js';
import type { Instant } from '../../time/index.js';
import { cancellation } from '../bookings/bookings.js';
import { lineOf } from '../bookings/decide.js';
import { checkVersion } from '../bookings/version.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { missedNotices, noticesOf } from '../messages/notices.js';
import { NO_TIME, type Change, type Store, type StoredBooking } from '../store.js';
import { changeOfHost, type BookingInView } from './host-bookings.js';
import { hostView } from './host-view.js';
import { mustChange, type Host } from './hosts.js';

/** What it writes; undefined where the booking is in that state already. Throws a `Refusal` where it can't get there. */
type Step = (hosted: HostedSite, booking: StoredBooking, now: Instant) => Change | undefined;

const STEPS = { accept, decline, cancel, 'no-show': markNoShow } as const satisfies Record<string, Step>;

export type StepName = keyof typeof STEPS;

/** Takes a step with the version of the booking that the host has in view; taking it again changes nothing. Throws a `Refusal`. */
export async function takeStep(
  name: StepName,
  store: Store,
  hosted: HostedSite,
  host: Host,
  { id, version }: BookingInView,
  now: Instant,
): Promise<HostBooking> {
  mustChange(host);
  const after = await changeOfHost(store, hosted, host, id, { span: NO_TIME, now }, (booking) => {
    checkVersion(booking, version);
    return STEPS[name](hosted, booking, now);
  });
  return hostView(hosted, host, after);
}

/** The yes that a booking waited for (FL-11). */
function accept(hosted: HostedSite, booking: StoredBooking, now: Instant): Change | undefined {
  if (booking.state === 'confirmed') return undefined;
  mustBePending(booking, now);
  const accepted: StoredBooking = { ...booking, state: 'confirmed', version: booking.version + 1 };
  const notices = noticesOf(hosted, 'accepted', accepted, now);
  return { bookings: [accepted], releases: [], claims: [], lines: [], notices };
}

/** The no: the time is free again, and in the ledger it is a cancellation. */
function decline(hosted: HostedSite, booking: StoredBooking, now: Instant): Change | undefined {
  if (booking.state === 'cancelled') return undefined;
  mustBePending(booking, now);
  return cancellation(hosted, booking, now, 'declined');
}

function mustBePending({ state, start }: StoredBooking, now: Instant): void {
  if (state !== 'pending') throw new Refusal('wrong-state', `This booking is ${state}; it waits for no answer.`);
  if (start <= now)
    throw new Refusal('too-late-to-change', 'The time that was asked for has come; it is too late to answer.');
}

/** Up to the start, whatever notice clients have to give. */
function cancel(hosted: HostedSite, booking: StoredBooking, now: Instant): Change | undefined {
  if (booking.state === 'cancelled') return undefined;
  if (booking.start <= now) {
    throw new Refusal('too-late-to-change', 'This booking has begun; who did not come is a "no-show".');
  }
  return cancellation(hosted, booking, now);
}

/** From the start on. The time stays taken: the session was held for the client (DS-14). */
function markNoShow(hosted: HostedSite, booking: StoredBooking, now: Instant): Change | undefined {
  if (booking.state === 'no-show') return undefined;
  if (booking.state !== 'confirmed') {
    throw new Refusal(
      'wrong-state',
      `This booking is ${booking.state}; only for one that stands can a client be missing.`,
    );
  }
  if (now < booking.start)
    throw new Refusal('wrong-state', 'This booking has not begun yet; the client may still come.');
  const missed: StoredBooking = { ...booking, state: 'no-show', version: booking.version + 1 };
  return {
    bookings: [missed],
    releases: [],
    claims: [],
    lines: [lineOf('no-show', missed, now)],
    notices: missedNotices(hosted, missed, now),
  };
}
