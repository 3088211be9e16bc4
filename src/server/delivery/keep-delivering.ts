import { channelsOf, deliverDue, type Delivery } from './deliver.js';

export interface Deliveries {
  /** Ends after the notices that are on their way. */
  stop(): Promise<void>;
}

export interface Rhythm {
  /** Waits between two looks at the outboxes of all sites; ends at once where the signal says so. */
  readonly pause: (signal: AbortSignal) => Promise<void>;
  /** Waits, in the same way, from the news that something was written until the look at it. */
  readonly gather: (signal: AbortSignal) => Promise<void>;
  /** Told where the store can't be reached; the next look tries again. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Delivers what is due again and again until it is stopped, and between two such rounds what this process has just written.
 * For servers: nothing else starts it.
 */
export function keepDelivering(delivery: Delivery, { pause, gather, onFault }: Rhythm): Deliveries {
  const stopping = new AbortController();
  const { signal } = stopping;
  const written = new Set<string>();
  let wake = (): void => {};
  const channels = channelsOf(delivery);
  const unlisten = delivery.store.outbox.news.listen((site, channel) => {
    if (!channels.includes(channel)) return;
    written.add(site);
    wake();
  });
  const deliverWritten = async (): Promise<void> => {
    await gather(signal);
    const sites = [...delivery.sites].filter(({ opened }) => written.has(opened.site.id));
    written.clear();
    await deliverDue({ ...delivery, sites }, signal).catch(onFault);
  };
  const meanwhile = async (round: { isOver: boolean }): Promise<void> => {
    while (!round.isOver) {
      if (written.size > 0) await deliverWritten();
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      written.clear();
      await deliverDue(delivery, signal).catch(onFault);
      if (signal.aborted) return;
      const round = { isOver: false };
      const paused = pause(signal).then(() => {
        round.isOver = true;
        wake();
      });
      await Promise.all([paused, meanwhile(round)]);
    }
  };
  const done = work();
  return {
    stop: () => {
      unlisten();
      stopping.abort();
      return done;
    },
  };
}
