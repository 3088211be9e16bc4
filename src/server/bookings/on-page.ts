/** What a booking made through a master page has to keep to: the page's links (MP-2) and its rules (MP-3). */
import type { FieldValue } from '../../adapter/contract.js';
import { entriesOf } from '../../engine/pages/page.js';
import {
  pageOffers,
  pageRuleAt,
  type MasterPage,
  type OpenedSite,
  type PageQuestion,
  type Panel,
} from '../../engine/index.js';
import type { Instant } from '../../time/index.js';
import { publicCalendars, type HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { publicOffers } from '../public-offers.js';
import type { StoredBooking } from '../store.js';

/** What the rules of a page may hang on, besides the time. */
export interface RuleFacts {
  readonly answers: Readonly<Record<string, FieldValue>>;
  readonly place?: string;
  readonly language?: string;
}

/** A page as clients may see it; nothing where there is none. */
export function findPage({ opened }: Pick<HostedSite, 'opened'>, id: string): MasterPage | undefined {
  return publicOffers(opened.catalog, publicCalendars({ opened })).pages?.find((page) => page.id === id);
}

/** The same, where one that isn't there is refused. */
export function pageOf(hosted: HostedSite, id: string): MasterPage {
  return findPage(hosted, id) ?? refuse(`There is no page ${JSON.stringify(id)} on this site.`);
}

/** Who may serve a service on a page, by calendar; undefined where the page doesn't offer it. */
export function servingOnPage(
  { opened }: HostedSite,
  page: MasterPage,
  service: string,
): readonly string[] | undefined {
  if (page.first === 'rules') return undefined;
  return pageOffers(opened, page).find((one) => one.service === service)?.calendars;
}

/** The same. A service that the page doesn't offer is refused. */
export function membersOnPage(hosted: HostedSite, page: MasterPage, service: string): readonly string[] {
  const members = servingOnPage(hosted, page, service);
  return members ?? refuse(`The page "${page.name}" doesn't offer ${JSON.stringify(service)}.`);
}

/** Refuses a panel that isn't listed on a page. */
export function mustList(page: MasterPage, panel: string): void {
  const isListed = entriesOf(page).some(({ kind, id }) => kind === 'panel' && id === panel);
  if (!isListed) refuse(`The page "${page.name}" doesn't offer ${JSON.stringify(panel)}.`);
}

/** The place that a client named, where the rules of the page ask for it; nothing else that was written is kept. */
export function placeOn({ rules = [] }: MasterPage, place: string | undefined): { readonly place?: string } {
  const asked = rules.flatMap(({ when = [] }) => when.flatMap((one) => (one.on === 'place' ? one.oneOf : [])));
  return place !== undefined && asked.includes(place) ? { place } : {};
}

/** What is asked of the rules of a page for a client, and the site as the page shows it. */
export function askedOfRules(
  { opened }: HostedSite,
  page: MasterPage,
  { answers: given, ...facts }: RuleFacts,
): readonly [site: OpenedSite, question: PageQuestion] {
  const answers = Object.fromEntries(Object.entries(given).map(([field, answer]) => [field, String(answer)]));
  const shown = { ...opened, catalog: { ...opened.catalog, pages: [page] } };
  return [shown, { page: page.id, facts: { ...facts, answers } }];
}

/** The rule of a page that counts for a client at a start, as the page itself finds it. Where none holds, there is nothing to book. */
export function ruleOnPage(hosted: HostedSite, page: MasterPage, facts: RuleFacts, start: Instant): Panel {
  const rule = pageRuleAt(...askedOfRules(hosted, page, facts), start);
  return rule ?? refuse(`No rule of the page "${page.name}" holds for these answers at this time.`);
}

/**
 * The rule that a booking was made by, where it still counts at another time: others would be another meeting. Undefined
 * where it was not made by a rule, or the page has it no more.
 */
export function ruleOfBooking(
  hosted: HostedSite,
  { page: made, panel, answers, client }: StoredBooking,
  start: Instant,
): Panel | undefined {
  const page = made && findPage(hosted, made.id);
  if (!page?.rules?.some(({ id }) => id === panel)) return undefined;
  const rule = ruleOnPage(hosted, page, { answers, place: made?.place, language: client.locale }, start);
  return rule.id === panel ? rule : refuse('Others would meet you at this time; cancel this booking, and book anew.');
}

function refuse(detail: string): never {
  throw new Refusal('not-bookable', detail, { errors: [{ pointer: '/page', code: 'not-bookable', detail }] });
}
