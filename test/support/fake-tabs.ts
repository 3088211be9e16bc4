import type { TabChannel } from '../../src/booking/page-holds.js';

/** The tabs of one browser: what is posted in one is heard in all others, a moment later, as a copy. */
export class FakeTabs {
  readonly #open = new Set<TabChannel>();
  readonly #closed = new Set<TabChannel>();
  /** All that was posted, as text. */
  readonly posted: string[] = [];

  open(): TabChannel {
    const channel: TabChannel = {
      onmessage: null,
      close: () => {
        this.#open.delete(channel);
        this.#closed.add(channel);
      },
      postMessage: (message) => this.#post(channel, JSON.stringify(message)),
    };
    this.#open.add(channel);
    return channel;
  }

  /** One tab crashes: it says nothing any more, to nobody. */
  crash(number: number): void {
    const channel = [...this.#open][number];
    if (channel) this.#open.delete(channel);
  }

  #post(from: TabChannel, text: string): void {
    if (this.#closed.has(from)) throw new DOMException('The line is closed.', 'InvalidStateError');
    if (!this.#open.has(from)) return;
    this.posted.push(text);
    for (const channel of this.#open) {
      if (channel === from) continue;
      queueMicrotask(() =>
        channel.onmessage?.call(from as BroadcastChannel, { data: JSON.parse(text) } as MessageEvent),
      );
    }
  }
}
