import type { SiteState } from '../src/server/index.js';
import type { SampleName } from './sites/index.js';

/** Kept states are of their day: tomorrow's samples have moved on. */
function nameOf(site: SampleName): string {
  return `rota-mock/${site}/${new Date().toISOString().slice(0, 10)}`;
}

/** What was kept of a sample site before the page was reloaded. */
export function keptInTab(site: SampleName): SiteState | undefined {
  const text = sessionStorage.getItem(nameOf(site));
  return text === null ? undefined : (JSON.parse(text) as SiteState);
}

/** Keeps a site's state while the tab is open. Holds end with their page: no worker hears its last words. */
export function keepInTab(site: SampleName, state: SiteState): void {
  const claims = state.claims.filter(({ hold }) => hold === undefined);
  sessionStorage.setItem(nameOf(site), JSON.stringify({ ...state, claims }));
}
