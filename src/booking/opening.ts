import { Problem } from '../adapter/problem.js';
import { linkSite } from '../engine/index.js';
import type { Catalog, Service } from '../engine/model.js';
import type { Draft } from './draft.js';
import type { Facts } from './facts.js';
import { SiteOffer, type Offer } from './offer.js';
import type { pageOffer } from './pages/page-offer.js';
import type { FlowOptions, Trouble } from './state.js';
import type { ServiceSubject, Subject } from './subject.js';
import { troubleOf } from './trouble.js';

/**
 * A catalog that can be chosen from, or what its owner or the page's has to put right.
 *
 * @param pages Makes an offer of less than the whole site, or of more than services.
 */
export function openCatalog(
  catalog: Catalog,
  options: FlowOptions,
  pages: { readonly pageOffer: typeof pageOffer } | undefined,
): { readonly offer: Offer } | { readonly trouble: Trouble } {
  try {
    const site = linkSite(catalog);
    const offer = pages?.pageOffer(site, options) ?? new SiteOffer(site, options);
    return typeof offer === 'string' ? { trouble: misconfigured(offer) } : { offer };
  } catch (cause) {
    return { trouble: unusable(cause) };
  }
}

/** What speaks against a catalog: it does not follow the contract, or makes no sense as a whole. */
export function unusable(cause: unknown): Trouble {
  if (cause instanceof Problem) return troubleOf(cause);
  return misconfigured(
    `The backend's catalog can't be used. ${cause instanceof Error ? cause.message : String(cause)}`,
  );
}

/** @param detail For the site's owner. */
export function misconfigured(detail: string): Trouble {
  return { code: 'misconfigured', detail, retryable: false };
}

/**
 * What is chosen once the client has chosen: with all that leaves no choice, and without what does not fit any more. The person
 * may hang on the service, and the service on the person, as the offer has it.
 */
export function settled(offer: Offer, wanted: Subject, minutes?: number): Pick<Facts, 'subject' | 'duration'> {
  const isOffered = wanted.kind === 'service' || offer.service({ subject: wanted });
  const subject = isOffered ? wanted : offer.first;
  const chosen =
    subject.kind === 'service' ? withPerson(offer, withService(offer, withPerson(offer, subject))) : subject;
  return { subject: chosen, duration: lengthOf(offer.service({ subject: chosen }), minutes) };
}

function withService(offer: Offer, chosen: ServiceSubject): ServiceSubject {
  return {
    ...chosen,
    service: fitting(
      chosen.service,
      offer.services(chosen).map(({ id }) => id),
    ),
  };
}

function withPerson(offer: Offer, chosen: ServiceSubject): ServiceSubject {
  return { ...chosen, specialist: fitting(chosen.specialist, offer.specialists(chosen)) };
}

/** The length that was chosen, where the service has it; else its first one. */
export function lengthOf(service: Service | undefined, minutes: number | undefined): number | undefined {
  return fitting(minutes, service?.durations ?? []) ?? service?.durations[0];
}

/** What was chosen, where it is to be had; or the only choice that there is. */
function fitting<T>(chosen: T | undefined, choices: readonly T[]): T | undefined {
  return choices.length === 1 ? choices[0] : choices.find((choice) => choice === chosen);
}

/** What is chosen before the client does anything: what leaves no choice, or what the draft holds as far as it fits. */
export function firstChoices(offer: Offer, facts: Facts, draft: Partial<Draft> | undefined): Partial<Facts> {
  const choices = settled(offer, draft?.subject ?? offer.first, draft?.duration);
  const values = { ...facts.values, ...draft?.values };
  if (!draft || !offer.service(choices)) return { ...choices, values };
  return { ...choices, values, settled: draft.settled, day: draft.day, start: draft.start };
}
