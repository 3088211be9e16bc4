import type { Backend, CallOptions } from '../../src/adapter/backend.js';
import type { AvailabilityQuery, Booking, BookingRequest, Capabilities } from '../../src/adapter/contract.js';
import { Problem } from '../../src/adapter/problem.js';
import type { Availability, CalendarAvailability, Catalog } from '../../src/engine/model.js';
import { parseStart } from '../../src/time/rfc9557.js';
import { Zones } from '../../src/time/zones.js';
import type { Instant } from '../../src/time/units.js';
import { smallSite, utc, type SmallSite } from './small-site.js';

/** The day that scripted sites live in: Monday 2 March 2026, 08:00 UTC. */
export const MONDAY = '2026-03-02';
export const NOW: Instant = utc(`${MONDAY} 08:00`);

/** Something that a test answers when it wants to. */
export interface Held<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(cause: unknown): void;
}

export function held<T>(): Held<T> {
  let settle: Omit<Held<T>, 'promise'> | undefined;
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle! };
}

/** A backend in the hands of a test: it answers from a small site, and any call can be answered otherwise. */
export class ScriptedBackend implements Backend {
  readonly queries: AvailabilityQuery[] = [];
  readonly sent: { readonly request: BookingRequest; readonly key: string }[] = [];
  /** The bookings that were made, by key. */
  readonly booked = new Map<string, Booking>();
  readonly #requests = new Map<string, string>();
  site: Catalog;
  assignment: Capabilities['assignment'] = 'backend';
  revision = 1;
  now = NOW;
  taken: (Partial<CalendarAvailability> & { readonly calendar: string })[] = [];
  /** What the next calls do before they answer; what they throw is the answer. */
  beforeCatalog: ((signal: AbortSignal | undefined) => unknown)[] = [];
  beforeAvailability: ((query: AvailabilityQuery, signal: AbortSignal | undefined) => unknown)[] = [];
  beforeBooking: ((request: BookingRequest, signal: AbortSignal | undefined) => unknown)[] = [];
  /** What happens after a booking is made and before its answer is there. */
  afterBooking: ((booking: Booking) => unknown)[] = [];

  constructor(given: Omit<SmallSite, 'from'> = {}) {
    this.site = smallSite({ from: MONDAY, ...given }).catalog;
  }

  async capabilities(): Promise<Capabilities> {
    return { detail: 'calendars', assignment: this.assignment, cancel: true };
  }

  async catalog({ signal }: CallOptions = {}): Promise<Catalog> {
    await this.beforeCatalog.shift()?.(signal);
    return this.site;
  }

  async availability(query: AvailabilityQuery, { signal }: CallOptions = {}): Promise<Availability> {
    this.queries.push(query);
    const answer = this.answer(query);
    const other = await this.beforeAvailability.shift()?.(query, signal);
    return (other as Availability | undefined) ?? answer;
  }

  /** What the backend knows at this moment. */
  answer({ from, to }: AvailabilityQuery): Availability {
    return {
      revision: this.revision,
      now: this.now,
      days: [from, to],
      calendars: this.site.calendars.map(({ id }) => ({
        calendar: id,
        busy: [],
        taken: [],
        shifts: [],
        sessions: [],
        ...this.taken.find(({ calendar }) => calendar === id),
      })),
      figures: { sessions: [], services: [] },
    };
  }

  async book(request: BookingRequest, key: string, { signal }: CallOptions = {}): Promise<Booking> {
    this.sent.push({ request, key });
    await this.beforeBooking.shift()?.(request, signal);
    const booking = this.booked.get(key) ?? this.#make(request);
    const first = this.#requests.get(key) ?? JSON.stringify(request);
    if (first !== JSON.stringify(request)) refuse('idempotency-key-reused', { status: 422 })();
    this.booked.set(key, booking);
    this.#requests.set(key, first);
    await this.afterBooking.shift()?.(booking);
    return booking;
  }

  async booking(): Promise<Booking> {
    throw new Problem('not-found', 'There is no such booking.', { status: 404 });
  }

  cancel(): Promise<Booking> {
    return this.booking();
  }

  #make({ service, start, duration, calendar, proposal, client }: BookingRequest): Booking {
    const parsed = parseStart(start, new Zones());
    return {
      id: `booking-${this.booked.size + 1}`,
      state: 'confirmed',
      version: 1,
      service,
      serviceName: service,
      start: parsed.kind === 'start' ? parsed.start : 0,
      duration,
      calendar: calendar ?? proposal?.calendar,
      assignedBy: calendar ? 'client' : 'backend',
      firstName: client.firstName,
      email: client.email,
    };
  }
}

/** Throws a problem as the HTTP adapter would. */
export function refuse(code: Problem['code'], options: ConstructorParameters<typeof Problem>[2] = {}): () => never {
  return () => {
    throw new Problem(code, `The test says ${code}.`, options);
  };
}
