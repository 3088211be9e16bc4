import type { Adapter, HoldCalls } from '../adapter/backend.js';
import type {
  AvailabilityQuery,
  Booking,
  BookingRequest,
  DetailLevel,
  HoldRequest,
  Openings,
  ProblemCode,
} from '../adapter/contract.js';
import { holdCallsOf } from '../adapter/holds.js';
import { openingsOf } from '../adapter/openings.js';
import { Problem } from '../adapter/problem.js';
import {
  choose,
  openSite,
  starts,
  type Availability,
  type Catalog,
  type OpenedSite,
  type Service,
  type Start,
} from '../engine/index.js';
import { formatStart, MINUTES_PER_DAY, type Day, type Instant, type Span } from '../time/index.js';
import { holds } from './facts.js';

/** Days that the suite looks at. */
const DAYS = 21;

/** What the conformance suite needs to know of an adapter. */
export interface Subject {
  /** A backend with the same site each time, and nothing booked by the suite before. */
  readonly make: () => Adapter | Promise<Adapter>;
  /** A service with at least two free starts within three weeks. */
  readonly service: string;
  /** Answers to the fields that it requires. */
  readonly answers?: BookingRequest['answers'];
  /** The backend's clock, where it isn't the real one. */
  readonly clock?: () => Instant;
}

interface Found {
  readonly found: readonly Start[];
  readonly revision: number;
}

/** A fresh backend, and what the suite does with it. */
export class Trial {
  readonly #subject: Subject;
  readonly #pageDecides: boolean;
  /** What was seen first: who is proposed for a start stays the same, however often it is asked for. */
  #seen: Availability | undefined;

  private constructor(
    subject: Subject,
    readonly backend: Adapter,
    readonly catalog: Catalog,
    readonly site: OpenedSite,
    pageDecides: boolean,
  ) {
    this.#subject = subject;
    this.#pageDecides = pageDecides;
  }

  static async of(subject: Subject): Promise<Trial> {
    const backend = await subject.make();
    const catalog = await backend.catalog();
    const { assignment } = await backend.capabilities();
    return new Trial(subject, backend, catalog, openSite(catalog), assignment === 'page');
  }

  get service(): Service {
    return this.site.services.get(this.#subject.service)!;
  }

  /** What the catalog says of how much the backend tells. */
  get detail(): DetailLevel {
    return this.catalog.site.detail ?? 'calendars';
  }

  /** About three weeks from the backend's today on. */
  get days(): Span<Day> {
    const now = this.#subject.clock?.() ?? Date.now() / 60_000;
    const today = Math.floor(now / MINUTES_PER_DAY);
    return [today - 1, today + DAYS];
  }

  /** The call that tells what is taken. */
  availability(query: AvailabilityQuery): Promise<Availability> {
    const { backend } = this;
    const tells = 'availability' in backend ? backend : undefined;
    holds(tells !== undefined, `the catalog says detail "${this.detail}", and there is no call "availability"`);
    return tells.availability(query);
  }

  /** What is taken, where it tells that. */
  look(): Promise<Availability> {
    const [from, to] = this.days;
    return this.availability({ from, to });
  }

  /** The starts, where it tells no more than these. */
  openings(): Promise<Openings> {
    const call = openingsOf(this.backend);
    holds(call !== undefined, `the catalog says detail "${this.detail}", and there is no call "openings"`);
    const [from, to] = this.days;
    return call({ from, to, service: this.service.id });
  }

  /** The starts that are free, and the revision that says so. */
  async free(): Promise<{ readonly starts: readonly Instant[]; readonly revision: number }> {
    const { found, revision } = this.detail === 'calendars' ? await this.#worked() : await this.#served();
    return { starts: found.filter(({ left }) => left > 0).map(({ start }) => start), revision };
  }

  async #worked(): Promise<Found> {
    const availability = await this.look();
    this.#seen ??= availability;
    const [from, to] = availability.days;
    const range = [from * MINUTES_PER_DAY, to * MINUTES_PER_DAY] as const;
    const found = starts(this.site, availability, { service: this.service.id }, range);
    return { found, revision: availability.revision };
  }

  async #served(): Promise<Found> {
    const { starts, revision } = await this.openings();
    return { found: starts.map(([start, left]) => ({ start, left })), revision };
  }

  /** What is asked for, as it is held or booked. */
  time(start: Instant): HoldRequest {
    const { id, durations } = this.service;
    return { service: id, duration: durations[0]!, start: formatStart(start, this.site.zone(this.catalog.site.zone)) };
  }

  request(start: Instant, change: Partial<BookingRequest> = {}): BookingRequest {
    const { zone } = this.catalog.site;
    return {
      ...this.time(start),
      answers: this.#subject.answers ?? {},
      client: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', locale: 'en', zone },
      revision: 0,
      ...change,
    };
  }

  /** How it holds times, where it says that it does. */
  async holdCalls(): Promise<HoldCalls | undefined> {
    return (await this.backend.capabilities()).holds ? holdCallsOf(this.backend) : undefined;
  }

  /** Books as a page does: says whom it would choose and, where the choice is the page's, tries others while some are left (RC-2). */
  async book(start: Instant, key: string, change?: Partial<BookingRequest>): Promise<Booking> {
    for (const lost: string[] = []; ;) {
      const proposal = this.#propose(start, lost);
      if (lost.length > 0 && !proposal) throw new Problem('all-booked', 'Nobody is left.', { status: 409 });
      const request = { ...this.request(start, change), ...(proposal && { proposal }) };
      try {
        return await this.backend.book(request, [key, ...lost].join('-'));
      } catch (cause) {
        if (!this.#pageDecides || !proposal || !(cause instanceof Problem) || cause.code !== 'slot-taken') throw cause;
        lost.push(proposal.calendar);
      }
    }
  }

  #propose(start: Instant, lost: readonly string[]): BookingRequest['proposal'] {
    if (!this.#seen) return undefined;
    const record = choose(this.site, this.#seen, { service: this.service.id, start, lost });
    return record.chosen === undefined ? undefined : { calendar: record.chosen, record };
  }
}

/** The problem that a call ends with, where it must. */
export async function refused(call: Promise<unknown>): Promise<Problem> {
  const answer = await call.then(
    () => new Error('The call succeeded; expected a Problem.'),
    (cause: unknown) => cause,
  );
  if (answer instanceof Problem) return answer;
  throw answer;
}

/** The code of the problem that a call ended with; whatever else it threw is thrown on. */
export function codeOf(cause: unknown): ProblemCode {
  if (cause instanceof Problem) return cause.code;
  throw cause;
}
