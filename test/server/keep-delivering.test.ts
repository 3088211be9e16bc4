import { expect } from 'chai';
import type { Delivery } from '../../src/server/delivery/deliver.js';
import { keepDelivering } from '../../src/server/delivery/keep-delivering.js';
import { StoreUnavailable, type Message } from '../../src/server/index.js';
import { berlin, SENDER, TestBackend } from './support.js';

/** Four days after the tests' beginning. */
const LATER = { start: berlin('03-06T10:00') };

const untilStopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()));

describe('a worker that delivers', () => {
  let backend: TestBackend;
  let sent: Message[];

  beforeEach(() => {
    backend = new TestBackend();
    sent = [];
  });

  const delivery = (): Delivery => ({
    store: backend.store,
    sites: [backend.hosted],
    clock: () => backend.now,
    sender: SENDER,
    send: async (_site, message) => void sent.push(message),
    onFailure: () => {},
    onDropped: () => {},
  });
  const kinds = (): string[] => sent.map(({ kind }) => kind).sort();
  const waiting = async (): Promise<string[]> => (await backend.state()).outbox.map(({ kind }) => kind).sort();

  it('FL-9 goes on where the store could not be reached for a while, and stops when told', async () => {
    await backend.book();
    const faults: unknown[] = [];
    const { store, ...working } = delivery();
    let looks = 0;
    const change: typeof store.change = (...all) => store.change(...all);
    const outbox = {
      news: store.outbox.news,
      take: async (...all: Parameters<typeof store.outbox.take>) => {
        if (++looks === 1) throw new StoreUnavailable('down');
        return store.outbox.take(...all);
      },
      drop: store.outbox.drop,
      delivered: (site: string, id: string) => store.outbox.delivered(site, id),
      failed: store.outbox.failed,
      backlog: store.outbox.backlog,
      undelivered: store.outbox.undelivered,
      retry: store.outbox.retry,
    };
    let pauses = 0;
    await new Promise<void>((resolve) => {
      const running = keepDelivering(
        { ...working, store: { outbox, change, isSilent: async () => false, booking: async () => undefined } },
        {
          onFault: (fault) => faults.push(fault),
          gather: async () => {},
          pause: async () => {
            if (++pauses === 2) void running.stop().then(resolve);
          },
        },
      );
    });
    expect(faults).to.have.length(1);
    expect(sent).to.have.length(2);
    expect(looks).to.equal(2);
  });

  it('FL-9 does not wait for its next round to deliver what its own process writes', async () => {
    const faults: unknown[] = [];
    let gathered = 0;
    const running = keepDelivering(delivery(), {
      onFault: (fault) => faults.push(fault),
      gather: async () => void (gathered += 1),
      pause: untilStopped,
    });
    const until = async (count: number): Promise<void> => {
      while (sent.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
    };
    const { body } = await backend.book(LATER);
    await until(2);
    await backend.cancel(body);
    await until(4);
    await running.stop();
    expect(kinds()).to.include.members(['client-confirmation', 'client-cancellation']);
    expect(faults).to.deep.equal([]);
    expect(gathered).to.be.at.most(2);
    await backend.book();
    expect(await waiting()).to.deep.equal(['client-confirmation', 'specialist-notice']);
  });

  it('FL-9 waits a moment for what is written with the first', async () => {
    const running = await new Promise<ReturnType<typeof keepDelivering>>((resolve) => {
      const worker = keepDelivering(delivery(), {
        onFault: () => {},
        gather: untilStopped,
        pause: (signal) => {
          resolve(worker);
          return untilStopped(signal);
        },
      });
    });
    await backend.book(LATER);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(sent).to.deep.equal([]);
    await running.stop();
  });

  it('FL-9 hears no more of what is written once it is stopped', async () => {
    const { news } = backend.store.outbox;
    const { listen } = news;
    let ended = 0;
    const counting: typeof listen = (listener) => {
      const end = listen(listener);
      return () => {
        ended += 1;
        end();
      };
    };
    Object.assign(news, { listen: counting });
    const running = keepDelivering(delivery(), { onFault: () => {}, gather: async () => {}, pause: async () => {} });
    expect(ended).to.equal(0);
    await running.stop();
    expect(ended).to.equal(1);
  });

  it('FL-9 where it is for webhooks, is not woken by mails that are written', async () => {
    let gathered = 0;
    const { send: _send, ...quiet } = delivery();
    const running = keepDelivering(
      { ...quiet, call: async () => {} },
      {
        onFault: () => {},
        gather: async () => void (gathered += 1),
        pause: untilStopped,
      },
    );
    await backend.book(LATER);
    await running.stop();
    expect([gathered, await waiting()]).to.deep.equal([0, ['client-confirmation', 'specialist-notice']]);
  });
});
