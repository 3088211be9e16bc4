import { difference, merged, overlaps, pairs } from '../../engine/spans.js';
import { claimFor } from '../bookings/claims.js';
import type { HostedSite } from '../hosted-site.js';
import type { Claim, StoredBooking } from '../store.js';

/**
 * What a booking takes on a calendar that may be taken then, and a person confirmed it (RA-1). Where it runs beside
 * another session, its claim doesn't shut out others, which the store would refuse; what is free of its time is claimed
 * apart, so that nobody else gets in there either.
 */
export function squeezedIn(
  { opened }: HostedSite,
  booking: StoredBooking,
  id: string,
  claims: readonly Claim[],
): Claim[] {
  const claim = claimFor(booking, opened.services.get(booking.service)!, opened.calendars.get(id)!, claims);
  const inTheWay = claims.filter(
    ({ calendar, session, alone, span }) =>
      calendar === id && session !== claim.session && alone && overlaps(span, claim.span),
  );
  if (!claim.alone || inTheWay.length === 0) return [claim];
  const free = difference(merged([claim.span]), merged(inTheWay.map(({ span }) => span)));
  return [
    { ...claim, alone: false },
    ...[...pairs(free)].map((span, i) => ({ ...claim, session: `${claim.session}/${i}`, seat: 0, seats: 1, span })),
  ];
}
