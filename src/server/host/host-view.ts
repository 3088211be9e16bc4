import type { HostBooking } from '../../adapter/contract.js';
import { bookingView } from '../bookings/view.js';
import type { HostedSite } from '../hosted-site.js';
import type { StoredBooking } from '../store.js';
import type { Host } from './hosts.js';
import { recordFor } from './told-reasons.js';

/** A booking as its host may see it: with the client, the answers, whoever serves and the reason of the choice (HS-1). */
export function hostView(hosted: HostedSite, host: Host, booking: StoredBooking): HostBooking {
  const { calendar, hosts, created, client, answers, flagged = false } = booking;
  const record = recordFor(host, booking.record);
  return { ...bookingView(hosted, booking), calendar, hosts, created, client, answers, record, flagged };
}
