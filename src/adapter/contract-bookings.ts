/** Bookings as their clients may see them. */
import type { Place, Price } from '../engine/model.js';
import type { Instant } from '../time/units.js';

/** The answer to one field of the details form. */
export type FieldValue = string | number | boolean;

export interface Client {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone?: string;
  readonly notes?: string;
  /** BCP 47 tag and IANA zone that the client read the widget in. */
  readonly locale: string;
  readonly zone: string;
}

export type BookingState = 'held' | 'pending' | 'confirmed' | 'cancelled' | 'no-show' | 'completed';

/** A booking as its client may see it. */
export interface Booking {
  readonly id: string;
  readonly state: BookingState;
  /** Rises by one with each change; `If-Match` names it, and the ETag begins with it. */
  readonly version: number;
  readonly service: string;
  readonly serviceName: string;
  /** Of a meeting of several people: the panel, or the rule of a page. */
  readonly panel?: string;
  /** The page that it was made on. */
  readonly page?: string;
  /** The pool that its client chose one of. */
  readonly pool?: string;
  /** The package that it is a session of. */
  readonly package?: string;
  readonly start: Instant;
  readonly duration: number;
  /** Left out where the site does not reveal the person. */
  readonly calendar?: string;
  /** Everyone who serves, the one named first who has the booking. Left out like `calendar`. */
  readonly specialistNames?: readonly string[];
  readonly assignedBy: 'client' | 'page' | 'backend';
  readonly place?: Place;
  readonly price?: Price;
  readonly firstName: string;
  readonly email: string;
  /** False where its client gets no mails about it, neither of a change just made nor of one to come; else the client is told to expect them. */
  readonly mailed?: boolean;
  /** From then on its client can neither move nor cancel it. Left out where nothing is to be changed any more. */
  readonly changeableUntil?: Instant;
  /** Opens the booking to whoever holds it: a bearer token. Only in the answer to the create call. */
  readonly token?: string;
  /** Where the client can manage the booking, token in the fragment, if the site has such a page. */
  readonly manageUrl?: string;
  /** The text of an .ics file. */
  readonly calendarFile?: string;
}

/** Whose bookings a link is asked for (FL-8). */
export interface AppointmentsLinkRequest {
  readonly email: string;
}

/** The bookings of a client, the latest start first; the token of the list opens each of them. */
export interface Appointments {
  readonly bookings: readonly Booking[];
  /** Gives the next page, as the query `after`; left out where there is none. */
  readonly next?: string;
}
