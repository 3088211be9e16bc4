import { Pool } from 'undici';
import type { Booking } from '../../../src/adapter/contract.js';
import type { ProcessorTime } from './processor-time.js';

/** A call, and what it is expected to be answered with. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
  readonly expected: readonly number[];
}

export interface Answer {
  readonly etag: string;
  readonly body: string;
}

/** Milliseconds, of all calls of a job. */
export interface Figures {
  readonly calls: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Of one call, by those who are watched. */
  readonly processor: readonly number[];
}

/** Clients on one server, each with a connection that stays open. */
export class Load {
  readonly #pool: Pool;

  constructor(
    address: string,
    readonly clients: number,
    readonly watched: readonly ProcessorTime[],
  ) {
    this.#pool = new Pool(address, { connections: clients });
  }

  /** Each client sends its next call when it has the answer to the one before. */
  async run(calls: readonly Call[], clients = this.clients, answers: Answer[] = []): Promise<Figures> {
    const times: number[] = [];
    let next = 0;
    const used = this.watched.map((time) => time());
    const began = performance.now();
    const live = async (): Promise<void> => {
      while (next < calls.length) {
        const place = next++;
        const sent = performance.now();
        answers[place] = await this.send(calls[place]!);
        times.push(performance.now() - sent);
      }
    };
    await Promise.all(Array.from({ length: clients }, live));
    const seconds = (performance.now() - began) / 1000;
    const processor = this.watched.map((time, i) => (time() - used[i]!) / calls.length);
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor((times.length - 1) * share)]!;
    return { calls: calls.length, perSecond: calls.length / seconds, p50: at(0.5), p99: at(0.99), processor };
  }

  /** Throws where the answer is another than expected. */
  async send({ method, path, headers, body, expected }: Call): Promise<Answer> {
    const answer = await this.#pool.request({
      method,
      path: `/v1/sites/${path}`,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    const text = await answer.body.text();
    if (!expected.includes(answer.statusCode))
      throw new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`);
    return { etag: String(answer.headers['etag']), body: text };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

export function bookingIn({ body }: Answer): Booking {
  return JSON.parse(body) as Booking;
}
