import type { Booking, BookingRequest, HeldTime, ProblemBody } from '../../src/adapter/contract.js';
import type { Availability } from '../../src/engine/index.js';
import {
  compose,
  createHandler,
  siteFromFile,
  Sites,
  type HostedSite,
  type HandlerOptions,
  type Message,
  type SiteFile,
  type SiteSetup,
  type SiteState,
} from '../../src/server/index.js';
import { deliverDue, type Send } from '../../src/server/delivery/deliver.js';
import { dayOfIso, Zones } from '../../src/time/index.js';
import { parseStart } from '../../src/time/rfc9557.js';
import { checkedHandler } from './contract-check.js';
import { TestStore } from './test-store.js';

export const ORIGIN = 'https://www.example.com';
const BASE = 'https://api.example.com/v1/sites';

/** The address that mails come from. */
export const SENDER = 'booking@rota.example';

/** Monday 2 March 2026, 08:00 in Berlin: four weeks before the clocks go forward. */
export const NOW = at('2026-03-02T08:00+01:00[Europe/Berlin]');

const DAY = ['09:00-17:00'];
const HOURS = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY };

/**
 * A practice with an automatic service, one where clients choose, a group session, and calendars that aren't for
 * clients.
 */
export const PRACTICE: SiteFile = {
  id: 'practice',
  name: 'The practice',
  zone: 'Europe/Berlin',
  language: 'en-GB',
  origins: [ORIGIN],
  specialists: [
    { id: 'ann', name: 'Ann', email: 'ann@practice.example' },
    { id: 'bob', name: 'Bob', email: 'bob@practice.example' },
    { id: 'eve', name: 'Eve' },
  ],
  calendars: [
    { id: 'a', specialist: 'ann', hours: HOURS },
    { id: 'b', specialist: 'bob', hours: HOURS },
    { id: 'group', specialist: 'eve', hours: HOURS },
    { id: 'secret', specialist: 'eve', public: false, hours: HOURS },
    { id: 'spare', specialist: 'eve', hours: HOURS },
  ],
  services: [
    { id: 'massage', name: 'Massage', durations: [60], calendars: ['a', 'b', 'secret'], assignment: 'automatic' },
    {
      id: 'talk',
      name: 'Talk',
      durations: [30, 60],
      bufferAfter: 15,
      calendars: ['a', 'b', 'secret'],
      assignment: 'client',
    },
    { id: 'class', name: 'Class', durations: [60], seats: 3, calendars: ['group'] },
  ],
};

export const CLIENT: BookingRequest['client'] = {
  firstName: 'Cleo',
  lastName: 'Client',
  email: 'cleo@example.com',
  locale: 'en-GB',
  zone: 'Europe/Berlin',
};

/** The instant of an RFC 9557 text. */
export function at(text: string): number {
  const parsed = parseStart(text, new Zones());
  if (parsed.kind !== 'start') throw new Error(`${text}: ${parsed.kind}`);
  return parsed.start;
}

/** A start on a March day in Berlin, before the clocks go forward: `berlin('03-03T10:00')`. */
export function berlin(text: string): string {
  return `2026-${text}+01:00[Europe/Berlin]`;
}

/** A body that is right in every part but those that are given. */
export function wish(parts: Partial<BookingRequest> = {}): BookingRequest {
  return {
    service: 'massage',
    duration: 60,
    start: berlin('03-03T10:00'),
    client: CLIENT,
    answers: {},
    revision: 0,
    ...parts,
  };
}

export type Answer<T> = { readonly response: Response; readonly status: number; readonly body: T };

/** A backend on its own store, with a clock that tests can turn, and calls in few words. Its answers are held to the OpenAPI file. */
export class TestBackend {
  readonly store = new TestStore();
  readonly handler;
  readonly #sites: Sites;
  now = NOW;
  /** Seconds of the minute. */
  seconds = 0;
  /** Who sends the requests, as far as the server can tell. */
  visitor = '';
  faults: unknown[] = [];
  #site: string;
  #keys = 0;

  constructor(...files: readonly SiteFile[]) {
    const sites = (files.length > 0 ? files : [PRACTICE]).map((file) => this.setUp(siteFromFile(file)));
    this.#sites = new Sites(sites);
    this.#site = sites[0]!.catalog.site.id;
    this.handler = checkedHandler(
      createHandler({
        sites: this.#sites,
        store: this.store,
        clock: () => this.now,
        seconds: () => this.now * 60 + this.seconds,
        visitorOf: () => this.visitor,
        onFault: (fault) => this.faults.push(fault),
        ...this.defences(),
      }),
    );
  }

  /** The set-up that is served, of what a site file says. */
  protected setUp(setup: SiteSetup): SiteSetup {
    return setup;
  }

  /** The first of the sites, as it is served. */
  get hosted(): HostedSite {
    return this.#sites.get(this.#site)!;
  }

  /** Serves the one site as another file says from now on. */
  serve(file: SiteFile): void {
    this.#sites.replace([this.setUp(siteFromFile(file))]);
  }

  /** Nothing is limited, so that tests of other things may book as often as they like. */
  protected defences(): Partial<HandlerOptions> {
    return {};
  }

  state(): Promise<SiteState> {
    return this.store.state(this.#site);
  }

  /** The notices in the outbox, composed. */
  async messages(): Promise<Message[]> {
    const notices = (await this.state()).outbox.flatMap((one) => ('webhook' in one ? [] : [one]));
    return Promise.all(notices.map((notice) => compose(this.hosted, notice, { sender: SENDER })));
  }

  /** Delivers what is due, and gives the mails that went out. */
  async deliver(): Promise<Message[]> {
    const sent: Message[] = [];
    const { store, now } = this;
    const send: Send = async (_, mail) => void sent.push(mail);
    await deliverDue({ store, sites: [this.hosted], clock: () => now, send, sender: SENDER });
    return sent;
  }

  /** Whether nothing was ever written. */
  async isUntouched(): Promise<boolean> {
    const { bookings, claims, ledger, outbox } = await this.state();
    return [Object.keys(bookings), claims, ledger, outbox].every((list) => list.length === 0);
  }

  async send<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
    const response = await this.handler(new Request(`${BASE}/${this.#site}${path}`, init));
    const text = await response.clone().text();
    return { response, status: response.status, body: (text ? JSON.parse(text) : undefined) as T };
  }

  /** Sends a booking request; `key` is new each time where left out, and not sent where it is null. */
  post<T = Booking>(
    body: unknown,
    key: string | null = `key-${++this.#keys}`,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.send('/bookings', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === null ? {} : { 'idempotency-key': key }), ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** Asks for a time to be held; `key` as in `post`. */
  hold<T = Required<HeldTime>>(
    body: object,
    key: string | null = `key-${++this.#keys}`,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.send('/holds', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === null ? {} : { 'idempotency-key': key }), ...headers },
      body: JSON.stringify(body),
    });
  }

  book(parts: Partial<BookingRequest> = {}, key?: string): Promise<Answer<Booking>> {
    return this.post(wish(parts), key);
  }

  /** A booking request that is expected to end with a problem. */
  refused(parts: Record<string, unknown> = {}, key?: string | null): Promise<Answer<ProblemBody>> {
    return this.post({ ...wish(), ...parts }, key);
  }

  cancel<T = Booking>({ id, token }: Pick<Booking, 'id' | 'token'>): Promise<Answer<T>> {
    return this.send(`/bookings/${id}/cancel`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  }

  read<T = Booking>(id: string, token: string | undefined): Promise<Answer<T>> {
    return this.send(`/bookings/${id}`, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
  }

  availability(from: string, to: string): Promise<Answer<Availability>> {
    return this.send(`/availability?from=${dayOfIso(from)}&to=${dayOfIso(to)}`);
  }
}
