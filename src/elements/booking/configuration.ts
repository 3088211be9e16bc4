import type { Backend } from '../../adapter/backend.js';
import type { FieldValue } from '../../adapter/contract.js';
import type { FlowOptions } from '../../booking/state.js';
import { localeTag } from '../../locale/words.js';

/** What the page gave `<rota-booking>`, unchecked: attributes as they stand, properties as they were set. */
export interface Given {
  readonly adapter: unknown;
  readonly backend: string;
  readonly site: string;
  readonly service: string;
  readonly calendar: string;
  readonly zone: string;
  readonly locale: string;
  readonly prefill: unknown;
  readonly hiddenFields: unknown;
  readonly headingLevel: unknown;
}

/** One thing wrong with the page's markup. Without `fatal` the widget goes on as if it had not been given. */
export interface Fault {
  readonly attribute: string;
  readonly value: unknown;
  readonly expected: string;
  readonly fatal?: boolean;
}

export interface Configuration {
  /** A backend of the page's own, or the address and site of one that speaks the contract. */
  readonly source: { readonly adapter: Backend } | { readonly url: string; readonly site: string } | undefined;
  readonly options: FlowOptions;
  readonly faults: readonly Fault[];
}

/** Keys that reach an object's prototype; data that carries them is up to no good (they are passed over). */
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype'];

/** Checks what the page gave. Nothing in it can throw; what is wrong is left out and told. */
export function readConfiguration(given: Given): Configuration {
  const faults: Fault[] = [];
  const zone = checked(given.zone, isZone, (value) =>
    faults.push({ attribute: 'zone', value, expected: 'an IANA time zone, such as "Europe/Berlin"' }),
  );
  checked(
    given.locale,
    (tag) => localeTag(tag) !== undefined,
    (value) => faults.push({ attribute: 'locale', value, expected: 'a language tag, such as "en" or "de-AT"' }),
  );
  if (!isHeadingLevel(given.headingLevel)) {
    faults.push({ attribute: 'heading-level', value: given.headingLevel, expected: 'a whole number from 1 to 6' });
  }
  const prefill = readPrefill(given.prefill, faults);
  const hiddenFields = readHiddenFields(given.hiddenFields, faults);
  return {
    source: readSource(given, faults),
    options: {
      ...(given.service && { service: given.service }),
      ...(given.calendar && { calendar: given.calendar }),
      ...(zone && { zone }),
      ...(prefill && { prefill }),
      ...(hiddenFields && { hiddenFields }),
    },
    faults,
  };
}

/** The sentence for the site's owner: what is wrong, where, and what was expected. */
export function faultMessage({ attribute, value, expected, fatal }: Fault): string {
  const given = value === '' || value === undefined ? 'is missing' : `is ${shown(value)}`;
  return `<rota-booking>: ${attribute} ${given}; expected ${expected}.${fatal ? '' : ' It is ignored.'}`;
}

function readSource(given: Given, faults: Fault[]): Configuration['source'] {
  if (isBackend(given.adapter)) return { adapter: given.adapter };
  if (given.adapter !== undefined && given.adapter !== null) {
    const expected = 'an object with the calls of Backend (capabilities, catalog, availability, book, booking, cancel)';
    faults.push({ attribute: 'adapter', value: given.adapter, expected, fatal: true });
    return undefined;
  }
  if (!given.backend) {
    const expected =
      'the address of a booking backend, such as "https://booking.example.com", or an object in the property adapter';
    faults.push({ attribute: 'backend', value: '', expected, fatal: true });
  }
  if (!given.site)
    faults.push({ attribute: 'site', value: '', expected: 'the id of a site, such as "wellness"', fatal: true });
  return given.backend && given.site ? { url: given.backend, site: given.site } : undefined;
}

function readPrefill(given: unknown, faults: Fault[]): Record<string, FieldValue> | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  const data = typeof given === 'string' ? parsed(given) : given;
  const expected = `JSON with one value per field, such as '{"email": "ada@example.com"}'`;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    faults.push({ attribute: 'prefill', value: given, expected });
    return undefined;
  }
  const prefill: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(data)) {
    if (PROTOTYPE_KEYS.includes(field)) continue;
    if (['string', 'number', 'boolean'].includes(typeof value)) prefill[field] = value as FieldValue;
    else faults.push({ attribute: `prefill (${field})`, value, expected: 'text, a number, true or false' });
  }
  return prefill;
}

function readHiddenFields(given: unknown, faults: Fault[]): string[] | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  const fields = typeof given === 'string' ? given.split(/[\s,]+/).filter(Boolean) : given;
  if (Array.isArray(fields) && fields.every((field) => typeof field === 'string')) return fields;
  faults.push({
    attribute: 'hidden-fields',
    value: given,
    expected: 'ids of fields with spaces between, such as "phone notes"',
  });
  return undefined;
}

function checked(
  value: string,
  valid: (value: string) => boolean,
  refuse: (value: string) => void,
): string | undefined {
  if (!value) return undefined;
  if (valid(value)) return value;
  refuse(value);
  return undefined;
}

/** Whether an outline has headings of that level. */
export function isHeadingLevel(level: unknown): level is number {
  return Number.isInteger(level) && Number(level) >= 1 && Number(level) <= 6;
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

function isBackend(given: unknown): given is Backend {
  const calls = ['capabilities', 'catalog', 'availability', 'book', 'booking', 'cancel'] as const;
  return (
    typeof given === 'object' && given !== null && calls.every((call) => typeof (given as Backend)[call] === 'function')
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** A value as a message can hold it: short, whatever it is. */
function shown(value: unknown): string {
  const text =
    typeof value === 'string' ? `"${value}"` : typeof value === 'object' ? 'an object of another shape' : String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
