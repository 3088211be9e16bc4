import type { Catalog, DayHours } from '../engine/index.js';
import type { BookingEvent } from './outbox.js';
import type { Instant, Span } from '../time/units.js';
import type { Look } from './site-file/look-schema.js';
import type { RateLimits } from './defences/limits.js';

/** What a host's token allows: everything; the bookings of one specialist; seeing everything. */
export interface HostToken {
  readonly role: 'owner' | 'practitioner' | 'read-only';
  /** Whose bookings, of a practitioner. */
  readonly specialist?: string;
  /** SHA-256 as base64url: the token itself is kept nowhere. */
  readonly hash: string;
}

/** An address that is called when something happens to a booking. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  /** The name of the environment variable that holds the key which calls are signed with. */
  readonly secret: string;
  readonly events: readonly BookingEvent[];
  /** Whether it is told who the client is, and what that one has answered. */
  readonly includesClient: boolean;
}

/** A site as the backend knows it: the catalog with nothing left out, and what clients never see. */
export interface SiteSetup {
  readonly catalog: Catalog;
  /** By calendar: time that blocks it, sorted and merged (AV-5); the shifts put up for it. */
  readonly busy: ReadonlyMap<string, readonly Span<Instant>[]>;
  readonly shifts: ReadonlyMap<string, readonly DayHours[]>;
  /** By calendar: when its busy time was last read; left out where it is always up to date (AV-12). */
  readonly busyAsOf: ReadonlyMap<string, Instant>;
  /** Where notices go, by specialist. */
  readonly mailboxes: ReadonlyMap<string, string>;
  /** Web pages that may use the site, by exact origin. */
  readonly origins: readonly string[];
  /** BCP 47 tag of the site's own texts, and how its hosted pages look. */
  readonly language: string;
  readonly look?: Look;
  /** The site's page on which clients manage a booking. */
  readonly managePage?: string;
  /** The one on which they book sessions out of a package that they have. */
  readonly packagePage?: string;
  /** The hosted page on which whoever got mails by mistake ends them (A89). */
  readonly disownPage?: string;
  /** Minutes before the start at which each is reminded of it. */
  readonly reminders: { readonly client: readonly number[]; readonly specialist: readonly number[] };
  readonly webhooks: readonly Webhook[];
  /** Who may make the host's calls. */
  readonly hostTokens: readonly HostToken[];
  /** Minutes before the start until which a client can cancel. */
  readonly cancelNotice: number;
  /** How often what may be tried, and by whom. */
  readonly rateLimits: RateLimits;
}
