/**
 * The port between Rota and any backend. An adapter is an object with these calls; `HttpBackend` (http-backend.ts) is the
 * one for the contract of DESIGN. Each call gives a checked answer or throws a `Problem`; none of them ever throws
 * anything else.
 */
import type { Availability, Catalog } from '../engine/model.js';
import type {
  AnyBookingRequest,
  AnyHoldRequest,
  Appointments,
  AvailabilityQuery,
  Booking,
  Capabilities,
  HeldTime,
  Openings,
  OpeningsQuery,
  PackageRequest,
  RescheduleRequest,
  RevisionNews,
  SessionsRequest,
  TakenPackage,
} from './contract.js';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Whether the call is to reach the backend even where the page is left meanwhile. */
  readonly keepalive?: boolean;
}

/** The call that a booking begins with. */
export interface CatalogCalls {
  catalog(options?: CallOptions): Promise<Catalog>;
}

/** The calls that every backend has, whatever it tells of its times. */
interface EveryCall extends CatalogCalls {
  capabilities(options?: CallOptions): Promise<Capabilities>;
  /**
   * Books. The same key always means the same intent: calling again with it gives the first answer again and never a
   * second booking (RC-4).
   */
  book(request: AnyBookingRequest, idempotencyKey: string, options?: CallOptions): Promise<Booking>;
  /** Reads a booking with the token of its link. */
  booking(id: string, token: string, options?: CallOptions): Promise<Booking>;
  cancel(id: string, token: string, options?: CallOptions): Promise<Booking>;
}

/** A backend that tells what is taken: the page works the times out. */
export interface Backend extends EveryCall {
  /** Not asked where the catalog says another `detail` than `calendars`. */
  availability(query: AvailabilityQuery, options?: CallOptions): Promise<Availability>;
}

/** The calls that hold a time while the form is filled, which a backend may have besides (RC-6). */
export interface HoldCalls {
  /** A key as in `book`: calling again with it gives the same hold again, never a second one (RC-4). */
  hold(request: AnyHoldRequest, idempotencyKey: string, options?: CallOptions): Promise<HeldTime>;
  /** Holds a time for longer. */
  extendHold(id: string, token: string, options?: CallOptions): Promise<HeldTime>;
  /** Gives a held time up; one that has ended is given up already. */
  releaseHold(id: string, token: string, options?: CallOptions): Promise<void>;
}

/** The call that tells of changes as they happen, which a backend may have besides. */
export interface ChangeCalls {
  /**
   * Hears of changes until the signal; settles where the backend ends it before.
   *
   * @param hear Called with each change, and at once where something has changed `since` a revision.
   */
  changes(hear: (news: RevisionNews) => void, options?: CallOptions & { readonly since?: number }): Promise<void>;
}

/** The call of a backend whose catalog says `detail: 'pools'` or `'slots'`: asked in place of `availability`. */
export interface OpeningCalls {
  /** The starts of what is to be booked, on all of the days that are asked for. */
  openings(query: OpeningsQuery, options?: CallOptions): Promise<Openings>;
}

/** A backend that tells which starts there are, and nothing of what is taken. */
export interface OpeningsBackend extends EveryCall, OpeningCalls {}

/** What a page can bring as an adapter of its own. */
export type Adapter = Backend | OpeningsBackend;

/** What booking can make use of: what a backend leaves out is not offered. */
export type BookingBackend = Adapter & Partial<HoldCalls & ChangeCalls & OpeningCalls>;

/** The calls about a client's own bookings that a backend may have besides (FL-8). */
export interface AppointmentCalls {
  /**
   * Moves a booking in one step: it stays as it is where that fails.
   *
   * @param version The version that the client has in view.
   * @param idempotencyKey As in `book`: sent again with it, the same request gives the first answer again.
   */
  reschedule(
    id: string,
    token: string,
    version: number,
    request: RescheduleRequest,
    idempotencyKey: string,
    options?: CallOptions,
  ): Promise<Booking>;
  /**
   * All bookings of the client whose link it is, the latest start first.
   *
   * @param after The `next` of the page before.
   */
  appointments(token: string, after?: string, options?: CallOptions): Promise<Appointments>;
  /** Sends a link to all bookings of an address, if it has any. */
  sendAppointmentsLink(email: string, options?: CallOptions): Promise<void>;
}

/** What a client's own bookings need: what a backend leaves out is not offered. */
export type AppointmentsBackend = Backend & Partial<AppointmentCalls>;

/** The calls about packages that a backend may have besides (PK-1 to PK-6); its catalog then has the packages and `sharing`, too. */
export interface PackageCalls {
  /** Takes a package with its first sessions: all of that, or nothing. A key as in `book` (RC-4). */
  takePackage(request: PackageRequest, idempotencyKey: string, options?: CallOptions): Promise<TakenPackage>;
  /** Reads a package that a client has, with the token of its link. */
  takenPackage(id: string, token: string, options?: CallOptions): Promise<TakenPackage>;
  /** Books further sessions out of it: all of them, or none. */
  bookSessions(
    id: string,
    token: string,
    request: SessionsRequest,
    idempotencyKey: string,
    options?: CallOptions,
  ): Promise<TakenPackage>;
}

/** What packages need: what a backend leaves out is not offered. */
export type PackagesBackend = Backend & Partial<PackageCalls>;
