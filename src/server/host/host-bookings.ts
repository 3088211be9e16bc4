import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { Change, Scope, Snapshot, Store, StoredBooking } from '../store.js';
import { sees, type Host } from './hosts.js';

/** A booking that a host may see. Throws the same `Refusal` for an unknown one and for that of another practitioner. */
export async function bookingOfHost(store: Store, hosted: HostedSite, host: Host, id: string): Promise<StoredBooking> {
  const booking = await store.booking(hosted.opened.site.id, id);
  if (booking && sees(host, hosted, booking)) return booking;
  throw new Refusal('not-found', 'There is no booking of this id that this token opens.');
}

/**
 * Changes a booking that a host has in view; gives it as it is then. Throws a `Refusal` where it was changed meanwhile:
 * what the host decided on, and the scope, were those of the booking as it was.
 */
export async function changeOfHost(
  store: Store,
  { opened }: HostedSite,
  before: StoredBooking,
  scope: Omit<Scope, 'booking'>,
  decide: (booking: StoredBooking, snapshot: Snapshot) => Change | undefined,
): Promise<StoredBooking> {
  const outcome = await store.change(opened.site.id, { ...scope, booking: before.id }, (snapshot) => {
    const { booking } = snapshot;
    if (booking?.version !== before.version) {
      throw new Refusal('version-mismatch', 'The booking was changed meanwhile; read it again first.');
    }
    return decide(booking, snapshot);
  });
  return outcome.kind === 'done' && outcome.booking ? outcome.booking : before;
}
