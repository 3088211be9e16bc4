import type { BookingRequest } from '../adapter/contract.js';
import { choose } from '../engine/index.js';
import type { Start } from '../engine/answers.js';
import type { Availability } from '../engine/model.js';
import type { AssignmentRecord } from '../engine/record.js';
import type { OpenedSite } from '../engine/site.js';
import { formatStart } from '../time/rfc9557.js';
import { answersOf, TRAP } from './details.js';
import type { Facts } from './facts.js';
import type { Wish } from './intent.js';
import { questionOf } from './offer.js';
import type { DetailField } from './state.js';
import { chosenOf, keyOf, specialistOf } from './subject.js';

/** What a request is made of besides the facts. */
export interface Sending {
  readonly site: OpenedSite;
  readonly start: Start;
  /** The timetable that the client saw; without one, the backend chooses. */
  readonly availability: Availability | undefined;
  /** Calendars that the backend said are taken meanwhile (RC-2). */
  readonly lost: readonly string[];
  readonly fields: readonly DetailField[];
  /** By the page's clock. */
  readonly now: number;
}

/** The page's choice for a start that names nobody (RC-1); undefined where the client has chosen the person. */
export function proposalOf(facts: Facts, { site, start, availability, lost }: Sending): AssignmentRecord | undefined {
  const { subject, duration, settled } = facts;
  if (!availability || subject.kind !== 'service' || chosenCalendar(facts, start) !== undefined) return undefined;
  const question = questionOf(subject, duration);
  return choose(site, availability, { ...question, start: start.start, lost, settled });
}

/** The request for what the client has chosen and typed. */
export function requestOf(facts: Facts, record: AssignmentRecord | undefined, sending: Sending): BookingRequest {
  const { site, start, availability, fields, now } = sending;
  const { client, answers } = answersOf(fields, facts.values);
  const calendar = chosenCalendar(facts, start);
  return {
    service: chosenOf(facts.subject).service ?? '',
    duration: facts.duration ?? 0,
    start: formatStart(start.start, site.zone(facts.zone)),
    ...(calendar !== undefined && { calendar }),
    ...(record?.chosen !== undefined && { proposal: { calendar: record.chosen, record } }),
    client: { ...client, locale: facts.locale, zone: facts.zone },
    answers,
    revision: availability?.revision ?? 0,
    form: { hidden: String(facts.values[TRAP] ?? ''), took: Math.round(now - facts.since) },
  };
}

/** What is booked when, whoever serves and however long it takes. */
export function slotOf({ subject }: Pick<Facts, 'subject'>, { start }: Start): string {
  return `${start} ${keyOf(subject)}`;
}

/** The request as something that is to be booked once. */
export function wishOf(facts: Facts, request: BookingRequest, at: Start): Wish<BookingRequest> {
  const { duration, calendar, client, answers, start, proposal, revision, form } = request;
  const kept = { start, proposal, revision, form };
  return { slot: slotOf(facts, at), request, said: [client, answers, duration, calendar], kept };
}

/** The calendar that the client asked for: by name, or by a start that carries it (MG-3). */
export function chosenCalendar({ subject }: Facts, start: Start): string | undefined {
  const specialist = specialistOf(subject);
  return specialist === undefined || specialist === 'any' ? start.calendar : specialist;
}
