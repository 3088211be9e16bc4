/**
 * What is made out of services, calendars and pools (SPEC section 6): panels, packages and master pages, in the shape
 * that the contract carries. Units as in model.ts.
 */
import type { Day, Instant, Minute, Span } from '../time/units.js';
import type { Price } from './model.js';

/** A place in a panel: one calendar, or `count` members of a pool (PN-5); exactly one of the two is named. */
export interface Seat {
  readonly calendar?: string;
  readonly pool?: string;
  /** 1 where left out; the primary seat is always one. */
  readonly count?: number;
}

/** A meeting that needs several people at once (PN-1). */
export interface Panel {
  readonly id: string;
  readonly name: string;
  /** Gives duration, buffers, grid, notice, horizon and limits. */
  readonly service: string;
  /** Owns the booking; its grid gives the starts (PN-2). */
  readonly primary: Seat;
  /**
   * Need to be free only, on whatever grid; a pool stands once in a panel. Like the primary seat's, their calendars must be
   * public and active (AV-13), but needn't be linked to the service.
   */
  readonly seats: readonly Seat[];
}

/** Who may serve the sessions of a package beside the practitioner assigned to it (PK-2). */
export type PackageRule =
  | { readonly who: 'off' | 'assigned' | 'any' }
  /** Ids of calendars, or roles of specialists; at least one. */
  | { readonly who: 'members' | 'roles'; readonly list: readonly string[] };

/** With whom a service is shared, for packages that others serve (PK-3). */
export type Sharing =
  | { readonly with: 'private' | 'all' }
  /** Ids of calendars, or roles of specialists. */
  | { readonly with: 'members' | 'roles'; readonly list: readonly string[] };

/** A bundle of sessions as it is sold. */
export interface Package {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** Of the whole, as clients read it; nothing is paid here. */
  readonly price?: Price;
  readonly sessions: readonly { readonly service: string; readonly count: number }[];
  /** Days from the purchase until no session may start any more; never where left out. */
  readonly expiresAfterDays?: number;
  /** Most sessions in a week (from Monday) and in a month, by the site's dates. */
  readonly weekly?: number;
  readonly monthly?: number;
  readonly rule: PackageRule;
}

/** A client's own copy of a package (PK-4). */
export interface ClientPackage {
  readonly package: string;
  readonly client: string;
  /** The calendar of the practitioner assigned to it. */
  readonly calendar?: string;
  /** In place of the template's. */
  readonly rule?: PackageRule;
  readonly boughtAt: Instant;
  /** Sessions booked so far, cancelled ones left out. */
  readonly used: readonly { readonly service: string; readonly start: Instant }[];
}

/** What a rule of a page may hang on (MP-3). */
export type Condition =
  /** The client's answer to a question of the form is one of these. */
  | { readonly on: 'answer'; readonly field: string; readonly oneOf: readonly string[] }
  /** The place, or the language (BCP 47; `pt` holds for `pt-BR` too), is one of these. */
  | { readonly on: 'place' | 'language'; readonly oneOf: readonly string[] }
  /** The start lies on these dates, weekdays (0 is Monday) and minutes of the day, on the site's clock. */
  | {
      readonly on: 'time';
      readonly days?: Span<Day>;
      readonly weekdays?: readonly number[];
      readonly hours?: readonly Span<Minute>[];
    };

/** A panel that a page offers where all its conditions hold; the first such rule of the page counts (MP-3). */
export interface PageRule extends Panel {
  readonly when?: readonly Condition[];
}

export interface Entry {
  readonly kind: 'service' | 'specialist' | 'pool' | 'panel';
  readonly id: string;
}

export interface Section {
  readonly label: string;
  readonly category?: string;
  readonly instructions?: string;
  readonly entries: readonly Entry[];
}

/** A page that combines services, specialists, pools and panels into one entry (MP-1). */
export interface MasterPage {
  readonly id: string;
  readonly name: string;
  /** Which step comes first; with `rules` the page's rules decide on their own. */
  readonly first: 'service' | 'specialist' | 'specialists-only' | 'rules';
  /** The client picks a time before the person, then among those free (MP-2). */
  readonly timeFirst?: boolean;
  readonly sections: readonly Section[];
  readonly rules?: readonly PageRule[];
}
