/** What goes over the wire besides catalog and availability (src/engine/model.ts): JSON under `/v1/sites/{site}`; see DESIGN. */
import type { DetailLevel } from '../engine/model.js';
import type { Instant } from '../time/units.js';

export type * from './contract-bookings.js';
export type * from './contract-clients.js';
export type * from './contract-figures.js';
export type * from './contract-host.js';
export type * from './contract-openings.js';
export type * from './contract-packages.js';
export type * from './contract-problems.js';
export type * from './contract-requests.js';

/** What a backend can do. The page turns a feature off by this, never by guessing. */
export interface Capabilities {
  /** How much the backend tells, as the catalog's `site.detail` says, too. */
  readonly detail: DetailLevel;
  /** Who decides between several free people: the backend inside its transaction, or the page (RC-2). */
  readonly assignment: 'backend' | 'page';
  /** Whether a booking can be cancelled by its link. */
  readonly cancel: boolean;
  /** Whether it can be moved by its link. */
  readonly reschedule?: boolean;
  /** Whether a time can be held while the form is filled (RC-6). */
  readonly holds?: boolean;
  /** Whether clients can be sent a link to all their bookings (FL-8). */
  readonly appointments?: boolean;
  /** Whether it sells packages (PK-1): the catalog's. */
  readonly packages?: boolean;
  /** Whether `GET /changes` tells of changes as they happen (server-sent events). */
  readonly liveChanges?: boolean;
  /** The backend's clock. */
  readonly now?: Instant;
}

/** What an event `changed` of `GET /changes` says: that what was read at another revision may be out of date. */
export interface RevisionNews {
  readonly revision: number;
}
