import { calendarsOf, entriesOf, pageOffers } from './page.js';
import type { Service } from '../model.js';
import type { Entry, MasterPage, PageRule } from '../offers.js';
import { panelFaults, seatsOf, type PanelFault } from '../panels/panel.js';
import type { OpenedSite } from '../site.js';

/** What is wrong with a page, and where in it (MP-4): `rules[0].seats[1].pool`. Data; the locale makes the message. */
export interface PageProblem {
  readonly code:
    | PanelFault['code']
    | 'unknown-entry'
    /** Nobody on the page can serve the service. */
    | 'unreachable-service'
    /** All calendars that are linked, or that the entry names, are private. */
    | 'only-private-calendars'
    /** Automatic assignment needs more calendars than the page has for the service (DS-19). */
    | 'too-few-calendars'
    /** A booking that waits for one specialist's yes can't belong to a pool. */
    | 'approval-with-pooling'
    /** The page starts with rules and has none; or it offers nothing at all. */
    | 'no-rules'
    | 'nothing-offered'
    /** A rule before it always holds. */
    | 'unreachable-rule'
    /** A condition on a question that the service doesn't ask. */
    | 'unknown-field';
  readonly path: string;
  /** What it is about: the service, calendar, pool, rule or field. */
  readonly id?: string;
  /** Calendars that there are, and how many it takes. */
  readonly found?: number;
  readonly needed?: number;
}

/** Calendars that there must be for automatic assignment (DS-19). */
const AUTOMATIC_NEEDS = 2;
const POOLED = ['pooled', 'pooled-priority'];

/** Everything that is wrong with a page; nothing where it can be published (MP-4). */
export function pageProblems(site: OpenedSite, page: MasterPage): PageProblem[] {
  const { rules = [] } = page;
  const entries = page.sections.flatMap((section, at) =>
    section.entries.flatMap((entry, index) => entryProblems(site, page, entry, `sections[${at}].entries[${index}]`)),
  );
  return [...entries, ...pageWide(page), ...rules.flatMap((rule, index) => ruleProblems(site, rules, rule, index))];
}

function pageWide(page: MasterPage): PageProblem[] {
  if (page.first === 'rules') return page.rules?.length ? [] : [{ code: 'no-rules', path: 'rules' }];
  return entriesOf(page).length > 0 ? [] : [{ code: 'nothing-offered', path: 'sections' }];
}

function entryProblems(site: OpenedSite, page: MasterPage, entry: Entry, path: string): PageProblem[] {
  const { kind, id } = entry;
  if (!isKnown(site, entry)) return [{ code: 'unknown-entry', path, id }];
  if (kind === 'service') return serviceProblems(site, page, site.services.get(id)!, path);
  return isPrivate(site, calendarsOf(site, entry)) ? [{ code: 'only-private-calendars', path, id }] : [];
}

function serviceProblems(site: OpenedSite, page: MasterPage, service: Service, path: string): PageProblem[] {
  const { id } = service;
  const problems: PageProblem[] = [];
  const found = pageOffers(site, page).find((offer) => offer.service === id)?.calendars.length ?? 0;
  if (isPrivate(site, service.calendars)) problems.push({ code: 'only-private-calendars', path, id });
  else if (found === 0) problems.push({ code: 'unreachable-service', path, id });
  else if (service.assignment === 'automatic' && found < AUTOMATIC_NEEDS) {
    problems.push({ code: 'too-few-calendars', path, id, found, needed: AUTOMATIC_NEEDS });
  }
  const pooled = service.pool !== undefined || POOLED.includes(service.distribution);
  if (service.approval && (pooled || entriesOf(page).some(({ kind }) => kind === 'pool'))) {
    problems.push({ code: 'approval-with-pooling', path, id });
  }
  return problems;
}

function ruleProblems(site: OpenedSite, rules: readonly PageRule[], rule: PageRule, index: number): PageProblem[] {
  const path = `rules[${index}]`;
  const problems: PageProblem[] = panelFaults(site.catalog, rule).map((fault) => ({
    ...fault,
    path: `${path}.${fault.path}`,
  }));
  const service = site.services.get(rule.service);
  seatsOf(rule).forEach((seat, at) => {
    const where = at === 0 ? `${path}.primary` : `${path}.seats[${at - 1}]`;
    const entry: Entry | undefined = seat.pool === undefined ? undefined : { kind: 'pool', id: seat.pool };
    const calendars = entry ? calendarsOf(site, entry) : seat.calendar === undefined ? [] : [seat.calendar];
    const id = seat.pool ?? seat.calendar;
    if (isPrivate(site, calendars)) problems.push({ code: 'only-private-calendars', path: where, id });
    if (service?.approval && entry) problems.push({ code: 'approval-with-pooling', path: where, id });
  });
  if (rules.slice(0, index).some(({ when = [] }) => when.length === 0)) {
    problems.push({ code: 'unreachable-rule', path, id: rule.id });
  }
  const fields = new Set(service?.fields.map((field) => field.id));
  rule.when?.forEach((condition, at) => {
    if (condition.on !== 'answer' || fields.has(condition.field)) return;
    problems.push({ code: 'unknown-field', path: `${path}.when[${at}].field`, id: condition.field });
  });
  return problems;
}

function isKnown({ catalog, services, specialists }: OpenedSite, { kind, id }: Entry): boolean {
  if (kind === 'service') return services.has(id);
  if (kind === 'specialist') return specialists.has(id);
  const list = (kind === 'pool' ? catalog.pools : catalog.panels) ?? [];
  return list.some((one) => one.id === id);
}

/** Whether there are calendars, and all of them are private. */
function isPrivate(site: OpenedSite, ids: readonly string[]): boolean {
  const calendars = ids.flatMap((id) => site.calendars.get(id) ?? []);
  return calendars.length > 0 && calendars.every((calendar) => !calendar.public);
}
