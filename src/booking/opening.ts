import { assignmentFault, distributionOf, openChecked } from '../engine/index.js';
import type { Catalog } from '../engine/model.js';
import type { OpenedSite } from '../engine/site.js';
import type { Draft } from './draft.js';
import type { Facts } from './facts.js';
import { faultOfOptions, servicesOnOffer, specialistChoices } from './offer.js';
import type { FlowOptions, Trouble } from './state.js';

/** A catalog ready for use, or what its owner or the page's has to put right. */
export function openCatalog(
  catalog: Catalog,
  options: FlowOptions,
): { readonly site: OpenedSite } | { readonly trouble: Trouble } {
  const misconfigured = (detail: string) => ({ trouble: { code: 'misconfigured', detail, retryable: false } }) as const;
  try {
    const site = openChecked(catalog);
    site.catalog.services.forEach((service) => distributionOf(service, site.catalog.distributions));
    const unassignable = catalog.services.flatMap((service) => assignmentFault(catalog, service) ?? []);
    if (unassignable[0]) return misconfigured(`The service "${unassignable[0].service}": ${unassignable[0].detail}.`);
    const fault = faultOfOptions(site, options);
    return fault === undefined ? { site } : misconfigured(fault);
  } catch (cause) {
    return misconfigured(
      `The backend's catalog can't be used. ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}

/** The first of the zones that exists; the site's own where none does. */
export function usableZone(site: OpenedSite, zones: readonly (string | undefined)[]): string {
  return zones.find((zone) => zone !== undefined && isZone(site, zone)) ?? site.site.zone;
}

export function isZone(site: OpenedSite, zone: string): boolean {
  try {
    return Boolean(site.zone(zone));
  } catch {
    return false;
  }
}

/** What is chosen once a service is, with all that leaves no choice, and what still fits of what was chosen before. */
export function choicesFor(
  site: OpenedSite,
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
  site: OpenedSite,
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
