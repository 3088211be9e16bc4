import type { Instant } from '../../time/units.js';
import { noticeName, type Notice, type Outbox, type QueuedNotice } from '../outbox.js';

/** A new notice in the outbox. */
export function queued(notice: Notice): QueuedNotice {
  return { ...notice, id: noticeName(notice), next: notice.due ?? notice.at, attempts: 0 };
}

/** The notices that a memory store keeps, and the way to replace them. */
export class MemoryOutbox implements Outbox {
  constructor(
    readonly noticesOf: (site: string) => readonly QueuedNotice[],
    readonly replace: (site: string, notices: readonly QueuedNotice[]) => void,
  ) {}

  async take(site: string, now: Instant, until: Instant, limit: number): Promise<readonly QueuedNotice[]> {
    const notices = this.noticesOf(site);
    const due = notices.filter((notice) => notice.next !== undefined && notice.next <= now);
    const taken = due
      .sort((a, b) => a.next! - b.next!)
      .slice(0, limit)
      .map((notice) => ({ ...notice, next: until, attempts: notice.attempts + 1 }));
    if (taken.length === 0) return [];
    this.replace(
      site,
      notices.map((notice) => taken.find(({ id }) => id === notice.id) ?? notice),
    );
    return taken;
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
      this.noticesOf(site).map((notice) => (isStill(notice) ? { ...notice, next, failure } : notice)),
    );
  }

  async undelivered(site: string): Promise<readonly QueuedNotice[]> {
    return this.noticesOf(site).filter(({ next }) => next === undefined);
  }
}
