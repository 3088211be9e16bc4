import { checkOptions } from '../../adapter/check-options.js';
import { nearestName } from '../../adapter/nearest-name.js';
import type { Trouble } from '../../booking/state.js';
import { troubleKind } from '../../locale/trouble-kind.js';
import { unknownStrings } from '../../locale/unknown-strings.js';
import { BACKEND_CALLS, isEmpty, type Address, type Refusable, type Refused } from '../booking/configuration.js';
import { TOKENS } from '../booking/tokens.js';
import { unknownFields } from '../booking/unknown-fields.js';
import type { Findings } from './owner.js';

/** A sentence for the site's owner, and what it is about where that says more. */
export interface Note {
  readonly how: 'error' | 'warn';
  readonly message: string;
  readonly cause?: unknown;
}

const EXPECTED: { readonly [Name in Refusable]?: string } = {
  backend:
    'the address of a booking backend, such as "https://booking.example.com", or an object in the property adapter',
  site: 'the id of a site, such as "wellness"',
  adapter: `an object with the calls of Backend (${BACKEND_CALLS.join(', ')})`,
  locale: 'a language tag, such as "en" or "de-AT"',
  'heading-level': 'a whole number from 1 to 6',
  zone: 'an IANA time zone, such as "Europe/Berlin"',
  prefill: `JSON with one value per field, such as '{"email": "ada@example.com"}'`,
  'hidden-fields': 'ids of fields with spaces between, such as "phone notes"',
  autocomplete: '"off" or "on"',
  strings: `JSON, such as '{"frame": {"back": "Return"}}'`,
};

/** What a token may hold, by the CSS property that takes the same values. */
const EXPECTED_OF: { readonly [Property in (typeof TOKENS)[keyof typeof TOKENS]]: string } = {
  color: 'a color, such as #0b57d0',
  'border-radius': 'a length, such as 0.5rem',
  'padding-top': 'a length, such as 1rem',
  'font-family': 'names of fonts, such as Georgia, serif',
};

/** All our elements. */
const TAGS = [
  'rota-appointments',
  'rota-booking',
  'rota-confirmation',
  'rota-date-picker',
  'rota-details-form',
  'rota-dialog',
  'rota-hold',
  'rota-master-page',
  'rota-month',
  'rota-package',
  'rota-review',
  'rota-service-picker',
  'rota-specialist-picker',
  'rota-time-zone',
  'rota-times',
] as const satisfies readonly (keyof HTMLElementTagNameMap)[];

/** Without these the widget can't start; all else is as if it had not been given. */
const NEEDED: readonly Refusable[] = ['backend', 'site', 'adapter'];

/** What an element has found, and how its attributes are named. */
type Found = Findings & {
  /** Those that it does not know, and those that it knows. */
  readonly strange?: readonly string[];
  readonly known?: readonly string[];
};

/** What was found with an element, in words: what is wrong, where, and what was expected. */
export function notesOn(
  tag: string,
  { refused, words, troubles = [], backend = '', fields, tags = [], strange = [], known = [] }: Found,
): readonly Note[] {
  const unknown = words
    ? unknownStrings(words).map((part) => ({ attribute: 'strings', value: '', part }) as const)
    : [];
  return [
    ...[...refused, ...unknown].map((fault) => ({
      how: fault.attribute === 'token' ? ('warn' as const) : ('error' as const),
      message: `<${tag}>${sentence(fault)}`,
    })),
    ...troubles.flatMap((trouble) => troubleNote(tag, backend, trouble)),
    ...(fields ? unknownFields(...fields) : []).map((message) => ({ how: 'warn' as const, message })),
    ...strange.flatMap((name) => misspelt(name, known, (one) => `<${tag}> has no attribute ${one}`)),
    ...tags.flatMap((name) => misspelt(name, TAGS, (one) => `<${tag}> knows no element <${one}>`)),
  ];
}

/**
 * A name that one of ours is near to, and that is none itself, such as of an element that is yet to come; frameworks and the page's
 * own scripts may have others.
 */
function misspelt(name: string, names: readonly string[], unknown: (name: string) => string): Note[] {
  const meant = names.includes(name) ? undefined : nearestName(name, names);
  return meant ? [{ how: 'warn', message: `${unknown(name)}; did you mean ${meant}? It is ignored.` }] : [];
}

function sentence({ attribute, value, part }: Refused): string {
  if (attribute === 'address') return `, attributes backend (url) and site: ${addressFault(value as Address)}`;
  if (attribute === 'strings' && part) return `: strings has "${part}", where Rota has no such string. It is ignored.`;
  const name = attribute === 'token' ? part : part ? `${attribute} (${part})` : attribute;
  const expected =
    attribute === 'token'
      ? EXPECTED_OF[TOKENS[part as keyof typeof TOKENS]]
      : part
        ? 'text, a number, true or false'
        : EXPECTED[attribute];
  const what = isEmpty(value) ? 'is missing' : `is ${shown(value)}`;
  return `: ${name} ${what}; expected ${expected}.${NEEDED.includes(attribute) ? '' : ' It is ignored.'}`;
}

function addressFault(address: Address): string {
  try {
    checkOptions(address);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** Of a trouble that is the site's to mend, or its backend's. */
function troubleNote(tag: string, backend: string, trouble: Trouble): Note[] {
  const { code, detail, cause } = trouble;
  const isSetup = troubleKind(trouble) === 'setup';
  if (!isSetup && code !== 'bad-backend-answer' && code !== 'unreachable') return [];
  const hint = /\/v1(\/|$)/.test(backend) ? ' Rota adds /v1 to the address itself: try it without.' : '';
  const element = `<${tag}${backend && ` backend="${backend}"`}>`;
  return [{ how: isSetup ? 'error' : 'warn', message: `${element}: ${detail}${hint}`, cause }];
}

/** A value as a message can hold it: short, whatever it is. */
function shown(value: unknown): string {
  const text =
    typeof value === 'string' ? `"${value}"` : typeof value === 'object' ? 'an object of another shape' : String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
