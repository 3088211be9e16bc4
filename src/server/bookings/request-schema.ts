import * as v from 'valibot';
import { PHONE } from '../../adapter/contract-rules.js';
import { parsed } from '../http/parsed.js';
import { email, lines, locale, nameOfPerson, noList, oneLine, required } from './text-schema.js';

const client = v.object({
  firstName: nameOfPerson,
  lastName: nameOfPerson,
  email,
  phone: v.optional(
    v.pipe(
      oneLine(40),
      v.check((value) => value === '' || PHONE.test(value), 'a phone number such as +49 30 123456'),
    ),
  ),
  notes: v.optional(lines(2000)),
  locale,
  zone: required(100),
});

/** When, and on which page, if on any. */
const when = {
  duration: v.number('a number of minutes is expected'),
  start: required(120),
  page: v.optional(required(64)),
};

/** What is wanted when: what the handler reads of a `HoldRequest`, and part of each booking request. */
const time = v.object({
  ...{ service: required(64), ...when },
  ...{ calendar: v.optional(required(64)), pool: v.optional(required(64)) },
});

export type CheckedService = v.InferOutput<typeof time>;

export const notOfPanel = v.optional(v.never('left out where a panel or the rules of a page are asked for'));

/** The same of a panel. */
const timeOfPanel = v.object({
  ...{ panel: required(64), ...when },
  ...{ service: notOfPanel, calendar: notOfPanel, pool: notOfPanel },
});

export type CheckedPanel = v.InferOutput<typeof timeOfPanel>;

/** Answers to the site's own questions, by field. */
export const givenAnswers = v.pipe(
  v.unknown(),
  noList,
  v.record(v.string(), v.union([v.string(), v.number(), v.boolean()], 'text, a number, true or false')),
);

const answers = v.optional(givenAnswers, {});

/** The same of what the rules of a page decide on. */
const timeOfRule = {
  ...{ ...when, page: required(64), place: v.optional(oneLine(200)) },
  ...{ service: notOfPanel, calendar: notOfPanel, pool: notOfPanel },
};

/** What the handler reads of a `RuleHoldRequest`. */
const ruleHoldSchema = v.object({ ...timeOfRule, answers, locale });

export type CheckedRuleHold = v.InferOutput<typeof ruleHoldSchema>;

export type CheckedHold = CheckedService | CheckedPanel | CheckedRuleHold;

/** What the handler reads of any request for a booking, besides what is wanted when. */
const form = {
  /** Not of the contract: a booking is for one, and whoever wants more is told so rather than given one (A36). */
  seats: v.optional(v.literal(1, 'one seat with each booking')),
  form: v.optional(
    v.pipe(v.unknown(), noList, v.strictObject({ hidden: v.optional(v.string()), took: v.optional(v.number()) })),
  ),
  client,
  hold: v.optional(v.object({ id: required(64), token: required(64) })),
  answers,
};

/**
 * What the handler reads of a `BookingRequest`. Everything else in the body is the client's word and is not looked at
 * (A31).
 */
const bookingRequestSchema = v.object({
  ...time.entries,
  ...form,
  /** A hint: only the calendar is read, to tell whether the page came to the same choice. */
  proposal: v.optional(v.object({ calendar: required(64) })),
});

/** The same of a `PanelBookingRequest`. */
const panelRequestSchema = v.object({ ...timeOfPanel.entries, ...form });

/** The same of a `RuleBookingRequest`. */
const ruleRequestSchema = v.object({ ...timeOfRule, ...form });

export type CheckedRequest = v.InferOutput<
  typeof bookingRequestSchema | typeof panelRequestSchema | typeof ruleRequestSchema
>;

const session = v.object({
  service: required(64),
  duration: when.duration,
  start: when.start,
  calendar: v.optional(required(64)),
});

/** What the handler reads of a `SessionsRequest`. */
const sessionsRequestSchema = v.object({
  sessions: v.pipe(
    v.array(session, 'a list of sessions'),
    v.minLength(1, 'at least one session'),
    v.maxLength(100, 'at most 100 sessions'),
  ),
  answers: form.answers,
});

export type CheckedSessions = v.InferOutput<typeof sessionsRequestSchema>;

/** The same of a `PackageRequest`. */
const packageRequestSchema = v.object({
  ...{ package: required(64), calendar: v.optional(required(64)) },
  ...sessionsRequestSchema.entries,
  ...{ client, form: form.form },
});

/** What the handler reads of a `RescheduleRequest`. */
const rescheduleRequestSchema = v.object({
  start: time.entries.start,
  duration: v.optional(time.entries.duration),
  calendar: v.nullish(required(64)),
});

export type CheckedReschedule = v.InferOutput<typeof rescheduleRequestSchema>;

/** The request in a body. Throws a `Refusal` that names every part at fault, as all of these do. */
export function parseBookingRequest(body: unknown): CheckedRequest {
  if (names(body, 'panel')) return parsed(panelRequestSchema, body);
  return asksRule(body) ? parsed(ruleRequestSchema, body) : parsed(bookingRequestSchema, body);
}

/** A request to hold a time. */
export function parseHold(body: unknown): CheckedHold {
  if (names(body, 'panel')) return parsed(timeOfPanel, body);
  return asksRule(body) ? parsed(ruleHoldSchema, body) : parsed(time, body);
}

/** Whether the rules of a page are to say who serves. */
function asksRule(body: unknown): boolean {
  return names(body, 'page') && !names(body, 'service');
}

function names(body: unknown, part: string): boolean {
  return typeof body === 'object' && body !== null && part in body;
}

/** A request for a package. */
export function parsePackage(body: unknown): v.InferOutput<typeof packageRequestSchema> {
  return parsed(packageRequestSchema, body);
}

/** A request for more sessions out of one. */
export function parseSessions(body: unknown): CheckedSessions {
  return parsed(sessionsRequestSchema, body);
}

/** A request to move a booking. */
export function parseReschedule(body: unknown): CheckedReschedule {
  return parsed(rescheduleRequestSchema, body);
}
