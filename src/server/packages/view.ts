import type { TakenPackage } from '../../adapter/contract.js';
import { packageBalance } from '../../engine/index.js';
import type { Instant } from '../../time/index.js';
import { notFound } from '../bookings/bookings.js';
import { bookingView } from '../bookings/view.js';
import { publicCalendars, type HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { publicRule } from '../public-offers.js';
import { NO_TIME, type OwnedTerms, type Store, type StoredBooking } from '../store.js';
import { templateOf } from './terms.js';

/** The first booking out of a package, which keeps it. */
export type Keeper = StoredBooking & { readonly owned: OwnedTerms };

/** Throws the `Refusal` of a booking that isn't there where it keeps no package. */
export function keeping(booking: StoredBooking | undefined): Keeper {
  if (!booking?.owned) throw notFound();
  return { ...booking, owned: booking.owned };
}

/**
 * What a client's package holds by now, without what opens it. Throws the `Refusal` of one that the site sells no more.
 *
 * @param reader Clients are told of nobody who is private.
 * @param made Bookings out of it that count, too, though they may not be stored.
 */
export async function packageView(
  store: Store,
  hosted: HostedSite,
  keeper: Keeper,
  now: Instant,
  reader: 'client' | 'host',
  made: readonly StoredBooking[] = [],
): Promise<TakenPackage> {
  const { id, version, owned } = keeper;
  const template = templateOf(hosted, owned);
  if (!template) throw new Refusal('not-found', 'This package is no longer offered.');
  const site = hosted.opened.site.id;
  const { ledger } = await store.read(site, NO_TIME, now);
  const known = hosted.ledger.fold(ledger).packageBookings(id);
  const stored = await Promise.all(known.map((booking) => store.booking(site, booking)));
  const bookings = [...stored.flatMap((one) => one ?? []), ...made.filter((one) => !known.includes(one.id))];
  const used = bookings.filter(({ state }) => state !== 'cancelled');
  return {
    ...{ id, version, package: template.id, name: template.name, boughtAt: owned.boughtAt },
    ...termsFor(reader, hosted, owned),
    ...packageBalance(hosted.opened, { ...owned, client: id, used }),
    bookings: bookings.map((booking) => {
      const { calendarFile: _large, ...view } = bookingView(hosted, booking);
      return view;
    }),
  };
}

/** Who is assigned to it, and its own rule. */
function termsFor(
  reader: 'client' | 'host',
  hosted: HostedSite,
  { calendar, rule }: OwnedTerms,
): Pick<TakenPackage, 'calendar' | 'rule'> {
  if (reader === 'host') return { ...(calendar !== undefined && { calendar }), ...(rule && { rule }) };
  const shown = new Set(publicCalendars(hosted).map(({ id }) => id));
  return {
    ...(calendar !== undefined && isShown(hosted, calendar) && { calendar }),
    ...(rule && { rule: publicRule(rule, shown) }),
  };
}

/** Whether clients may know who is behind a calendar, before a booking or after it. */
function isShown({ opened }: HostedSite, calendar: string): boolean {
  return opened.catalog.services.some(({ calendars, reveal }) => reveal !== 'never' && calendars.includes(calendar));
}
