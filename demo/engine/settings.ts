/** What the reader has set on the page; everything that is shown is worked out from it. */
import { SERVICE, TUTORS, type TeamSettings } from './team.js';
import type { AssignmentRecord } from '../../src/engine/index.js';
import type { Instant } from '../../src/time/index.js';
import { at } from './clock.js';

export interface Settings extends TeamSettings {
  readonly start: Instant;
  /** Calendars that are busy at the start, on top of what they have anyway. */
  readonly busy: readonly string[];
  /** The calendar that the client asks for, and that of the client's last lesson; `''` where neither. */
  readonly wanted: string;
  readonly returningTo: string;
  /** Calendars that the backend says are taken meanwhile. */
  readonly lost: readonly string[];
  /** Ids of past lessons. */
  readonly cancelled: readonly string[];
  /** Records of the lessons booked on this page, in order. */
  readonly booked: readonly AssignmentRecord[];
  /** The record as JSON, where the reader has changed it. */
  readonly tampered: string | undefined;
  /** The time that is asked about under "why". */
  readonly asked: Instant;
}

export type Change = (change: Partial<Settings>) => void;

export const FIRST_SETTINGS: Settings = {
  start: at('2026-11-24 10:00'),
  distribution: 'least-loaded',
  busy: [],
  private: [],
  paused: [],
  members: Object.fromEntries(TUTORS.map(({ id }) => [id, { weight: 100, priority: 2 }])),
  wanted: '',
  returningTo: '',
  lost: [],
  cancelled: [],
  booked: [],
  tampered: undefined,
  asked: at('2026-11-24 12:00'),
};

/** What a client asks, in the engine's words. */
export function questionOf({ wanted, returningTo }: Settings) {
  return { service: SERVICE, ...(wanted && { calendar: wanted }), ...(returningTo && { returningTo }) };
}
