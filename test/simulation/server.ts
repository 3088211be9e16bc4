import { createHash } from 'node:crypto';
import {
  createHandler,
  MemoryStore,
  siteFromFile,
  type Handler,
  type SiteFile,
  type Store,
} from '../../src/server/index.js';
import { SITE } from '../chaos/site.js';
import type { Planted } from './planted.js';
import type { Scheduler } from './scheduler.js';

export const HOST = 'token-of-the-host';
const hash = createHash('sha256').update(HOST).digest('base64url');
const FILE: SiteFile = { ...SITE, hostTokens: [{ role: 'owner', hash }] };
const SETUP = siteFromFile(FILE);

/** The longest that a store takes for one call, in milliseconds. */
const SLOWEST = 400;

/** One process of the backend, that can be killed at any moment between two steps. */
export class Server {
  #store = new MemoryStore({}, () => 0);
  #handler: Handler;
  #life = 0;
  readonly #scheduler: Scheduler;
  readonly #planted: Planted;
  readonly faults: string[] = [];

  constructor(scheduler: Scheduler, planted: Planted) {
    this.#scheduler = scheduler;
    this.#planted = planted;
    this.#handler = this.#born();
  }

  get state() {
    return this.#store.state(SITE.id);
  }

  /** Whoever was being answered is not. What was written stays; where the store is opened anew, it comes from its text. */
  restart(opensAnew: boolean): void {
    this.#life++;
    if (opensAnew)
      this.#store = new MemoryStore(
        { [SITE.id]: JSON.parse(JSON.stringify(this.state)) as typeof this.state },
        () => 0,
      );
    this.#handler = this.#born();
  }

  /** Never answers where it is killed meanwhile. */
  async answer(request: Request, give: (response: Response) => void): Promise<void> {
    const life = this.#life;
    const response = await this.#handler(this.#planted.request?.(request, this.state) ?? request);
    if (life === this.#life) give(response);
  }

  #born(): Handler {
    const life = this.#life;
    const step = (): Promise<void> => this.#step(life);
    const store = slow(this.#planted.store?.(this.#store, step) ?? this.#store, step);
    return createHandler({
      sites: [SETUP],
      store,
      clock: () => Math.floor(this.#scheduler.now / 60_000),
      seconds: () => Math.floor(this.#scheduler.now / 1000),
      visitorOf: (request) => request.headers.get('x-visitor') ?? '',
      liveChanges: false,
      onFault: (fault) => this.faults.push(String(fault)),
    });
  }

  /** Others come first for a while; a killed process goes on no more. */
  async #step(life: number): Promise<void> {
    await this.#scheduler.pause(this.#scheduler.random() * SLOWEST);
    if (life !== this.#life) await this.#scheduler.wait(() => {});
  }
}

/** A store whose calls take time, before they are done and after. */
function slow(store: Store, step: () => Promise<void>): Store {
  const slowly =
    <Given extends unknown[], T>(call: (...given: Given) => Promise<T>) =>
    async (...given: Given): Promise<T> => {
      await step();
      const outcome = await call(...given).then(
        (value) => () => value,
        (error: unknown) => () => {
          throw error;
        },
      );
      await step();
      return outcome();
    };
  return {
    read: slowly(store.read.bind(store)),
    revision: slowly(store.revision.bind(store)),
    bookings: slowly(store.bookings.bind(store)),
    change: slowly(store.change.bind(store)),
    bookingsOf: slowly(store.bookingsOf.bind(store)),
    link: slowly(store.link.bind(store)),
    // The handler reads several at once, and the scheduler knows of one thing at a time that somebody waits for.
    booking: store.booking.bind(store),
    client: store.client.bind(store),
    tidy: store.tidy.bind(store),
    isSilent: store.isSilent.bind(store),
    changes: store.changes,
    outbox: store.outbox,
  };
}
