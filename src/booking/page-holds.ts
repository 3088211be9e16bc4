import type { OtherTabs } from './other-tabs.js';
import type { Surroundings } from './surroundings.js';

/** What a widget holds, of this page or of another tab. */
export interface OwnHold {
  /** Id of the site. */
  readonly site: string;
  /** What it holds, by `nameOfHold` (hold-name.ts): no other site has such a name. */
  readonly holds: string | undefined;
  /** The key that it was asked for with. */
  readonly idempotencyKey: string | undefined;
  /** Gives it up for another widget; says whether it did. */
  giveUp(): Promise<boolean>;
}

/** A line to the other tabs of the browser. */
export type TabChannel = Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;

/** What all widgets of a page hold, and those of other tabs: one client's, who is in nobody's way but their own (RC-6). */
export interface PageHolds {
  /** Tells this load of the page from those before. */
  readonly page: number;
  /** Settles once nothing is asked: requests follow one another, so that no hold of the client's own is in the way of the next. */
  work: Promise<void>;
  readonly all: Set<OwnHold>;
  /** Opens a line to the other tabs on the page's origin; undefined where there are none. */
  readonly channel?: (() => TabChannel) | undefined;
  /** The line that is open. */
  tabs?: Promise<OtherTabs | undefined> | undefined;
}

const HOLDS: PageHolds = {
  page: performance.timeOrigin,
  work: Promise.resolve(),
  all: new Set(),
  channel: globalThis.document && (() => new BroadcastChannel('rota-holds')),
};

export function pageHolds({ holds = HOLDS }: Pick<Surroundings, 'holds'>): PageHolds {
  return holds;
}

/** The line to the other tabs, opened with the first that asks; undefined where the browser forbids it, or its file does not come. */
export async function otherTabs(
  surroundings: Pick<Surroundings, 'holds' | 'clock' | 'newKey' | 'whenLeft'>,
): Promise<OtherTabs | undefined> {
  const page = pageHolds(surroundings);
  const { channel } = page;
  if (!channel) return undefined;
  page.tabs ??= import('./other-tabs.js')
    .then(({ OtherTabs }) => new OtherTabs(page, channel(), surroundings))
    .catch(() => undefined);
  return page.tabs;
}

/** Has work done after all that is asked already; where it fails, it is in the way of nothing that comes later. */
export function afterAll(page: PageHolds, work: () => Promise<void>): Promise<void> {
  const done = page.work.then(work);
  page.work = done.catch(() => undefined);
  return done;
}

/** Where the tab's session storage has the holds that outlive a reload. */
export function keptHoldsOf(site: string | undefined): string {
  return `rota-holds:${site}`;
}
