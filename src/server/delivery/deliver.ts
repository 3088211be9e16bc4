import type { Instant } from '../../time/units.js';
import type { HostedSite } from '../hosted-site.js';
import { mailboxHash } from '../bookings/disown.js';
import { compose } from '../messages/compose.js';
import type { Channel, Message, Notice, QueuedNotice, WebhookCall } from '../outbox.js';
import type { Store } from '../store.js';
import { mailToken } from './mail-token.js';

/** For how many minutes a notice is one worker's: longer than any mail server takes to answer. */
const LEASE = 5;
/** How many notices of a site are taken at once: no more than go out at once, since none may wait out its lease. */
export const AT_ONCE = 5;
/** For how many minutes what could not be delivered is kept for the host to see, when it helps nobody else any more. */
const SHOWN_FOR = 30 * 24 * 60;
/** Minutes to wait after each failed attempt; after the last one a notice is tried no more. A day and a half in all. */
const PAUSES = [1, 2, 5, 15, 60, 240, 720, 1080] as const;

/** Trying again would change nothing. The message names nobody, as it is kept and logged. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}

/** Sends a message, at most as long as the lease. Throws where that fails, an `Undeliverable` where it always will. */
export type Send = (site: HostedSite, message: Message) => Promise<void>;

/** Calls a webhook. Takes as long, and throws as `Send` does. */
export type Call = (site: HostedSite, call: WebhookCall) => Promise<void>;

export interface Delivery {
  readonly store: Pick<Store, 'outbox' | 'change' | 'isSilent' | 'booking'>;
  readonly sites: Iterable<HostedSite>;
  readonly clock: () => Instant;
  /** Where left out, notices wait until they would help nobody any more. */
  readonly send?: Send;
  /** The address that mails come from. */
  readonly sender?: string;
  /** The same for webhooks. */
  readonly call?: Call;
  /** Told of each failure, and of whether the notice will be tried again. */
  readonly onFailure?: (site: string, notice: QueuedNotice, failure: string, last: boolean) => void;
  /** Told how many notices were dropped, since they would have come too late to help. */
  readonly onDropped?: (site: string, count: number) => void;
}

/**
 * Delivers everything that is due, each notice at least once: a mail that was sent just before the process died is sent
 * again, under the same name. Throws where the store does; then nothing is lost, and the next call goes on.
 */
export async function deliverDue(delivery: Delivery, signal?: AbortSignal): Promise<void> {
  for (const site of delivery.sites) {
    await dropUseless(delivery, site);
    const channels = channelsOf(delivery);
    if (channels.length === 0) continue;
    for (let taken = AT_ONCE; taken === AT_ONCE && !signal?.aborted;)
      taken = await deliverBatch(delivery, channels, site);
  }
}

/** By what a delivery lets notices go out. */
export function channelsOf({ send, call }: Delivery): Channel[] {
  return [...(send ? ['mail' as const] : []), ...(call ? ['webhook' as const] : [])];
}

async function dropUseless({ store, clock, onDropped }: Delivery, { opened }: HostedSite): Promise<void> {
  const now = clock();
  const dropped = await store.outbox.drop(opened.site.id, now, now - SHOWN_FOR);
  if (dropped > 0) onDropped?.(opened.site.id, dropped);
}

async function deliverBatch(delivery: Delivery, channels: readonly Channel[], site: HostedSite): Promise<number> {
  const { store, clock } = delivery;
  const now = clock();
  const notices = await store.outbox.take(site.opened.site.id, now, now + LEASE, AT_ONCE, channels);
  const done = await Promise.allSettled(notices.map((notice) => deliver(delivery, site, notice)));
  const fault = done.find((one) => one.status === 'rejected');
  if (fault) throw fault.reason;
  return notices.length;
}

async function deliver(delivery: Delivery, site: HostedSite, notice: QueuedNotice): Promise<void> {
  const { id } = site.opened.site;
  try {
    await ('webhook' in notice ? delivery.call?.(site, notice) : composeAndSend(delivery, site, notice));
  } catch (error) {
    const pause = error instanceof Undeliverable ? undefined : PAUSES[notice.attempts - 1];
    const failure = failureOf(error);
    await delivery.store.outbox.failed(id, notice, failure, pause === undefined ? undefined : delivery.clock() + pause);
    return delivery.onFailure?.(id, notice, failure, pause === undefined);
  }
  await delivery.store.outbox.delivered(id, notice.id);
}

async function composeAndSend(
  { store, clock, send, sender }: Delivery,
  site: HostedSite,
  notice: Notice,
): Promise<void> {
  const { id } = site.opened.site;
  const isToClient = notice.specialist === undefined;
  if (await isOver(store, id, notice)) return;
  if (isToClient && (await store.isSilent(id, mailboxHash(id, notice.booking.client.email))))
    throw new Undeliverable('Whoever reads this mailbox wants no mail.');
  const token = await mailToken(store, site, notice, clock());
  const message = await compose(site, notice, { token, sender });
  if (message.to === '') throw new Undeliverable('There is no address for it.');
  await send?.(site, message);
}

/** Whether its booking was cancelled meanwhile. Most readers are told, which makes it void; who has disowned it is not (A89). */
async function isOver(store: Pick<Store, 'booking'>, site: string, { booking, link }: Notice): Promise<boolean> {
  if (link !== undefined || booking.state === 'cancelled') return false;
  return (await store.booking(site, booking.id))?.state === 'cancelled';
}

/** Servers quote addresses in their answers: of an error that isn't our own, only the code is kept. */
function failureOf(error: unknown): string {
  if (error instanceof Undeliverable) return error.message;
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter(Boolean).join(' ') || 'unknown';
}
