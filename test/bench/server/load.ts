import type { Booking } from '../../../src/adapter/contract.js';
import { Connection } from './connection.js';
import type { Gauge } from './gauges.js';

/** A call, and what it is expected to be answered with. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
  readonly expected: readonly number[];
  /** What its client sends next because of the answer; not counted as a call of its own. */
  readonly next?: (answer: Answer) => Call | undefined;
}

export interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly body: string;
}

/** Milliseconds, of all calls of a job. */
export interface Figures {
  readonly calls: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** What one call used, by gauge. */
  readonly used: readonly number[];
}

/** Clients on one server, each with a connection that stays open. */
export class Load {
  readonly #connections: readonly Connection[];

  constructor(
    readonly address: string,
    readonly clients: number,
    readonly gauges: readonly Gauge[],
  ) {
    this.#connections = Array.from({ length: clients }, () => new Connection(new URL(address)));
  }

  /** Each client sends its next call when it has the answer to the one before. */
  async run(calls: readonly Call[], clients = this.clients, answers: Answer[] = []): Promise<Figures> {
    const prepared = calls.map((call) => ({ call, request: this.#requestOf(call) }));
    const times: number[] = [];
    let next = 0;
    const before = await this.#readings();
    const began = performance.now();
    const live = async (connection: Connection): Promise<void> => {
      while (next < prepared.length) {
        const place = next++;
        const { call, request } = prepared[place]!;
        const sent = performance.now();
        const answer = await send(connection, call, request);
        times.push(performance.now() - sent);
        answers[place] = answer;
        const following = call.next?.(answer);
        if (following) await send(connection, following, this.#requestOf(following));
      }
    };
    await Promise.all(this.#connections.slice(0, clients).map(live));
    const seconds = (performance.now() - began) / 1000;
    const used = (await this.#readings()).map((reading, i) => (reading - before[i]!) / calls.length);
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor((times.length - 1) * share)]!;
    return { calls: calls.length, perSecond: calls.length / seconds, p50: at(0.5), p99: at(0.99), used };
  }

  /** Throws where the answer is another than expected. */
  send(call: Call): Promise<Answer> {
    return send(this.#connections[0]!, call, this.#requestOf(call));
  }

  close(): void {
    for (const connection of this.#connections) connection.close();
  }

  #readings(): Promise<number[]> {
    return Promise.all(this.gauges.map(({ read }) => read()));
  }

  #requestOf({ method, path, headers = {}, body }: Call): Buffer {
    const text = body ? JSON.stringify(body) : '';
    const typed = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
    const lines = Object.entries({ host: new URL(this.address).host, ...headers, ...(body && typed) });
    const head = [`${method} /v1/sites/${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)];
    return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`);
  }
}

async function send(connection: Connection, { method, path, expected }: Call, request: Buffer): Promise<Answer> {
  const { status, headers, body } = await connection.send(request);
  if (!expected.includes(status)) throw new Error(`${method} ${path}: ${status} ${body.slice(0, 300)}`);
  return { status, etag: /\netag: (\S+)/i.exec(headers)?.[1] ?? '', body };
}

export function bookingIn({ body }: Answer): Booking {
  return JSON.parse(body) as Booking;
}
