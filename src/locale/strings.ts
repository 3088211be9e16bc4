/**
 * Every word that clients read: one section per element, each value a string or a small function of data that is already
 * formatted. A language is one object of this shape, so that a missing string is a type error.
 */
import type { FieldErrorCode, LostReason, Step } from '../booking/state.js';
import type { AnyAvailable } from '../engine/model.js';
import type { DayReason } from '../engine/reasons.js';

/** Kinds of trouble that clients are told apart; many problem codes share one (see trouble-kind.ts). */
export type TroubleKind = 'offline' | 'slow' | 'down' | 'crowded' | 'refused' | 'setup' | 'sent';

export interface Strings {
  readonly frame: {
    /** Name of the whole widget, where the site has none yet. */
    readonly title: string;
    readonly stepOf: (step: number, of: number) => string;
    /** Short names of the steps, for the progress line; that of the specialist step is `specialists.legend`. */
    readonly steps: Readonly<Record<Exclude<Step, 'specialist'>, string>>;
    /** "Step 2 of 4: Date and time, done". */
    readonly progress: (step: number, of: number, name: string, status: 'done' | 'current' | 'ahead') => string;
    /** Heading of each step; `request` is the review's where the site has to say yes first. */
    readonly headings: Readonly<Record<Step | 'request', string>>;
    readonly back: string;
    readonly continue: string;
    readonly retry: string;
    readonly loading: string;
    readonly summary: string;
    readonly noServices: string;
  };
  readonly trouble: Readonly<Record<TroubleKind, string>>;
  readonly contact: {
    /** After a message that booking online does not work. */
    readonly lead: string;
    readonly questions: string;
    readonly call: (phone: string) => string;
    readonly write: (email: string) => string;
  };
  /** The lost slot (RC-3). */
  readonly lost: {
    /** What became of the time. */
    readonly why: Readonly<Record<LostReason, string>>;
    /** The sentence after that. */
    readonly withOthers: string;
    readonly withoutOthers: string;
    readonly otherTimes: string;
  };
  readonly details: {
    /** Labels of the built-in fields, by id. */
    readonly labels: Readonly<Record<'firstName' | 'lastName' | 'email' | 'phone' | 'notes', string>>;
    readonly optional: string;
    readonly choose: string;
    readonly summary: (count: number) => string;
    readonly errors: Readonly<Record<FieldErrorCode, (label: string, limit: string) => string>>;
  };
  readonly review: {
    /** Where service or time are still to be chosen. */
    readonly nothingYet: string;
    readonly service: string;
    readonly specialist: string;
    readonly time: string;
    readonly client: string;
    readonly change: string;
    /** Name of the change button for one part. */
    readonly changePart: (part: string) => string;
    readonly yes: string;
    readonly no: string;
    /** The final button: "Book Tue 24 Nov, 10:00". */
    readonly book: (when: string) => string;
    /** The same where the site has to say yes first, and the sentence above it (FL-11). */
    readonly request: (when: string) => string;
    readonly needsYes: string;
    /** Under a message about trouble. */
    readonly kept: string;
    readonly sending: string;
    readonly requesting: string;
    readonly checking: string;
    readonly waiting: string;
    readonly waitingOffline: string;
  };
  readonly confirmation: {
    readonly confirmed: string;
    readonly pending: string;
    readonly mailTo: (email: string) => string;
    readonly mailPending: (email: string) => string;
    readonly with: string;
    readonly map: string;
    readonly joinVideo: string;
    readonly byPhone: string;
    readonly byVideo: string;
    readonly addToCalendar: string;
    readonly fileName: string;
    readonly manage: string;
    readonly another: string;
  };
  readonly services: {
    /** Legend of the choice. */
    readonly legend: string;
    readonly search: string;
    readonly found: (count: number) => string;
    readonly noMatch: (query: string) => string;
    readonly showAll: string;
    readonly free: string;
    /** A group session: "Up to 8 people". */
    readonly group: (seats: number) => string;
    /** Legend of the choice between session lengths (AV-14). */
    readonly durations: string;
  };
  readonly specialists: {
    /** Legend, with the site's own word for a specialist if it has one. */
    readonly legend: (word: string | undefined) => string;
    readonly any: string;
    /** What "Any available" does (FL-2). */
    readonly anyMeans: Readonly<Record<Exclude<AnyAvailable, 'none'>, string>>;
    readonly next: string;
    readonly noneSoon: string;
  };
  readonly month: {
    /** Name of the whole calendar. */
    readonly label: string;
    readonly previous: string;
    readonly next: string;
    /** Parts of a day's name. */
    readonly today: string;
    readonly few: (count: number) => string;
    readonly none: string;
    readonly first: string;
    readonly last: string;
    readonly selected: (date: string) => string;
    /** Why a day has nothing, in two or three words, as a part of its name. */
    readonly reasons: Readonly<Record<DayReason, string>>;
    readonly onDay: (date: string) => string;
    readonly inMonth: (month: string) => string;
    /** Why there is nothing on a day or in a month (TR-1), as a sentence. */
    readonly because: Readonly<Record<DayReason | 'unknown', (when: string) => string>>;
    readonly nextFree: string;
    readonly nothingAhead: string;
    /** Asks for the step that comes first. */
    readonly needsService: string;
  };
  readonly times: {
    /** Name of the group of times. */
    readonly label: (date: string, zone: string) => string;
    readonly parts: Readonly<Record<'morning' | 'afternoon' | 'evening', string>>;
    readonly until: (end: string) => string;
    readonly full: string;
    readonly taken: string;
    readonly left: (count: number) => string;
    readonly loading: string;
    readonly arrived: (count: number, date: string) => string;
    readonly needsDay: string;
    readonly zone: string;
    /** Where the site's clocks differ from those shown: "Wellness Centre is on Berlin time (GMT+1)." */
    readonly siteZone: (site: string, zone: string) => string;
  };
  /** The client's own bookings (FL-8). */
  readonly appointments: {
    readonly title: string;
    /** Headings of the two lists. */
    readonly upcoming: string;
    readonly past: string;
    readonly nothingAhead: string;
    /** Where the address has no bookings at all. */
    readonly empty: string;
    /** Shows older ones. */
    readonly more: string;
    /** What became of a booking; the others need no word. */
    readonly states: Readonly<Record<'pending' | 'cancelled' | 'no-show', string>>;
    /** Until when the client can move or cancel it: "Mon, 23 Nov, 10:00". */
    readonly changeableUntil: (when: string) => string;
    readonly tooLate: string;
    readonly cancel: string;
    /** The question before a booking is cancelled, what comes of it, and its two answers. */
    readonly cancelQuestion: string;
    readonly cancelWarning: string;
    readonly cancelYes: string;
    readonly cancelNo: string;
    readonly cancelling: string;
    readonly cancelled: string;
    readonly move: string;
    /** Heading of the choice of a new time. */
    readonly moveTitle: string;
    /** The time that the booking has so far. */
    readonly timeSoFar: string;
    readonly keptUntilMoved: string;
    /** Legend of the choice between the person of the booking and anybody. */
    readonly moveWith: string;
    /** The final button: "Move to Tue 24 Nov, 10:00"; and the same where the site has to say yes again (FL-11). */
    readonly moveTo: (when: string) => string;
    readonly requestMoveTo: (when: string) => string;
    readonly moveNeedsYes: string;
    readonly moveBack: string;
    readonly moving: string;
    /** After a move: where the booking was, and who serves now if that is another person. */
    readonly moved: (before: string) => string;
    readonly movedRequest: (before: string) => string;
    readonly nowWith: (names: string) => string;
    /** After a move that failed: the booking has the time that it had. */
    readonly stays: (when: string) => string;
    /** Where somebody else changed the booking meanwhile. */
    readonly changed: string;
    /** Asks for the address to which a link to all bookings goes. */
    readonly ask: string;
    readonly send: string;
    readonly sending: string;
    readonly sent: (email: string) => string;
    readonly otherAddress: string;
    /** Where no such links are sent. */
    readonly fromMail: string;
    /** From one booking to the way to all. */
    readonly all: string;
    /** About a link that opens nothing, or of which a part is missing. */
    readonly expired: string;
    readonly incomplete: string;
  };
  readonly zones: {
    /** "Berlin time (GMT+1)". */
    readonly named: (place: string, offset: string) => string;
    /** The second zone under the first: "15:00 to 16:00, Berlin time (GMT+1)". */
    readonly other: (when: string, zone: string) => string;
  };
}

/** What a site replaces: any strings of any section. */
export type StringReplacements = { readonly [Section in keyof Strings]?: Partial<Strings[Section]> };
