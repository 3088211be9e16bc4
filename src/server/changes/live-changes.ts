import type { RevisionNews } from '../../adapter/contract.js';
import { Refusal } from '../http/problems.js';
import type { Store } from '../store.js';
import { ChangeStream } from './change-stream.js';

/** How long changes are gathered before they are told, and how often a quiet stream gives a sign of life: milliseconds. */
const GATHERING = 1_000;
const HEARTBEAT = 20_000;
/** After how long a page whose stream has ended comes back: not all at once. */
const SHORTEST_PAUSE = 2_000;
const LONGEST_PAUSE = 10_000;

/** Calls back after some milliseconds; gives the function that prevents it. */
export type After = (milliseconds: number, callback: () => void) => () => void;

export interface LiveChangesOptions {
  /** Ends all streams: a server that stops waits for its answers. */
  readonly stopping?: AbortSignal;
  /** Streams at once, in all; 2,000 where left out. */
  readonly most?: number;
  /** Streams at once, of one visitor; 20 where left out. */
  readonly mostOfVisitor?: number;
  /** Told how many are open in all, whenever one begins or ends. */
  readonly onStreams?: (open: number) => void;
  /** The machine's timer where left out. */
  readonly after?: After;
}

/**
 * Tells pages that what they know of a site is out of date (DESIGN, `GET /changes`): its revision and nothing else, so that nobody
 * learns from it which calendar, public or not, was booked. Changes close together are told as one.
 */
export class LiveChanges {
  readonly #store: Store;
  readonly #options: Required<Omit<LiveChangesOptions, 'stopping'>> & LiveChangesOptions;
  readonly #rooms = new Map<string, Room>();
  readonly #ofVisitor = new Map<string, number>();
  #open = 0;

  constructor(store: Store, options: LiveChangesOptions = {}) {
    this.#store = store;
    this.#options = { most: 2_000, mostOfVisitor: 20, after: machineTimer, onStreams: () => {}, ...options };
    options.stopping?.addEventListener('abort', () => this.#rooms.forEach((room) => room.end()));
  }

  /**
   * A stream of the revisions of a site, beginning with that of now unless the page knows it already. Throws a `Refusal`
   * where there are too many.
   */
  async stream(site: string, visitor: string, known: number | undefined): Promise<ReadableStream<Uint8Array>> {
    this.#count(visitor);
    const stream = this.#enter(site, visitor);
    try {
      // Only now, that a change which comes after the look is heard of.
      const revision = await this.#store.revision(site);
      stream.send(`retry: ${Math.round(SHORTEST_PAUSE + Math.random() * (LONGEST_PAUSE - SHORTEST_PAUSE))}\n\n`);
      if (revision !== known) stream.send(eventOf(revision));
      if (this.#options.stopping?.aborted) stream.end();
      return stream.body;
    } catch (error) {
      stream.end();
      throw error;
    }
  }

  #enter(site: string, visitor: string): ChangeStream {
    const room = this.#rooms.get(site) ?? new Room(this.#store, site, this.#options.after);
    this.#rooms.set(site, room);
    const stream = new ChangeStream(() => {
      this.#options.onStreams(--this.#open);
      const left = this.#ofVisitor.get(visitor)! - 1;
      if (left > 0) this.#ofVisitor.set(visitor, left);
      else this.#ofVisitor.delete(visitor);
      if (room.leave(stream)) this.#rooms.delete(site);
    });
    room.streams.add(stream);
    return stream;
  }

  #count(visitor: string): void {
    const { most, mostOfVisitor, stopping } = this.#options;
    if (this.#open >= most || stopping?.aborted)
      throw new Refusal('temporarily-unavailable', 'No more pages can be told of changes right now; ask again later.');
    const count = (this.#ofVisitor.get(visitor) ?? 0) + 1;
    if (count > mostOfVisitor)
      throw new Refusal(
        'rate-limited',
        `${mostOfVisitor} pages of yours are told of changes already; close one first.`,
      );
    this.#ofVisitor.set(visitor, count);
    this.#options.onStreams(++this.#open);
  }
}

/** The streams of one site: all are told at once, and the store is asked once for all. */
class Room {
  readonly streams = new Set<ChangeStream>();
  readonly #unlisten: () => void;
  #stopBeating: () => void;
  #gathering: (() => void) | undefined;

  constructor(
    readonly store: Store,
    readonly site: string,
    readonly after: After,
  ) {
    this.#unlisten = store.changes.listen(site, () => this.#gather());
    this.#stopBeating = after(HEARTBEAT, () => this.#beat());
  }

  end(): void {
    for (const stream of [...this.streams]) stream.end();
  }

  /** Whether the room is empty now; then it is closed. */
  leave(stream: ChangeStream): boolean {
    this.streams.delete(stream);
    if (this.streams.size > 0) return false;
    this.#unlisten();
    this.#stopBeating();
    this.#gathering?.();
    return true;
  }

  #gather(): void {
    this.#gathering ??= this.after(GATHERING, () => {
      this.#gathering = undefined;
      this.store.revision(this.site).then(
        (revision) => this.#send(eventOf(revision)),
        () => this.streams.size > 0 && this.#gather(),
      );
    });
  }

  #beat(): void {
    this.#stopBeating = this.after(HEARTBEAT, () => this.#beat());
    this.#send(':\n\n');
  }

  #send(text: string): void {
    for (const stream of [...this.streams]) stream.send(text);
  }
}

/** Named, that a page may listen for it; the id is what it asks on from where the stream breaks. */
function eventOf(revision: number): string {
  const news: RevisionNews = { revision };
  return `event: changed\nid: ${revision}\ndata: ${JSON.stringify(news)}\n\n`;
}

function machineTimer(milliseconds: number, callback: () => void): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}
