/** What could not be delivered, for the owner to see and to have tried again. */
import type { Undelivered, UndeliveredNotice } from '../../adapter/contract.js';
import type { Instant } from '../../time/index.js';
import { Refusal } from '../http/problems.js';
import type { QueuedNotice } from '../outbox.js';
import type { Store } from '../store.js';
import { mustOwn, type Host } from './hosts.js';

/** Everything that is tried no more, oldest first. It names nobody: whom a notice was for, its booking tells. Throws a `Refusal`. */
export async function listUndelivered({ outbox }: Store, site: string, host: Host): Promise<Undelivered> {
  mustOwn(host);
  return { notices: (await outbox.undelivered(site)).map(shown) };
}

/** Has a notice tried once more. Throws a `Refusal`, also where it would help nobody any more. */
export async function retryNotice(
  { outbox }: Store,
  site: string,
  host: Host,
  id: string,
  now: Instant,
): Promise<void> {
  mustOwn(host);
  const notice = (await outbox.undelivered(site)).find((one) => one.id === id);
  if (notice && notice.until <= now) {
    throw new Refusal('too-late-to-change', 'This notice would help nobody any more; tell those it is for yourself.');
  }
  if (notice && (await outbox.retry(site, id, now))) return;
  throw new Refusal('not-found', 'There is no notice of this id that could not be delivered.');
}

function shown(notice: QueuedNotice): UndeliveredNotice {
  const { id, kind, at, until, attempts, failure, booking } = notice;
  return {
    ...{ id, kind, at, until, attempts, booking: booking.id },
    ...(failure !== undefined && { failure }),
    ...('webhook' in notice && { webhook: notice.webhook }),
    ...('specialist' in notice && { specialist: notice.specialist }),
  };
}
