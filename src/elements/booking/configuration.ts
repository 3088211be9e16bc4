import type { Adapter } from '../../adapter/backend.js';
import type { FieldValue } from '../../adapter/contract.js';
import { isKnownZone } from '../../booking/shown-zone.js';
import type { FlowOptions } from '../../booking/state.js';
import { localeTag } from '../../locale/words.js';
import { siteFault, urlFault } from '../../adapter/options.js';
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
  readonly autocomplete?: string;
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
  readonly adapter?: Adapter;
  readonly address?: Address;
}

/** What a flow is made with: of a package also its id, and of what a link opens what stands behind its `#`. */
export type Options = FlowOptions & Pick<Given, 'package' | 'link'>;

export interface Configuration extends Source {
  readonly options: Options;
  /** What is wrong, for the site's owner. */
  readonly refused: readonly Refused[];
}

/** What the page gave and can't be used: under which attribute, and in which part of the value. shared/owner-notes.ts says what was expected. */
export interface Refused {
  readonly attribute: Refusable;
  readonly value: unknown;
  readonly part?: string;
}

/** `address`: `backend` and `site` together; `token`: a custom property of the theme. */
export type Refusable =
  | ('backend' | 'site' | 'address' | 'adapter' | 'locale' | 'heading-level')
  | ('zone' | 'prefill' | 'hidden-fields' | 'autocomplete' | 'strings' | 'token');

type Refuse = (attribute: Refusable, value: unknown, part?: string) => undefined;

/** Keys that reach an object's prototype; data that carries them is up to no good (they are passed over). */
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype'];

/** Checks what the page gave. Nothing in it can throw; what is wrong is left out and told. */
export function readConfiguration(given: Given): Configuration {
  const refused: Refused[] = [];
  const refuse: Refuse = (attribute, value, part) => void refused.push({ attribute, value, part });
  const { service, calendar, page, panel, pool, zone, locale, headingLevel } = given;
  if (locale && !localeTag(locale)) refuse('locale', locale);
  if (headingLevelOf(headingLevel) !== headingLevel) refuse('heading-level', headingLevel);
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
      shared: readShared(given.autocomplete, refuse),
      link: given.link,
    },
    refused,
  };
}

function readSource({ adapter, backend, site }: Given, refuse: Refuse): Source {
  if (isBackend(adapter)) return { adapter };
  if (!isEmpty(adapter)) {
    refuse('adapter', adapter);
    return {};
  }
  if (!backend) refuse('backend', '');
  if (!site) refuse('site', '');
  const address = { url: backend, site };
  if (!backend || !site) return {};
  if (!urlFault(backend) && !siteFault(site)) return { address };
  refuse('address', address);
  return {};
}

function readZone(given: string, refuse: Refuse): string | undefined {
  if (!given) return undefined;
  return isKnownZone(given) ? given : refuse('zone', given);
}

function readPrefill(given: unknown, refuse: Refuse): FlowOptions['prefill'] {
  if (isEmpty(given)) return undefined;
  const data = typeof given === 'string' ? parsed(given) : given;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return refuse('prefill', given);
  }
  const prefill: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(data)) {
    if (PROTOTYPE_KEYS.includes(field)) continue;
    if (['string', 'number', 'boolean'].includes(typeof value)) prefill[field] = value as FieldValue;
    else refuse('prefill', value, field);
  }
  return prefill;
}

function readHiddenFields(given: unknown, refuse: Refuse): FlowOptions['hiddenFields'] {
  if (isEmpty(given)) return undefined;
  const fields = typeof given === 'string' ? given.split(/[\s,]+/).filter(Boolean) : given;
  if (Array.isArray(fields) && fields.every((field) => typeof field === 'string')) return fields;
  return refuse('hidden-fields', given);
}

/** As of a form in HTML: `off` where what one client typed is not for the next. */
function readShared(given: unknown, refuse: Refuse): boolean {
  const value = String(given ?? '').toLowerCase();
  if (!['', 'on', 'off'].includes(value)) refuse('autocomplete', given);
  return value === 'off';
}

export const isEmpty = (given: unknown): boolean => given === undefined || given === null || given === '';

/** A heading's level, as far as an outline has such a one; 2 otherwise. */
export function headingLevelOf(given: unknown): number {
  return [1, 2, 3, 4, 5, 6].find((level) => level === given) ?? 2;
}

export const BACKEND_CALLS = ['capabilities', 'catalog', 'book', 'booking', 'cancel'] as const;

function isBackend(given: unknown): given is Adapter {
  return (
    typeof given === 'object' &&
    given !== null &&
    BACKEND_CALLS.every((call) => typeof (given as Adapter)[call] === 'function')
  );
}
