import type { Backend } from '../../adapter/backend.js';
import type { FieldValue } from '../../adapter/contract.js';
import { isKnownZone } from '../../booking/shown-zone.js';
import type { FlowOptions } from '../../booking/state.js';
import { localeTag } from '../../locale/words.js';
import { parsed } from './parsed.js';

/** What the page gave an element, unchecked: attributes as they stand, properties as they were set. */
export interface Given {
  readonly adapter: unknown;
  readonly backend: string;
  readonly site: string;
  readonly service?: string;
  readonly calendar?: string;
  readonly page?: string;
  readonly panel?: string;
  readonly pool?: string;
  readonly package?: string;
  readonly zone: string;
  readonly locale: string;
  readonly prefill?: unknown;
  readonly hiddenFields?: unknown;
  readonly headingLevel: unknown;
  readonly keepDraft?: boolean;
  /** What opens what the client has: see `readLink`. */
  readonly link?: string;
}

/** Where a backend is that speaks the contract, and the site there. */
export interface Address {
  readonly url: string;
  readonly site: string;
}

interface Source {
  /** A backend of the page's own; without one there is an address. Neither is there where both are missing or wrong. */
  readonly adapter?: Backend;
  readonly address?: Address;
}

/** What a flow is made with: of a package also its id, and of what a link opens what stands behind its `#`. */
export type Options = FlowOptions & Pick<Given, 'package' | 'link'>;

export interface Configuration extends Source {
  readonly options: Options;
  /** Sentences for the site's owner: what is wrong, where, and what was expected. */
  readonly faults: readonly string[];
}

/** Takes note of something wrong. Unless it is `fatal`, the widget goes on as if it had not been given. */
type Refuse = (attribute: string, value: unknown, expected: string, fatal?: boolean) => undefined;

/** Keys that reach an object's prototype; data that carries them is up to no good (they are passed over). */
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype'];

/** Checks what the page gave. Nothing in it can throw; what is wrong is left out and told. */
export function readConfiguration(given: Given, tag: string): Configuration {
  const faults: string[] = [];
  const refuse: Refuse = (attribute, value, expected, fatal = false) => {
    const what = isEmpty(value) ? 'is missing' : `is ${shown(value)}`;
    faults.push(`<${tag}>: ${attribute} ${what}; expected ${expected}.${fatal ? '' : ' It is ignored.'}`);
    return undefined;
  };
  const { service, calendar, page, panel, pool, zone, locale, headingLevel } = given;
  if (locale && !localeTag(locale)) refuse('locale', locale, 'a language tag, such as "en" or "de-AT"');
  if (headingLevelOf(headingLevel) !== headingLevel)
    refuse('heading-level', headingLevel, 'a whole number from 1 to 6');
  return {
    ...readSource(given, refuse),
    options: {
      service: service || undefined,
      calendar: calendar || undefined,
      page: page || undefined,
      panel: panel || undefined,
      pool: pool || undefined,
      package: given.package || undefined,
      zone: readZone(zone, refuse),
      prefill: readPrefill(given.prefill, refuse),
      hiddenFields: readHiddenFields(given.hiddenFields, refuse),
      keepDraft: given.keepDraft,
      link: given.link,
    },
    faults,
  };
}

function readSource({ adapter, backend, site }: Given, refuse: Refuse): Source {
  if (isBackend(adapter)) return { adapter };
  if (!isEmpty(adapter)) {
    refuse('adapter', adapter, `an object with the calls of Backend (${BACKEND_CALLS.join(', ')})`, true);
    return {};
  }
  const address =
    'the address of a booking backend, such as "https://booking.example.com", or an object in the property adapter';
  if (!backend) refuse('backend', '', address, true);
  if (!site) refuse('site', '', 'the id of a site, such as "wellness"', true);
  return backend && site ? { address: { url: backend, site } } : {};
}

function readZone(given: string, refuse: Refuse): string | undefined {
  if (!given) return undefined;
  return isKnownZone(given) ? given : refuse('zone', given, 'an IANA time zone, such as "Europe/Berlin"');
}

function readPrefill(given: unknown, refuse: Refuse): FlowOptions['prefill'] {
  if (isEmpty(given)) return undefined;
  const data = typeof given === 'string' ? parsed(given) : given;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return refuse('prefill', given, `JSON with one value per field, such as '{"email": "ada@example.com"}'`);
  }
  const prefill: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(data)) {
    if (PROTOTYPE_KEYS.includes(field)) continue;
    if (['string', 'number', 'boolean'].includes(typeof value)) prefill[field] = value as FieldValue;
    else refuse(`prefill (${field})`, value, 'text, a number, true or false');
  }
  return prefill;
}

function readHiddenFields(given: unknown, refuse: Refuse): FlowOptions['hiddenFields'] {
  if (isEmpty(given)) return undefined;
  const fields = typeof given === 'string' ? given.split(/[\s,]+/).filter(Boolean) : given;
  if (Array.isArray(fields) && fields.every((field) => typeof field === 'string')) return fields;
  return refuse('hidden-fields', given, 'ids of fields with spaces between, such as "phone notes"');
}

const isEmpty = (given: unknown): boolean => given === undefined || given === null || given === '';

/** A heading's level, as far as an outline has such a one; 2 otherwise. */
export function headingLevelOf(given: unknown): number {
  return [1, 2, 3, 4, 5, 6].find((level) => level === given) ?? 2;
}

const BACKEND_CALLS = ['capabilities', 'catalog', 'availability', 'book', 'booking', 'cancel'] as const;

function isBackend(given: unknown): given is Backend {
  return (
    typeof given === 'object' &&
    given !== null &&
    BACKEND_CALLS.every((call) => typeof (given as Backend)[call] === 'function')
  );
}

/** A value as a message can hold it: short, whatever it is. */
function shown(value: unknown): string {
  const text =
    typeof value === 'string' ? `"${value}"` : typeof value === 'object' ? 'an object of another shape' : String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
