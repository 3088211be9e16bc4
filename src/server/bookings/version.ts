import { Refusal } from '../http/problems.js';
import type { StoredBooking } from '../store.js';

/** Throws the `Refusal` of who decided on a booking as it no longer is (A16). */
export function checkVersion(booking: StoredBooking, version: number): void {
  if (booking.version === version) return;
  throw new Refusal(
    'version-mismatch',
    `The booking was changed meanwhile: If-Match says "${version}", it is at "${booking.version}". Read it again first.`,
  );
}
