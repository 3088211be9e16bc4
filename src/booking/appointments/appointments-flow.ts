import { EMAIL } from '../../adapter/contract-rules.js';
import type { AppointmentsBackend } from '../../adapter/backend.js';
import type { Booking, Capabilities, RescheduleRequest } from '../../adapter/contract.js';
import { Problem, problemFrom } from '../../adapter/problem.js';
import type { Instant } from '../../time/units.js';
import { clockFrom, guessed, guessFrom } from '../backend-clock.js';
import { RotaTroubleEvent } from '../events.js';
import { Intents } from '../intent.js';
import { LOST } from '../refusal.js';
import type { SpecialistChoice } from '../state.js';
import type { Ending } from '../submission.js';
import { attend, pageSurroundings, type Surroundings } from '../surroundings.js';
import { troubleOf } from '../trouble.js';
import { RotaCancelledEvent, RotaMovedEvent } from './events.js';
import { readLink, type Link } from './link.js';
import { chosenMove, flowOfMove, sendMove, type SendMove } from './move.js';
import { isChangeable, isMovable, sorted } from './rules.js';
import type { AppointmentsOptions, AppointmentsState, Bookings, Cancelling, Moving, News, Sending } from './state.js';

/**
 * A client's own bookings over any backend (FL-8): lists what a link opens, cancels, moves without ever losing the old time, and
 * asks for a link by mail. It loads when somebody subscribes and never throws: what goes wrong is in its state.
 */
export class AppointmentsFlow extends EventTarget {
  readonly #backend: AppointmentsBackend;
  #locale: string | undefined;
  readonly #surroundings: Surroundings;
  readonly #subscribers = new Set<() => void>();
  #link: Link | undefined;
  #now: () => Instant;
  #next: string | undefined;
  readonly #intents: Intents<RescheduleRequest>;
  #listening = new AbortController();
  /** Ends the waiting of a move. */
  #sending = new AbortController();
  /** Ends what was asked for by a link that is no longer shown. */
  #asking = new AbortController();
  #isTelling = false;
  #state: AppointmentsState;

  /** @param fragment Of the page's address, or of a link: see `readLink`. */
  constructor(
    backend: AppointmentsBackend,
    fragment: string,
    options: AppointmentsOptions = {},
    surroundings: Partial<Surroundings> = {},
  ) {
    super();
    this.#backend = backend;
    this.#locale = options.locale;
    this.#surroundings = { ...pageSurroundings(), ...surroundings };
    const { clock, guess, zone } = this.#surroundings;
    this.#intents = new Intents('moves', this.#surroundings);
    this.#now = clockFrom(guessed(guess), clock);
    const link = readLink(fragment);
    this.#link = link === 'incomplete' ? undefined : link;
    const shown = options.zone ?? zone();
    this.#state = {
      catalog: { status: 'idle' },
      ...{ zone: shown, siteZone: shown, now: this.#now() },
      opens: this.#link?.opens,
      fault: link === 'incomplete' ? 'incomplete' : undefined,
      bookings: { status: 'idle' },
      can: { cancel: false, move: false, sendLink: false },
      form: { email: '', status: 'open' },
      ...{ task: undefined, news: undefined },
    };
  }

  get state(): AppointmentsState {
    return this.#state;
  }

  /** Calls back after every change, once a microtask at most; gives the function that ends it. */
  subscribe(changed: () => void): () => void {
    const own = (): void => changed();
    this.#subscribers.add(own);
    if (this.#subscribers.size === 1) this.#listen((this.#listening = new AbortController()).signal);
    return () => {
      if (this.#subscribers.delete(own) && this.#subscribers.size === 0) this.#listening.abort();
    };
  }

  /** The client reads another language from now on. */
  setLocale(locale: string): void {
    this.#locale = locale;
    const { task } = this.#state;
    if (task?.kind === 'move') task.flow.setLocale(locale);
  }

  /** Asks again for what failed. */
  retry(): void {
    void this.#open();
  }

  /** Shows older bookings. */
  async more(): Promise<void> {
    const { bookings } = this.#state;
    if (bookings.status !== 'ready' || !bookings.value.more || this.#next === undefined) return;
    try {
      this.#take(await this.#list(this.#next));
    } catch (cause) {
      const problem = problemFrom(cause);
      this.#tell(problem);
      this.#isOver(problem);
    }
  }

  /** Asks whether a booking is to be cancelled. */
  askToCancel(booking: Booking): void {
    if (!this.#isBusy() && isChangeable(booking, this.#state.now))
      this.#change({ task: { kind: 'cancel', booking, sending: 'idle' }, news: undefined });
  }

  /** Shows the times that a booking can move to. */
  startMove(booking: Booking): void {
    const { catalog, now } = this.#state;
    if (this.#isBusy() || catalog.status !== 'ready' || !isMovable(booking, catalog.value, now)) return;
    this.#change({ task: { kind: 'move', booking, flow: this.#flowOf(booking), sending: 'idle' }, news: undefined });
  }

  /** Leaves the booking as it is; what waits to be sent again is not. */
  leave(): void {
    if (this.#isBusy()) return;
    this.#sending.abort();
    const { task, zone } = this.#state;
    this.#change({ task: undefined, zone: task?.kind === 'move' ? task.flow.state.zone : zone });
  }

  /** Whose times are shown for a move. */
  chooseSpecialist(choice: SpecialistChoice): void {
    const { task } = this.#state;
    if (task?.kind === 'move' && task.sending === 'idle') task.flow.chooseSpecialist(choice);
  }

  /** Cancels the booking that the question is about. Doing it twice changes nothing. */
  async cancel(): Promise<void> {
    const { task } = this.#state;
    if (task?.kind !== 'cancel' || task.sending !== 'idle') return;
    const { booking } = task;
    this.#change({ task: { kind: 'cancel', booking, sending: 'sending' } });
    try {
      const cancelled = await this.#backend.cancel(booking.id, this.#token);
      this.#finish({ kind: 'cancelled', booking: cancelled, before: booking });
      this.dispatchEvent(new RotaCancelledEvent(cancelled.id));
    } catch (cause) {
      await this.#fail(task, problemFrom(cause));
    }
  }

  /**
   * Moves the booking to the time that is chosen. Where no answer came, the same is sent again under the same key: it moves once
   * (RC-4).
   */
  async move(): Promise<void> {
    const { task, catalog } = this.#state;
    if (task?.kind !== 'move' || task.sending !== 'idle' || catalog.status !== 'ready') return;
    const { booking, flow } = task;
    const request = chosenMove(flow.state, booking, catalog.value);
    const start = flow.state.start?.start;
    if (!request || start === undefined || !this.#backend.reschedule) return;
    const sent = await this.#sendMove({ kind: 'move', booking, flow, sending: 'sending' }, request);
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

  /** Undefined where the client gave the move up while it waited. */
  async #sendMove(task: Moving, request: RescheduleRequest): Promise<Ending<Booking> | undefined> {
    const { signal } = (this.#sending = new AbortController());
    const { booking } = task;
    const move: SendMove = (...sent) => this.#backend.reschedule!(booking.id, this.#token, booking.version, ...sent);
    const told = (sending: Sending) => this.#change({ task: { ...task, sending } });
    const ending = sendMove(move, { booking, request }, this.#intents, this.#surroundings, told, signal);
    return ending.catch(() => undefined);
  }

  /** The text of the .ics file of a booking; undefined where there is none to be had. */
  async calendarFile({ id, calendarFile }: Booking): Promise<string | undefined> {
    if (calendarFile !== undefined) return calendarFile;
    try {
      return (await this.#backend.booking(id, this.#token)).calendarFile;
    } catch (cause) {
      this.#tell(problemFrom(cause));
      return undefined;
    }
  }

  /** Shows the form that asks for a link to all bookings, in place of the one booking. */
  askForLink(): void {
    this.#link = undefined;
    this.#asking.abort();
    this.#change({ opens: undefined, fault: undefined, bookings: { status: 'idle' }, news: undefined });
  }

  editEmail(email: string): void {
    this.#change({ form: { email, status: 'open' } });
  }

  /** Has a link sent to the address that was typed. The answer is the same whether or not it has bookings (A82). */
  async sendLink(): Promise<void> {
    const { form } = this.#state;
    const email = form.email.trim();
    if (form.status === 'sending' || !this.#backend.sendAppointmentsLink) return;
    const error = email === '' ? 'required' : EMAIL.test(email) ? undefined : 'email';
    if (error) return this.#change({ form: { email, status: 'open', error } });
    this.#change({ form: { email, status: 'sending' } });
    try {
      await this.#backend.sendAppointmentsLink(email);
      this.#change({ form: { email, status: 'sent' } });
    } catch (cause) {
      const problem = problemFrom(cause);
      const fault = problem.code === 'validation' ? { error: 'email' as const } : { trouble: troubleOf(problem) };
      this.#change({ form: { email, status: 'open', ...fault } });
      this.#tell(problem);
    }
  }

  get #token(): string {
    return this.#link?.token ?? '';
  }

  /** While something is on its way, nothing else may be begun. */
  #isBusy(): boolean {
    const { task } = this.#state;
    return task !== undefined && task.sending !== 'idle' && task.sending !== 'waiting';
  }

  #listen(signal: AbortSignal): void {
    attend(this.#surroundings, signal, { back: () => this.#revisit(), tick: () => this.#tick() });
    if (this.#state.catalog.status === 'idle') void this.#open();
  }

  /** The network is back, or the client: shows how the bookings stand by now, and takes nothing from under anybody's hands. */
  #revisit(): void {
    const { catalog, bookings, task } = this.#state;
    const failed = [catalog, bookings].find((asked) => asked.status === 'failed');
    if (failed) return failed.trouble.retryable ? void this.#open() : undefined;
    if (bookings.status === 'ready' && !task && this.#link) void this.#read().catch(() => undefined);
  }

  async #open(): Promise<void> {
    const { signal } = (this.#asking = new AbortController());
    const loading = { status: 'loading' } as const;
    this.#change({ catalog: loading, bookings: this.#link ? loading : { status: 'idle' } });
    try {
      const [catalog, capabilities] = await Promise.all([
        this.#backend.catalog({ signal }),
        this.#backend.capabilities({ signal }),
      ]);
      this.#anchorTo(capabilities);
      this.#change({
        catalog: { status: 'ready', value: catalog },
        siteZone: catalog.site.zone,
        can: {
          cancel: capabilities.cancel,
          move: capabilities.reschedule === true && this.#backend.reschedule !== undefined,
          sendLink: capabilities.appointments === true && this.#backend.sendAppointmentsLink !== undefined,
        },
      });
      await this.#read();
    } catch (cause) {
      const problem = problemFrom(cause);
      if (signal.aborted) return;
      const failed = { status: 'failed', trouble: troubleOf(problem) } as const;
      const { catalog } = this.#state;
      this.#change(catalog.status === 'ready' ? { bookings: failed } : { catalog: failed, bookings: failed });
      this.#tell(problem);
    }
  }

  #anchorTo({ now }: Capabilities): void {
    if (now !== undefined) this.#now = clockFrom(now, this.#surroundings.clock);
  }

  /** Brings what the link opens. */
  async #read(): Promise<void> {
    const { signal } = this.#asking;
    const link = this.#link;
    if (!link) return;
    try {
      const found = link.opens === 'all' ? await this.#list() : [await this.#backend.booking(link.id, link.token)];
      if (!signal.aborted) this.#take(found);
    } catch (cause) {
      const problem = problemFrom(cause);
      if (signal.aborted) return;
      if (!this.#isOver(problem)) throw problem;
    }
  }

  /** Whether a problem says that the link opens nothing any more: then there is nothing more to show. */
  #isOver({ code }: Problem): boolean {
    if (code !== 'link-expired' && code !== 'not-found') return false;
    this.#link = undefined;
    this.#change({ opens: undefined, fault: 'expired', bookings: { status: 'idle' }, task: undefined });
    return true;
  }

  async #list(after?: string): Promise<readonly Booking[]> {
    const { appointments } = this.#backend;
    if (!appointments) throw new Problem('not-found', 'This backend has no lists of bookings.');
    const { bookings, next } = await appointments.call(this.#backend, this.#token, after);
    // Looking again at the first page changes nothing about the older ones that are shown.
    if (after !== undefined || this.#state.bookings.status !== 'ready') this.#next = next;
    return bookings;
  }

  #tick(): void {
    if (this.#state.bookings.status === 'ready') this.#take([]);
    else this.#change({});
  }

  /** Shows bookings, in place of what was known of them; and moves to the past what is over by now. */
  #take(fresh: readonly Booking[]): void {
    const { bookings } = this.#state;
    const known = bookings.status === 'ready' ? [...bookings.value.upcoming, ...bookings.value.past] : [];
    const others = known.filter(({ id }) => !fresh.some((one) => one.id === id));
    const value: Bookings = sorted([...others, ...fresh], this.#now(), this.#next !== undefined);
    this.#change({ bookings: { status: 'ready', value } });
  }

  #flowOf(booking: Booking): Moving['flow'] {
    const { catalog, zone } = this.#state;
    if (catalog.status !== 'ready') throw new Error('There is no catalog.');
    const locale = this.#locale;
    const surroundings = { ...this.#surroundings, guess: guessFrom(() => this.#now()) };
    return flowOfMove(this.#backend, catalog.value, booking, { zone, ...(locale && { locale }) }, surroundings);
  }

  /** How the booking stands now that an answer was lost; undefined where that can't be told either. */
  async #look(task: Moving): Promise<Booking | undefined> {
    this.#change({ task: { ...task, sending: 'checking' } });
    return this.#backend.booking(task.booking.id, this.#token).catch(() => undefined);
  }

  #moved(booking: Booking, before: Booking): void {
    this.#finish({ kind: 'moved', booking, before });
    this.dispatchEvent(new RotaMovedEvent(booking.id, booking.start));
  }

  /** The booking is another from now on. */
  #finish(news: News): void {
    const { task, zone } = this.#state;
    this.#change({ task: undefined, news, zone: task?.kind === 'move' ? task.flow.state.zone : zone });
    this.#take([news.booking]);
  }

  /** The booking is as it was. */
  async #fail(task: Cancelling | Moving, problem: Problem): Promise<void> {
    const { booking } = task;
    this.#tell(problem);
    if (this.#isOver(problem)) return;
    if (problem.code === 'too-late-to-change') {
      const now = await this.#backend.booking(booking.id, this.#token).catch(() => booking);
      return this.#finish({ kind: 'too-late', booking: now, before: booking });
    }
    if (task.kind === 'move' && LOST.includes(problem.code)) {
      const flow = this.#flowOf(booking);
      const { start, specialist = 'any', duration = booking.duration } = task.flow.state;
      flow.addEventListener('rota-ready', () => {
        flow.chooseDuration(duration);
        flow.chooseSpecialist(specialist);
        if (start) flow.showStart(start);
      });
      const lost = { alternatives: problem.alternatives };
      return this.#change({ task: { kind: 'move', booking, flow, sending: 'idle', lost } });
    }
    this.#change({ task: { ...task, sending: 'idle', trouble: troubleOf(problem) } });
  }

  #change(parts: Partial<AppointmentsState>): void {
    this.#state = { ...this.#state, ...parts, now: this.#now() };
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const changed of [...this.#subscribers]) changed();
    });
  }

  #tell(problem: Problem): void {
    this.dispatchEvent(new RotaTroubleEvent(troubleOf(problem)));
  }
}
