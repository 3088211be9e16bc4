/** What goes over the wire for owners who look after a site: figures of a team, and what could not be delivered. */
import type { MemberFigures, Monitoring } from '../engine/monitoring.js';
import type { Instant } from '../time/units.js';

/** How evenly the bookings of a service fall on its team (HS-5), and what the owner has noted about the members. */
export interface LoadAnswer extends Omit<Monitoring, 'members'> {
  readonly members: readonly MemberLoad[];
}

export interface MemberLoad extends MemberFigures {
  /** Whether the member takes nothing new of the service for now. */
  readonly paused: boolean;
  /** Bookings given back for sessions of these days, less those taken back: as many the distribution owes more. */
  readonly credited: number;
}

/** Notices that are tried no more, oldest first. They are kept for a month after they would have helped. */
export interface Undelivered {
  readonly notices: readonly UndeliveredNotice[];
}

/** A mail to the client of a booking, or where it says so, to a specialist, or a call of a webhook. */
export interface UndeliveredNotice {
  readonly id: string;
  /** Such as `client-confirmation` or `booking.created`. */
  readonly kind: string;
  readonly booking: string;
  readonly at: Instant;
  /** From then on it would help nobody. */
  readonly until: Instant;
  readonly specialist?: string;
  readonly webhook?: string;
  readonly attempts: number;
  /** Why it failed the last time. Names nobody. */
  readonly failure?: string;
}
