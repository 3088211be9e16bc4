import type { Day, Instant, Span } from '../time/units.js';

/** A limit that is reached (AV-10): of whom, in which days, how many there may be and how many there are. */
export interface LimitReason {
  readonly code: 'limit';
  readonly of: 'calendar' | 'service' | 'client';
  readonly per: 'day' | 'week' | 'month';
  readonly limit: number;
  readonly booked: number;
  readonly days: Span<Day>;
}

/** Why one calendar can't take one start (HS-1, TR-2). Data, never words: the locale makes the sentence. */
export type Reason =
  | { readonly code: 'not-linked' | 'private' | 'inactive' }
  /** The client asked for somebody else. */
  | { readonly code: 'not-wanted' }
  /** The distribution offers another person for now. */
  | { readonly code: 'not-offered' }
  /** Would have come first, but has no open start in the days that are shown (DS-5). */
  | { readonly code: 'no-starts' }
  /** Is so many bookings ahead of the one with the fewest, or furthest below the share (DS-17). */
  | { readonly code: 'ahead'; readonly by: number }
  /** The backend said meanwhile that this person is taken (RC-2). */
  | { readonly code: 'lost' }
  | { readonly code: 'outside-event' | 'closed' | 'off-grid' }
  | { readonly code: 'blocked'; readonly label?: string }
  | { readonly code: 'too-soon'; readonly earliest: Instant }
  | { readonly code: 'too-far'; readonly latest: Instant }
  | LimitReason
  /** Nobody knows what is taken: the busy time was last read then, longer ago than the site allows (AV-12). */
  | { readonly code: 'stale'; readonly asOf: Instant }
  | { readonly code: 'busy'; readonly span: Span }
  /** Every place is taken; the span is that of the first booking in the way, buffers included. */
  | { readonly code: 'booked'; readonly span: Span }
  /** The group session is there, and full. */
  | { readonly code: 'session-full' };

/**
 * Why a day has nothing available (TR-1): the first rule in this order that leaves no start on any eligible calendar.
 *
 * `nobody` no eligible calendar; `outside-event` the day has no time of the event; `closed` no session fits hours or
 * shifts; `blocked` none is left once blackouts are out; `too-soon`, `too-far` none is left between notice and horizon
 * (`too-far` if any lies past the horizon); `limit` none is left within the limits; `full` all are taken.
 */
export type DayReason = 'nobody' | 'outside-event' | 'closed' | 'blocked' | 'too-soon' | 'too-far' | 'limit' | 'full';
