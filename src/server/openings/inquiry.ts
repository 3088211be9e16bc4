import type { Openings } from '../../adapter/contract.js';
import {
  distributionOf,
  firstOfEach,
  labelledStarts,
  nextStarts,
  offeredCalendars,
  pageDays,
  pageRules,
  pageStarts,
  panelDays,
  panelStarts,
  days as serviceDays,
  servingCalendars,
  starts as serviceStarts,
  type Availability,
  type DayAnswer,
  type DayRange,
  type MasterPage,
  type Service,
  type Start,
} from '../../engine/index.js';
import type { Instant, Span } from '../../time/index.js';
import { checkDuration, panelAsked, serviceAsked } from '../bookings/check-request.js';
import { namesPeople, wantedPerson } from '../bookings/wanted.js';
import { askedOfRules, pageOf } from '../bookings/on-page.js';
import { calendarsIn, type HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { Asked, PanelAsked, RulesAsked, ServiceAsked } from './query.js';

/** What the engine is asked, and of whom it has to know what is taken. */
export interface Inquiry {
  readonly calendars: readonly string[];
  /** The one service that it is about. */
  readonly service?: Service;
  /** Whether the starts of a day hang on those of other days: on who is soonest, next or ahead (DS-2, DS-17). */
  readonly looksAround?: boolean;
  starts(availability: Availability, range: Span<Instant>): readonly Start[];
  days(availability: Availability, range: DayRange): readonly DayAnswer[];
  /** As `Openings` has them, from an instant on. */
  people?(availability: Availability, from: Instant): Openings['people'];
  calendar?(availability: Availability): string | undefined;
}

/** Checks what is asked against the site's own configuration, as a request for a hold is. Throws a `Refusal`. */
export function inquiryOf(hosted: HostedSite, asked: Asked): Inquiry {
  if ('panel' in asked) return ofPanel(hosted, asked);
  return 'service' in asked ? ofService(hosted, asked) : ofRules(hosted, asked);
}

function ofService(hosted: HostedSite, { calendar: named, ...asked }: ServiceAsked): Inquiry {
  const { opened } = hosted;
  const { service, among, page } = serviceAsked(hosted, asked);
  const calendar = named === undefined ? undefined : wantedPerson(hosted, { service, among }, named);
  const anybody = { service: service.id, duration: lengthOf(service, asked.duration), among };
  const question = { ...anybody, calendar };
  const { offered, ahead } = distributionOf(service, opened.catalog.distributions);
  const leavesOpen = calendar === undefined && namesPeople(service);
  const isLabelled = leavesOpen && (service.anyAvailable === 'labelled' || timeComesFirst(hosted, page?.id));
  const ask = isLabelled ? labelledStarts : serviceStarts;
  return {
    ...{ calendars: servingCalendars(opened, question), service },
    looksAround: calendar === undefined && (offered !== 'everyone' || ahead !== undefined),
    starts: (availability, range) => ask(opened, availability, question, range),
    days: (availability, range) => serviceDays(opened, availability, question, range),
    ...(leavesOpen && {
      people: (availability, from) =>
        firstOfEach(opened, availability, anybody, from).map(([id, first]) => [id, first ?? null]),
    }),
    ...(leavesOpen &&
      !isLabelled &&
      offered !== 'everyone' && {
        calendar: (availability) => {
          const [first] = nextStarts(opened, availability, anybody, -Infinity, 1);
          return first && offeredCalendars(opened, availability, anybody)[0];
        },
      }),
  };
}

function ofPanel(hosted: HostedSite, asked: PanelAsked): Inquiry {
  const { opened } = hosted;
  const panel = panelAsked(hosted, asked);
  const service = opened.services.get(panel.service)!;
  const question = { panel: panel.id, duration: lengthOf(service, asked.duration) };
  return {
    ...{ calendars: [...calendarsIn(opened.catalog, panel)], service },
    starts: (availability, range) => panelStarts(opened, availability, question, range),
    days: (availability, range) => panelDays(opened, availability, question, range),
  };
}

/** What the rules of a page give for the client's answers (MP-3). */
function ofRules(hosted: HostedSite, { answers, place, locale: language, ...asked }: RulesAsked): Inquiry {
  const page = pageOf(hosted, asked.page);
  if (page.first !== 'rules') throw withoutRules(page);
  const [site, ruled] = askedOfRules(hosted, page, { answers, place, language });
  const rules = pageRules(site, ruled);
  for (const { service } of rules) lengthOf(site.services.get(service)!, asked.duration);
  const question = { ...ruled, duration: asked.duration };
  return {
    calendars: [...new Set(rules.flatMap((rule) => [...calendarsIn(site.catalog, rule)]))],
    starts: (availability, range) => pageStarts(site, availability, question, range),
    days: (availability, range) => pageDays(site, availability, question, range),
  };
}

function lengthOf(service: Service, duration = service.durations[0]!): number {
  return checkDuration(service, duration);
}

/** Whether the person is chosen last, among those who are free then (MP-2): so it has to be told who they are. */
function timeComesFirst(hosted: HostedSite, id: string | undefined): boolean {
  const page = id === undefined ? undefined : pageOf(hosted, id);
  return page?.first === 'service' && page.timeFirst === true;
}

function withoutRules({ name }: MasterPage): Refusal {
  const detail = `The page "${name}" has no rules; name one of its services or panels, too.`;
  return new Refusal('not-bookable', detail, { errors: [{ pointer: '/page', code: 'not-bookable', detail }] });
}
