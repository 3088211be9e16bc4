import type { Booking, HeldTime, ProblemBody } from '../../src/adapter/contract.js';
import { pauseAfter } from '../../src/adapter/patience.js';
import { useCourse, type Course } from '../chaos/course.js';
import type { Intent } from '../chaos/history.js';
import type { Answer, Call, Network } from './network.js';
import type { Scheduler } from './scheduler.js';
import { HOST } from './server.js';

const TRIES = 60;
const CANCELS = 0.25;
const MOVES = 0.2;
const CHANGES_ITS_MIND = 0.5;
const HANDS_OVER = 0.15;
const MISSED = 0.2;
const HOLDS = 0.2;
const RELOADS = 0.1;
const ASKS_AGAIN = 0.3;
/** Milliseconds: long enough for others to cancel. */
const BEFORE_ASKING_AGAIN = 3_600_000;
/** Refusals that stay, whatever becomes free. */
const FINAL = ['all-booked', 'slot-taken', 'slot-held'];
const HALF_HOUR = 30;

/** Whom a team's booking may be handed to. */
const COLLEAGUES = ['t1', 't2', 't3', 't4', 't5', 't6'];

type Held = HeldTime & { readonly token: string };

/** One client, who books as a page does and then changes its mind; and the host, who does what hosts do about it. */
export class SimulatedClient {
  readonly #scheduler: Scheduler;
  readonly #network: Network;
  readonly #intent: Intent;
  readonly #note: (text: string) => void;
  /** Whether nobody else changes the booking: then whoever is told that it has changed has done so. */
  #isAlone = true;

  constructor(scheduler: Scheduler, network: Network, intent: Intent, note: (text: string) => void) {
    this.#scheduler = scheduler;
    this.#network = network;
    this.#intent = intent;
    this.#note = note;
  }

  /** @param stays Books, and leaves it at that. */
  async live(stays: boolean): Promise<void> {
    const booking = await this.#book();
    if (!booking || stays) return;
    const { wish } = this.#intent;
    const service = 'service' in wish ? wish.service : undefined;
    if (service === 'team' && this.#draws(HANDS_OVER)) await this.#handOver(booking);
    if (service === undefined && this.#draws(HANDS_OVER)) await this.#giveSeat(booking);
    if (service === 'visit') await this.#answered(booking);
    else if (this.#intent.state !== 'cancelled' && this.#draws(MOVES)) await this.#move(booking);
    if (this.#intent.state === 'pending' && this.#draws(0.5)) await this.#host(booking, 'accept');
    if (this.#draws(CANCELS)) await this.#cancel(booking);
    else if (this.#draws(MISSED)) await this.#miss(booking);
  }

  async #book(): Promise<Booking | undefined> {
    const { name, wish } = this.#intent;
    const { start, ...rest } = wish;
    const time = { ...rest, start: rfc9557(start) };
    const facts = 'page' in wish ? { answers: {}, locale: 'en' } : {};
    const hold = this.#draws(HOLDS) ? await this.#hold({ ...time, ...facts }) : undefined;
    const client = { firstName: 'Cleo', lastName: name, email: `${name}@example.com`, locale: 'en', zone: 'UTC' };
    const body = { ...time, client, answers: {}, revision: 0, ...(hold && { hold }) };
    const call = { method: 'POST', path: '/bookings', headers: { 'idempotency-key': name }, body };
    const answer = await this.#untilDefinite(call);
    if (answer?.status !== 201) {
      this.#intent.refused = codeOf(answer);
      if (FINAL.includes(this.#intent.refused) && this.#draws(ASKS_AGAIN)) await this.#askAgain(call);
      return undefined;
    }
    const booking = answer.body as Booking;
    this.#intent.told.add(booking.id);
    this.#now(booking);
    return booking;
  }

  /** The same request with its key, out of a page that was left open: its client knows of no, so it is no (RC-4). */
  async #askAgain(call: Call): Promise<void> {
    await this.#scheduler.pause(this.#scheduler.random() * BEFORE_ASKING_AGAIN);
    const { refused, odd } = this.#intent;
    const answer = await this.#untilDefinite(call);
    if (codeOf(answer) !== refused) odd.push(`refused (${refused}), then answered with ${answer?.status}`);
  }

  /** A courtesy: where no answer comes, or one too late, the page books without. Whoever asks twice is told the same. */
  async #hold(time: object): Promise<{ id: string; token: string } | undefined> {
    const { name, odd } = this.#intent;
    const headers = { 'x-visitor': name, 'idempotency-key': `hold-of-${name}` };
    const ask = () => this.#send({ method: 'POST', path: '/holds', headers, body: time });
    const first = await ask();
    const again = first && !this.#draws(ASKS_AGAIN) ? undefined : await ask();
    const [one, other] = [first, again].map((answer) => (answer?.status === 201 ? (answer.body as Held) : undefined));
    if (one && other && (one.id !== other.id || one.token !== other.token)) odd.push('held twice under one key');
    const held = one ?? other;
    if (!held) return undefined;
    await this.#scheduler.pause(this.#scheduler.random() * 400_000);
    return { id: held.id, token: held.token };
  }

  async #cancel({ id, token }: Booking): Promise<void> {
    this.#changed(
      await this.#untilDefinite({ method: 'POST', path: `/bookings/${id}/cancel`, headers: bearer(token!) }),
    );
  }

  async #move({ id, token }: Booking): Promise<void> {
    const { start: before } = this.#intent;
    const start = before + (1 + Math.floor(this.#scheduler.random() * 12)) * HALF_HOUR;
    const move = { method: 'PATCH', path: `/bookings/${id}`, body: { start: rfc9557(start) } };
    // As pages do: else the copy of a move that was refused, where it comes late, is granted after all.
    const isRead = await this.#changeInView(id, token!, move, { 'idempotency-key': `move-of-${this.#intent.name}` });
    if (isRead && this.#isAlone && this.#intent.start !== start)
      this.#intent.odd.push(`moved to ${start}, is at ${this.#intent.start}`);
  }

  /**
   * Changes the version of the booking that it reads first. Where that is no longer there, its own try may have come
   * through, with the answer lost: it reads the booking again, as pages do, and says so.
   */
  async #changeInView(
    id: string,
    token: string,
    call: Omit<Call, 'headers'>,
    key: Readonly<Record<string, string>> = {},
  ): Promise<boolean> {
    const read = { method: 'GET', path: `/bookings/${id}`, headers: bearer(token) };
    const found = await this.#untilDefinite(read);
    if (found?.status !== 200) return false;
    const { version } = found.body as Booking;
    const headers = { ...bearer(token), ...key, 'if-match': `"${version}"` };
    const answer = await this.#untilDefinite({ ...call, headers });
    const isRead = answer?.status === 412;
    const after = isRead ? await this.#untilDefinite(read) : answer;
    this.#changed(after);
    const made = answer?.status === 200 ? (answer.body as Booking).version : version;
    // One step from what was in view, or none where it is so already (A16). An answer that is given again may show steps of others.
    const mayBeAgain = 'idempotency-key' in key && !this.#isAlone;
    if (made > version + 1 && !mayBeAgain)
      this.#intent.odd.push(`${call.path}: had version ${version} in view, made ${made} of it`);
    return isRead;
  }

  /** The host answers a request, and the client may move it at the same time: who comes late is told so. */
  async #answered(booking: Booking): Promise<void> {
    this.#isAlone = false;
    const host = this.#scheduler.begin(() => this.#host(booking, this.#draws(0.7) ? 'accept' : 'decline'));
    if (this.#draws(CHANGES_ITS_MIND)) await this.#move(booking);
    await host();
    this.#isAlone = true;
    const now = await this.#untilDefinite({
      method: 'GET',
      path: `/bookings/${booking.id}`,
      headers: bearer(booking.token!),
    });
    this.#changed(now);
  }

  async #handOver({ id }: Booking): Promise<void> {
    const to = COLLEAGUES[Math.floor(this.#scheduler.random() * COLLEAGUES.length)];
    await this.#changeInView(id, HOST, { method: 'POST', path: `/bookings/${id}/reassign`, body: { to } });
  }

  /** Somebody's seat in a meeting goes to the next one; where that person has none, nothing happens. */
  async #giveSeat({ id }: Booking): Promise<void> {
    const from = COLLEAGUES[Math.floor(this.#scheduler.random() * COLLEAGUES.length)];
    await this.#changeInView(id, HOST, { method: 'POST', path: `/bookings/${id}/reassign`, body: { from } });
  }

  async #host({ id }: Booking, step: 'accept' | 'decline' | 'no-show'): Promise<void> {
    const isRead = await this.#changeInView(id, HOST, { method: 'POST', path: `/bookings/${id}/${step}`, body: {} });
    const state = { accept: 'confirmed', decline: 'cancelled', 'no-show': 'no-show' }[step];
    if (isRead && this.#isAlone && this.#intent.state !== state)
      this.#intent.odd.push(`${step}, is ${this.#intent.state}`);
  }

  /** The host notes once the session has begun that nobody came. */
  async #miss(booking: Booking): Promise<void> {
    if (this.#intent.state !== 'confirmed') return;
    await this.#scheduler.pause(Math.max(0, (this.#intent.start + 1) * 60_000 - this.#scheduler.now));
    await this.#host(booking, 'no-show');
  }

  #changed(answer: Answer | undefined): void {
    if (answer?.status === 200) this.#now(answer.body as Booking);
  }

  #now({ state, start }: Pick<Booking, 'state' | 'start'>): void {
    this.#intent.state = state;
    this.#intent.start = start;
  }

  /** Takes a package and uses it. */
  async follow(course: Course): Promise<void> {
    await useCourse(
      {
        random: this.#scheduler.random,
        ask: (call) => this.#untilDefinite(call),
        together: async (one, other) => {
          const end = this.#scheduler.begin(other);
          await one();
          await end();
        },
        host: HOST,
      },
      course,
    );
  }

  /** As a page does: the same request and key until the answer is definite, with pauses that grow; a reload begins them anew. */
  async #untilDefinite(call: Call): Promise<Answer | undefined> {
    let attempt = 1;
    for (let tries = 0; tries < TRIES; tries++) {
      const answer = await this.#send(call);
      if (answer && answer.status < 500 && !(answer.body as ProblemBody).retryable) return answer;
      if (this.#draws(RELOADS)) attempt = 1;
      await this.#scheduler.pause(pauseAfter(attempt++, undefined, this.#scheduler.random));
    }
    this.#intent.odd.push(`${call.path}: no definite answer`);
    return undefined;
  }

  async #send(call: Call): Promise<Answer | undefined> {
    const answer = await this.#network.send(call);
    const { start = '', state = '', calendar = '', code = '' } = (answer?.body ?? {}) as Partial<Booking & ProblemBody>;
    this.#note([this.#intent.name, call.method, answer?.status, start, state, calendar, code].join(' '));
    return answer;
  }

  #draws(share: number): boolean {
    return this.#scheduler.random() < share;
  }
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

function codeOf(answer: Answer | undefined): string {
  return (answer?.body as ProblemBody | undefined)?.code ?? 'no answer';
}

function rfc9557(start: number): string {
  return `${new Date(start * 60_000).toISOString().slice(0, 16)}+00:00[UTC]`;
}
