/** What somebody does whose address another person has typed (A89): nothing that was booked stays, and no mail comes. */
import type { MailWish } from '../../adapter/contract.js';
import type { Instant } from '../../time/index.js';
import type { HostedSite } from '../hosted-site.js';
import { mailboxOf } from '../mailbox.js';
import { NO_TIME, NOTHING, type Store, type StoredBooking } from '../store.js';
import { sha256 } from '../tokens.js';
import { cancellation, isMailed, notFound } from './bookings.js';

/**
 * A mailbox as it is kept where it wants no mail: of each site another text. It spells out no address, but is no secret
 * either: whoever reads it and guesses an address can tell whether it is that one.
 */
export function mailboxHash(site: string, email: string): string {
  return sha256(`${site}/${mailboxOf(email)}`);
}

/**
 * Cancels a booking, and what else was booked with its package, however late it is; and ends all mail of the site to its
 * address. Takes a token that came by mail alone: whoever typed the address has none. Doing it again changes nothing.
 * Throws a `Refusal`.
 */
export async function disownBooking(
  store: Store,
  hosted: HostedSite,
  id: string,
  token: string,
  now: Instant,
): Promise<MailWish> {
  const booking = await openedByMail(store, hosted, id, token, now);
  const wish = await setMail(store, hosted.opened.site.id, booking.client.email, now, false);
  for (const one of await alongWith(store, hosted, booking, now)) await cancelUnasked(store, hosted, one, now);
  return wish;
}

/** Has mails come again to whoever got the token by mail; what was cancelled stays so. Throws a `Refusal`. */
export async function allowMail(
  store: Store,
  hosted: HostedSite,
  id: string,
  token: string,
  now: Instant,
): Promise<MailWish> {
  const { client } = await openedByMail(store, hosted, id, token, now);
  return setMail(store, hosted.opened.site.id, client.email, now);
}

/** Has mails of a site come to an address again, or no more. */
export async function setMail(
  store: Store,
  site: string,
  email: string,
  now: Instant,
  wanted = true,
): Promise<MailWish> {
  const silence = { mailbox: mailboxHash(site, email), isSilent: !wanted };
  await store.change(site, { span: NO_TIME, now }, () => ({ ...NOTHING, silences: [silence] }));
  return { wanted };
}

async function openedByMail(
  store: Store,
  hosted: HostedSite,
  id: string,
  token: string,
  now: Instant,
): Promise<StoredBooking> {
  const booking = await store.booking(hosted.opened.site.id, id);
  if (booking && (await isMailed(store, hosted, booking, token, now))) return booking;
  throw notFound();
}

/** The booking, or all that were made out of its package. */
async function alongWith(
  store: Store,
  { opened, ledger }: HostedSite,
  { id, package: of }: StoredBooking,
  now: Instant,
): Promise<readonly string[]> {
  if (of === undefined) return [id];
  const { ledger: lines } = await store.read(opened.site.id, NO_TIME, now);
  return ledger.fold(lines).packageBookings(of);
}

/** Those who serve are told, and programs; whoever never asked for it is not. */
async function cancelUnasked(store: Store, hosted: HostedSite, id: string, now: Instant): Promise<void> {
  const scope = { booking: id, span: NO_TIME, now };
  await store.change(hosted.opened.site.id, scope, ({ booking }) => {
    const stands = booking?.state === 'confirmed' || booking?.state === 'pending';
    if (!stands || booking.start <= now) return undefined;
    const change = cancellation(hosted, booking, now);
    const isToClient = (one: (typeof change.notices)[number]): boolean =>
      !('webhook' in one) && one.specialist === undefined;
    return { ...change, notices: change.notices.filter((one) => !isToClient(one)) };
  });
}
