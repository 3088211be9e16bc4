import type { Hono } from 'hono';
import type { Instant } from '../../time/index.js';
import type { LiveChanges } from '../changes/live-changes.js';
import type { Gate } from '../defences/gate.js';
import type { HostedSite } from '../hosted-site.js';
import type { ShownIds } from '../shown-ids.js';
import type { Store } from '../store.js';

/** What the calls of a site work with. */
export interface Surroundings {
  readonly store: Store;
  /** The only clock there is. */
  readonly clock: () => Instant;
  /** The same clock in seconds, for what lasts minutes. */
  readonly seconds: () => number;
  /** Whether clients get mails. */
  readonly mails: boolean;
  /** Undefined where answers can't be streamed. */
  readonly liveChanges: LiveChanges | undefined;
}

export interface SiteVariables {
  Bindings: { readonly visitor: string };
  Variables: { hosted: HostedSite; gate: Gate; ids: () => Promise<ShownIds> };
}

/**
 * The application below `/v1/sites/{site}`; each call finds the site in question at `get('hosted')`, its limits at `get('gate')`,
 * and the ids that clients know at `get('ids')`.
 */
export type SiteApp = Hono<SiteVariables>;

/** Adds the calls of one subject. */
export type Routes = (app: SiteApp, surroundings: Surroundings) => void;
