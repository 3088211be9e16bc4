import type { LinkedSite } from '../engine/links.js';
import type { FlowOptions } from './state.js';
import type { Surroundings } from './surroundings.js';

/** What the drafts of a site go by where they are kept. */
export function draftNameOf(site: LinkedSite | undefined): string {
  return `rota-draft:${site?.site.id}`;
}

/** Where they are kept; undefined where none are. */
export function draftStorage(
  { keepDraft, shared }: FlowOptions,
  { storage, formState }: Pick<Surroundings, 'storage' | 'formState'>,
): Surroundings['formState'] {
  if (shared) return undefined;
  return keepDraft ? storage : formState;
}
