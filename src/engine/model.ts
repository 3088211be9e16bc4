/**
 * The data the engine works on, in the shape that the contract carries (see src/adapter/contract.ts): what a site offers
 * (`Catalog`) and what is taken (`Availability`). The words are those of SPEC section 1.
 *
 * Units everywhere: an `Instant` is whole minutes since the epoch (UTC); a `Day` is whole days since the epoch of a plain
 * date; a `Minute` is a wall-clock minute of the day. Every span is half open: `[from, to)`.
 */
import type { Distribution } from './distribution.js';
import type { MasterPage, Package, Panel, Sharing } from './offers.js';
import type { Day, Instant, Minute, Span } from '../time/units.js';

/** Which days a range covers, and between which wall-clock minutes of each; the whole day where `hours` is left out. */
export interface DailyRange {
  /** First day and the day after the last one. */
  readonly days: Span<Day>;
  /** Minutes of the day; an end past 1440 runs into the next day. */
  readonly hours?: readonly Span<Minute>[];
}

/** Time blocked for a site, an event or a calendar, in the zone of its owner (AV-4). */
export interface Blackout extends DailyRange {
  readonly label?: string;
}

/** A date range with daily opening hours, in the site's zone, inside which shifts count (AV-3). */
export interface SiteEvent extends DailyRange {
  readonly id: string;
  readonly name: string;
  readonly blackouts: readonly Blackout[];
}

/** When the name of the person who serves becomes known to the client. */
export type Reveal = 'always' | 'after-booking' | 'never';

/**
 * How much a backend tells: free and busy of each calendar, so that the page's engine answers; for each start, how many could
 * take it; or only which starts are free.
 */
export type DetailLevel = 'calendars' | 'pools' | 'slots';

export interface Site {
  readonly id: string;
  readonly name: string;
  /** `calendars` where left out. */
  readonly detail?: DetailLevel;
  /** IANA zone id. */
  readonly zone: string;
  /** Shown to clients when the backend can't be reached. */
  readonly phone?: string;
  readonly email?: string;
  /** What the site calls a specialist ("practitioner"), where not the locale's own word. */
  readonly specialistLabel?: string;
  /** Whether starts that are fully booked are hidden (MG-2). */
  readonly hideFull: boolean;
  /** Whether the number of places left is shown. */
  readonly showLeft: boolean;
  /** Whether clients are told when their booking goes to another person (RA-2); not told where left out. */
  readonly tellsOfReassignment?: boolean;
  /** Minutes after which what is known of a calendar's busy time is too old to be trusted (AV-12); never where left out. */
  readonly staleAfter?: number;
  readonly blackouts: readonly Blackout[];
}

/** Most bookings in a day, a week (from Monday) and a month (AV-10); 1 or more. No limit where left out. */
export interface Limits {
  readonly perDay?: number;
  readonly perWeek?: number;
  readonly perMonth?: number;
}

/** Bookings whose session starts on a day; days that are not listed have none. */
export type DayCount = readonly [day: Day, count: number];

export interface Price {
  /** In the currency's major unit, for showing only. */
  readonly amount: number;
  /** ISO 4217 code. */
  readonly currency: string;
}

export interface Place {
  readonly kind: 'address' | 'phone' | 'video';
  /** The address or number as people read it. */
  readonly text?: string;
  readonly url?: string;
}

/** A question of the site's own on the details form (FL-5). */
export interface FormField {
  readonly id: string;
  readonly kind: 'text' | 'long-text' | 'choice' | 'checkbox' | 'phone' | 'number';
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  /** The choices of a `choice`. */
  readonly options?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  /** An HTML autocomplete token. */
  readonly autocomplete?: string;
}

/** What "Any available" does (FL-2). */
export type AnyAvailable = 'merged' | 'soonest' | 'labelled' | 'none';

export interface Service {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly category?: string;
  /** Session lengths on offer, in minutes; the first is the default (AV-14). */
  readonly durations: readonly number[];
  /** Minutes to be free of bookings and busy time around a session; they may lie outside open time and in blackouts. */
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly price?: Price;
  readonly place?: Place;
  /**
   * Clients in one session; more than one makes it a group session (AV-7). What is left at a start is what is left in the
   * sessions of its length there, and `seats` for each further one that the calendar's capacity could still take.
   */
  readonly seats: number;
  /** Minutes between starts; default: the duration, at most 30 (AV-9). */
  readonly grid?: number;
  /**
   * Where the grid starts: at the top of the local hour in which an open span starts, or at the open span itself (AV-9). An
   * open span is what is left of hours and shifts within the event and without blackouts, touching ones being one. The
   * grid is counted on the wall clock, past midnight too; anew from midnight where the whole day before was open.
   */
  readonly anchor: 'hour' | 'opening';
  /** Minimum notice and horizon in minutes from now (AV-8). */
  readonly notice: number;
  readonly horizon: number;
  /**
   * Most bookings of the service on all calendars together, and of one client, by the site's dates (AV-10). Where a limit is
   * reached, starts are left out, not full; a limit that isn't reached yet doesn't lower what is left.
   */
  readonly limits?: Limits;
  readonly clientLimits?: Limits;
  /** The event whose days and hours bound this service (AV-3). */
  readonly event?: string;
  /** Ids of the linked calendars, in the order of the pool (AV-13). */
  readonly calendars: readonly string[];
  /** Who picks the person: the distribution alone, or the client (who may say "any"). */
  readonly assignment: 'automatic' | 'client';
  /** Whether a booking waits for the specialist's yes (FL-11); no where left out. */
  readonly approval?: boolean;
  /** With whom the service is shared, for packages (PK-3); private where left out. */
  readonly sharing?: Sharing;
  readonly anyAvailable: AnyAvailable;
  /** A named distribution or one of the site's own (section 4). */
  readonly distribution: string;
  /** The pool whose members serve, in place of `calendars`; its distribution, if it has one, in place of the service's. */
  readonly pool?: string;
  /**
   * A returning client keeps the person of the last booking, if that one has a start within so many times 24 hours from now
   * (DS-20).
   */
  readonly continuity?: number;
  readonly reveal: Reveal;
  readonly fields: readonly FormField[];
}

export interface Specialist {
  readonly id: string;
  /** Left out where the site does not reveal it before a booking. */
  readonly name?: string;
  readonly role?: string;
  readonly portrait?: string;
  readonly active: boolean;
}

/** Open hours of one date, minutes of the day; empty means closed. */
export interface DayHours {
  readonly day: Day;
  readonly hours: readonly Span<Minute>[];
}

export interface Calendar {
  readonly id: string;
  /** What the timetable is called where it isn't its specialist's name ("Room A"). */
  readonly name?: string;
  readonly specialist: string;
  readonly zone: string;
  readonly public: boolean;
  readonly active: boolean;
  /** Sessions that can run at once (AV-7). */
  readonly capacity: number;
  /** What opens the calendar: weekly hours, shifts, or both together (AV-1). */
  readonly opensBy: 'hours' | 'shifts' | 'both';
  /** Most bookings of all services together, by the calendar's own dates (AV-10). */
  readonly limits?: Limits;
  /** Seven lists, Monday first; minutes of the day, an end past 1440 runs past midnight (AV-2). */
  readonly hours: readonly (readonly Span<Minute>[])[];
  /** Dates with hours of their own, in place of the weekly ones; several entries of one date add up. */
  readonly overrides: readonly DayHours[];
  readonly blackouts: readonly Blackout[];
}

/** One of those among whom bookings are distributed: a calendar, or a group that serves together (DS-16). */
export interface Member {
  readonly id: string;
  /**
   * All of them must be free on the grid of each, and all become hosts; the fewest that one of them has left is left. The
   * first one names the member in questions, records and figures.
   */
  readonly calendars: readonly string[];
  /** Share of the bookings, against the other members'; 100 where left out (DS-9). */
  readonly weight?: number;
  /** Stars from 0 to 4, higher first; 2 where left out (DS-8). */
  readonly priority?: number;
}

/** An ordered set of members among whom bookings are distributed. */
export interface Pool {
  readonly id: string;
  readonly name: string;
  readonly members: readonly Member[];
  readonly distribution?: string;
}

/** The offsets of a zone as the backend knows them: `[instant, offset]` from that instant on, sorted; the first holds before it too. */
export interface ZoneData {
  readonly id: string;
  readonly offsets: readonly (readonly [at: Instant, offset: number])[];
}

/** Everything about a site that changes rarely. Nothing here tells who is busy. */
export interface Catalog {
  readonly site: Site;
  readonly services: readonly Service[];
  readonly specialists: readonly Specialist[];
  readonly calendars: readonly Calendar[];
  readonly events: readonly SiteEvent[];
  readonly pools?: readonly Pool[];
  /** The site's own, beside the named ones (section 4). */
  readonly distributions?: readonly Distribution[];
  readonly panels?: readonly Panel[];
  readonly packages?: readonly Package[];
  readonly pages?: readonly MasterPage[];
  /** Where left out, the page works the offsets out for itself. */
  readonly zones?: readonly ZoneData[];
}

/** A group session that has begun to fill. It also stands in `taken`, for every other service of the calendar. */
export interface Session {
  readonly service: string;
  readonly start: Instant;
  readonly duration: number;
  readonly left: number;
}

/** What is taken on one calendar. */
export interface CalendarAvailability {
  readonly calendar: string;
  /** Time that blocks the whole calendar (AV-5); sorted and merged. */
  readonly busy: readonly Span<Instant>[];
  /** Bookings, buffers included: each takes one place of the calendar's capacity (AV-6). Sorted by start. */
  readonly taken: readonly Span<Instant>[];
  readonly shifts: readonly DayHours[];
  readonly sessions: readonly Session[];
  /** Bookings by day of the calendar's zone, as far as its limits look (AV-10). */
  readonly booked?: readonly DayCount[];
  /** When the connected calendars were last read; left out where there are none (AV-12). */
  readonly asOf?: Instant;
}

/**
 * What the ranking keys are read from. Dense ranks (0, 1, 2 …) stand for the numbers unless the site shares its counts:
 * they give the same order and tell nobody how much anyone works.
 */
export interface Figures {
  /** Sessions of a calendar on a day of its own zone; a pair that is not listed has 0. */
  readonly sessions: readonly (readonly [calendar: string, day: Day, count: number])[];
  readonly services: readonly ServiceFigures[];
  /** Where pools fill seats of panels or page rules (PN-3): one for each pair of a service and such a pool. */
  readonly pools?: readonly PoolFigures[];
}

export interface ServiceFigures {
  readonly service: string;
  /**
   * Order in which the members' last bookings were created: lower is longer ago; not listed is never (DS-13). One that is
   * reassigned to a member counts as created then; a cancelled one was created all the same.
   */
  readonly lastBooked: readonly (readonly [calendar: string, order: number])[];
  /** The members in line, next one first (DS-12); who isn't listed stands behind them, in the order of the pool. */
  readonly queue: readonly string[];
  /**
   * What the counting keys of the service's distribution are read from, each by the first day of the counting window; a
   * pair that is not listed has 0. Counts hold the team's level that a member started at (DS-15).
   */
  readonly counts?: readonly WindowCount[];
  readonly corrected?: readonly WindowCount[];
  /** Bookings above the share that the weight gives; below 0 where some are missing to it (DS-9). */
  readonly shortfall?: readonly WindowCount[];
  /** Bookings of the service by day of the site's zone, as far as its limits look (AV-10). */
  readonly booked?: readonly DayCount[];
}

/**
 * What the seats that a pool fills in panels of a service are ranked by (DS-13: in that pool and service). Bookings of the
 * service by itself count too, where it is this pool that serves them.
 */
export interface PoolFigures extends Omit<ServiceFigures, 'booked'> {
  readonly pool: string;
}

export type WindowCount = readonly [calendar: string, window: Day, value: number];

/** What is taken, for a range of days, as the backend sees it at one moment. */
export interface Availability {
  /** Rises with every change; opaque to the page but for equality and order. */
  readonly revision: number;
  /** The backend's clock when it answered: the only `now` there is (AV-8). */
  readonly now: Instant;
  /** The days of the site's zone that the answer speaks about. */
  readonly days: Span<Day>;
  readonly calendars: readonly CalendarAvailability[];
  readonly figures: Figures;
}
