import { expect } from 'chai';
import { openSite } from '../../src/engine/index.js';
import { checkSiteFile, SiteFileError, siteFromFile } from '../../src/server/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { RICH } from './rich-site.js';
import { PRACTICE } from './support.js';

function faultsOf(parts: object): string[] {
  try {
    checkSiteFile({ ...RICH, ...parts });
    return [];
  } catch (error) {
    if (error instanceof SiteFileError) return error.faults.map(({ path, detail }) => `${path}: ${detail}`);
    throw error;
  }
}

const panel = RICH.panels![0]!;
const [five] = RICH.packages!;
const [start] = RICH.pages!;
const withRule = (rule: object) => ({ pages: [{ ...start!, rules: [{ ...start!.rules![0]!, ...rule }] }] });
const withEntries = (...entries: object[]) => ({
  pages: [{ ...start!, rules: [], sections: [{ label: 'All', entries }] }],
});

describe('what a site file offers', () => {
  it('passes where it is right', () => {
    expect(faultsOf({})).to.deep.equal([]);
  });

  const cases: [what: string, parts: object, fault: string][] = [
    [
      'a member that is no calendar',
      { pools: [{ id: 'team', name: 'Team', members: [{ calendars: ['zoe'] }] }] },
      'pools[0].members[0].calendars[0]: "zoe" is no calendar of this site; expected one of a, b, group, secret, spare',
    ],
    [
      'DS-16 a calendar that stands twice in a group',
      { pools: [{ id: 'team', name: 'Team', members: [{ calendars: ['a', 'a'] }] }] },
      'pools[0].members[0].calendars[1]: "a" stands twice; expected each calendar of a group once',
    ],
    [
      'DS-16 two members with the same first calendar',
      { pools: [{ id: 'team', name: 'Team', members: [{ calendars: ['a'] }, { calendars: ['a', 'b'] }] }] },
      'pools[0].members[1].calendars[0]: "a" stands first in members[0] too, and members are told apart by it; expected another one first',
    ],
    [
      'DS-9 a weight below nothing',
      { pools: [{ id: 'team', name: 'Team', members: [{ calendars: ['a'], weight: -1 }] }] },
      'pools[0].members[0].weight: -1 is wrong; expected 0 or more',
    ],
    [
      'DS-8 five stars',
      { pools: [{ id: 'team', name: 'Team', members: [{ calendars: ['a'], priority: 5 }] }] },
      'pools[0].members[0].priority: 5 is wrong; expected 0 to 4 stars',
    ],
    [
      'a pool that is not there',
      { services: [{ ...PRACTICE.services[0]!, calendars: undefined, pool: 'crew' }] },
      'services[0].pool: "crew" is no pool of this site; expected one of team, hidden',
    ],
    [
      'a service with calendars and a pool',
      { services: [{ ...PRACTICE.services[0]!, pool: 'team' }] },
      'services[0].calendars: stands beside "pool", which says who serves; expected one of the two',
    ],
    [
      'a service with neither',
      { services: [{ ...PRACTICE.services[0]!, calendars: undefined }] },
      'services[0].calendars: is missing; expected a list of calendar ids, or a "pool"',
    ],
    [
      'a pool with a distribution that is not there',
      { pools: [{ ...RICH.pools![0]!, distribution: 'fairest' }, RICH.pools![1]!] },
      'pools[0].distribution: "fairest" is no distribution; expected one of least-loaded, soonest, random, rotation, equal, round-robin, pooled, pooled-priority, weighted, balanced, client-choice, fair-week',
    ],
    [
      'DS-11 a choice that nobody asks the client for',
      { services: [{ ...PRACTICE.services[0]!, distribution: 'client-choice' }] },
      'services[0].distribution: "client-choice" leaves it to the client who serves; expected "assignment": "client" with "anyAvailable": "labelled" or "none", or another distribution',
    ],
    [
      'DS-18 a distribution of its own that leaves ties',
      { distributions: [{ name: 'fair-week', keys: ['count'], window: 'week' }] },
      'distributions[0].keys: expected draw, turn, line as the last key, so that no tie is left',
    ],
    [
      'a distribution of its own that counts nowhere',
      { distributions: [{ name: 'fair-week', keys: ['count', 'draw'] }] },
      'distributions[0].window: expected a window to count in',
    ],
    [
      'a distribution with the name of another',
      { distributions: [{ name: 'random', keys: ['draw'] }] },
      'distributions[0].name: there is another distribution "random"; expected a new name',
    ],
    [
      'PK-3 a service that is shared with a role that nobody has',
      { services: [{ ...PRACTICE.services[0]!, sharing: { with: 'roles', list: ['Boss'] } }] },
      'services[0].sharing.list[0]: "Boss" is no role of this site; expected one of Therapist, Therapist, Trainer',
    ],
    [
      'PN-4 one pool on two seats',
      { panels: [{ ...panel, primary: { pool: 'team' } }] },
      'panels[0].seats[0].pool: "team" sits in this panel already; expected it once, with a "count" where several of a pool are needed',
    ],
    [
      'PN-1 a seat that names nobody',
      { panels: [{ ...panel, seats: [{}] }] },
      'panels[0].seats[0]: names both a calendar and a pool, or neither; expected one of the two',
    ],
    [
      'PN-5 a calendar that is needed twice',
      { panels: [{ ...panel, seats: [{ calendar: 'b', count: 2 }] }] },
      'panels[0].seats[0].count: is no number that this seat can have',
    ],
    [
      'a panel of a service that is not there',
      { panels: [{ ...panel, service: 'court' }] },
      'panels[0].service: there is no service "court" on this site; expected one that is listed',
    ],
    [
      'a panel of a group session',
      { panels: [{ ...panel, service: 'class' }] },
      'panels[0].service: "class" is a session that clients join one by one; expected a service with "seats": 1',
    ],
    [
      'PK-2 a rule that needs a list',
      { packages: [{ ...five!, rule: { who: 'roles' } }] },
      'packages[0].rule.list: is missing; expected the calendars or roles that may serve, or another "who"',
    ],
    [
      'PK-2 a member that is not there',
      { packages: [{ ...five!, rule: { who: 'members', list: ['zoe'] } }] },
      'packages[0].rule.list[0]: there is no calendar "zoe" on this site; expected one that is listed',
    ],
    [
      'PK-5 a service that stands twice in a package',
      { packages: [{ ...five!, sessions: [five!.sessions[0]!, five!.sessions[0]!] }] },
      'packages[0].sessions[1].service: "own" stands twice; expected each service once, with the sum of its sessions',
    ],
    [
      'PK-5 no sessions',
      { packages: [{ ...five!, sessions: [] }] },
      'packages[0].sessions: [] is wrong; expected at least one',
    ],
    [
      'MP-4 an entry that is not there',
      withEntries({ kind: 'pool', id: 'crew' }),
      'pages[0].sections[0].entries[0]: there is no entry "crew" on this site',
    ],
    [
      'MP-4 a service that nobody on the page serves',
      withEntries({ kind: 'service', id: 'class' }, { kind: 'specialist', id: 'ann' }),
      'pages[0].sections[0].entries[0]: nobody on this page serves "class"; expected one of its people on the page, or no such entry',
    ],
    [
      'MP-4 automatic assignment of one calendar',
      withEntries({ kind: 'service', id: 'massage' }, { kind: 'specialist', id: 'ann' }),
      'pages[0].sections[0].entries[0]: "massage" is assigned automatically, which needs 2 people to choose among, and this page has 1; expected more of its people here, or "assignment": "client"',
    ],
    [
      'MP-4 only private calendars',
      withEntries({ kind: 'pool', id: 'hidden' }),
      'pages[0].sections[0].entries[0]: all calendars of "hidden" are private, so that nobody can book them; expected a public one',
    ],
    [
      'MP-4 a page with nothing on it',
      { pages: [{ id: 'p', name: 'P' }] },
      'pages[0].sections: there is nothing in them',
    ],
    [
      'MP-4 a page of rules without any',
      { pages: [{ id: 'p', name: 'P', first: 'rules' }] },
      'pages[0].rules: there are none',
    ],
    [
      'MP-3 a rule that is never reached',
      {
        pages: [
          {
            ...start!,
            rules: [
              { ...start!.rules![0]!, when: [] },
              { ...start!.rules![0]!, id: 'late' },
            ],
          },
        ],
      },
      'pages[0].rules[1]: the rule "late" is never reached: one before it has no conditions; expected it further up',
    ],
    [
      'MP-3 a condition on a question that is not asked',
      withRule({ when: [{ on: 'answer', field: 'topic', oneOf: ['x'] }] }),
      'pages[0].rules[0].when[0].field: the service doesn\'t ask "topic"; expected the id of one of its questions',
    ],
    [
      'MP-3 a condition on dates that end before they begin',
      withRule({ when: [{ on: 'time', first: '2026-03-02', last: '2026-03-01' }] }),
      'pages[0].rules[0].when[0].last: "2026-03-01" is before "first"; expected 2026-03-02 or later',
    ],
    [
      'MP-3 a rule with the id of a panel',
      withRule({ id: 'case' }),
      'pages[0].rules[0].id: "case" is taken by another panel or rule; expected another id',
    ],
    [
      'AV-12 a date of reading that does not exist',
      { calendars: PRACTICE.calendars.map((calendar) => ({ ...calendar, busyAsOf: '2026-02-30T10:00' })) },
      'calendars[0].busyAsOf: "2026-02-30" is no date of the calendar',
    ],
    [
      'DS-20 days that are none',
      { services: [{ ...PRACTICE.services[0]!, continuity: 0 }] },
      'services[0].continuity: 0 is wrong; expected 1 or more',
    ],
  ];
  for (const [what, parts, fault] of cases) {
    it(`names the path and what is expected: ${what}`, () => {
      expect(faultsOf(parts).join('\n')).to.include(fault);
    });
  }

  it('becomes the catalog that the engine takes, defaults in place', () => {
    const { catalog } = siteFromFile(RICH);
    expect(catalog.pools![0]!.members[0]).to.deep.equal({ id: 'a', calendars: ['a'], weight: 250, priority: 4 });
    expect(catalog.services.at(-2)).to.deep.include({ id: 'shared', pool: 'team', calendars: [] });
    expect(catalog.pages![0]!.rules![0]!.when).to.deep.equal([
      { on: 'time', days: [dayOfIso('2026-03-02'), dayOfIso('2026-04-01')], weekdays: [0, 6], hours: [[540, 720]] },
    ]);
    expect(catalog.distributions![0]).to.deep.include({ name: 'fair-week', offered: 'everyone', window: 'week' });
    expect(openSite(catalog).services.get('shared')).to.deep.include({ distribution: 'weighted' });
  });
});
