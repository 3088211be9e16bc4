/**
 * The port between Rota and any backend. An adapter is an object with these calls; `HttpBackend` (http-backend.ts) is the
 * one for the contract of DESIGN. Each call gives a checked answer or throws a `Problem`; none of them ever throws
 * anything else.
 */
import type { Availability, Catalog } from '../engine/model.js';
import type { AvailabilityQuery, Booking, BookingRequest, Capabilities } from './contract.js';

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface Backend {
  capabilities(options?: CallOptions): Promise<Capabilities>;
  catalog(options?: CallOptions): Promise<Catalog>;
  availability(query: AvailabilityQuery, options?: CallOptions): Promise<Availability>;
  /**
   * Books. The same key always means the same intent: calling again with it gives the first answer again and never a
   * second booking (RC-4).
   */
  book(request: BookingRequest, idempotencyKey: string, options?: CallOptions): Promise<Booking>;
  /** Reads a booking with the token of its link. */
  booking(id: string, token: string, options?: CallOptions): Promise<Booking>;
  cancel(id: string, token: string, options?: CallOptions): Promise<Booking>;
}
