import type { BookingRequest } from '../adapter/contract.js';
import type { Instant } from '../time/units.js';
import type { Surroundings } from './surroundings.js';

/** One wish to book that has no definite answer yet, as it survives a reload: nothing in it tells who the client is (A83). */
interface Pending {
  readonly key: string;
  /** What is to be booked. */
  readonly slot: string;
  /** Tells whether the client's answers are the same again. */
  readonly print: string;
  /** The parts of the request that would be made anew after a reload; sent again they must be the same. */
  readonly sent: Pick<BookingRequest, 'start' | 'proposal' | 'revision'>;
}

/**
 * The idempotency key of the booking that is being sent: one per intent, kept until a definite answer (RC-4), over a reload of
 * the page too (A05).
 *
 * While the fate of a request is unknown, the same slot is only ever asked for under the same key, even with other answers in
 * the form: a backend that has the first request refuses the second, and one that never got it takes it. Either way there is no
 * second booking.
 */
export class Intents {
  readonly #storage: Surroundings['storage'];
  readonly #newKey: () => string;
  readonly #name: string;
  #pending: Pending | undefined;

  constructor(site: string, { storage, newKey }: Pick<Surroundings, 'storage' | 'newKey'>) {
    this.#storage = storage;
    this.#newKey = newKey;
    this.#name = `rota-intent:${site}`;
    this.#pending = readPending(storage.getItem(this.#name));
  }

  /** The key to send the request with, and the request as it has to be sent. */
  begin(request: BookingRequest, start: Instant): { readonly key: string; readonly request: BookingRequest } {
    const { service, duration, calendar, client, answers, proposal, revision } = request;
    const slot = JSON.stringify([service, duration, start, calendar]);
    const before = this.#pending?.slot === slot ? this.#pending : undefined;
    const key = before?.key ?? this.#newKey();
    const print = fingerprint(key + JSON.stringify([client, answers]));
    if (before?.print === print) return { key, request: { ...request, ...before.sent } };
    this.#pending = { key, slot, print, sent: { start: request.start, proposal, revision } };
    this.#storage.setItem(this.#name, JSON.stringify(this.#pending));
    return { key, request };
  }

  /** There is a definite answer: the next request is another intent. */
  end(): void {
    this.#pending = undefined;
    this.#storage.removeItem(this.#name);
  }
}

function readPending(text: string | null): Pending | undefined {
  try {
    const pending = JSON.parse(text ?? 'null') as Partial<Pending> | null;
    return pending && typeof pending.key === 'string' && typeof pending.sent === 'object'
      ? (pending as Pending)
      : undefined;
  } catch {
    return undefined;
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
