/** Time as the page measures it, handed in so that tests own it. It orders and delays; it never says what time it is. */
export interface Clock {
  /** Milliseconds since some fixed moment; goes on evenly whatever is done to the machine's own clock (A45). */
  now(): number;
  /** Settles after so many milliseconds, or rejects with the signal's reason as soon as that is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const pageClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};
