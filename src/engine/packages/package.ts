import { EngineError } from '../errors.js';
import type { Catalog } from '../model.js';
import type { ClientPackage, Package, PackageRule } from '../offers.js';
import type { OpenedSite } from '../site.js';

/** What is wrong with a package, and where in it (PK-2): `rule.list`. */
export interface PackageFault {
  /** `list-missing`: members and roles need a list. `wrong-number`: expected a whole number of 1 or more. */
  readonly code:
    'list-missing' | 'unknown-calendar' | 'unknown-role' | 'unknown-service' | 'service-twice' | 'wrong-number';
  readonly path: string;
  /** The id or role that is unknown or stands twice. */
  readonly id?: string;
}

/** Everything that is wrong with a package; nothing where it can be sold. */
export function packageFaults(catalog: Catalog, template: Package): PackageFault[] {
  const faults = ruleFaults(catalog, template.rule);
  const seen = new Set<string>();
  template.sessions.forEach(({ service, count }, index) => {
    const path = `sessions[${index}]`;
    const known = catalog.services.some(({ id }) => id === service);
    if (!known) faults.push({ code: 'unknown-service', path: `${path}.service`, id: service });
    if (seen.has(service)) faults.push({ code: 'service-twice', path: `${path}.service`, id: service });
    seen.add(service);
    if (!isCount(count)) faults.push({ code: 'wrong-number', path: `${path}.count` });
  });
  for (const field of ['expiresAfterDays', 'weekly', 'monthly'] as const) {
    if (!isCount(template[field] ?? 1)) faults.push({ code: 'wrong-number', path: field });
  }
  return faults;
}

/** What is wrong with a rule, the template's or that of a client's own copy (PK-2, PK-4). */
export function ruleFaults({ calendars, specialists }: Catalog, rule: PackageRule): PackageFault[] {
  if (rule.who !== 'members' && rule.who !== 'roles') return [];
  // The list comes from forms: it may be missing, whatever the type says.
  if (!((rule.list as readonly string[] | undefined)?.length ?? 0))
    return [{ code: 'list-missing', path: 'rule.list' }];
  const byMember = rule.who === 'members';
  const known = new Set<string | undefined>(
    byMember ? calendars.map(({ id }) => id) : specialists.map(({ role }) => role),
  );
  return rule.list.flatMap((id, index): PackageFault[] =>
    known.has(id) ? [] : [{ code: byMember ? 'unknown-calendar' : 'unknown-role', path: `rule.list[${index}]`, id }],
  );
}

/** The package of an id. Throws an `EngineError` where there is none, or where it can't be sold (see `packageFaults`). */
export function packageOf({ catalog }: OpenedSite, id: string): Package {
  const { packages = [] } = catalog;
  const template = packages.find((one) => one.id === id);
  if (!template) {
    const known = packages.map((one) => one.id).join(', ');
    throw new EngineError('clientPackage.package', `there is no package ${JSON.stringify(id)}; known: ${known}`);
  }
  const [fault] = packageFaults(catalog, template);
  if (fault) refuse(`packages.${id}`, fault);
  return template;
}

/** The rule that holds for a client's copy: its own, or the template's (PK-4). Throws where its own can't hold. */
export function ruleOf(site: OpenedSite, owned: ClientPackage): PackageRule {
  const template = packageOf(site, owned.package);
  const [fault] = owned.rule ? ruleFaults(site.catalog, owned.rule) : [];
  if (fault) refuse('clientPackage', fault);
  return owned.rule ?? template.rule;
}

function refuse(place: string, { code, path, id }: PackageFault): never {
  throw new EngineError(`${place}.${path}`, id === undefined ? code : `${code} ${id}`);
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
