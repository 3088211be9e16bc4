import type { AppointmentsBackend } from '../../adapter/backend.js';
import type { Booking, RescheduleRequest } from '../../adapter/contract.js';
import { problemFrom, type Problem } from '../../adapter/problem.js';
import { guessFrom } from '../backend-clock.js';
import { Intents } from '../intent.js';
import { ALTERNATIVES } from '../look.js';
import { LOST, whyLost } from '../refusal.js';
import type { FlowState, Submission } from '../state.js';
import type { Ending } from '../submission.js';
import type { Surroundings } from '../surroundings.js';
import { troubleOf } from '../trouble.js';
import type { AppointmentsFacts, AppointmentsStore } from './appointments-facts.js';
import { RotaCancelledEvent, RotaMovedEvent } from './events.js';
import type { LinkedBookings } from './linked-bookings.js';
import { chosenMove, flowOfMove, sendMove, type SendMove } from './move.js';
import { isChangeable, isMovable } from './rules.js';
import type { Cancelling, Moving, News } from './state.js';

/** What a client does about one of the bookings: cancels it, or moves it without ever losing the old time. */
export class BookingTask {
  readonly #backend: AppointmentsBackend;
  readonly #store: AppointmentsStore;
  readonly #surroundings: Surroundings;
  readonly #bookings: LinkedBookings;
  readonly #tell: (told: Event | Problem) => void;
  readonly #intents: Intents<RescheduleRequest>;
  /** Ends the waiting of a move. */
  #sending = new AbortController();

  /** @param tell Hears what was done, and what goes wrong. */
  constructor(
    backend: AppointmentsBackend,
    store: AppointmentsStore,
    surroundings: Surroundings,
    bookings: LinkedBookings,
    tell: (told: Event | Problem) => void,
  ) {
    this.#backend = backend;
    this.#store = store;
    this.#surroundings = surroundings;
    this.#bookings = bookings;
    this.#tell = tell;
    this.#intents = new Intents('moves', surroundings);
  }

  askToCancel(booking: Booking): void {
    if (!this.#isBusy() && isChangeable(booking, this.#facts.now()))
      this.#begin({ kind: 'cancel', booking, sending: 'idle' });
  }

  startMove(booking: Booking): void {
    const { catalog, now } = this.#facts;
    if (this.#isBusy() || catalog.status !== 'ready' || !isMovable(booking, catalog.value, now())) return;
    this.#begin({ kind: 'move', booking, flow: this.#flowOf(booking), sending: 'idle' });
  }

  /** Leaves the booking as it is; what waits to be sent again is not. */
  leave(): void {
    if (this.#isBusy()) return;
    this.#sending.abort();
    this.#store.change({ task: undefined });
  }

  /** The choice of a new time, as long as nothing of it is on its way. */
  get open(): Moving | undefined {
    const { task } = this.#facts;
    return task?.kind === 'move' && task.sending === 'idle' ? task : undefined;
  }

  async cancel(): Promise<void> {
    const { task } = this.#facts;
    if (task?.kind !== 'cancel' || task.sending !== 'idle') return;
    const { booking } = task;
    this.#store.change({ task: { kind: 'cancel', booking, sending: 'sending' } });
    try {
      const cancelled = await this.#backend.cancel(booking.id, this.#bookings.token);
      this.#finish({ kind: 'cancelled', booking: cancelled, before: booking });
      this.#tell(new RotaCancelledEvent({ booking: cancelled.id }));
    } catch (cause) {
      await this.#fail(task, problemFrom(cause));
    }
  }

  async move(): Promise<void> {
    const task = this.open;
    const { catalog } = this.#facts;
    if (!task || catalog.status !== 'ready') return;
    const { booking, flow } = task;
    const request = chosenMove(flow.state, booking, catalog.value);
    const start = flow.state.start?.start;
    if (!request || start === undefined || !this.#backend.reschedule) return;
    const sent = await this.#send({ kind: 'move', booking, flow, sending: 'sending' }, request);
    if (!sent) return;
    if ('answer' in sent) return this.#moved(sent.answer, booking);
    const { problem } = sent;
    const found = problem.code === 'version-mismatch' ? await this.#look(task) : undefined;
    if (!found || found.version <= booking.version) return this.#fail(task, problem);
    // A backend that knows no keys takes a move that is sent again for another one.
    const hasMoved = found.start === start && found.duration === (request.duration ?? booking.duration);
    if (hasMoved) this.#moved(found, booking);
    else this.#finish({ kind: 'changed', booking: found, before: booking });
  }

  get #facts(): AppointmentsFacts {
    return this.#store.facts;
  }

  /** While something is on its way, nothing else may be begun. */
  #isBusy(): boolean {
    const { task } = this.#facts;
    return task !== undefined && task.sending !== 'idle' && task.sending !== 'waiting';
  }

  #begin(task: Cancelling | Moving): void {
    this.#store.change({ task, news: undefined, file: undefined });
  }

  #flowOf(booking: Booking, chosen?: FlowState): Moving['flow'] {
    const { catalog, zone, locale, now } = this.#facts;
    if (catalog.status !== 'ready') throw new Error('There is no catalog.');
    const surroundings = { ...this.#surroundings, guess: guessFrom(now) };
    const moved = { booking, token: this.#bookings.token };
    return flowOfMove(this.#backend, catalog.value, moved, { zone, locale }, surroundings, chosen);
  }

  /** Undefined where the client gave the move up while it waited. */
  async #send(task: Moving, request: RescheduleRequest): Promise<Ending<Booking> | undefined> {
    const { signal } = (this.#sending = new AbortController());
    const { booking } = task;
    const { token } = this.#bookings;
    const move: SendMove = (...sent) => this.#backend.reschedule!(booking.id, token, booking.version, ...sent);
    const told = (sending: Submission) => this.#store.change({ task: { ...task, sending } });
    const ending = sendMove(move, { booking, request }, this.#intents, this.#surroundings, told, signal);
    return ending.catch(() => undefined);
  }

  /** How the booking stands now that an answer was lost; undefined where that can't be told either. */
  async #look(task: Moving): Promise<Booking | undefined> {
    this.#store.change({ task: { ...task, sending: 'checking' } });
    return this.#bookings.look(task.booking.id).catch(() => undefined);
  }

  #moved(booking: Booking, before: Booking): void {
    this.#finish({ kind: 'moved', booking, before });
    this.#tell(new RotaMovedEvent({ booking: booking.id, start: booking.start }));
  }

  /** The booking is another from now on. */
  #finish(news: News): void {
    this.#store.change({ news, task: undefined });
    this.#bookings.take([news.booking]);
  }

  /** The booking is as it was. */
  async #fail(task: Cancelling | Moving, problem: Problem): Promise<void> {
    const { booking } = task;
    this.#tell(problem);
    if (this.#bookings.isOver(problem)) return;
    if (problem.code === 'too-late-to-change') {
      const now = await this.#bookings.look(booking.id).catch(() => booking);
      return this.#finish({ kind: 'too-late', booking: now, before: booking });
    }
    if (task.kind === 'move' && LOST.includes(problem.code)) {
      const flow = this.#flowOf(booking, task.flow.state);
      const lost = { why: whyLost(problem), alternatives: problem.alternatives.slice(0, ALTERNATIVES) };
      return this.#begin({ kind: 'move', booking, flow, sending: 'idle', lost });
    }
    this.#store.change({ task: { ...task, sending: 'idle', trouble: troubleOf(problem) } });
  }
}
