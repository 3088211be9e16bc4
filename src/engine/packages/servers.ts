import { packageOf, ruleOf } from './package.js';
import { EngineError } from '../errors.js';
import type { ClientPackage, PackageRule, Sharing } from '../offers.js';
import type { OpenedSite } from '../site.js';

/** Why a calendar may serve a session of a package, or may not (PK-1). */
export type ServerReason =
  | 'assigned'
  /** The rule names it, and the service is shared with it. */
  | 'shared'
  | 'not-linked'
  /** The rule of the package leaves it out; the service isn't shared with it. */
  | 'not-in-rule'
  | 'not-shared';

/** A calendar of the site and whether it may serve. */
export interface Server {
  readonly calendar: string;
  readonly serves: boolean;
  readonly reason: ServerReason;
}

/**
 * Who may serve a session of the service that a client has in a package: the practitioner assigned to it, and those who
 * match the package's rule and with whom the service is shared (PK-1). One answer for each calendar of the service and
 * for the assigned one, in this order; links to nowhere are passed over. Whether a calendar is public and active is asked
 * later, as for every start.
 */
export function packageServers(site: OpenedSite, owned: ClientPackage, service: string): Server[] {
  const template = packageOf(site, owned.package);
  const offered = site.services.get(service);
  if (!offered || !template.sessions.some((session) => session.service === service)) {
    const known = template.sessions.map((session) => session.service).join(', ');
    throw new EngineError(
      'question.service',
      `the package ${template.id} has no ${JSON.stringify(service)}; it has: ${known}`,
    );
  }
  const rule = ruleOf(site, owned);
  const assigned = owned.calendar === undefined ? [] : [owned.calendar];
  const reasonFor = (calendar: string): ServerReason => {
    if (!offered.calendars.includes(calendar)) return 'not-linked';
    if (calendar === owned.calendar) return 'assigned';
    if (!matchesRule(site, rule, calendar)) return 'not-in-rule';
    return isShared(site, offered.sharing, calendar) ? 'shared' : 'not-shared';
  };
  const known = [...new Set([...offered.calendars, ...assigned])].filter((calendar) => site.calendars.has(calendar));
  return known.map((calendar): Server => {
    const reason = reasonFor(calendar);
    return { calendar, serves: reason === 'assigned' || reason === 'shared', reason };
  });
}

function matchesRule(site: OpenedSite, rule: PackageRule, calendar: string): boolean {
  if (rule.who === 'members' || rule.who === 'roles') return isListed(site, rule.who, rule.list, calendar);
  return rule.who === 'any';
}

function isShared(site: OpenedSite, sharing: Sharing | undefined, calendar: string): boolean {
  if (sharing?.with === 'members' || sharing?.with === 'roles') {
    return isListed(site, sharing.with, sharing.list, calendar);
  }
  return sharing?.with === 'all';
}

function isListed(site: OpenedSite, by: 'members' | 'roles', list: readonly string[], calendar: string): boolean {
  if (by === 'members') return list.includes(calendar);
  const specialist = site.specialists.get(site.calendars.get(calendar)!.specialist);
  return list.some((role) => role === specialist?.role);
}
