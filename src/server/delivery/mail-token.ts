import { packageBalance } from '../../engine/index.js';
import { MINUTES_PER_DAY, type Instant } from '../../time/units.js';
import type { HostedSite } from '../hosted-site.js';
import { clientKeyOf } from '../mailbox.js';
import type { Notice } from '../outbox.js';
import { packageOf } from '../packages/terms.js';
import { NO_TIME, NOTHING, type ClientLink, type Store } from '../store.js';
import { randomToken, sha256 } from '../tokens.js';

/** For how many minutes after the session, or the end of its package, a link in a mail opens it. */
const AFTERWARDS = 30 * MINUTES_PER_DAY;
/** For how many minutes a link opens a package that has no end. */
const LONGEST = 3_660 * MINUTES_PER_DAY;

/**
 * What the links in a mail to a client open its booking with. Each mail has a token of its own, made as it goes out: none
 * waits in the outbox, and of those that are out only hashes are kept (A80). Undefined for other readers, where the site
 * has no page for it, and where nobody knows any more whose the booking is (A85). Of what is cancelled it opens what there was,
 * so that whoever cancelled all before any other mail went out has a link to be asked for, too (A89).
 */
export async function mailToken(
  store: Pick<Store, 'booking' | 'change'>,
  hosted: HostedSite,
  { booking: noted, specialist, link: toAll }: Notice,
  now: Instant,
): Promise<string | undefined> {
  const { opened, setup } = hosted;
  const { id, package: of, client } = noted;
  const { managePage, packagePage, disownPage } = setup;
  const hasPage = (managePage ?? packagePage ?? disownPage) !== undefined;
  if (!hasPage || specialist !== undefined || toAll !== undefined) return undefined;
  const token = randomToken();
  const link: ClientLink = {
    // That of a package opens all its sessions.
    ...{ client: clientKeyOf(client.email), booking: of ?? id, tokenHash: sha256(token), at: now },
    expires: await endOf(store, hosted, noted, now),
  };
  let isKept = false;
  const scope = { booking: id, span: NO_TIME, now };
  await store.change(opened.site.id, scope, ({ booking }) => {
    isKept = booking !== undefined && clientKeyOf(booking.client.email) === link.client;
    return isKept ? { ...NOTHING, links: [link] } : undefined;
  });
  return isKept ? token : undefined;
}

/** Until when a link opens a booking; of a session out of a package, as long as others can be booked out of it (PK-5). */
async function endOf(
  store: Pick<Store, 'booking'>,
  hosted: HostedSite,
  noted: Notice['booking'],
  now: Instant,
): Promise<Instant> {
  const ofSession = noted.start + noted.duration + AFTERWARDS;
  const owned = await packageOf(store, hosted, noted);
  if (!owned) return ofSession;
  const { lastDay } = packageBalance(hosted.opened, { ...owned.terms, client: '', used: [] });
  const ofPackage = lastDay === undefined ? now + LONGEST : (lastDay + 1) * MINUTES_PER_DAY + AFTERWARDS;
  return Math.max(ofSession, ofPackage);
}
