import type { PackageCalls } from '../../src/adapter/backend.js';
import type {
  Booking,
  Capabilities,
  PackageRequest,
  SessionRequest,
  SessionsRequest,
  TakenPackage,
} from '../../src/adapter/contract.js';
import { Problem } from '../../src/adapter/problem.js';
import type { Package, Service } from '../../src/engine/index.js';
import { parseStart } from '../../src/time/rfc9557.js';
import { Zones } from '../../src/time/zones.js';
import { ScriptedBackend } from './scripted-backend.js';
import type { SmallSite } from './small-site.js';

export const TOKEN = 'token-of-the-package-in-question';
export const LINK = `package-of-the-client.${TOKEN}`;

export const SIX: Package = {
  ...{ id: 'six', name: 'Six massages', sessions: [{ service: 'service', count: 6 }] },
  ...{ weekly: 2, expiresAfterDays: 30, rule: { who: 'any' } },
};

/** A backend that sells packages, in the hands of a test. */
export class PackageBackend extends ScriptedBackend implements PackageCalls {
  can: Partial<Capabilities> = { packages: true };
  /** The package of the client, by then. */
  owned: TakenPackage | undefined;
  readonly asked: { readonly what: string; readonly key: string; readonly request: SessionsRequest }[] = [];
  /** What the next calls that book do before they answer; what they throw is the answer. */
  before: (() => unknown)[] = [];
  beforeReading: (() => unknown)[] = [];
  /** What happens once something is booked, before its answer is there. */
  after: (() => unknown)[] = [];
  readonly #answers = new Map<string, { readonly text: string; readonly taken: TakenPackage }>();

  /** @param more Services of packages beside `service`, which all calendars serve. */
  constructor(
    given: Omit<SmallSite, 'from'> = {},
    packages: readonly Package[] = [SIX],
    more: Partial<Service>[] = [],
  ) {
    super({ calendars: [{}, {}], ...given, service: { name: 'Massage', sharing: { with: 'all' }, ...given.service } });
    const [service] = this.site.services;
    this.site = { ...this.site, packages, services: [service!, ...more.map((one) => ({ ...service!, ...one }))] };
  }

  override async capabilities(): Promise<Capabilities> {
    return { detail: 'calendars', assignment: 'backend', cancel: true, now: this.now, ...this.can };
  }

  async takePackage(request: PackageRequest, key: string): Promise<TakenPackage> {
    const client = { firstName: request.client.firstName, email: request.client.email };
    const template = this.site.packages!.find(({ id }) => id === request.package)!;
    const make = (): TakenPackage => ({
      ...{ id: 'package-of-the-client', version: 1, package: template.id, name: template.name },
      ...(request.calendar && { calendar: request.calendar }),
      ...{ boughtAt: this.now, lastDay: Math.floor(this.now / 1440) + 30 },
      ...{ left: [], bookings: request.sessions.map((session, place) => this.#booking(session, place, client)) },
    });
    return { ...(await this.#once('take', key, request, make)), token: TOKEN };
  }

  async takenPackage(id: string, token: string): Promise<TakenPackage> {
    await this.beforeReading.shift()?.();
    return this.#find(id, token);
  }

  async bookSessions(id: string, token: string, request: SessionsRequest, key: string): Promise<TakenPackage> {
    const owned = this.#find(id, token);
    const make = (): TakenPackage => {
      const { bookings } = owned;
      const more = request.sessions.map((one, place) => this.#booking(one, bookings.length + place, bookings[0]!));
      return { ...owned, bookings: [...bookings, ...more] };
    };
    return this.#once('sessions', key, request, make);
  }

  #find(id: string, token: string): TakenPackage {
    if (this.owned?.id === id && token === TOKEN) return this.owned;
    throw new Problem('not-found', 'There is no package that this link opens.', { status: 404 });
  }

  async #once(what: string, key: string, request: SessionsRequest, make: () => TakenPackage): Promise<TakenPackage> {
    this.asked.push({ what, key, request });
    await this.before.shift()?.();
    const text = JSON.stringify(request);
    const answer = this.#answers.get(key) ?? { text, taken: make() };
    if (answer.text !== text) throw new Problem('idempotency-key-reused', 'Another request.', { status: 422 });
    this.#answers.set(key, answer);
    this.owned = answer.taken;
    await this.after.shift()?.();
    return answer.taken;
  }

  #booking(
    { service, start, duration, calendar = 'c0' }: SessionRequest,
    place: number,
    { firstName, email }: Pick<Booking, 'firstName' | 'email'>,
  ): Booking {
    const parsed = parseStart(start, new Zones());
    const { name } = this.site.services.find(({ id }) => id === service)!;
    return {
      ...{ id: `booking-${place}`, state: 'confirmed', version: 1, service, serviceName: name, duration, calendar },
      ...{ start: parsed.kind === 'start' ? parsed.start : 0, specialistNames: [calendar.replace('c', 'p')] },
      ...{ assignedBy: 'client', firstName, email, package: 'package-of-the-client' },
    };
  }
}

/** A package of the client's, with sessions booked at those instants. */
export function aPackage(starts: readonly number[], parts: Partial<TakenPackage> = {}): TakenPackage {
  return {
    ...{ id: 'package-of-the-client', version: 1, package: 'six', name: 'Six massages', left: [] },
    ...{ boughtAt: starts[0] ?? 0, lastDay: Math.floor((starts[0] ?? 0) / 1440) + 30 },
    bookings: starts.map((start, place) => ({
      ...{ id: `booking-${place}`, state: 'confirmed', version: 1, service: 'service', serviceName: 'Massage' },
      ...{ duration: 60, calendar: 'c0', specialistNames: ['p0'], assignedBy: 'client' },
      ...{ start, firstName: 'Ada', email: 'ada@example.com', package: 'package-of-the-client' },
    })),
    ...parts,
  };
}
