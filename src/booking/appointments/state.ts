/** What the headless part of a client's own bookings knows at one moment: elements render this and nothing else (FL-8). */
import type { Booking } from '../../adapter/contract.js';
import type { Catalog } from '../../engine/model.js';
import type { Instant } from '../../time/units.js';
import type { Flow } from '../flow.js';
import type { Loading, LostReason, Submission, Trouble } from '../state.js';

/** The bookings that a link opens. */
export interface Bookings {
  /** Those that stand and are not over, the next one first. */
  readonly upcoming: readonly Booking[];
  /** The others, the latest first. */
  readonly past: readonly Booking[];
  /** Whether there are older ones to ask for. */
  readonly more: boolean;
}

/** Why the way that the client came shows nothing: the link opens nothing any more, or a part of it is missing. */
export type LinkFault = 'expired' | 'incomplete';

/** The form that asks for a link to all bookings. */
export interface LinkForm {
  readonly email: string;
  readonly status: 'open' | 'sending' | 'sent';
  /** What is wrong with the address, once it was sent. */
  readonly error?: 'required' | 'email';
  readonly trouble?: Trouble;
}

/** How something that was asked for besides stands: nobody waits for it, it is on its way, or it did not come. */
export type Asked = 'idle' | 'loading' | Trouble;

/** The question whether to cancel. */
export interface Cancelling {
  readonly kind: 'cancel';
  readonly booking: Booking;
  readonly sending: Submission;
  readonly trouble?: Trouble;
}

/** The choice of a new time. */
export interface Moving {
  readonly kind: 'move';
  readonly booking: Booking;
  /** The times to choose from. */
  readonly flow: Flow;
  readonly sending: Submission;
  readonly trouble?: Trouble;
  /** Why the time that was chosen can't be had, and what was free instead just then (RC-3). */
  readonly lost?: { readonly why: LostReason; readonly alternatives: readonly Instant[] };
}

/** What became of a booking last, to be told once. */
export interface News {
  readonly kind: 'cancelled' | 'moved' | 'changed' | 'too-late';
  readonly booking: Booking;
  /** As it was. */
  readonly before: Booking;
}

export interface AppointmentsState {
  readonly catalog: Loading<Catalog>;
  /** Zone that times are shown in, and that of the site. */
  readonly zone: string;
  readonly siteZone: string;
  /** The backend's clock, advanced by the time since its answer; the browser's where it tells none. */
  readonly now: Instant;
  /** What the client's link opens; undefined without one. */
  readonly opens: 'one' | 'all' | undefined;
  readonly fault: LinkFault | undefined;
  readonly bookings: Loading<Bookings>;
  /** How the older ones stand that were asked for. */
  readonly older: Asked;
  /** The calendar file that was asked for last, until it is there. */
  readonly file: { readonly booking: string; readonly asked: Asked } | undefined;
  /** What the backend can do. */
  readonly can: { readonly cancel: boolean; readonly move: boolean; readonly sendLink: boolean };
  readonly form: LinkForm;
  readonly task: Cancelling | Moving | undefined;
  readonly news: News | undefined;
}

export interface AppointmentsOptions {
  /** IANA zone to show times in; the browser's where left out. */
  readonly zone?: string;
  /** BCP 47 tag. */
  readonly locale?: string;
}
