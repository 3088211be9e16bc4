import type { AppointmentsBackend } from '../../adapter/backend.js';
import type { Booking } from '../../adapter/contract.js';
import type { Problem } from '../../adapter/problem.js';
import type { Instant } from '../../time/units.js';
import { RotaTroubleEvent } from '../events.js';
import { OuterStore } from '../outer-store.js';
import type { SpecialistChoice } from '../state.js';
import { attend, pageSurroundings, type Surroundings } from '../surroundings.js';
import { takeFree } from '../take-free.js';
import { troubleOf } from '../trouble.js';
import { firstAppointmentsFacts, stateOf, type AppointmentsStore } from './appointments-facts.js';
import { BookingTask } from './booking-task.js';
import { LinkedBookings } from './linked-bookings.js';
import { sendLink } from './send-link.js';
import type { AppointmentsOptions, AppointmentsState } from './state.js';

/**
 * A client's own bookings over any backend (FL-8): lists what a link opens, cancels, moves without ever losing the old time, and
 * asks for a link by mail. It loads when somebody subscribes and never throws: what goes wrong is in its state.
 */
export class AppointmentsFlow extends EventTarget {
  readonly #backend: AppointmentsBackend;
  readonly #surroundings: Surroundings;
  readonly #store: AppointmentsStore;
  readonly #bookings: LinkedBookings;
  readonly #task: BookingTask;
  #listening = new AbortController();

  /** @param fragment Of the page's address, or of a link: see `readLink`. */
  constructor(
    backend: AppointmentsBackend,
    fragment: string,
    options: AppointmentsOptions = {},
    around: Partial<Surroundings> = {},
  ) {
    super();
    const surroundings = { ...pageSurroundings(), ...around };
    const store: AppointmentsStore = new OuterStore(
      firstAppointmentsFacts(fragment, options, surroundings),
      stateOf,
      ({ task }) => (task?.kind === 'move' ? task.flow : undefined),
    );
    this.#backend = backend;
    this.#surroundings = surroundings;
    this.#store = store;
    this.#bookings = new LinkedBookings(backend, store, surroundings, this.#tell);
    this.#task = new BookingTask(backend, store, surroundings, this.#bookings, this.#tell);
  }

  get state(): AppointmentsState {
    return this.#store.state;
  }

  /** Calls back after every change, once a microtask at most; gives the function that ends it. */
  subscribe(changed: () => void): () => void {
    return this.#store.subscribe(
      changed,
      () => this.#listen((this.#listening = new AbortController()).signal),
      () => this.#listening.abort(),
    );
  }

  /** The language that the client reads from now on: a BCP 47 tag. */
  setLocale(locale: string): void {
    const { task, locale: before } = this.#store.facts;
    if (locale === before) return;
    this.#store.change({ locale });
    if (task?.kind === 'move') task.flow.setLocale(locale);
  }

  /** Asks again for what failed. */
  retry(): void {
    void this.#bookings.open();
  }

  /** Shows older bookings. */
  more(): Promise<void> {
    return this.#bookings.more();
  }

  /** Asks whether a booking is to be cancelled. */
  askToCancel(booking: Booking): void {
    this.#task.askToCancel(booking);
  }

  /** Shows the times that a booking can move to. */
  startMove(booking: Booking): void {
    this.#task.startMove(booking);
  }

  /** Leaves the booking as it is; what waits to be sent again is not. */
  leave(): void {
    this.#task.leave();
  }

  /** Whose times are shown for a move. */
  chooseSpecialist(choice: SpecialistChoice): void {
    this.#task.open?.flow.chooseSpecialist(choice);
  }

  /** Chooses a time offered in place of a lost one, with the first who is free then; where it has gone, too, its day shows. */
  takeAlternative(start: Instant): void {
    const { open } = this.#task;
    if (open) takeFree(open.flow, start);
  }

  /** Cancels the booking that the question is about. Doing it twice changes nothing. */
  cancel(): Promise<void> {
    return this.#task.cancel();
  }

  /**
   * Moves the booking to the time that is chosen. Where no answer came, the same is sent again under the same key: it moves once
   * (RC-4).
   */
  move(): Promise<void> {
    return this.#task.move();
  }

  /** The text of the .ics file of a booking; undefined where there is none to be had. */
  calendarFile(booking: Booking): Promise<string | undefined> {
    return this.#bookings.calendarFile(booking);
  }

  /** Shows the form that asks for a link to all bookings, in place of the one booking. */
  askForLink(): void {
    this.#bookings.forget();
  }

  editEmail(email: string): void {
    this.#store.change({ form: { email, status: 'open' } });
  }

  /** Has a link sent to the address that was typed. */
  sendLink(): Promise<void> {
    return sendLink(this.#backend, this.#store, this.#tell);
  }

  #listen(signal: AbortSignal): void {
    attend(this.#surroundings, signal, { back: () => this.#bookings.revisit(), tick: () => this.#store.change() });
    if (this.#store.facts.catalog.status === 'idle') void this.#bookings.open();
  }

  readonly #tell = (told: Event | Problem): void => {
    this.dispatchEvent(told instanceof Event ? told : new RotaTroubleEvent({ trouble: troubleOf(told) }));
  };
}
