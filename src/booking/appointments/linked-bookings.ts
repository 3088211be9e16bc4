import type { AppointmentsBackend } from '../../adapter/backend.js';
import type { Booking } from '../../adapter/contract.js';
import { Problem, problemFrom } from '../../adapter/problem.js';
import { clockFrom } from '../backend-clock.js';
import type { Trouble } from '../state.js';
import type { Surroundings } from '../surroundings.js';
import { troubleOf } from '../trouble.js';
import { NOTHING_READ, type AppointmentsFacts, type AppointmentsStore } from './appointments-facts.js';
import { newestOf } from './rules.js';

/** The bookings that a link opens, as the backend has them, and what the page has to know to show them. */
export class LinkedBookings {
  readonly #backend: AppointmentsBackend;
  readonly #store: AppointmentsStore;
  readonly #clock: Surroundings['clock'];
  readonly #tell: (problem: Problem) => void;
  /** Ends what was asked for by a link that is no longer shown. */
  #asking = new AbortController();

  /** @param tell Hears what goes wrong. */
  constructor(
    backend: AppointmentsBackend,
    store: AppointmentsStore,
    { clock }: Surroundings,
    tell: (problem: Problem) => void,
  ) {
    this.#backend = backend;
    this.#store = store;
    this.#clock = clock;
    this.#tell = tell;
  }

  get token(): string {
    return this.#facts.link?.token ?? '';
  }

  async open(): Promise<void> {
    const { signal } = (this.#asking = new AbortController());
    const loading = { status: 'loading' } as const;
    this.#store.change({ catalog: loading, bookings: this.#facts.link ? loading : { status: 'idle' } });
    try {
      this.#store.change(await this.#frame(signal));
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

  /** The network is back, or the client: shows how the bookings stand by now, and takes nothing from under anybody's hands. */
  revisit(): void {
    const { catalog, bookings, task, link } = this.#facts;
    const failed = [catalog, bookings].find((asked) => asked.status === 'failed');
    if (failed) return failed.trouble.retryable ? void this.open() : undefined;
    if (bookings.status === 'ready' && !task && link) void this.#read().catch(() => undefined);
  }

  async more(): Promise<void> {
    const { bookings, next, older } = this.#facts;
    if (bookings.status !== 'ready' || next === undefined || older === 'loading') return;
    this.#store.change({ older: 'loading' });
    try {
      this.take(await this.#list(next));
      this.#store.change({ older: 'idle' });
    } catch (cause) {
      this.#fails(cause, (older) => ({ older }));
    }
  }

  async calendarFile({ id, calendarFile }: Booking): Promise<string | undefined> {
    if (calendarFile !== undefined) return calendarFile;
    if (this.#facts.file?.asked === 'loading') return undefined;
    this.#store.change({ file: { booking: id, asked: 'loading' } });
    try {
      const found = await this.look(id);
      this.#store.change({ file: undefined });
      return found.calendarFile;
    } catch (cause) {
      this.#fails(cause, (asked) => ({ file: { booking: id, asked } }));
      return undefined;
    }
  }

  /** How one of them stands by now. */
  look(id: string): Promise<Booking> {
    return this.#backend.booking(id, this.token);
  }

  /** Shows bookings as they are from now on; an older answer changes nothing (RC-7). */
  take(fresh: readonly Booking[]): void {
    const { bookings, link } = this.#facts;
    if (!link) return;
    const value = newestOf(bookings.status === 'ready' ? bookings.value : [], fresh);
    this.#store.change({ bookings: { status: 'ready', value } });
  }

  /** Shows them no more. */
  forget(): void {
    this.#asking.abort();
    this.#store.change({ ...NOTHING_READ, link: undefined, fault: undefined, news: undefined });
  }

  /** Whether a problem says that the link opens nothing any more: then there is nothing more to show. */
  isOver({ code }: Problem): boolean {
    if (code !== 'link-expired' && code !== 'not-found') return false;
    this.#store.change({ ...NOTHING_READ, link: undefined, fault: 'expired', task: undefined });
    return true;
  }

  get #facts(): AppointmentsFacts {
    return this.#store.facts;
  }

  /** What bookings are shown with: the catalog, the backend's clock, and what it can do. */
  async #frame(signal: AbortSignal): Promise<Partial<AppointmentsFacts>> {
    const [catalog, { now, ...can }] = await Promise.all([
      this.#backend.catalog({ signal }),
      this.#backend.capabilities({ signal }),
    ]);
    return {
      catalog: { status: 'ready', value: catalog },
      ...(now !== undefined && { now: clockFrom(now, this.#clock) }),
      can: {
        cancel: can.cancel,
        move: can.reschedule === true && this.#backend.reschedule !== undefined,
        sendLink: can.appointments === true && this.#backend.sendAppointmentsLink !== undefined,
      },
    };
  }

  async #read(): Promise<void> {
    const { signal } = this.#asking;
    const { link } = this.#facts;
    if (!link) return;
    try {
      this.take(link.opens === 'all' ? await this.#list() : [await this.look(link.id)]);
    } catch (cause) {
      const problem = problemFrom(cause);
      if (signal.aborted) return;
      if (!this.isOver(problem)) throw problem;
    }
  }

  async #list(after?: string): Promise<readonly Booking[]> {
    const { appointments } = this.#backend;
    if (!appointments) throw new Problem('not-found', 'This backend has no lists of bookings.');
    const { bookings, next } = await appointments.call(this.#backend, this.token, after);
    // Looking again at the first page changes nothing about the older ones that are shown.
    if (after !== undefined || this.#facts.bookings.status !== 'ready') this.#store.change({ next });
    return bookings;
  }

  /** What was asked for besides does not come: that is said where it was asked for. */
  #fails(cause: unknown, facts: (trouble: Trouble) => Partial<AppointmentsFacts>): void {
    const problem = problemFrom(cause);
    this.#store.change(facts(troubleOf(problem)));
    this.isOver(problem);
    this.#tell(problem);
  }
}
