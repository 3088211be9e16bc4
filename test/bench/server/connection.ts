import { connect, type Socket } from 'node:net';

/** An answer as it came. */
export interface Received {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

const END_OF_HEADERS = Buffer.from('\r\n\r\n');

/**
 * A client's connection that stays open, one call after the other. It reads as much of HTTP as this server's answers need:
 * in the world the clients are other machines, so here they should use as little as possible of the processors.
 */
export class Connection {
  #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #answered: (answer: Received) => void = () => {};
  #failed: (reason: Error) => void = () => {};

  constructor(readonly address: URL) {
    this.#socket = this.#open();
  }

  /** Sends the bytes of a request. The server closes what has been silent for some seconds: a client opens another then. */
  send(request: Buffer): Promise<Received> {
    if (this.#socket.destroyed) this.#socket = this.#open();
    return new Promise((resolve, reject) => {
      [this.#answered, this.#failed] = [resolve, reject];
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #open(): Socket {
    const { hostname, port } = this.address;
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (reason) => this.#failed(reason));
    socket.on('close', () => {
      if (socket === this.#socket) this.#failed(new Error('The server has closed the connection.'));
    });
    return socket;
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length > 0 ? Buffer.concat([this.#received, chunk]) : chunk;
    const end = this.#received.indexOf(END_OF_HEADERS);
    if (end < 0) return;
    const headers = this.#received.toString('latin1', 0, end);
    const status = Number(headers.slice(9, 12));
    const length = /\ncontent-length: (\d+)/i.exec(headers)?.[1];
    if (length === undefined && status !== 304) return this.#failed(new Error(`An answer of no length: ${headers}`));
    const begin = end + END_OF_HEADERS.length;
    if (this.#received.length < begin + Number(length ?? 0)) return;
    const body = this.#received.toString('utf8', begin);
    this.#received = Buffer.alloc(0);
    this.#answered({ status, headers, body });
  }
}
