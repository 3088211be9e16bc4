import { expect } from 'chai';
import fc from 'fast-check';
import {
  EngineError,
  openSite,
  packageBalance,
  packageFaults,
  packageReason,
  packageServers,
  ruleFaults,
} from '../../src/engine/index.js';
import type { ClientPackage, Package, PackageRule, Sharing } from '../../src/engine/index.js';
import { runs } from '../support/seed.js';
import { smallSite, utc, type SmallSite } from '../support/small-site.js';
import { dayOf } from '../support/world-zones.js';

const MONDAY = '2026-03-02';
const nine = utc(`${MONDAY} 09:00`);
const DAY = 1440;

interface Given extends Partial<SmallSite> {
  readonly template?: Partial<Package>;
  readonly owned?: Partial<ClientPackage>;
  readonly rule?: PackageRule;
  readonly sharing?: Sharing;
}

/** Calendars c0 to c3: c1 and c2 are nurses, c3 is a coach. */
function build({ template, owned, rule = { who: 'any' }, sharing, ...given }: Given = {}) {
  const service = { ...given.service, ...(sharing && { sharing }) };
  const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{}, {}, {}, {}], ...given, service });
  const roles = ['doctor', 'nurse', 'nurse', 'coach'];
  const aPackage: Package = {
    id: 'ten',
    name: 'Ten',
    sessions: [{ service: 'service', count: 3 }],
    rule,
    ...template,
  };
  const site = {
    ...catalog,
    specialists: catalog.specialists.map((one, index) => ({ ...one, role: roles[index] ?? 'none' })),
    packages: [aPackage],
  };
  const own: ClientPackage = {
    package: 'ten',
    client: 'ann',
    calendar: 'c0',
    boughtAt: nine - DAY,
    used: [],
    ...owned,
  };
  return { catalog: site, site: openSite(site), availability, owned: own };
}

function serving(given: Given): string {
  const { site, owned } = build(given);
  const servers = packageServers(site, owned, 'service').filter(({ serves }) => serves);
  return servers.map(({ calendar }) => calendar).join(' ');
}

const all: Sharing = { with: 'all' };
const used = (...starts: number[]) => starts.map((start) => ({ service: 'service', start }));

describe('Packages', () => {
  it('PK-1 who may serve: the assigned one, and those in the rule with whom the service is shared', () => {
    const rule: PackageRule = { who: 'members', list: ['c1', 'c2'] };
    expect(serving({ rule, sharing: { with: 'members', list: ['c2', 'c3'] } })).to.equal('c0 c2');
  });

  it('PK-1 with the rule or the sharing missing, the assigned one alone', () => {
    expect(serving({ rule: { who: 'any' } })).to.equal('c0');
    expect(serving({ rule: { who: 'any' }, sharing: { with: 'private' } })).to.equal('c0');
    expect(serving({ rule: { who: 'off' }, sharing: all })).to.equal('c0');
    expect(serving({ rule: { who: 'assigned' }, sharing: all })).to.equal('c0');
    expect(serving({ rule: { who: 'off' }, sharing: all, owned: { calendar: undefined } })).to.equal('');
  });

  it('PK-1 links to calendars that there aren’t are passed over', () => {
    const service = { calendars: ['nowhere', 'c1', 'c0'] };
    expect(serving({ service, sharing: { with: 'all' } })).to.equal('c1 c0');
    expect(serving({ service, sharing: { with: 'all' }, owned: { calendar: 'nowhere' } })).to.equal('c1 c0');
  });

  it('PK-1 each calendar has its reason', () => {
    const { site, owned } = build({
      rule: { who: 'members', list: ['c1', 'c2'] },
      sharing: { with: 'members', list: ['c2'] },
      service: { calendars: ['c1', 'c2', 'c3'] },
    });
    expect(packageServers(site, owned, 'service')).to.deep.equal([
      { calendar: 'c1', serves: false, reason: 'not-shared' },
      { calendar: 'c2', serves: true, reason: 'shared' },
      { calendar: 'c3', serves: false, reason: 'not-in-rule' },
      { calendar: 'c0', serves: false, reason: 'not-linked' },
    ]);
  });

  it('PK-1 the same as counting out rule and sharing one by one', () => {
    const lists = fc.record({
      by: fc.constantFrom('members', 'roles'),
      members: fc.subarray(['c0', 'c1', 'c2', 'c3'], { minLength: 1 }),
      roles: fc.subarray(['doctor', 'nurse', 'coach'], { minLength: 1 }),
    });
    const roleOf: Record<string, string> = { c0: 'doctor', c1: 'nurse', c2: 'nurse', c3: 'coach' };
    fc.assert(
      fc.property(lists, lists, fc.constantFrom('c0', 'c2', undefined), (rule, sharing, assigned) => {
        const isIn = (list: typeof rule, id: string): boolean =>
          list.by === 'members' ? list.members.includes(id) : list.roles.includes(roleOf[id]!);
        const expected = Object.keys(roleOf).filter((id) => id === assigned || (isIn(rule, id) && isIn(sharing, id)));
        const given: Given = {
          rule: { who: rule.by, list: rule[rule.by] } as PackageRule,
          sharing: { with: sharing.by, list: sharing[sharing.by] } as Sharing,
          owned: { calendar: assigned },
        };
        expect(serving(given)).to.equal(expected.join(' '));
      }),
      runs(300),
    );
  });

  it('PK-2 any team member, specific members, members in specific roles', () => {
    expect(serving({ rule: { who: 'any' }, sharing: all })).to.equal('c0 c1 c2 c3');
    expect(serving({ rule: { who: 'members', list: ['c3'] }, sharing: all })).to.equal('c0 c3');
    expect(serving({ rule: { who: 'roles', list: ['nurse', 'coach'] }, sharing: all })).to.equal('c0 c1 c2 c3');
    expect(serving({ rule: { who: 'roles', list: ['nurse'] }, sharing: all })).to.equal('c0 c1 c2');
  });

  it('PK-2 a rule on members or roles is refused without its list', () => {
    const { catalog } = build();
    for (const who of ['members', 'roles'] as const) {
      const missing = { who } as unknown as PackageRule;
      for (const rule of [{ who, list: [] }, missing]) {
        expect(ruleFaults(catalog, rule)).to.deep.equal([{ code: 'list-missing', path: 'rule.list' }]);
        expect(() => serving({ rule, sharing: all })).to.throw(EngineError, 'packages.ten.rule.list');
      }
    }
    expect(ruleFaults(catalog, { who: 'members', list: ['c0', 'x'] })).to.deep.equal([
      { code: 'unknown-calendar', path: 'rule.list[1]', id: 'x' },
    ]);
    expect(ruleFaults(catalog, { who: 'roles', list: ['pilot'] })).to.deep.equal([
      { code: 'unknown-role', path: 'rule.list[0]', id: 'pilot' },
    ]);
  });

  it('PK-3 services of one package are shared each in its own way', () => {
    const { catalog, owned } = build({ sharing: { with: 'roles', list: ['coach'] } });
    const open = { ...catalog.services[0]!, id: 'other', sharing: all };
    const template = {
      ...catalog.packages[0]!,
      sessions: ['service', 'other'].map((id) => ({ service: id, count: 1 })),
    };
    const site = openSite({ ...catalog, services: [...catalog.services, open], packages: [template] });
    const who = (service: string) =>
      packageServers(site, owned, service).flatMap(({ calendar, serves }) => (serves ? [calendar] : []));
    expect([who('service'), who('other')]).to.deep.equal([
      ['c0', 'c3'],
      ['c0', 'c1', 'c2', 'c3'],
    ]);
  });

  it('PK-4 a client’s own rule holds for that client alone', () => {
    const given: Given = { rule: { who: 'any' }, sharing: all };
    const own: Given = { ...given, owned: { rule: { who: 'members', list: ['c1'] } } };
    expect(serving(own)).to.equal('c0 c1');
    expect(serving(given)).to.equal('c0 c1 c2 c3');
    const wrong: Given = { ...given, owned: { rule: { who: 'roles', list: [] } } };
    expect(() => serving(wrong)).to.throw(EngineError, 'clientPackage.rule.list');
  });

  it('PK-5 sessions left, and none once they are used', () => {
    const { site, owned } = build({ owned: { used: used(nine, nine + DAY) } });
    expect(packageBalance(site, owned)).to.deep.equal({ left: [{ service: 'service', left: 1 }] });
    expect(packageReason(site, owned, 'service', nine)).to.equal(undefined);
    const empty = { ...owned, used: used(nine, nine, nine, nine) };
    expect(packageBalance(site, empty).left).to.deep.equal([{ service: 'service', left: 0 }]);
    expect(packageReason(site, empty, 'service', nine)).to.deep.equal({ code: 'none-left', bought: 3 });
    expect(packageReason(site, owned, 'other', nine)).to.deep.equal({ code: 'none-left', bought: 0 });
  });

  it('PK-5 a session may start on the last day, by the site’s date, and not after', () => {
    // Bought on Sunday, 1 March in New York: 01:00 UTC is still that Sunday.
    const { site, owned } = build({
      zone: 'America/New_York',
      template: { expiresAfterDays: 2 },
      owned: { boughtAt: utc('2026-03-02 01:00') },
    });
    const lastDay = dayOf('2026-03-03');
    expect(packageBalance(site, owned).lastDay).to.equal(lastDay);
    expect(packageReason(site, owned, 'service', utc('2026-03-04 04:59'))).to.equal(undefined);
    expect(packageReason(site, owned, 'service', utc('2026-03-04 05:00'))).to.deep.equal({ code: 'expired', lastDay });
  });

  it('PK-5 weekly and monthly limits count the sessions of the week and the month of the start', () => {
    const sunday = nine + 6 * DAY;
    const weekly = build({ template: { weekly: 1 }, owned: { used: used(nine) } });
    expect(packageReason(weekly.site, weekly.owned, 'service', sunday)).to.deep.equal({
      code: 'limit',
      per: 'week',
      limit: 1,
      booked: 1,
    });
    expect(packageReason(weekly.site, weekly.owned, 'service', sunday + DAY)).to.equal(undefined);
    expect(packageReason(weekly.site, weekly.owned, 'service', nine - DAY)).to.equal(undefined);

    const monthly = build({ template: { monthly: 2 }, owned: { used: used(nine, nine + 20 * DAY) } });
    expect(packageReason(monthly.site, monthly.owned, 'service', utc('2026-03-31 12:00'))).to.deep.equal({
      code: 'limit',
      per: 'month',
      limit: 2,
      booked: 2,
    });
    expect(packageReason(monthly.site, monthly.owned, 'service', utc('2026-04-01 12:00'))).to.equal(undefined);
  });

  it('PK-1 a role is that of the calendar’s specialist; who isn’t there has none, and a calendar that isn’t there is left out', () => {
    const { catalog, owned } = build({ rule: { who: 'roles', list: ['nurse'] }, sharing: all });
    const services = [{ ...catalog.services[0]!, calendars: ['c1', 'c3', 'gone'] }];
    const calendars = catalog.calendars.map((one) => (one.id === 'c3' ? { ...one, specialist: 'nobody' } : one));
    const site = openSite({ ...catalog, services, calendars });
    const found = packageServers(site, { ...owned, calendar: undefined }, 'service');
    expect(found.map(({ calendar, reason }) => `${calendar} ${reason}`)).to.deep.equal(['c1 shared', 'c3 not-in-rule']);
  });

  it('PK-1 a service of the site that is not in the package is refused, by name', () => {
    const { catalog, owned } = build();
    const second = { ...catalog.services[0]!, id: 'second' };
    const third = { ...catalog.services[0]!, id: 'third' };
    const sessions = ['service', 'second'].map((service) => ({ service, count: 1 }));
    const site = openSite({
      ...catalog,
      services: [...catalog.services, second, third],
      packages: [{ ...catalog.packages[0]!, sessions }],
    });
    expect(() => packageServers(site, owned, 'third'))
      .to.throw(EngineError, 'the package ten has no "third"; it has: service, second')
      .with.property('path', 'question.service');
  });

  it('PK-5 only sessions of the same service are used up; limits count those of all', () => {
    const { catalog, owned } = build({ template: { weekly: 2 } });
    const second = { ...catalog.services[0]!, id: 'second' };
    const sessions = ['service', 'second'].map((service) => ({ service, count: 2 }));
    const site = openSite({
      ...catalog,
      services: [...catalog.services, second],
      packages: [{ ...catalog.packages[0]!, sessions }],
    });
    const own = { ...owned, used: [...used(nine), { service: 'second', start: nine + DAY }] };
    expect(packageBalance(site, own).left).to.deep.equal([
      { service: 'service', left: 1 },
      { service: 'second', left: 1 },
    ]);
    expect(packageReason(site, own, 'service', nine)).to.include({ code: 'limit', booked: 2 });
  });

  it('PK-2 PK-4 a refusal names where the fault is, and what is unknown', () => {
    const refused = (given: Given) => {
      const { site, owned } = build(given);
      return expect(() => packageServers(site, owned, 'service')).to.throw(EngineError);
    };
    refused({ rule: { who: 'roles', list: ['pilot'] } }).with.property(
      'message',
      'packages.ten.rule.list[0]: unknown-role pilot',
    );
    refused({ template: { weekly: 0 } }).with.property('message', 'packages.ten.weekly: wrong-number');
    refused({ owned: { rule: { who: 'members', list: ['x'] } } }).with.property(
      'message',
      'clientPackage.rule.list[0]: unknown-calendar x',
    );
    refused({ owned: { package: 'x' } }).with.property(
      'message',
      'clientPackage.package: there is no package "x"; known: ten',
    );
    const { catalog, owned } = build();
    const twenty = { ...catalog.packages[0]!, id: 'twenty' };
    const two = openSite({ ...catalog, packages: [...catalog.packages, twenty] });
    expect(() => packageBalance(two, { ...owned, package: 'x' })).to.throw(EngineError, 'known: ten, twenty');
    const none = openSite({ ...catalog, packages: undefined });
    expect(() => packageBalance(none, owned)).to.throw(EngineError, /known: $/);
  });

  it('PK-2 PK-5 a package that can’t be right is refused, with the place of the fault', () => {
    const { catalog, owned } = build();
    const wrong: Package = {
      ...catalog.packages[0]!,
      sessions: [
        { service: 'service', count: 0 },
        { service: 'x', count: 1 },
        { service: 'x', count: 1 },
      ],
      expiresAfterDays: 0,
      weekly: 1.5,
    };
    expect(packageFaults(catalog, wrong).map(({ code, path }) => `${code} ${path}`)).to.deep.equal([
      'wrong-number sessions[0].count',
      'unknown-service sessions[1].service',
      'unknown-service sessions[2].service',
      'service-twice sessions[2].service',
      'wrong-number expiresAfterDays',
      'wrong-number weekly',
    ]);
    expect(packageFaults(catalog, catalog.packages[0]!)).to.deep.equal([]);
    const site = openSite(catalog);
    expect(() => packageBalance(site, { ...owned, package: 'x' })).to.throw(EngineError, 'known: ten');
    expect(() => packageServers(site, owned, 'x')).to.throw(EngineError, 'it has: service');
  });
});
