/** What goes over the wire about packages that clients have (PK-1 to PK-6). */
import type { Package, PackageRule } from '../engine/offers.js';
import type { Day, Instant } from '../time/units.js';
import type { Booking } from './contract-bookings.js';
import type { BookingRequest } from './contract-requests.js';

/** A session that is asked for out of a package; the calendar is one of those who may serve it (PK-1), or left out for any. */
export type SessionRequest = Pick<BookingRequest, 'service' | 'duration' | 'start' | 'calendar'>;

/** More sessions out of a package that the client has: all of them are booked, or none. */
export interface SessionsRequest extends Pick<BookingRequest, 'answers'> {
  /** One or more. */
  readonly sessions: readonly SessionRequest[];
}

/** A package that a client takes, with the first sessions out of it: all of that, or nothing. */
export interface PackageRequest extends SessionsRequest, Pick<BookingRequest, 'client' | 'form'> {
  /** One of the catalog's packages. */
  readonly package: string;
  /** The calendar of the practitioner who is assigned to it; nobody is where left out. */
  readonly calendar?: string;
}

/** A package that a client has. Its link opens all its sessions, too. */
export interface TakenPackage {
  /** That of the first booking out of it. */
  readonly id: string;
  /** Rises with each change of that booking and of the package's rule; a session more is no change of it. */
  readonly version: number;
  readonly package: string;
  readonly name: string;
  /** The calendar of the practitioner who is assigned to it. Left out as in a booking. */
  readonly calendar?: string;
  /** Who may serve its sessions, where it is not as the template says (PK-4). */
  readonly rule?: PackageRule;
  /** What it holds, where the catalog has it no more: as it was when the client took it, but for services that are gone. */
  readonly template?: Package;
  readonly boughtAt: Instant;
  /** The last date on which a session may start, in the site's zone; it never expires where left out. */
  readonly lastDay?: Day;
  readonly left: readonly { readonly service: string; readonly left: number }[];
  /** Its sessions in the order in which they were booked, without their calendar files. */
  readonly bookings: readonly Booking[];
  /** As of a booking; only in the answer that made it. */
  readonly token?: string;
  readonly manageUrl?: string;
}

/** What an owner changes about a package that a client has; null goes back to what the template says (PK-4). */
export interface PackageChange {
  /** The calendar of the practitioner who is assigned from now on; null for nobody. */
  readonly calendar?: string | null;
  /** Who else may serve its sessions from now on. */
  readonly rule?: PackageRule | null;
}
