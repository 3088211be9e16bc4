import type { Scheduler } from './scheduler.js';
import type { Server } from './server.js';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

/** Milliseconds. */
const PATIENCE = 10_000;
const USUAL = 300;
const LATE = 25_000;

/** How often what befalls a call (RC-5); the rest arrives as it should. */
const LOST_REQUEST = 0.04;
const LOST_ANSWER = 0.04;
const TWICE = 0.05;
const LATE_REQUEST = 0.03;
const LATE_ANSWER = 0.03;
const FAILED_AFTER = 0.03;

/** Carries calls to the server and answers back, in any order, some late, some twice, some never. */
export class Network {
  readonly #scheduler: Scheduler;
  readonly #server: Server;
  /** From then on, all goes well. */
  isCalm = false;

  constructor(scheduler: Scheduler, server: Server) {
    this.#scheduler = scheduler;
    this.#server = server;
  }

  /** Undefined where no answer came in time. */
  send(call: Call): Promise<Answer | undefined> {
    return this.#scheduler.wait((give) => {
      this.#scheduler.after(PATIENCE, () => give(undefined));
      const copies = this.#befalls(TWICE) ? 2 : 1;
      for (let copy = 0; copy < copies; copy++) {
        if (!this.#befalls(LOST_REQUEST))
          this.#scheduler.after(this.#delay(LATE_REQUEST), () => this.#arrive(call, give));
      }
    });
  }

  #arrive(call: Call, give: (answer: Answer) => void): void {
    this.#scheduler.start(() =>
      this.#server.answer(requestOf(call), (response) => {
        const isLost = this.#befalls(LOST_ANSWER);
        const fails = this.#befalls(FAILED_AFTER);
        const delay = this.#delay(LATE_ANSWER);
        this.#scheduler.start(async () => {
          const text = await response.text();
          const body: unknown = text ? JSON.parse(text) : undefined;
          const answer = fails ? { status: 500, body: {} } : { status: response.status, body };
          if (!isLost) this.#scheduler.after(delay, () => give(answer));
        });
      }),
    );
  }

  #befalls(share: number): boolean {
    return this.#scheduler.random() < share && !this.isCalm;
  }

  #delay(lateShare: number): number {
    return this.#scheduler.random() * (this.#befalls(lateShare) ? LATE : USUAL);
  }
}

function requestOf({ method, path, headers, body }: Call): Request {
  return new Request(`http://simulated/v1/sites/chaos${path}`, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
}
