import type { LinkedSite } from '../engine/links.js';

/** What the drafts of a site go by where they are kept. */
export function draftNameOf(site: LinkedSite | undefined): string {
  return `rota-draft:${site?.site.id}`;
}
