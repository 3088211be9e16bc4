import * as v from 'valibot';
import type { Day, Span } from '../../time/index.js';
import { daysOf } from '../availability/answer.js';
import { givenAnswers, notOfPanel } from '../bookings/request-schema.js';
import { locale, oneLine, required } from '../bookings/text-schema.js';
import { invalid, parsed } from '../http/parsed.js';

const duration = v.optional(
  v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/, 'a length in whole minutes is expected'), v.transform(Number)),
);
const page = v.optional(required(64));

/** The booking for whose move it is asked. */
const ofMove = v.object({ moving: v.optional(required(64)) });

const PARTS = 'no part of this question; expected from, to, duration, moving, and ';

/** What a hold request says of what is to be booked: a service, on a page or not. */
const ofService = v.strictObject(
  { service: required(64), duration, page, calendar: v.optional(required(64)), pool: v.optional(required(64)) },
  `${PARTS}service, page, calendar or pool`,
);

const ofPanel = v.strictObject(
  { panel: required(64), duration, page, service: notOfPanel, calendar: notOfPanel, pool: notOfPanel },
  `${PARTS}panel or page`,
);

const ofRules = v.strictObject(
  {
    ...{ page: required(64), duration, place: v.optional(oneLine(200)), locale: v.optional(locale) },
    answers: v.optional(
      v.pipe(v.string(), v.parseJson(undefined, 'an object in JSON is expected'), givenAnswers),
      '{}',
    ),
    ...{ calendar: notOfPanel, pool: notOfPanel },
  },
  `${PARTS}page, place, answers or locale`,
);

export type ServiceAsked = v.InferOutput<typeof ofService>;
export type PanelAsked = v.InferOutput<typeof ofPanel>;
export type RulesAsked = v.InferOutput<typeof ofRules>;

/** What is asked of what, as far as its form goes: a service, a panel, or what the rules of a page give. */
export type Asked = ServiceAsked | PanelAsked | RulesAsked;

interface Question extends v.InferOutput<typeof ofMove> {
  readonly days: Span<Day>;
  readonly asked: Asked;
}

/**
 * Reads what is asked for to the letter: of what stands in a query twice, or is no part of it, something else would be
 * answered than was meant. Throws a `Refusal`.
 */
export function readQuery(query: URLSearchParams): Question {
  const twice = [...query.keys()].find((key, place, keys) => keys.indexOf(key) < place);
  if (twice !== undefined) refuse(twice, 'it stands twice; once is expected');
  const given = Object.fromEntries(query);
  const { from: _, to: __, moving: ___, ...parts } = given;
  return { days: daysOf(given), asked: askedIn(parts), ...parsed(ofMove, given) };
}

function askedIn(parts: Readonly<Record<string, string>>): Asked {
  if ('panel' in parts) return parsed(ofPanel, parts);
  if ('service' in parts) return parsed(ofService, parts);
  if ('page' in parts) return parsed(ofRules, parts);
  return refuse('service', 'a service is expected, or a panel, or a page whose rules say who meets');
}

function refuse(part: string, detail: string): never {
  throw invalid([{ pointer: `/${part}`, code: 'validation', detail }]);
}
