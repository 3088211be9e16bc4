import { EngineError } from '../errors.js';
import type { Entry, MasterPage } from '../offers.js';
import type { OpenedSite } from '../site.js';
import { eligibleCalendars } from '../stages/eligible.js';

/** A service as a page offers it. */
export interface PageOffer {
  readonly service: string;
  /** Those who may serve it on this page, by calendar, in the order of the service's members. */
  readonly calendars: readonly string[];
}

/** The page of an id. Throws an `EngineError` where there is none. */
export function pageOf({ catalog: { pages = [] } }: OpenedSite, id: string): MasterPage {
  const page = pages.find((one) => one.id === id);
  if (page) return page;
  const known = pages.map((one) => one.id).join(', ');
  throw new EngineError('question.page', `there is no page ${JSON.stringify(id)}; known: ${known}`);
}

/**
 * What a page offers by its static rules (MP-2): its services with those who are linked to them. A page that lists people
 * (specialists or pools) offers these only; one that lists people and no services, all of theirs. Services that nobody
 * on the page can serve are left out.
 */
export function pageOffers(site: OpenedSite, page: MasterPage): PageOffer[] {
  const entries = entriesOf(page);
  const listed = entries.filter(({ kind }) => kind === 'service').map(({ id }) => id);
  const people = entries.some(isPeople) ? new Set(entries.flatMap((entry) => calendarsOf(site, entry))) : undefined;
  if (listed.length === 0 && !people) return [];
  const services = listed.length > 0 ? new Set(listed) : site.services.keys();
  return [...services]
    .filter((id) => site.services.has(id))
    .map((service) => ({
      service,
      calendars: eligibleCalendars(site, { service }).filter((id) => people?.has(id) ?? true),
    }))
    .filter(({ calendars }) => calendars.length > 0);
}

/** The entries of all sections, in order. */
export function entriesOf({ sections }: MasterPage): readonly Entry[] {
  return sections.flatMap(({ entries }) => entries);
}

/** Whether an entry says who serves, not what. */
export function isPeople({ kind }: Entry): boolean {
  return kind === 'specialist' || kind === 'pool';
}

/** The calendars of a specialist or of the members of a pool; of other entries none. */
export function calendarsOf({ catalog }: OpenedSite, { kind, id }: Entry): readonly string[] {
  if (kind === 'specialist') return catalog.calendars.filter((one) => one.specialist === id).map((one) => one.id);
  const pool = kind === 'pool' ? catalog.pools?.find((one) => one.id === id) : undefined;
  return pool?.members.flatMap(({ calendars }) => calendars) ?? [];
}
