import type { Instant } from '../../time/units.js';
import {
  channelOf,
  dueOf,
  firstTryOf,
  nameOf,
  readerOf,
  type Channel,
  type Outgoing,
  type Backlog,
  type Outbox,
  type QueuedNotice,
} from '../outbox.js';
import { OutboxNews } from '../outbox-news.js';

/** A new notice in the outbox. */
export function queued(notice: Outgoing): QueuedNotice {
  return { ...notice, id: nameOf(notice), next: firstTryOf(notice), attempts: 0 };
}

/** The notices that a memory store keeps, and the way to replace them. */
export class MemoryOutbox implements Outbox {
  readonly news = new OutboxNews();

  constructor(
    readonly noticesOf: (site: string) => readonly QueuedNotice[],
    readonly replace: (site: string, notices: readonly QueuedNotice[]) => void,
  ) {}

  async take(
    site: string,
    now: Instant,
    until: Instant,
    limit: number,
    channels: readonly Channel[],
  ): Promise<readonly QueuedNotice[]> {
    const before = this.noticesOf(site);
    const valid = before.filter(
      (notice) => isLeased(notice, now) || !before.some((other) => voids(other, notice, now)),
    );
    const busy = new Set(valid.filter((notice) => isLeased(notice, now)).flatMap((notice) => readerOf(notice) ?? []));
    const taken = valid
      .filter(({ next }) => next !== undefined && next <= now)
      .filter((notice) => channels.includes(channelOf(notice)) && !busy.has(readerOf(notice) ?? ''))
      .sort((a, b) => a.next! - b.next!)
      .slice(0, limit)
      .map((notice) => ({ ...notice, leased: until, attempts: notice.attempts + 1 }));
    const after = valid.map((notice) => taken.find(({ id }) => id === notice.id) ?? notice);
    if (taken.length > 0 || after.length < before.length) this.replace(site, after);
    return taken;
  }

  async drop(site: string, now: Instant, shownSince: Instant): Promise<number> {
    const before = this.noticesOf(site);
    const after = before.filter(
      (notice) => isLeased(notice, now) || notice.until > (notice.next === undefined ? shownSince : now),
    );
    if (after.length < before.length) this.replace(site, after);
    return before.length - after.length;
  }

  async delivered(site: string, id: string): Promise<void> {
    this.replace(
      site,
      this.noticesOf(site).filter((notice) => notice.id !== id),
    );
  }

  async failed(site: string, taken: QueuedNotice, failure: string, next: Instant | undefined): Promise<void> {
    const isStill = ({ id, attempts }: QueuedNotice): boolean => id === taken.id && attempts === taken.attempts;
    this.replace(
      site,
      this.noticesOf(site).map((notice) =>
        isStill(notice) ? { ...notice, next, leased: undefined, failure } : notice,
      ),
    );
  }

  async backlog(site: string, now: Instant): Promise<Backlog> {
    const notices = this.noticesOf(site);
    const due = notices
      .filter(({ next }) => next !== undefined)
      .map(dueOf)
      .filter((at) => at <= now);
    return {
      waiting: due.length,
      ...(due.length > 0 && { oldest: Math.min(...due) }),
      undelivered: notices.filter(({ next }) => next === undefined).length,
    };
  }

  async undelivered(site: string): Promise<readonly QueuedNotice[]> {
    return this.noticesOf(site).filter(({ next }) => next === undefined);
  }

  async retry(site: string, id: string, now: Instant): Promise<boolean> {
    const isMeant = (notice: QueuedNotice): boolean => notice.id === id && notice.next === undefined;
    const before = this.noticesOf(site);
    this.replace(
      site,
      before.map((notice) => (isMeant(notice) ? { ...notice, next: now } : notice)),
    );
    const tried = before.filter(isMeant);
    this.news.announce(site, tried);
    return tried.length > 0;
  }
}

function isLeased({ leased = -Infinity }: QueuedNotice, now: Instant): boolean {
  return leased > now;
}

/** Whether one that is due tells the same reader something later of the same booking. */
function voids(later: QueuedNotice, notice: QueuedNotice, now: Instant): boolean {
  if (dueOf(later) > now || readerOf(later) === undefined || readerOf(later) !== readerOf(notice)) return false;
  const versions = later.booking.version - notice.booking.version;
  return versions > 0 || (versions === 0 && dueOf(later) > dueOf(notice));
}
