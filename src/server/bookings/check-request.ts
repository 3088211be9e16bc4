import type { BookingRequest, FieldValue } from '../../adapter/contract.js';
import type { Panel, Service } from '../../engine/index.js';
import type { Instant } from '../../time/index.js';
import type { Taken } from '../availability/exact.js';
import { publicCalendars, type HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { publicOffers } from '../public-offers.js';
import type { OwnedTerms, Snapshot, StoredBooking } from '../store.js';
import { checkedAnswers } from './answers.js';
import { membersOfPool, type PoolQuestion } from './members.js';
import { membersOnPage, mustList, pageOf, placeOn, ruleOnPage } from './on-page.js';
import { readStart, unknownZone } from './read-start.js';
import {
  parseBookingRequest,
  type CheckedHold,
  type CheckedPanel,
  type CheckedRuleHold,
  type CheckedService,
} from './request-schema.js';
import { wantedPerson } from './wanted.js';

/** A time that is asked for, before it is known for whom. Every part exists; whether it is free is decided later. */
export interface CheckedTime {
  readonly service: Service;
  /** Whose service it is, where several people are to meet. */
  readonly panel?: Panel;
  readonly duration: number;
  readonly start: Instant;
  /** The page that it is asked for on, and what its rules hang on besides. */
  readonly page?: StoredBooking['page'];
  /** Who may serve it, by calendar; everyone who is linked to the service where left out. */
  readonly among?: readonly string[];
  /** The pool that the client chose one of: they are among those who may. */
  readonly pool?: string;
  /** The calendar that the client chose, where choosing is the client's. */
  readonly wanted?: string;
  /** The calendar that the page came to: compared, never obeyed. */
  readonly proposed?: string;
  readonly client?: BookingRequest['client'];
  /** Where it is asked for together with others: what another time for it has to go with. */
  readonly beside?: (snapshot: Snapshot) => Beside;
}

/** The other sessions of an order. */
export interface Beside extends Required<Pick<Taken, 'claims' | 'ahead'>> {
  /** Whether a session then goes with them, as far as the client is concerned. */
  readonly fits: (start: Instant) => boolean;
}

/** A request for a booking. */
export interface CheckedWish extends CheckedTime {
  /** The package that it is a session of, and the package itself where it is taken with this booking. */
  readonly package?: string;
  readonly owned?: OwnedTerms;
  readonly client: BookingRequest['client'];
  readonly answers: Readonly<Record<string, FieldValue>>;
  /** Opens the hold that is to become the booking. */
  readonly hold?: BookingRequest['hold'];
  readonly form?: BookingRequest['form'];
}

/**
 * Reads a request's body against the site's own configuration (A31). Throws a `Refusal` that names the part at fault.
 */
export function checkRequest(hosted: HostedSite, body: unknown): CheckedWish {
  const request = parseBookingRequest(body);
  const { client, form, hold } = request;
  const asked = { ...request, locale: client.locale };
  const time = checkTime(hosted, asked);
  checkClient(hosted, client);
  return {
    ...time,
    ...{ client, form, hold },
    ...('proposal' in request && { proposed: request.proposal?.calendar }),
    answers: checkedAnswers(time.service, request.answers),
  };
}

/** Refuses a client in a zone that isn't there. */
export function checkClient({ zones }: HostedSite, { zone }: BookingRequest['client']): void {
  if (!zones.find(zone)) throw unknownZone('/client/zone', zone);
}

function isOfRule(request: CheckedService | CheckedRuleHold): request is CheckedRuleHold {
  return request.service === undefined;
}

/** The part of a request that says what is wanted when. */
export function checkTime(hosted: HostedSite, request: CheckedHold): CheckedTime {
  if ('panel' in request) return checkPanel(hosted, request);
  if (isOfRule(request)) return checkRule(hosted, request);
  const asked = serviceAsked(hosted, request);
  return {
    ...asked,
    duration: checkDuration(asked.service, request.duration),
    start: readStart(hosted, request.start),
    wanted: wantedPerson(hosted, asked, request.calendar),
  };
}

/** A service of the site, as a page or a pool offers it. One that they don't offer is refused. */
export function serviceAsked(
  hosted: HostedSite,
  request: Pick<CheckedService, 'service' | 'page' | 'pool'>,
): Pick<CheckedTime, 'service' | 'among' | 'pool' | 'page'> {
  const service = hosted.opened.services.get(request.service);
  if (!service)
    throw new Refusal('unknown-service', `There is no service ${JSON.stringify(request.service)} on this site.`);
  const page = request.page === undefined ? undefined : pageOf(hosted, request.page);
  const onPage = page && membersOnPage(hosted, page, service.id);
  const { pool } = request;
  const among = pool === undefined ? onPage : mustBeIn(hosted, pool, { service: service.id, among: onPage });
  return { service, among, pool, ...(page && { page: { id: page.id } }) };
}

/** Those of a pool who may serve a service, by calendar. A pool that isn't there, or has none of them, is refused. */
function mustBeIn(hosted: HostedSite, id: string, question: PoolQuestion): readonly string[] {
  const able = membersOfPool(hosted, id, question);
  if (able) return able;
  const detail = `There is no pool ${JSON.stringify(id)} on this site that serves ${JSON.stringify(question.service)}.`;
  throw new Refusal('not-bookable', detail, { errors: [{ pointer: '/pool', code: 'not-bookable', detail }] });
}

function checkPanel(hosted: HostedSite, request: CheckedPanel): CheckedTime {
  return {
    ...panelTime(hosted, panelAsked(hosted, request), request, readStart(hosted, request.start)),
    ...(request.page !== undefined && { page: { id: request.page } }),
  };
}

/** A panel of the site, where it is asked for on a page, one that stands there. Any other is refused. */
export function panelAsked(hosted: HostedSite, request: Pick<CheckedPanel, 'panel' | 'page'>): Panel {
  const panel = findPanel(hosted, request.panel);
  if (!panel) {
    const detail = `There is no panel ${JSON.stringify(request.panel)} on this site.`;
    throw new Refusal('not-bookable', detail, { errors: [{ pointer: '/panel', code: 'not-bookable', detail }] });
  }
  if (request.page !== undefined) mustList(pageOf(hosted, request.page), panel.id);
  return panel;
}

/** A meeting with whom the rules of a page say (MP-3). */
function checkRule(hosted: HostedSite, request: CheckedRuleHold): CheckedTime {
  const { answers, place, locale } = request;
  const [page, start] = [pageOf(hosted, request.page), readStart(hosted, request.start)];
  const rule = ruleOnPage(hosted, page, { answers, place, language: locale }, start);
  return { ...panelTime(hosted, rule, request, start), page: { id: page.id, ...placeOn(page, place) } };
}

function panelTime({ opened }: HostedSite, panel: Panel, { duration }: CheckedPanel | CheckedRuleHold, start: Instant) {
  const service = opened.services.get(panel.service)!;
  return { service, panel, start, duration: checkDuration(service, duration) };
}

/** A panel of the site. One that names anybody private is as unknown as one that doesn't exist (A37). */
export function findPanel(hosted: HostedSite, id: string): Panel | undefined {
  return publicOffers(hosted.opened.catalog, publicCalendars(hosted)).panels?.find((panel) => panel.id === id);
}

/** A length that the service has. */
export function checkDuration(service: Service, duration: number): number {
  if (service.durations.includes(duration)) return duration;
  throw new Refusal(
    'invalid-time',
    `A session of ${duration} minutes is not on offer; "${service.name}" takes ${service.durations.join(' or ')}.`,
  );
}
