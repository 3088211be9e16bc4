import { linkSite } from '../engine/index.js';
import type { LinkedSite } from '../engine/links.js';
import type { Catalog } from '../engine/model.js';
import type { Draft } from './draft.js';
import type { Facts } from './facts.js';
import { faultOfOptions, servicesOnOffer, specialistChoices } from './offer.js';
import type { FlowOptions, Trouble } from './state.js';

/** A catalog that can be chosen from, or what its owner or the page's has to put right. */
export function openCatalog(
  catalog: Catalog,
  options: FlowOptions,
): { readonly site: LinkedSite } | { readonly trouble: Trouble } {
  try {
    const site = linkSite(catalog);
    const fault = faultOfOptions(site, options);
    return fault === undefined ? { site } : { trouble: misconfigured(fault) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return { trouble: misconfigured(`The backend's catalog can't be used. ${why}`) };
  }
}

/** @param detail For the site's owner. */
export function misconfigured(detail: string): Trouble {
  return { code: 'misconfigured', detail, retryable: false };
}

/** The first of the zones that exists; the site's own where none does. */
export function usableZone(site: LinkedSite, zones: readonly (string | undefined)[]): string {
  return zones.find((zone) => zone !== undefined && isZone(site, zone)) ?? site.site.zone;
}

/** Whether the backend has sent the zone, or the browser knows it. */
export function isZone({ catalog }: LinkedSite, zone: string): boolean {
  return catalog.zones?.some(({ id }) => id === zone) || isKnownZone(zone);
}

/** Whether the browser knows a zone of that id; it would take an offset (`+01:00`) for one. */
export function isKnownZone(zone: string): boolean {
  try {
    return /^[a-z]/i.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** What is chosen once a service is, with all that leaves no choice, and what still fits of what was chosen before. */
export function choicesFor(
  site: LinkedSite,
  options: FlowOptions,
  id: string,
  before: Pick<Facts, 'duration' | 'specialist'>,
): Partial<Facts> | undefined {
  const service = servicesOnOffer(site, options).find((candidate) => candidate.id === id);
  if (!service) return undefined;
  const choices = specialistChoices(site, service, options);
  const { duration = 0, specialist = '' } = before;
  return {
    service: id,
    duration: service.durations.includes(duration) ? duration : service.durations[0],
    specialist: choices.length === 1 ? choices[0] : choices.find((choice) => choice === specialist),
  };
}

/** What is chosen before the client does anything: the one service there is, or what the draft holds as far as it fits. */
export function firstChoices(
  site: LinkedSite,
  options: FlowOptions,
  facts: Facts,
  draft: Draft | undefined,
): Partial<Facts> {
  const services = servicesOnOffer(site, options);
  const id = services.length === 1 ? services[0]?.id : draft?.service;
  const choices = id === undefined ? undefined : choicesFor(site, options, id, draft ?? facts);
  const values = { ...facts.values, ...draft?.values };
  if (!choices || !draft) return { ...choices, values };
  return { ...choices, values, settled: draft.settled, day: draft.day, start: draft.start };
}
