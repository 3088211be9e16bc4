import { EMAIL } from '../../adapter/contract-rules.js';
import type { AppointmentsBackend } from '../../adapter/backend.js';
import type { Booking, RescheduleRequest } from '../../adapter/contract.js';
import { Problem, problemFrom } from '../../adapter/problem.js';
import type { Instant } from '../../time/units.js';
import { clockFrom, guessed, guessFrom } from '../backend-clock.js';
import { RotaTroubleEvent } from '../events.js';
import { Intents } from '../intent.js';
import { ALTERNATIVES } from '../look.js';
import { LOST, whyLost } from '../refusal.js';
import { shownZone } from '../shown-zone.js';
import type { FlowState, SpecialistChoice, Submission, Trouble } from '../state.js';
import { Store } from '../store.js';
import type { Ending } from '../submission.js';
import { attend, pageSurroundings, type Surroundings } from '../surroundings.js';
import { takeFree } from '../take-free.js';
import { troubleOf } from '../trouble.js';
import { NOTHING_KNOWN, NOTHING_READ, stateOf, type AppointmentsFacts } from './appointments-facts.js';
import { RotaCancelledEvent, RotaMovedEvent } from './events.js';
import { readLink, type Link } from './link.js';
import { chosenMove, flowOfMove, sendMove, type SendMove } from './move.js';
import { isChangeable, isMovable, newestOf } from './rules.js';
import type { AppointmentsOptions, AppointmentsState, Cancelling, Moving, News } from './state.js';

/**
 * A client's own bookings over any backend (FL-8): lists what a link opens, cancels, moves without ever losing the old time, and
 * asks for a link by mail. It loads when somebody subscribes and never throws: what goes wrong is in its state.
 */
export class AppointmentsFlow extends EventTarget {
  readonly #backend: AppointmentsBackend;
  #locale: string;
  readonly #surroundings: Surroundings;
  readonly #store: Store<AppointmentsFacts, AppointmentsState>;
  #link: Link | undefined;
  #now: () => Instant;
  readonly #intents: Intents<RescheduleRequest>;
  #listening = new AbortController();
  /** Ends the waiting of a move. */
  #sending = new AbortController();
  /** Ends what was asked for by a link that is no longer shown. */
  #asking = new AbortController();
  /** Ends the following of a move's times. */
  #following = new AbortController();

  /** @param fragment Of the page's address, or of a link: see `readLink`. */
  constructor(
    backend: AppointmentsBackend,
    fragment: string,
    options: AppointmentsOptions = {},
    surroundings: Partial<Surroundings> = {},
  ) {
    super();
    this.#backend = backend;
    this.#locale = options.locale ?? 'en';
    this.#surroundings = { ...pageSurroundings(), ...surroundings };
    const { clock, guess, zone } = this.#surroundings;
    this.#intents = new Intents('moves', this.#surroundings);
    this.#now = clockFrom(guessed(guess), clock);
    const link = readLink(fragment);
    this.#link = link === 'incomplete' ? undefined : link;
    const fault = link === 'incomplete' ? link : undefined;
    const facts = { ...NOTHING_KNOWN, zone: shownZone(options.zone, zone()), opens: this.#link?.opens, fault };
    this.#store = new Store<AppointmentsFacts, AppointmentsState>(facts, (known) => stateOf(known, this.#now()));
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

  /** The client reads another language from now on. */
  setLocale(locale: string): void {
    this.#locale = locale;
    const { task } = this.#facts;
    if (task?.kind === 'move') task.flow.setLocale(locale);
  }

  /** Asks again for what failed. */
  retry(): void {
    void this.#open();
  }

  /** Shows older bookings. */
  async more(): Promise<void> {
    const { bookings, next, older } = this.#facts;
    if (bookings.status !== 'ready' || next === undefined || older === 'loading') return;
    this.#store.change({ older: 'loading' });
    try {
      this.#take(await this.#list(next));
      this.#store.change({ older: 'idle' });
    } catch (cause) {
      this.#fails(cause, (older) => ({ older }));
    }
  }

  /** Asks whether a booking is to be cancelled. */
  askToCancel(booking: Booking): void {
    if (!this.#isBusy() && isChangeable(booking, this.#now()))
      this.#begin({ kind: 'cancel', booking, sending: 'idle' });
  }

  /** Shows the times that a booking can move to. */
  startMove(booking: Booking): void {
    const { catalog } = this.#facts;
    if (this.#isBusy() || catalog.status !== 'ready' || !isMovable(booking, catalog.value, this.#now())) return;
    this.#begin({ kind: 'move', booking, flow: this.#flowOf(booking), sending: 'idle' });
  }

  /** Leaves the booking as it is; what waits to be sent again is not. */
  leave(): void {
    if (this.#isBusy()) return;
    this.#sending.abort();
    this.#end({});
  }

  /** Whose times are shown for a move. */
  chooseSpecialist(choice: SpecialistChoice): void {
    const { task } = this.#facts;
    if (task?.kind === 'move' && task.sending === 'idle') task.flow.chooseSpecialist(choice);
  }

  /** Chooses a time offered in place of a lost one, with the first who is free then; where it has gone, too, its day shows. */
  takeAlternative(start: Instant): void {
    const { task } = this.#facts;
    if (task?.kind === 'move' && task.sending === 'idle') takeFree(task.flow, start);
  }

  /** Cancels the booking that the question is about. Doing it twice changes nothing. */
  async cancel(): Promise<void> {
    const { task } = this.#facts;
    if (task?.kind !== 'cancel' || task.sending !== 'idle') return;
    const { booking } = task;
    this.#store.change({ task: { kind: 'cancel', booking, sending: 'sending' } });
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
    const { task, catalog } = this.#facts;
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
    const told = (sending: Submission) => this.#store.change({ task: { ...task, sending } });
    const ending = sendMove(move, { booking, request }, this.#intents, this.#surroundings, told, signal);
    return ending.catch(() => undefined);
  }

  /** The text of the .ics file of a booking; undefined where there is none to be had. */
  async calendarFile({ id, calendarFile }: Booking): Promise<string | undefined> {
    if (calendarFile !== undefined) return calendarFile;
    if (this.#facts.file?.asked === 'loading') return undefined;
    this.#store.change({ file: { booking: id, asked: 'loading' } });
    try {
      const found = await this.#backend.booking(id, this.#token);
      this.#store.change({ file: undefined });
      return found.calendarFile;
    } catch (cause) {
      this.#fails(cause, (asked) => ({ file: { booking: id, asked } }));
      return undefined;
    }
  }

  /** Shows the form that asks for a link to all bookings, in place of the one booking. */
  askForLink(): void {
    this.#link = undefined;
    this.#asking.abort();
    this.#store.change({ ...NOTHING_READ, opens: undefined, fault: undefined, news: undefined });
  }

  editEmail(email: string): void {
    this.#store.change({ form: { email, status: 'open' } });
  }

  /** Has a link sent to the address that was typed. The answer is the same whether or not it has bookings (A82). */
  async sendLink(): Promise<void> {
    const { form } = this.#facts;
    const email = form.email.trim();
    if (form.status === 'sending' || !this.#backend.sendAppointmentsLink) return;
    const error = email === '' ? 'required' : EMAIL.test(email) ? undefined : 'email';
    if (error) return this.#store.change({ form: { email, status: 'open', error } });
    this.#store.change({ form: { email, status: 'sending' } });
    try {
      await this.#backend.sendAppointmentsLink(email);
      this.#store.change({ form: { email, status: 'sent' } });
    } catch (cause) {
      const problem = problemFrom(cause);
      const fault = problem.code === 'validation' ? { error: 'email' as const } : { trouble: troubleOf(problem) };
      this.#store.change({ form: { email, status: 'open', ...fault } });
      this.#tell(problem);
    }
  }

  get #facts(): AppointmentsFacts {
    return this.#store.facts;
  }

  get #token(): string {
    return this.#link?.token ?? '';
  }

  /** While something is on its way, nothing else may be begun. */
  #isBusy(): boolean {
    const { task } = this.#facts;
    return task !== undefined && task.sending !== 'idle' && task.sending !== 'waiting';
  }

  #listen(signal: AbortSignal): void {
    const { catalog, task } = this.#facts;
    attend(this.#surroundings, signal, { back: () => this.#revisit(), tick: () => this.#store.change() });
    signal.addEventListener('abort', () => this.#following.abort());
    if (task) this.#follow(task);
    if (catalog.status === 'idle') void this.#open();
  }

  #begin(task: Cancelling | Moving): void {
    this.#store.change({ task, news: undefined, file: undefined });
    this.#follow(task);
  }

  #end(facts: Partial<AppointmentsFacts>): void {
    this.#following.abort();
    this.#store.change({ ...facts, task: undefined });
  }

  /** Hears of the zone and the time that are chosen in a move. */
  #follow(task: Cancelling | Moving): void {
    this.#following.abort();
    if (task.kind === 'cancel') return;
    const { flow } = task;
    const { signal } = (this.#following = new AbortController());
    const stop = flow.subscribe(() => this.#store.change({ zone: flow.state.zone }));
    signal.addEventListener('abort', stop);
  }

  /** The network is back, or the client: shows how the bookings stand by now, and takes nothing from under anybody's hands. */
  #revisit(): void {
    const { catalog, bookings, task } = this.#facts;
    const failed = [catalog, bookings].find((asked) => asked.status === 'failed');
    if (failed) return failed.trouble.retryable ? void this.#open() : undefined;
    if (bookings.status === 'ready' && !task && this.#link) void this.#read().catch(() => undefined);
  }

  async #open(): Promise<void> {
    const { signal } = (this.#asking = new AbortController());
    const loading = { status: 'loading' } as const;
    this.#store.change({ catalog: loading, bookings: this.#link ? loading : { status: 'idle' } });
    try {
      const [catalog, capabilities] = await Promise.all([
        this.#backend.catalog({ signal }),
        this.#backend.capabilities({ signal }),
      ]);
      if (capabilities.now !== undefined) this.#now = clockFrom(capabilities.now, this.#surroundings.clock);
      this.#store.change({
        catalog: { status: 'ready', value: catalog },
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
      const { catalog } = this.#facts;
      this.#store.change(catalog.status === 'ready' ? { bookings: failed } : { catalog: failed, bookings: failed });
      this.#tell(problem);
    }
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
    this.#end({ ...NOTHING_READ, opens: undefined, fault: 'expired' });
    return true;
  }

  async #list(after?: string): Promise<readonly Booking[]> {
    const { appointments } = this.#backend;
    if (!appointments) throw new Problem('not-found', 'This backend has no lists of bookings.');
    const { bookings, next } = await appointments.call(this.#backend, this.#token, after);
    // Looking again at the first page changes nothing about the older ones that are shown.
    if (after !== undefined || this.#facts.bookings.status !== 'ready') this.#store.change({ next });
    return bookings;
  }

  #take(fresh: readonly Booking[]): void {
    const { bookings } = this.#facts;
    if (!this.#link) return;
    const value = newestOf(bookings.status === 'ready' ? bookings.value : [], fresh);
    this.#store.change({ bookings: { status: 'ready', value } });
  }

  #flowOf(booking: Booking, chosen?: FlowState): Moving['flow'] {
    const { catalog, zone } = this.#facts;
    if (catalog.status !== 'ready') throw new Error('There is no catalog.');
    const surroundings = { ...this.#surroundings, guess: guessFrom(() => this.#now()) };
    const options = { zone, locale: this.#locale };
    return flowOfMove(this.#backend, catalog.value, booking, options, surroundings, chosen);
  }

  /** How the booking stands now that an answer was lost; undefined where that can't be told either. */
  async #look(task: Moving): Promise<Booking | undefined> {
    this.#store.change({ task: { ...task, sending: 'checking' } });
    return this.#backend.booking(task.booking.id, this.#token).catch(() => undefined);
  }

  #moved(booking: Booking, before: Booking): void {
    this.#finish({ kind: 'moved', booking, before });
    this.dispatchEvent(new RotaMovedEvent(booking.id, booking.start));
  }

  /** The booking is another from now on. */
  #finish(news: News): void {
    this.#end({ news });
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
      const flow = this.#flowOf(booking, task.flow.state);
      const lost = { why: whyLost(problem), alternatives: problem.alternatives.slice(0, ALTERNATIVES) };
      return this.#begin({ kind: 'move', booking, flow, sending: 'idle', lost });
    }
    this.#store.change({ task: { ...task, sending: 'idle', trouble: troubleOf(problem) } });
  }

  /** What was asked for besides does not come: that is said where it was asked for. */
  #fails(cause: unknown, facts: (trouble: Trouble) => Partial<AppointmentsFacts>): void {
    const problem = problemFrom(cause);
    this.#store.change(facts(troubleOf(problem)));
    this.#isOver(problem);
    this.#tell(problem);
  }

  #tell(problem: Problem): void {
    this.dispatchEvent(new RotaTroubleEvent(troubleOf(problem)));
  }
}
