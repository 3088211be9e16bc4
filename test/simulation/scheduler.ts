interface Event {
  readonly at: number;
  /** Tells apart what is due at the same time: drawn, so that no order is usual. */
  readonly place: number;
  readonly act: () => void;
}

/**
 * The only clock, and the only one who says what comes next. Tasks run until they wait for it; the next event comes when
 * all of them wait. So whatever takes real time within (hashing does) changes nothing.
 */
export class Scheduler {
  /** Milliseconds since the epoch. */
  now: number;
  readonly random: () => number;
  readonly #events: Event[] = [];
  #active = 0;
  #settled: () => void = () => {};

  constructor(random: () => number, now: number) {
    this.random = random;
    this.now = now;
  }

  /** Does something after so many milliseconds. */
  after(delay: number, act: () => void): void {
    const event = { at: this.now + delay, place: this.random(), act };
    let [from, to] = [0, this.#events.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = this.#events[middle]!;
      // The next one is last.
      if (other.at > event.at || (other.at === event.at && other.place > event.place)) from = middle + 1;
      else to = middle;
    }
    this.#events.splice(from, 0, event);
  }

  /** Starts a task: all that it waits for has to be of this scheduler, or of this machine. */
  start(task: () => Promise<void>): void {
    this.#active++;
    void task().finally(() => this.#rest());
  }

  /** Starts a task beside the one that runs; gives what waits for its end. */
  begin(task: () => Promise<void>): () => Promise<void> {
    let [isOver, tell] = [false, () => {}];
    this.start(async () => {
      await task();
      isOver = true;
      tell();
    });
    return async () => {
      if (!isOver) await this.wait<void>((give) => (tell = () => give()));
    };
  }

  /** Waits until `give` is called, the first time. */
  wait<T>(arrange: (give: (value: T) => void) => void): Promise<T> {
    return new Promise((resolve) => {
      let isGiven = false;
      arrange((value) => {
        if (isGiven) return;
        isGiven = true;
        this.#active++;
        resolve(value);
      });
      this.#rest();
    });
  }

  pause(delay: number): Promise<void> {
    return this.wait((give) => this.after(delay, () => give()));
  }

  /** Runs until nothing is to come. */
  async run(): Promise<void> {
    for (let event = this.#events.pop(); event; event = this.#events.pop()) {
      this.now = event.at;
      event.act();
      if (this.#active > 0) await new Promise<void>((resolve) => (this.#settled = resolve));
    }
  }

  #rest(): void {
    this.#active--;
    if (this.#active === 0) this.#settled();
  }
}
