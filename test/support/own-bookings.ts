import type { AppointmentCalls } from '../../src/adapter/backend.js';
import type { Appointments, Booking, Capabilities, RescheduleRequest } from '../../src/adapter/contract.js';
import { Problem } from '../../src/adapter/problem.js';
import { parseStart } from '../../src/time/rfc9557.js';
import { Zones } from '../../src/time/zones.js';
import type { Instant } from '../../src/time/units.js';
import { NOW, ScriptedBackend } from './scripted-backend.js';
import type { SmallSite } from './small-site.js';

export const TOKEN = 'token-of-the-one-booking-in-question';
export const LIST_TOKEN = 'token-of-all-the-bookings-of-a-client';
export const ONE = `booking-of-the-client.${TOKEN}`;
export const ALL = `appointments.${LIST_TOKEN}`;

/** A booking on the day of the tests, 10:00 to 11:00 UTC, with `p0`. */
export function aBooking(parts: Partial<Booking> = {}): Booking {
  const start = parts.start ?? NOW + 120;
  return {
    ...{ id: 'booking-of-the-client', state: 'confirmed', version: 1, service: 'service', serviceName: 'Massage' },
    ...{ start, duration: 60, calendar: 'c0', specialistNames: ['p0'], assignedBy: 'backend' },
    ...{ firstName: 'Ada', email: 'ada@example.com', changeableUntil: start - 60, calendarFile: 'BEGIN:VCALENDAR' },
    ...parts,
  };
}

/** A backend with bookings of one client, in the hands of a test. */
export class OwnBookings extends ScriptedBackend implements AppointmentCalls {
  bookings: Booking[] = [aBooking()];
  can: Partial<Capabilities> = { reschedule: true, appointments: true };
  /** What was sent to change something. */
  readonly calls: unknown[] = [];
  /** The keys of the moves. */
  readonly keys: string[] = [];
  /** Whether it gives the first answer again under the same key. */
  heedsKeys = true;
  readonly #moved = new Map<string, Booking>();
  /** What the next calls of each kind do before they answer; what they throw is the answer. */
  readonly before = {
    booking: [] as (() => unknown)[],
    change: [] as (() => unknown)[],
    list: [] as (() => unknown)[],
  };
  /** What happens after a change is made and before its answer is there. */
  readonly after: (() => unknown)[] = [];
  next: string | undefined;
  older: Booking[] = [];

  constructor(given: Omit<SmallSite, 'from'> = {}) {
    super({ calendars: [{}, {}], ...given });
  }

  override async capabilities(): Promise<Capabilities> {
    return { detail: 'calendars', assignment: 'backend', cancel: true, now: this.now, ...this.can };
  }

  override async booking(id = '', token = ''): Promise<Booking> {
    await this.before.booking.shift()?.();
    return this.#find(id, token);
  }

  override async cancel(id = '', token = ''): Promise<Booking> {
    this.calls.push(['cancel', id, token]);
    await this.before.change.shift()?.();
    return this.#change(id, token, { state: 'cancelled', changeableUntil: undefined });
  }

  async reschedule(
    id: string,
    token: string,
    version: number,
    request: RescheduleRequest,
    key: string,
  ): Promise<Booking> {
    this.calls.push(['move', id, version, request]);
    this.keys.push(key);
    await this.before.change.shift()?.();
    const replayed = this.heedsKeys ? this.#moved.get(key) : undefined;
    if (replayed) return replayed;
    const before = this.#find(id, token);
    if (before.version !== version) throw new Problem('version-mismatch', 'Changed meanwhile.', { status: 412 });
    const parsed = parseStart(request.start, new Zones());
    const start: Instant = parsed.kind === 'start' ? parsed.start : 0;
    const parts = { start, changeableUntil: start - 60, duration: request.duration ?? before.duration };
    const change = this.#change(id, token, parts);
    this.#moved.set(key, this.#find(id, token));
    return change;
  }

  async appointments(token: string, after?: string): Promise<Appointments> {
    await this.before.list.shift()?.();
    if (token !== LIST_TOKEN) throw new Problem('link-expired', 'Over.', { status: 401 });
    if (after !== undefined) return { bookings: this.older };
    return { bookings: this.bookings, ...(this.next !== undefined && { next: this.next }) };
  }

  async sendAppointmentsLink(email: string): Promise<void> {
    this.calls.push(['link', email]);
    await this.before.list.shift()?.();
  }

  #find(id: string, token: string): Booking {
    const found = this.bookings.find((booking) => booking.id === id);
    if (found && (token === TOKEN || token === LIST_TOKEN)) return found;
    throw new Problem('not-found', 'There is no booking that this link opens.', { status: 404 });
  }

  async #change(id: string, token: string, parts: Partial<Booking>): Promise<Booking> {
    const before = this.#find(id, token);
    const after = { ...before, ...parts, version: before.version + 1 };
    this.bookings = this.bookings.map((booking) => (booking === before ? after : booking));
    await this.after.shift()?.();
    return after;
  }
}
