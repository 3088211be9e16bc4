/** The way back to one's own bookings where the mails about them are gone (FL-8): a link by mail that opens them all for a while. */
import * as v from 'valibot';
import { email } from '../bookings/text-schema.js';
import type { Gate } from '../defences/gate.js';
import type { HostedSite } from '../hosted-site.js';
import { parsed } from '../http/parsed.js';
import { clientKeyOf } from '../mailbox.js';
import { appointmentsUrl } from '../manage-url.js';
import { appointmentsNotice } from '../messages/notices.js';
import { NO_TIME, NOTHING, type Store } from '../store.js';
import { randomToken, sha256 } from '../tokens.js';
import type { Instant } from '../../time/index.js';

/** Minutes: how long a link opens the bookings, and how long an address gets no other one. */
const LIFETIME = 60;
const PAUSE = 5;

const requestSchema = v.object({ email }, 'an object such as { "email": "ann@example.com" }');

/**
 * Sends a link to an address that has bookings. Whoever asks learns nothing about the address: known or not, the same is
 * read and written, but for the mail itself (A82). Throws a `Refusal` where it is no address.
 */
export async function sendLink(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  body: unknown,
  now: Instant,
): Promise<void> {
  const { email } = parsed(requestSchema, body);
  const site = hosted.opened.site.id;
  const client = clientKeyOf(email);
  const { refusal } = await gate.admit('link', { email: client });
  if (refusal) throw refusal;
  const token = randomToken();
  const link = { client, tokenHash: sha256(token), at: now, expires: now + LIFETIME };
  const [latest] = await store.bookingsOf(site, client, 1);
  const scope = { span: NO_TIME, now, client };
  await store.change(site, scope, ({ linkedAt }) => {
    if (linkedAt !== undefined && linkedAt > now - PAUSE) return undefined;
    const opens = latest && appointmentsUrl(hosted, token) !== undefined;
    const notices = opens ? [appointmentsNotice(latest, link, token)] : [];
    return { ...NOTHING, notices, links: [link] };
  });
}
