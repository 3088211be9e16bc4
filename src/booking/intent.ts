import type { Surroundings } from './surroundings.js';

/** One request that was sent under a key, as it survives a reload: nothing in it tells who the client is (A83). */
interface Sent<Request> {
  /** Tells whether the client wants the very same again. */
  readonly print: string;
  readonly kept: Partial<Request>;
}

/** One wish to book that has no definite answer yet. */
interface Pending<Request> {
  readonly key: string;
  /** In the order in which they were sent. */
  readonly sent: readonly Sent<Request>[];
}

/** A request for something that is to be booked once. */
export interface Wish<Request> {
  /** Tells what is to be booked: a service at a start, whoever serves and however long it takes; a package. */
  readonly slot: string;
  readonly request: Request;
  /** What the client says in it: where that is the same, the very same is wanted again. */
  readonly said: readonly unknown[];
  /** The parts of the request that would be made anew after a reload; sent again they must be the same. */
  readonly kept: Partial<Request>;
}

/** A request to be sent under a key. */
export interface Intent<Request> extends Pick<Wish<Request>, 'slot' | 'request'> {
  readonly key: string;
  /** Requests of this page that went out under the same key, the first one first: one of them may be booked. */
  readonly earlier: readonly Request[];
  /** Whether anything that was sent under the key may be booked by now. */
  readonly undecided: boolean;
}

/**
 * The idempotency keys of bookings that are being sent: one per intent, kept until a definite answer (RC-4), over a reload of
 * the page too (A05).
 *
 * While the fate of a request is unknown, the same slot is only ever asked for under the same key, even with other answers in
 * the form or another person: a backend that has the first request refuses the second, and one that never got it takes it.
 * Either way there is no second booking.
 */
export class Intents<Request extends object> {
  readonly #storage: Surroundings['storage'];
  readonly #newKey: () => string;
  readonly #name: string;
  /** What was begun here, by slot: other widgets of the page keep theirs under the same name. */
  readonly #own = new Map<string, Pending<Request>>();
  /** Whole requests, by key and print; they tell who the client is, so they live only as long as the page. */
  readonly #requests = new Map<string, Map<string, Request>>();

  constructor(site: string, { storage, newKey }: Pick<Surroundings, 'storage' | 'newKey'>) {
    this.#storage = storage;
    this.#newKey = newKey;
    this.#name = `rota-intents:${site}`;
  }

  /** Whether a request for the slot has gone out that has no definite answer yet. */
  isOpen(slot: string): boolean {
    return this.#pending().has(slot);
  }

  /** The key to send the request with, and the request as it has to be sent. */
  begin({ slot, request: asked, said, kept }: Wish<Request>): Intent<Request> {
    const before = this.#pending().get(slot);
    const { key, sent } = before ?? { key: this.#newKey(), sent: [] };
    const print = fingerprint(key + JSON.stringify(said));
    const same = sent.find((one) => one.print === print);
    const request = same ? { ...asked, ...same.kept } : asked;
    if (!same) {
      this.#own.set(slot, { key, sent: [...sent, { print, kept }] });
      this.#save(this.#pending());
    }
    const requests = this.#requests.get(key) ?? new Map<string, Request>();
    const earlier = [...requests].filter(([other]) => other !== print).map(([, one]) => one);
    this.#requests.set(key, requests.set(print, request));
    return { slot, key, request, earlier, undecided: before !== undefined };
  }

  /** There is a definite answer: the next request for the slot is another intent. */
  end({ slot, key }: Intent<Request>): void {
    this.#own.delete(slot);
    this.#requests.delete(key);
    const pending = this.#pending();
    pending.delete(slot);
    this.#save(pending);
  }

  /** By slot: of all widgets, and of this page before a reload. */
  #pending(): Map<string, Pending<Request>> {
    return new Map([...readPending<Request>(this.#storage.getItem(this.#name)), ...this.#own]);
  }

  #save(pending: ReadonlyMap<string, Pending<Request>>): void {
    if (pending.size === 0) this.#storage.removeItem(this.#name);
    else this.#storage.setItem(this.#name, JSON.stringify([...pending]));
  }
}

function readPending<Request>(text: string | null): Map<string, Pending<Request>> {
  try {
    const entries = JSON.parse(text ?? '[]') as [string, Partial<Pending<Request>>][];
    const whole = entries.every(
      ([, { key, sent }]) => typeof key === 'string' && sent?.every(({ print, kept }) => print && kept),
    );
    return new Map(whole ? (entries as [string, Pending<Request>][]) : []);
  } catch {
    return new Map();
  }
}

/**
 * 64 bits that two different texts share by accident only. The key in front of the text is a salt: nobody can look the e-mail
 * address up from the print. `crypto.subtle` is missing on pages without https.
 */
function fingerprint(text: string): string {
  let one = 0x9e3779b9;
  let two = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul((two << 5) ^ (two >>> 27) ^ code, 0xc2b2ae35);
  }
  return (one >>> 0).toString(16) + (two >>> 0).toString(16).padStart(8, '0');
}
