import type { AnyBookingRequest, AnyHoldRequest, BookingRequest } from '../adapter/contract.js';
import { choose } from '../engine/index.js';
import type { Start } from '../engine/answers.js';
import type { AssignmentRecord } from '../engine/record.js';
import type { OpenedSite } from '../engine/site.js';
import { formatStart } from '../time/rfc9557.js';
import { answersOf, TRAP } from './answers.js';
import { questionOf } from './ask.js';
import type { Facts } from './facts.js';
import type { Wish } from './intent.js';
import { lengthOf } from './opening.js';
import { PLACE, type DetailField } from './state.js';
import { specialistOf, type Subject } from './subject.js';
import { decisiveAnswers, wantedBy } from './wanted-by.js';
import type { Answer } from './windows.js';

/** What a request is made of besides the facts. */
export interface Sending {
  readonly site: OpenedSite;
  readonly start: Start;
  /** The answer that the client saw; where it does not tell what is taken, or there is none, the backend chooses. */
  readonly seen: Answer | undefined;
  /** Calendars that the backend said are taken meanwhile (RC-2). */
  readonly lost: readonly string[];
  /** What opens the hold of the start. */
  readonly hold: BookingRequest['hold'];
  readonly fields: readonly DetailField[];
  /** By the page's clock. */
  readonly now: number;
}

/** The page's choice for a start that names nobody (RC-1); undefined where the client has chosen the person, or the backend chooses alone. */
export function proposalOf(facts: Facts, { site, start, seen, lost }: Sending): AssignmentRecord | undefined {
  const { offer, subject, duration, settled } = facts;
  const isAsked = subject.kind === 'service' && chosenCalendar(facts, start) === undefined;
  if (!offer || !seen || !('calendars' in seen) || !isAsked) return undefined;
  return choose(site, seen, { ...questionOf(offer, subject, duration), start: start.start, lost, settled });
}

/** The request for what the client has chosen and typed. */
export function requestOf(facts: Facts, record: AssignmentRecord | undefined, sending: Sending): AnyBookingRequest {
  const { site, start, seen, hold, fields, now } = sending;
  const { values, locale, zone } = facts;
  const { client, answers: all } = answersOf(fields, values);
  const { [PLACE]: place, ...answers } = all;
  return {
    ...wantedBy(facts, chosenCalendar(facts, start), place),
    ...(record?.chosen !== undefined && { proposal: { calendar: record.chosen, record } }),
    ...whenOf(facts, start, site),
    client: { ...client, locale, zone },
    answers,
    revision: seen?.revision ?? 0,
    ...(hold && { hold }),
    form: { hidden: String(values[TRAP] ?? ''), took: Math.round(now - facts.since) },
  } as AnyBookingRequest;
}

/** What a hold is asked for; where the rules of a page say who meets, with the answers that they hang on, and no others. */
export function holdOf(facts: Facts, start: Start, site: OpenedSite): AnyHoldRequest {
  const when = whenOf(facts, start, site);
  if (facts.subject.kind !== 'rules')
    return { ...wantedBy(facts, chosenCalendar(facts, start)), ...when } as AnyHoldRequest;
  const { place, answers } = decisiveAnswers(facts);
  return { ...wantedBy(facts, undefined, place), ...when, answers, locale: facts.locale } as AnyHoldRequest;
}

/** When, how long, and on which page. */
function whenOf(facts: Facts, { start }: Start, site: OpenedSite) {
  const { offer, duration, zone } = facts;
  const { page } = offer ?? {};
  return {
    ...(page !== undefined && { page }),
    duration: lengthOf(offer?.service(facts), duration) ?? 0,
    start: formatStart(start, site.zone(zone)),
  };
}

/** What is booked when, whoever serves and however long it takes. */
export function slotOf({ subject }: Pick<Facts, 'subject'>, { start }: Start): string {
  return `${start} ${keyOf(subject)}`;
}

/** The request as something that is to be booked once. */
export function wishOf(facts: Facts, request: AnyBookingRequest, at: Start): Wish<AnyBookingRequest> {
  const { start, proposal, revision, form, hold: _courtesy, ...said }: Partial<BookingRequest> = request;
  return {
    slot: slotOf(facts, at),
    request,
    said: [said],
    kept: { start, proposal, revision, form } as Partial<AnyBookingRequest>,
  };
}

/** The calendar that the client asked for: by name, or by a start that carries it (MG-3). */
function chosenCalendar({ subject }: Facts, start: Start): string | undefined {
  const specialist = specialistOf(subject);
  return specialist === undefined || specialist === 'any' ? start.calendar : specialist;
}

/** Tells what is booked apart from all else on the site, whoever serves. */
function keyOf(subject: Subject): string {
  if (subject.kind === 'service') return subject.service ?? '';
  return `${subject.kind} ${subject.kind === 'panel' ? subject.panel : subject.page}`;
}
