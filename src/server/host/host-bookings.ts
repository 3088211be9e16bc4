import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { Store, StoredBooking } from '../store.js';
import { sees, type Host } from './hosts.js';

/** A booking that a host may see. Throws the same `Refusal` for an unknown one and for that of another practitioner. */
export async function bookingOfHost(store: Store, hosted: HostedSite, host: Host, id: string): Promise<StoredBooking> {
  const booking = await store.booking(hosted.opened.site.id, id);
  if (booking && sees(host, hosted, booking)) return booking;
  throw new Refusal('not-found', 'There is no booking of this id that this token opens.');
}
