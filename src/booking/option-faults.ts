import type { LinkedSite } from '../engine/links.js';
import { calendarsToAskFor } from './offer.js';
import type { FlowOptions } from './state.js';

/** What the page fixed and the site doesn't have: one sentence for its owner that names attribute, value and choices. */
export function faultOfOptions(site: LinkedSite, options: FlowOptions): string | undefined {
  const { service, calendar } = options;
  if (service !== undefined && !site.services.has(service)) {
    return faultOf('service', service, 'the id of a service', [...site.services.keys()]);
  }
  if (calendar === undefined) return undefined;
  const [chosen] = site.catalog.services.filter(({ id }) => id === service);
  const services = chosen ? [chosen] : site.catalog.services;
  const known = [...new Set(services.flatMap((candidate) => calendarsToAskFor(site, candidate)))];
  if (known.includes(calendar)) return undefined;
  const where = chosen ? ` of the service "${chosen.id}"` : '';
  return faultOf('calendar', calendar, `the id of a public calendar${where} that clients may choose`, known);
}

/** One sentence about a value that an attribute can't have. */
export function faultOf(attribute: string, value: string, expected: string, known: readonly string[]): string {
  const shown = known.slice(0, 20).map((id) => `"${id}"`);
  const choices = shown.length === 0 ? 'there is none' : `one of ${shown.join(', ')}${known.length > 20 ? ', …' : ''}`;
  return `${attribute}="${value.slice(0, 80)}" is not known here; expected ${expected}: ${choices}.`;
}
