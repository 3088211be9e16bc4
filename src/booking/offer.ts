/** What the client may choose from: services, and people within a service. Pure. */
import { eligibleCalendars } from '../engine/index.js';
import type { Question } from '../engine/answers.js';
import type { Service } from '../engine/model.js';
import type { LinkedSite } from '../engine/links.js';
import type { Facts } from './facts.js';
import type { FlowOptions, SpecialistChoice } from './state.js';

/** The services on offer, in the catalog's order, after the page's narrowing. */
export function servicesOnOffer(site: LinkedSite, options: FlowOptions): readonly Service[] {
  const { service, calendar } = options;
  return site.catalog.services.filter(
    (candidate) =>
      (service === undefined || candidate.id === service) &&
      (calendar === undefined || calendarsToAskFor(site, candidate).includes(calendar)),
  );
}

/**
 * The specialist choices of a service, "any" first (FL-2). One alone needs no step: it is settled. Where the site does not
 * reveal who serves, or assigns by itself, nobody can be asked for by name.
 */
export function specialistChoices(
  site: LinkedSite,
  service: Service,
  options: FlowOptions,
): readonly SpecialistChoice[] {
  if (options.calendar !== undefined) return [options.calendar];
  const named = service.reveal === 'always' ? calendarsToAskFor(site, service) : [];
  if (named.length === 0) return ['any'];
  return named.length === 1 || service.anyAvailable === 'none' ? named : ['any', ...named];
}

/** Whether the same start stands once per free person, so that the choice of slot is the choice of person (MG-3). */
export function isLabelled(service: Service, specialist: SpecialistChoice | undefined): boolean {
  return (
    specialist === 'any' &&
    service.assignment === 'client' &&
    service.anyAvailable === 'labelled' &&
    service.reveal === 'always'
  );
}

/** What the client's choices so far ask the engine for. */
export function questionOf({
  service,
  duration,
  specialist,
}: Pick<Facts, 'service' | 'duration' | 'specialist'>): Question {
  return { service: service ?? '', duration, calendar: specialist === 'any' ? undefined : specialist };
}

/** What the page fixed and the site doesn't have: one sentence for its owner that names attribute, value and choices. */
export function faultOfOptions(site: LinkedSite, options: FlowOptions): string | undefined {
  const { service, calendar } = options;
  if (service !== undefined && !site.services.has(service)) {
    return fault('service', service, 'the id of a service', [...site.services.keys()]);
  }
  if (calendar === undefined) return undefined;
  const [chosen] = site.catalog.services.filter(({ id }) => id === service);
  const services = chosen ? [chosen] : site.catalog.services;
  const known = [...new Set(services.flatMap((candidate) => calendarsToAskFor(site, candidate)))];
  if (known.includes(calendar)) return undefined;
  const where = chosen ? ` of the service "${chosen.id}"` : '';
  return fault('calendar', calendar, `the id of a public calendar${where} that clients may choose`, known);
}

/** The calendars that a client may ask for; none where the site assigns by itself. */
function calendarsToAskFor(site: LinkedSite, service: Service): readonly string[] {
  return service.assignment === 'client' ? eligibleCalendars(site, { service: service.id }) : [];
}

function fault(attribute: string, value: string, expected: string, known: readonly string[]): string {
  const shown = known.slice(0, 20).map((id) => `"${id}"`);
  const choices = shown.length === 0 ? 'there is none' : `one of ${shown.join(', ')}${known.length > 20 ? ', …' : ''}`;
  return `${attribute}="${value.slice(0, 80)}" is not known here; expected ${expected}: ${choices}.`;
}
