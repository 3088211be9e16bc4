/** What a client asks for: a booking, a held time, another time. */
import type { AssignmentRecord } from '../engine/record.js';
import type { Client, FieldValue } from './contract-bookings.js';

export interface BookingRequest {
  readonly service: string;
  /** Minutes. */
  readonly duration: number;
  /** RFC 9557 with the offset and zone the client was shown: `2026-11-24T10:00+01:00[Europe/Berlin]`. */
  readonly start: string;
  /** The calendar that the client chose; left out for "any". */
  readonly calendar?: string;
  /** Where the client chose "any" of a pool: the one whose members are meant. */
  readonly pool?: string;
  /** The page's choice and its reason, where the client chose "any": a proposal, never an order (RC-1). */
  readonly proposal?: { readonly calendar: string; readonly record: AssignmentRecord };
  /** The master page that it is asked for on: then it has to be what the page offers (MP-2). */
  readonly page?: string;
  readonly client: Client;
  /** Answers to the site's own fields, by field id. */
  readonly answers: Readonly<Record<string, FieldValue>>;
  /** Revision of the availability that the client saw. */
  readonly revision: number;
  /** What opens a hold that becomes this booking; books without it where it has ended and the time is free. */
  readonly hold?: { readonly id: string; readonly token: string };
  /** What tells a form that a person filled from one that a program did (A88). Nothing is concluded where left out. */
  readonly form?: FormSigns;
}

/** A request for a meeting of several people. Who sits on the seats that pools fill is the backend's to choose (PN-3). */
export interface PanelBookingRequest extends Omit<BookingRequest, 'service' | 'calendar' | 'pool' | 'proposal'> {
  /** One of the catalog's panels; its service has the durations and the questions. */
  readonly panel: string;
}

/** A request for a meeting with those whom the rules of a page name at the time, for these answers (MP-3). */
export interface RuleBookingRequest extends Omit<PanelBookingRequest, 'panel'> {
  readonly page: string;
  /** What the client says of the place, where rules hang on it. */
  readonly place?: string;
}

/** A request for a booking of any kind. */
export type AnyBookingRequest = BookingRequest | PanelBookingRequest | RuleBookingRequest;

/** What a page can tell of how its form was filled. */
export interface FormSigns {
  /** What stands in a field that no person gets to see or to hear: out of sight, of focus and of autofill (A63). */
  readonly hidden?: string;
  /** Milliseconds from when the form was shown until it was sent. */
  readonly took?: number;
}

/** A time that is to be held while the form is filled; as in a booking request. */
export type HoldRequest = Pick<BookingRequest, 'service' | 'duration' | 'start' | 'calendar' | 'pool' | 'page'>;

/** The same of a meeting of several people. */
export type PanelHoldRequest = Pick<PanelBookingRequest, 'panel' | 'duration' | 'start' | 'page'>;

/** The same of a meeting with those whom the rules of a page name for these answers. */
export type RuleHoldRequest = Pick<RuleBookingRequest, 'page' | 'place' | 'duration' | 'start' | 'answers'> &
  Pick<Client, 'locale'>;

/** Any of the three. */
export type AnyHoldRequest = HoldRequest | PanelHoldRequest | RuleHoldRequest;

/** A time that is held. Who would serve is not told: the distribution chooses when it is booked (A79). */
export interface HeldTime {
  readonly id: string;
  /** Opens the hold to whoever has it; only in the answer that made it. */
  readonly token?: string;
  /** By the backend's clock: the page counts down and asks no clock of its own (A28). */
  readonly secondsLeft: number;
}

/** What a booking is moved to; `If-Match` names the version that the client has in view. */
export interface RescheduleRequest {
  /** As in a booking request. */
  readonly start: string;
  /** Minutes; as it was where left out. */
  readonly duration?: number;
  /**
   * The calendar that the client chooses, or null for "any". Where left out, a person whom the client chose stays chosen,
   * and any other stays where free.
   */
  readonly calendar?: string | null;
}
