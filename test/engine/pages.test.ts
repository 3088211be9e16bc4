import { expect } from 'chai';
import {
  EngineError,
  freeCalendars,
  openSite,
  pageProblems,
  pageRuleAt,
  pageStarts,
  pageWay,
} from '../../src/engine/index.js';
import type { Catalog, Condition, MasterPage, PageFacts, PageRule, Pool, Service } from '../../src/engine/index.js';
import { smallSite, utc, type SmallSite } from '../support/small-site.js';
import { dayOf } from '../support/world-zones.js';

const MONDAY = '2026-03-02';
const nine = utc(`${MONDAY} 09:00`);

interface Given extends Partial<SmallSite> {
  /** Services by id, each with the calendars it is linked to, and more. */
  readonly services?: Readonly<Record<string, Partial<Service>>>;
  readonly pools?: Readonly<Record<string, readonly string[]>>;
  readonly page?: Partial<MasterPage>;
  /** `service cut`, `specialist p0`, `pool team`. */
  readonly entries?: readonly string[];
}

function build({ services = {}, pools = {}, page, entries = [], ...given }: Given) {
  const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{}, {}, {}], ...given });
  const [plain] = catalog.services as [Service];
  const aPage: MasterPage = {
    id: 'page',
    name: 'Page',
    first: 'service',
    sections: entries.map((text) => {
      const [kind, id] = text.split(' ') as ['service', string];
      return { label: text, entries: [{ kind, id }] };
    }),
    ...page,
  };
  const list = Object.entries(services).map(([id, own]): Service => ({ ...plain, ...own, id }));
  const full: Catalog = {
    ...catalog,
    services: [plain, ...list],
    pools: Object.entries(pools).map(([id, members]): Pool => ({
      id,
      name: id,
      members: members.map((member) => ({ id: member, calendars: [member] })),
    })),
    pages: [aPage],
  };
  return { site: openSite(full), availability, page: aPage };
}

const salon: Given = {
  services: { cut: { calendars: ['c0', 'c1'] }, dye: { calendars: ['c1', 'c2'] } },
  entries: ['service cut', 'service dye'],
};
const way = (given: Given, picked = {}) => pageWay(build(given).site, 'page', picked);

describe('Master pages: the way by static rules', () => {
  it('MP-2 choices follow the links between services and calendars', () => {
    expect(way(salon)).to.deep.equal({
      steps: ['service', 'specialist', 'time'],
      services: ['cut', 'dye'],
      calendars: ['c0', 'c1', 'c2'],
    });
    expect(way(salon, { service: 'dye' })).to.deep.equal({
      service: 'dye',
      steps: ['specialist', 'time'],
      services: ['dye'],
      calendars: ['c1', 'c2'],
    });
    const specialist: Given = { ...salon, page: { first: 'specialist' } };
    expect(way(specialist).steps).to.deep.equal(['specialist', 'service', 'time']);
    expect(way(specialist, { calendar: 'c1' })).to.deep.equal({
      calendar: 'c1',
      steps: ['service', 'time'],
      services: ['cut', 'dye'],
      calendars: ['c1'],
    });
  });

  it('MP-4 steps with one choice are skipped', () => {
    expect(way({ ...salon, page: { first: 'specialist' } }, { calendar: 'c0' })).to.deep.equal({
      service: 'cut',
      calendar: 'c0',
      steps: ['time'],
      services: ['cut'],
      calendars: ['c0'],
    });
    expect(way({ ...salon, entries: ['service cut'] }).steps).to.deep.equal(['specialist', 'time']);
    const automatic: Given = { services: { cut: { assignment: 'automatic' } }, entries: ['service cut'] };
    expect(way(automatic).steps).to.deep.equal(['time']);
  });

  it('MP-2 a page that lists people offers these only, and all of their services where it lists none', () => {
    const some: Given = { ...salon, entries: ['service cut', 'service dye', 'specialist p0'] };
    expect(way(some)).to.include({ service: 'cut', calendar: 'c0' });
    const pool: Given = {
      ...salon,
      pools: { team: ['c2', 'c1'] },
      entries: ['service cut', 'service dye', 'pool team'],
    };
    expect(way(pool).calendars).to.deep.equal(['c1', 'c2']);
    expect(way({ ...salon, entries: ['specialist p2'] }).services).to.deep.equal(['service', 'dye']);
  });

  it('MP-2 entries that lead nowhere are passed over', () => {
    expect(way({ ...salon, entries: ['service gone', 'service cut'] }).services).to.deep.equal(['cut']);
    const { site } = build({ ...salon, entries: ['pool team'] });
    const catalog = { ...site.catalog, pools: undefined };
    expect(pageWay(openSite(catalog), 'page').services).to.deep.equal([]);
  });

  it('MP-1 specialists only: who comes for a person gets that person’s first service', () => {
    const only: Given = {
      ...salon,
      entries: [...salon.entries!, 'specialist p1', 'specialist p2'],
      page: { first: 'specialists-only' },
    };
    expect(way(only).steps).to.deep.equal(['specialist', 'time']);
    expect(way(only)).not.to.have.any.keys('service', 'calendar');
    expect(way(only, { calendar: 'c1' })).to.include({ service: 'cut', calendar: 'c1' });
  });

  it('MP-2 a time first, and then one of those free', () => {
    const given: Given = {
      ...salon,
      entries: ['service cut', 'service dye', 'specialist p1', 'specialist p2'],
      page: { timeFirst: true },
      taken: [{ calendar: 'c2', busy: [[nine, nine + 60]] }],
    };
    const { steps, service, calendars } = way(given, { service: 'dye' });
    expect(steps).to.deep.equal(['time', 'specialist']);
    const { site, availability } = build(given);
    const free = (start: number) => freeCalendars(site, availability, { service: service!, among: calendars }, start);
    expect([free(nine), free(nine + 60)]).to.deep.equal([['c1'], ['c1', 'c2']]);
  });

  it('MP-2 private and inactive calendars are no choice', () => {
    const given: Given = { ...salon, calendars: [{}, { public: false }, { active: false }] };
    expect(way(given)).to.include({ service: 'cut', calendar: 'c0' });
    expect(() => pageWay(build(given).site, 'other'))
      .to.throw(EngineError, 'there is no page "other"; known: page')
      .with.property('path', 'question.page');
    const { catalog } = smallSite({ from: MONDAY });
    expect(() => pageWay(openSite(catalog), 'other')).to.throw(EngineError, /known: $/);
    const pages = ['a', 'b'].map((id): MasterPage => ({ id, name: id, first: 'service', sections: [] }));
    expect(() => pageWay(openSite({ ...catalog, pages }), 'other')).to.throw(EngineError, 'known: a, b');
  });

  it('MP-2 a time comes first only where the service would', () => {
    const page = { first: 'specialist', timeFirst: true } as const;
    expect(way({ ...salon, page }).steps).to.deep.equal(['specialist', 'service', 'time']);
  });

  it('MP-2 panels have times of their own: they bring no services, and people by no other name do either', () => {
    expect(way({ ...salon, entries: ['panel board'] }).services).to.deep.equal([]);
    const given: Given = { ...salon, pools: { cut: ['c0'], dye: ['c2'] }, entries: ['service cut', 'pool dye'] };
    expect(way({ ...given, services: { cut: {} } })).to.include({ service: 'cut', calendar: 'c2' });
    const service: Given = { services: { cut: {} }, pools: { cut: ['c0'] }, entries: ['service cut', 'specialist p1'] };
    expect(way(service)).to.include({ service: 'cut', calendar: 'c1' });
    expect(way({ services: { cut: {} }, entries: ['service cut', 'pool gone'] }).services).to.deep.equal([]);
  });
});

const rule = (id: string, calendar: string, when?: readonly Condition[]): PageRule => ({
  id,
  name: id,
  service: 'service',
  primary: { calendar },
  seats: [],
  ...(when && { when }),
});

describe('Master pages: dynamic rules', () => {
  const ruleFor = (when: readonly Condition[], facts: PageFacts, start = nine, given: Given = {}) => {
    const rules = [rule('first', 'c0', when), rule('else', 'c1')];
    const { site } = build({ ...given, page: { first: 'rules', rules } });
    return pageRuleAt(site, { page: 'page', facts }, start)?.id;
  };

  it('MP-3 the first rule whose conditions hold counts', () => {
    const when: Condition[] = [
      { on: 'answer', field: 'topic', oneOf: ['tax', 'law'] },
      { on: 'place', oneOf: ['Thun', 'Bern'] },
    ];
    expect(ruleFor(when, { answers: { topic: 'law' }, place: 'Bern' })).to.equal('first');
    expect(ruleFor(when, { answers: { topic: 'law' }, place: 'Basel' })).to.equal('else');
    expect(ruleFor(when, { answers: { topic: 'art' }, place: 'Bern' })).to.equal('else');
    expect(ruleFor(when, {})).to.equal('else');
    expect(ruleFor([{ on: 'answer', field: 'topic', oneOf: [''] }], {})).to.equal('first');
  });

  it('MP-3 a language holds for its regions, and not the other way round', () => {
    const when: Condition[] = [{ on: 'language', oneOf: ['pt', 'de-CH'] }];
    const found = ['pt', 'pt-BR', 'PT-br', 'ptx', 'de', 'de-CH', 'de-CH-1901'].map((language) =>
      ruleFor(when, { language }),
    );
    expect(found).to.deep.equal(['first', 'first', 'first', 'else', 'else', 'first', 'first']);
    expect(ruleFor(when, {})).to.equal('else');
  });

  it('MP-3 times are read off the site’s clock; hours past midnight belong to the date they start on', () => {
    const zone = 'America/New_York';
    const at = (when: Omit<Extract<Condition, { on: 'time' }>, 'on'>, text: string) =>
      ruleFor([{ on: 'time', ...when }], {}, utc(text), { zone });
    const friday = { weekdays: [4], hours: [[1320, 1560]] as const };
    expect(at(friday, '2026-03-07 02:59')).to.equal('else');
    expect(at(friday, '2026-03-07 03:00')).to.equal('first');
    expect(at(friday, '2026-03-07 06:59')).to.equal('first');
    expect(at(friday, '2026-03-07 07:00')).to.equal('else');
    expect(at({ weekdays: [0] }, '2026-03-03 04:59')).to.equal('first');
    expect(at({ weekdays: [0] }, '2026-03-03 05:00')).to.equal('else');
    const days = [dayOf(MONDAY), dayOf(MONDAY) + 1] as const;
    expect(at({ days }, '2026-03-02 05:00')).to.equal('first');
    expect(at({ days }, '2026-03-03 05:00')).to.equal('else');
    expect(at({ days }, '2026-03-02 04:59')).to.equal('else');
    const twice = { hours: [[540, 600] as const, [660, 720] as const] };
    expect(at(twice, '2026-03-02 14:00')).to.equal('first');
    expect(at(twice, '2026-03-02 15:00')).to.equal('else');
    expect(at(twice, '2026-03-02 16:00')).to.equal('first');
  });

  it('MP-3 at each start the panel of the rule that counts there is offered', () => {
    const rules = [rule('early', 'c0', [{ on: 'time', hours: [[0, 660]] }]), rule('late', 'c1')];
    const taken = [
      { calendar: 'c0', busy: [[nine, nine + 60]] as const },
      { calendar: 'c1', busy: [] },
    ];
    const { site, availability } = build({ page: { first: 'rules', rules }, taken });
    const found = pageStarts(site, availability, { page: 'page', facts: {} }, [nine, nine + 180]);
    // At nine the first rule counts: that the other person is free then helps nobody.
    expect(found.map(({ start, rule: id }) => [(start - nine) / 60, id])).to.deep.equal([
      [1, 'early'],
      [2, 'late'],
    ]);
    const unruled = build({ page: { first: 'rules' } });
    expect(pageRuleAt(unruled.site, { page: 'page', facts: {} }, nine)).to.equal(undefined);
    const none = build({ page: { first: 'rules', rules: [] } });
    expect(pageStarts(none.site, none.availability, { page: 'page', facts: {} }, [nine, nine + 180])).to.deep.equal([]);
  });

  it('MP-3 starts stand in the order of time, whatever that of the rules; none where no rule holds', () => {
    const rules = [
      rule('late', 'c1', [{ on: 'time', hours: [[660, 720]] }]),
      rule('early', 'c0', [{ on: 'time', hours: [[540, 600]] }]),
    ];
    const { site, availability } = build({ page: { first: 'rules', rules } });
    const found = pageStarts(site, availability, { page: 'page', facts: {} }, [nine, nine + 180]);
    expect(found.map(({ start, rule: id }) => [(start - nine) / 60, id])).to.deep.equal([
      [0, 'early'],
      [2, 'late'],
    ]);
  });
});

describe('Master pages: the check', () => {
  const problems = (given: Given) => {
    const { site, page } = build(given);
    return pageProblems(site, page).map(({ code, path, id }) => [code, path, id].filter(Boolean).join(' '));
  };

  it('MP-4 a page that is fine has no problems', () => {
    expect(problems(salon)).to.deep.equal([]);
    const rules = [rule('a', 'c0', [{ on: 'place', oneOf: ['Bern'] }]), rule('b', 'c1')];
    expect(problems({ page: { first: 'rules', rules } })).to.deep.equal([]);
  });

  it('MP-4 PN-4 a pool twice in a rule', () => {
    const twice: PageRule = { ...rule('a', 'c0'), primary: { pool: 'team' }, seats: [{ pool: 'team', count: 2 }] };
    expect(problems({ pools: { team: ['c0', 'c1', 'c2'] }, page: { first: 'rules', rules: [twice] } })).to.deep.equal([
      'pool-twice rules[0].seats[0].pool team',
    ]);
  });

  it('MP-4 services that nobody on the page can serve', () => {
    expect(problems({ ...salon, entries: ['service cut', 'service dye', 'specialist p0'] })).to.deep.equal([
      'unreachable-service sections[1].entries[0] dye',
    ]);
    expect(problems({ services: { cut: { calendars: [] } }, entries: ['service cut'] })).to.deep.equal([
      'unreachable-service sections[0].entries[0] cut',
    ]);
  });

  it('MP-4 DS-19 auto-assign with one calendar', () => {
    const automatic = { services: { cut: { assignment: 'automatic' as const } } };
    expect(problems({ ...automatic, entries: ['service cut'] })).to.deep.equal([]);
    const { site, page } = build({ ...automatic, entries: ['service cut', 'specialist p1'] });
    expect(pageProblems(site, page)).to.deep.equal([
      { code: 'too-few-calendars', path: 'sections[0].entries[0]', id: 'cut', found: 1, needed: 2 },
    ]);
  });

  it('MP-4 DS-19 auto-assign with two calendars is fine', () => {
    const automatic = { services: { cut: { assignment: 'automatic' as const, calendars: ['c0', 'c1'] } } };
    expect(problems({ ...automatic, entries: ['service cut'] })).to.deep.equal([]);
  });

  it('MP-4 a calendar that is gone is not a private one', () => {
    expect(problems({ services: { cut: { calendars: ['gone'] } }, entries: ['service cut'] })).to.deep.equal([
      'unreachable-service sections[0].entries[0] cut',
    ]);
  });

  it('MP-4 a pool of a rule with private calendars only', () => {
    const given: Given = {
      calendars: [{}, { public: false }, { public: false }],
      pools: { open: ['c0', 'c1'], team: ['c1', 'c2'] },
      page: { first: 'rules', rules: [{ ...rule('a', 'c0'), seats: [{ pool: 'team' }, { pool: 'open' }] }] },
    };
    expect(problems(given)).to.deep.equal(['only-private-calendars rules[0].seats[0] team']);
  });

  it('MP-4 a rule of a service that is gone, or with a seat that says nothing', () => {
    const gone = { ...rule('a', 'c0', [{ on: 'answer', field: 'topic', oneOf: ['tax'] }]), service: 'x', seats: [{}] };
    expect(problems({ page: { first: 'rules', rules: [gone] } })).to.deep.equal([
      'unknown-service rules[0].service x',
      'unclear-seat rules[0].seats[0]',
      'unknown-field rules[0].when[0].field topic',
    ]);
  });

  it('MP-4 a pool and a panel are known by their own names, a question by its service', () => {
    const { site, page } = build({ pools: { team: ['c0'] }, entries: ['panel board', 'pool team', 'pool board'] });
    const board = { id: 'board', name: 'Board', service: 'service', primary: { calendar: 'c0' }, seats: [] };
    const withBoard = openSite({ ...site.catalog, panels: [board] });
    expect(pageProblems(withBoard, page)).to.deep.equal([
      { code: 'unknown-entry', path: 'sections[2].entries[0]', id: 'board' },
    ]);
    const fields = [{ id: 'topic', label: 'Topic', kind: 'text' as const, required: false }];
    const asking = rule('a', 'c0', [{ on: 'answer', field: 'topic', oneOf: ['tax'] }]);
    expect(problems({ service: { fields }, page: { first: 'rules', rules: [asking] } })).to.deep.equal([]);
  });

  it('MP-4 only private calendars', () => {
    const calendars = [{ public: false }, { public: false }, {}];
    const given: Given = {
      ...salon,
      calendars,
      pools: { team: ['c0', 'c1'] },
      entries: ['service cut', 'service dye', 'specialist p0', 'pool team', 'specialist p2'],
    };
    expect(problems(given)).to.deep.equal([
      'only-private-calendars sections[0].entries[0] cut',
      'only-private-calendars sections[2].entries[0] p0',
      'only-private-calendars sections[3].entries[0] team',
    ]);
    expect(problems({ calendars, page: { first: 'rules', rules: [rule('a', 'c1')] } })).to.deep.equal([
      'only-private-calendars rules[0].primary c1',
    ]);
  });

  it('MP-4 approval with pooling', () => {
    const approval = { approval: true };
    expect(problems({ services: { cut: approval }, entries: ['service cut'] })).to.deep.equal([]);
    const expected = ['approval-with-pooling sections[0].entries[0] cut'];
    expect(
      problems({ services: { cut: { ...approval, distribution: 'pooled' } }, entries: ['service cut'] }),
    ).to.deep.equal(expected);
    const pools = { team: ['c0', 'c1'] };
    expect(
      problems({ pools, services: { cut: { ...approval, pool: 'team' } }, entries: ['service cut'] }),
    ).to.deep.equal(expected);
    expect(problems({ pools, services: { cut: approval }, entries: ['service cut', 'pool team'] })).to.deep.equal(
      expected,
    );
    const pooled = { ...rule('a', 'c2'), service: 'cut', seats: [{ pool: 'team' }] };
    expect(problems({ pools, services: { cut: approval }, page: { first: 'rules', rules: [pooled] } })).to.deep.equal([
      'approval-with-pooling rules[0].seats[0] team',
    ]);
  });

  it('MP-4 entries, rules and fields that lead nowhere', () => {
    expect(problems({ entries: ['service x', 'specialist x', 'pool x', 'panel x'] })).to.deep.equal(
      [0, 1, 2, 3].map((index) => `unknown-entry sections[${index}].entries[0] x`),
    );
    expect(problems({})).to.deep.equal(['nothing-offered sections']);
    expect(problems({ page: { first: 'rules' } })).to.deep.equal(['no-rules rules']);
    const rules = [rule('a', 'c0'), rule('b', 'c1', [{ on: 'answer', field: 'topic', oneOf: ['tax'] }])];
    expect(problems({ page: { first: 'rules', rules } })).to.deep.equal([
      'unreachable-rule rules[1] b',
      'unknown-field rules[1].when[0].field topic',
    ]);
  });
});
