import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { Change, Scope, Snapshot, Store, StoredBooking } from '../store.js';
import { sees, type Host } from './hosts.js';

/** A booking, and the version of it that the host decides on. */
export interface BookingInView {
  readonly id: string;
  readonly version: number;
}

/** A booking that a host may see. Throws the same `Refusal` for an unknown one and for that of another practitioner. */
export async function bookingOfHost(store: Store, hosted: HostedSite, host: Host, id: string): Promise<StoredBooking> {
  const booking = await store.booking(hosted.opened.site.id, id);
  if (booking && sees(host, hosted, booking)) return booking;
  throw notFound();
}

/** Changes a booking of a host; gives it as it is then. Throws as `bookingOfHost` does. */
export async function changeOfHost(
  store: Store,
  hosted: HostedSite,
  host: Host,
  id: string,
  scope: Omit<Scope, 'booking'>,
  decide: (booking: StoredBooking, snapshot: Snapshot) => Change | undefined,
): Promise<StoredBooking> {
  const outcome = await store.change(hosted.opened.site.id, { ...scope, booking: id }, (snapshot) => {
    const { booking } = snapshot;
    if (!booking || !sees(host, hosted, booking)) throw notFound();
    return decide(booking, snapshot);
  });
  if (!('booking' in outcome) || !outcome.booking) throw notFound();
  return outcome.booking;
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no booking of this id that this token opens.');
}
