import * as v from 'valibot';
import type { FormField } from '../../engine/model.js';
import type { FieldValue } from '../../adapter/contract.js';
import { EMAIL, PHONE } from '../../adapter/contract-rules.js';
import type { FieldFault } from '../http/problems.js';

/**
 * No control characters: they have no place in a name, and in mail headers and calendar files they do harm (A40). No halves
 * of characters either: no database keeps them. Nor what turns the direction of a line: there a text reads as another.
 */
const ONE_LINE = /^[^\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]*$/u;
const LINES = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;

export const oneLine = (limit: number) =>
  v.pipe(
    v.string('text is expected'),
    v.trim(),
    v.maxLength(limit, `at most ${limit} characters`),
    v.regex(ONE_LINE, 'one line of text, without control characters'),
  );

export const required = (limit: number) => v.pipe(oneLine(limit), v.minLength(1, 'an answer is required'));

/**
 * What mail programs make links of. Names stand in mails to whoever's address was typed, so they must not carry an
 * advert there (A89). A dot between two words is fine unless what follows it is a domain that such adverts come from.
 */
const LINK =
  /[/\\@]|\bwww\.|[\p{L}\p{N}]\.(com|net|org|info|biz|io|co|me|ru|cn|xyz|top|shop|site|online|club|link|app|dev|ly|to|gl|cc|tk)\b/iu;

/** Full stops and letters of all widths are the plain ones in the address of a web page (UTS 46). */
const asReadByPrograms = (text: string): string => text.normalize('NFKC').replaceAll('\u3002', '.');

const nameOfPerson = v.pipe(
  required(100),
  v.regex(/[^\p{C}\p{Z}]/u, 'a name that can be seen'),
  v.check((name) => !LINK.test(asReadByPrograms(name)), 'a name, without an address of a web page or of a mailbox'),
);

const lines = (limit: number) =>
  v.pipe(
    v.string('text is expected'),
    v.trim(),
    v.maxLength(limit, `at most ${limit} characters`),
    v.regex(LINES, 'text without control characters'),
  );

/** A list is an object to the library. */
const noList = v.check((value: unknown) => !Array.isArray(value), 'an object is expected');

export const email = v.pipe(
  v.string('text is expected'),
  v.trim(),
  v.maxLength(254, 'at most 254 characters'),
  v.regex(EMAIL, 'one e-mail address such as ann@example.com'),
  v.regex(/^\P{Cs}*$/u, 'one e-mail address such as ann@example.com'),
);

export const locale = v.pipe(
  v.string('a language tag is expected'),
  v.check(isLanguageTag, 'a language tag such as en-GB'),
);

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

function isLanguageTag(tag: string): boolean {
  try {
    return tag.length <= 64 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

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

export type Checked<T> = { readonly value: T } | { readonly faults: readonly FieldFault[] };

/** The request in a body, or what is wrong with it, field by field. */
export function parseBookingRequest(body: unknown): Checked<CheckedRequest> {
  if (names(body, 'panel')) return parsed(panelRequestSchema, body);
  return asksRule(body) ? parsed(ruleRequestSchema, body) : parsed(bookingRequestSchema, body);
}

/** The same of a request to hold a time. */
export function parseHold(body: unknown): Checked<CheckedHold> {
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

/** The same of a request for a package. */
export function parsePackage(body: unknown): Checked<v.InferOutput<typeof packageRequestSchema>> {
  return parsed(packageRequestSchema, body);
}

/** The same of a request for more sessions out of one. */
export function parseSessions(body: unknown): Checked<CheckedSessions> {
  return parsed(sessionsRequestSchema, body);
}

/** The same of a request to move a booking. */
export function parseReschedule(body: unknown): Checked<CheckedReschedule> {
  return parsed(rescheduleRequestSchema, body);
}

/** What a schema makes of a body, or what is wrong with it. */
export function parsed<T>(schema: v.GenericSchema<unknown, T>, body: unknown): Checked<T> {
  const result = v.safeParse(schema, body);
  if (result.success) return { value: result.output };
  return {
    faults: result.issues.map((issue) => ({ pointer: pointerOf(issue), code: 'validation', detail: issue.message })),
  };
}

function pointerOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).map(({ key }) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What is wrong with the answers to the site's own fields (FL-5). Answers to fields that don't exist are left out. */
export function checkAnswers(
  fields: readonly FormField[],
  answers: Readonly<Record<string, FieldValue>>,
): Checked<Record<string, FieldValue>> {
  const faults: FieldFault[] = [];
  const kept: [string, FieldValue][] = [];
  for (const field of fields) {
    const answer = Object.hasOwn(answers, field.id) ? answers[field.id] : undefined;
    const given = answer !== undefined && answer !== '' && answer !== false;
    const result = v.safeParse(answerSchema(field), answer);
    if (!given && field.required) faults.push(fault(field, 'an answer is required'));
    else if (given && !result.success) faults.push(fault(field, result.issues[0].message));
    else if (given && result.success) kept.push([field.id, result.output]);
  }
  return faults.length > 0 ? { faults } : { value: Object.fromEntries(kept) };
}

function fault(field: FormField, detail: string): FieldFault {
  return { pointer: `/answers/${field.id}`, code: 'validation', detail: `${field.label}: ${detail}` };
}

function answerSchema(field: FormField): v.GenericSchema<unknown, FieldValue> {
  switch (field.kind) {
    case 'checkbox':
      return v.boolean('true or false is expected');
    case 'number':
      return v.pipe(
        v.number('a number is expected'),
        v.finite('a number is expected'),
        v.minValue(field.min ?? -Infinity, `${field.min} or more`),
        v.maxValue(field.max ?? Infinity, `${field.max} or less`),
      );
    case 'choice':
      return v.picklist(field.options ?? [], `one of ${(field.options ?? []).join(', ')}`);
    case 'phone':
      return v.pipe(oneLine(40), v.regex(PHONE, 'a phone number such as +49 30 123456'));
    case 'long-text':
      return lines(field.maxLength ?? 2000);
    case 'text':
      return oneLine(field.maxLength ?? 200);
  }
}
