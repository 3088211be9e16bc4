/** Chunks that wait for a reader: some minutes of heartbeats. */
const MOST_UNREAD = 8;

const encoder = new TextEncoder();

/** One visitor's stream of server-sent events. Ends by itself where it isn't read: it then takes up no more memory. */
export class ChangeStream {
  readonly body: ReadableStream<Uint8Array>;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  #isOpen = true;
  readonly #onEnd: () => void;

  /** `onEnd` is called once, whoever ends the stream. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
    this.body = new ReadableStream(
      { start: (controller) => void (this.#controller = controller), cancel: () => this.#left() },
      { highWaterMark: MOST_UNREAD },
    );
  }

  send(text: string): void {
    if (!this.#isOpen) return;
    if (this.#controller.desiredSize! > 0) this.#controller.enqueue(encoder.encode(text));
    else this.end();
  }

  end(): void {
    if (!this.#isOpen) return;
    this.#controller.close();
    this.#left();
  }

  #left(): void {
    this.#isOpen = false;
    this.#onEnd();
  }
}
