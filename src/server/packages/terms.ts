/** What hangs on the package that a session is out of: who may serve it, and when it may be (PK-1 to PK-5). */
import {
  packageReason,
  packageServers,
  ruleFaults,
  type ClientPackage,
  type OpenedSite,
  type Package,
  type PackageReason,
  type PackageRule,
} from '../../engine/index.js';
import type { Instant } from '../../time/index.js';
import type { Taken } from '../availability/exact.js';
import { publicCalendars, type HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { OwnedTerms, Store, StoredBooking } from '../store.js';

/** A package that a client has. */
export interface Owned {
  /** Of the first booking out of it, which keeps it. */
  readonly id: string;
  readonly terms: OwnedTerms;
}

/** What a package is sold as or, where the site sells it no more, was sold as to its client; undefined where that is not known. */
export function templateOf(hosted: HostedSite, { package: id, sold }: OwnedTerms): Package | undefined {
  return hosted.opened.catalog.packages?.find((one) => one.id === id) ?? (sold && servedStill(hosted, sold));
}

/** The site as it is to a client: what that one has is a package of it. */
export function siteFor(hosted: HostedSite, terms: OwnedTerms): OpenedSite {
  const { opened } = hosted;
  const { packages = [] } = opened.catalog;
  const template = templateOf(hosted, terms);
  if (!template || packages.includes(template)) return opened;
  return { ...opened, catalog: { ...opened.catalog, packages: [...packages, template] } };
}

/** Without the services that are gone. */
function servedStill(hosted: HostedSite, sold: Package): Package {
  const sessions = sold.sessions.filter(({ service }) => hosted.opened.services.has(service));
  return { ...sold, sessions, rule: ruleStill(hosted, sold.rule) };
}

/** Without the members and roles that are gone; with nobody left beside the assigned practitioner, that one alone serves. */
export function ruleStill({ opened }: HostedSite, rule: PackageRule): PackageRule {
  const gone = new Set(ruleFaults(opened.catalog, rule).map(({ id }) => id));
  if (!('list' in rule) || gone.size === 0) return rule;
  const list = rule.list.filter((id) => !gone.has(id));
  return list.length > 0 ? { ...rule, list } : { who: 'assigned' };
}

/** Refuses what the site doesn't sell, and a practitioner who can't be assigned to it. */
export function checkTerms(hosted: HostedSite, terms: OwnedTerms): void {
  const template = templateOf(hosted, terms);
  if (!template) refuse('/package', `There is no package ${JSON.stringify(terms.package)} on this site.`);
  const { calendar } = terms;
  if (calendar === undefined) return;
  const served = template.sessions.flatMap(({ service }) => hosted.opened.services.get(service)?.calendars ?? []);
  if (served.includes(calendar) && publicCalendars(hosted).some(({ id }) => id === calendar)) return;
  refuse('/calendar', `${JSON.stringify(calendar)} serves nothing of the package "${template.name}".`);
}

function refuse(pointer: string, detail: string): never {
  throw new Refusal('not-bookable', detail, { errors: [{ pointer, code: 'not-bookable', detail }] });
}

/** Who may serve a session, by calendar (PK-1). */
export function serversOf(hosted: HostedSite, terms: OwnedTerms, service: string): readonly string[] {
  const rule = terms.rule && ruleStill(hosted, terms.rule);
  const asked: ClientPackage = { ...terms, ...(rule && { rule }), client: '', used: [] };
  return packageServers(siteFor(hosted, terms), asked, service).flatMap(({ calendar, serves }) =>
    serves ? calendar : [],
  );
}

/** The package of a booking that is to be moved. Undefined where there is none, or nothing is known of it: then nothing hangs on it. */
export async function packageOf(
  store: Pick<Store, 'booking'>,
  hosted: HostedSite,
  { package: id, service }: Pick<StoredBooking, 'package' | 'service'>,
): Promise<Owned | undefined> {
  if (id === undefined) return undefined;
  const terms = (await store.booking(hosted.opened.site.id, id))?.owned;
  const isKnown = terms && templateOf(hosted, terms)?.sessions.some((session) => session.service === service);
  return isKnown ? { id, terms } : undefined;
}

/** A refusal of what a package holds no more, or not then. What is cancelled or moved meanwhile may change it. */
export class NotInPackage extends Refusal {
  protected override again(code: Refusal['code'], detail: string, more: Refusal['more']): NotInPackage {
    return new NotInPackage(code, detail, more);
  }
}

/**
 * Refuses a session that the package doesn't allow at a time, by what the ledger says of it (PK-5).
 */
export function checkAllowed(
  hosted: HostedSite,
  { id, terms }: Owned,
  taken: Pick<Taken, 'ledger' | 'ahead' | 'without'>,
  { service, start }: { readonly service: string; readonly start: Instant },
): void {
  const used = hosted.ledger.fold(taken.ledger, taken.ahead).packageUsed(id, taken.without);
  const reason = packageReason(siteFor(hosted, terms), { ...terms, client: id, used }, service, start);
  if (!reason) return;
  const detail = inWords(reason);
  throw new NotInPackage('outside-rules', detail, { errors: [{ pointer: '/start', code: reason.code, detail }] });
}

function inWords(reason: PackageReason): string {
  switch (reason.code) {
    case 'none-left':
      return 'All sessions of this service in the package are booked (rule none-left).';
    case 'expired':
      return 'The package has ended by then (rule expired); choose an earlier time.';
    case 'limit':
      return `No more than ${reason.limit} of the package a ${reason.per} (rule limit); choose another ${reason.per}.`;
  }
}
