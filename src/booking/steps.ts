/** The client's way, as far as it is needed (FL-1). Pure. */
import type { Service } from '../engine/model.js';
import type { LinkedSite } from '../engine/links.js';
import type { Facts } from './facts.js';
import { servicesOnOffer, specialistChoices } from './offer.js';
import { STEPS, type Details, type FlowOptions, type Step } from './state.js';

/** The steps of this booking in order; those without a choice are left out. */
export function stepsOf(
  site: LinkedSite | undefined,
  options: FlowOptions,
  service: Service | undefined,
  details: Details,
): readonly Step[] {
  if (!site) return [];
  const services = servicesOnOffer(site, options);
  const needed: { readonly [S in Step]?: boolean } = {
    service: services.length > 1,
    specialist: (service ? [service] : services).some((one) => specialistChoices(site, one, options).length > 1),
    details: details.fields.some((field) => !field.hidden),
  };
  return STEPS.filter((step) => needed[step] ?? true);
}

/** Whether the client has answered what the step asks. */
export function isAnswered(step: Step, facts: Facts, faults: number): boolean {
  switch (step) {
    case 'service':
      return facts.service !== undefined;
    case 'specialist':
      return facts.specialist !== undefined;
    case 'time':
      return facts.start !== undefined;
    case 'details':
      return faults === 0;
    case 'review':
    case 'confirmation':
      return facts.booking !== undefined;
  }
}
