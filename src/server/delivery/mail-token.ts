import type { Instant } from '../../time/units.js';
import type { HostedSite } from '../hosted-site.js';
import type { Notice } from '../outbox.js';
import { NO_TIME, NOTHING, type ClientLink, type Store } from '../store.js';
import { randomToken, sha256 } from '../tokens.js';

/** For how many minutes after the session a link in a mail opens its booking. */
const AFTERWARDS = 30 * 24 * 60;

/**
 * What the links in a mail to a client open its booking with. Each mail has a token of its own, made as it goes out: none
 * waits in the outbox, and of those that are out only hashes are kept (A80). Undefined for other readers, where the site
 * has no page for it, of what is cancelled, and where nobody knows any more whose the booking is (A85).
 */
export async function mailToken(
  store: Pick<Store, 'change'>,
  { opened, setup }: HostedSite,
  { booking: noted, specialist, link: toAll }: Notice,
  now: Instant,
): Promise<string | undefined> {
  const { id, package: of, start, duration, client, state } = noted;
  const hasPage = setup.managePage !== undefined || setup.packagePage !== undefined || setup.disownPage !== undefined;
  if (!hasPage || specialist !== undefined || toAll !== undefined || state === 'cancelled') return undefined;
  const token = randomToken();
  const link: ClientLink = {
    // That of a package opens all its sessions.
    ...{ client: client.email.toLowerCase(), booking: of ?? id, tokenHash: sha256(token), at: now },
    expires: start + duration + AFTERWARDS,
  };
  let isKept = false;
  const scope = { booking: id, span: NO_TIME, now };
  await store.change(opened.site.id, scope, ({ booking }) => {
    isKept = booking?.client.email.toLowerCase() === link.client;
    return isKept ? { ...NOTHING, links: [link] } : undefined;
  });
  return isKept ? token : undefined;
}
