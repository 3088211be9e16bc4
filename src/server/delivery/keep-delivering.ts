import { deliverDue, type Delivery } from './deliver.js';

export interface Deliveries {
  /** Ends after the notices that are on their way. */
  stop(): Promise<void>;
}

export interface Rhythm {
  /** Waits between two looks at the outbox; ends at once where the signal says so. */
  readonly pause: (signal: AbortSignal) => Promise<void>;
  /** Told where the store can't be reached; the next look tries again. */
  readonly onFault: (fault: unknown) => void;
}

/** Delivers what is due again and again until it is stopped. For servers: nothing else starts it. */
export function keepDelivering(delivery: Delivery, { pause, onFault }: Rhythm): Deliveries {
  const stopping = new AbortController();
  const { signal } = stopping;
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      await deliverDue(delivery, signal).catch(onFault);
      if (!signal.aborted) await pause(signal);
    }
  };
  const done = work();
  return {
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}
