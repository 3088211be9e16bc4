import type { TakenPackage } from '../../adapter/contract.js';
import { packageBalance } from '../../engine/index.js';
import type { Instant } from '../../time/index.js';
import { notFound } from '../bookings/bookings.js';
import { bookingView } from '../bookings/view.js';
import { publicCalendars, type HostedSite } from '../hosted-site.js';
import { publicPackage, publicRule } from '../public-offers.js';
import { NO_TIME, type OwnedTerms, type Store, type StoredBooking } from '../store.js';
import { ruleStill, siteFor, templateOf } from './terms.js';

/** The first booking out of a package, which keeps it. */
export type Keeper = StoredBooking & { readonly owned: OwnedTerms };

/** Throws the `Refusal` of a booking that isn't there where it keeps no package. */
export function keeping(booking: StoredBooking | undefined): Keeper {
  if (!booking?.owned) throw notFound();
  return { ...booking, owned: booking.owned };
}

/**
 * What a client's package holds by now, without what opens it: also where the site sells it no more.
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
  const site = hosted.opened.site.id;
  const { ledger } = await store.read(site, NO_TIME, now);
  const known = hosted.ledger.fold(ledger).packageBookings(id);
  const stored = await Promise.all(known.map((booking) => store.booking(site, booking)));
  const bookings = [...stored.flatMap((one) => one ?? []), ...made.filter((one) => !known.includes(one.id))];
  const used = bookings.filter(({ state }) => state !== 'cancelled');
  return {
    ...{ id, version, package: owned.package, name: template?.name ?? owned.package, boughtAt: owned.boughtAt },
    ...termsFor(reader, hosted, owned),
    ...(template ? packageBalance(siteFor(hosted, owned), { ...owned, client: id, used }) : { left: [] }),
    bookings: bookings.map((booking) => {
      const { calendarFile: _large, ...view } = bookingView(hosted, booking);
      return view;
    }),
  };
}

/** Who is assigned to it, its own rule, and what the catalog doesn't say of it any more. */
function termsFor(
  reader: 'client' | 'host',
  hosted: HostedSite,
  owned: OwnedTerms,
): Pick<TakenPackage, 'calendar' | 'rule' | 'template'> {
  const { calendar, rule } = owned;
  const known = templateOf(hosted, owned);
  const template = hosted.opened.catalog.packages?.includes(known!) ? undefined : known;
  if (reader === 'host')
    return { ...(calendar !== undefined && { calendar }), ...(rule && { rule }), ...(template && { template }) };
  const shown = new Set(publicCalendars(hosted).map(({ id }) => id));
  return {
    ...(calendar !== undefined && isShown(hosted, calendar) && { calendar }),
    ...(rule && { rule: publicRule(ruleStill(hosted, rule), shown) }),
    ...(template && { template: publicPackage(template, shown) }),
  };
}

/** Whether clients may know who is behind a calendar, before a booking or after it. */
function isShown({ opened }: HostedSite, calendar: string): boolean {
  return opened.catalog.services.some(({ calendars, reveal }) => reveal !== 'never' && calendars.includes(calendar));
}
