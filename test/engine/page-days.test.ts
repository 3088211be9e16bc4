import { expect } from 'chai';
import { openSite, pageDays } from '../../src/engine/index.js';
import type { Condition, DayAnswer, PageFacts, PageRule } from '../../src/engine/index.js';
import { smallSite, utc, type SmallSite } from '../support/small-site.js';
import { dayOf } from '../support/world-zones.js';

const MONDAY = '2026-03-02';
const nine = utc(`${MONDAY} 09:00`);

const rule = (id: string, calendar: string, when: readonly Condition[] = []): PageRule => ({
  ...{ id, name: id, service: 'service', primary: { calendar }, seats: [], when },
});

/** Three calendars that are open from nine to twelve, and a page with rules. */
function build(rules: readonly PageRule[], given: Partial<SmallSite> = {}) {
  const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{}, {}, {}], ...given });
  const page = { id: 'page', name: 'Page', first: 'rules', sections: [], rules } as const;
  return { site: openSite({ ...catalog, pages: [page] }), availability };
}

describe('The days of a page with rules', () => {
  it('MP-3 MG-6 each day says how many starts the rules have that count on it, and the earliest; else the most telling reason', () => {
    const rules = [
      rule('mondays', 'c0', [{ on: 'time', weekdays: [0] }]),
      rule('early', 'c1', [{ on: 'time', weekdays: [1, 2], hours: [[0, 660]] }]),
      rule('late', 'c2', [{ on: 'time', weekdays: [1] }]),
    ];
    const tuesday = nine + 1440;
    const whole = (from: number) => [[from, from + 180]] as const;
    const taken = [
      { calendar: 'c1', busy: whole(tuesday + 1440) },
      { calendar: 'c2', busy: whole(tuesday) },
    ];
    const { site, availability } = build(rules, { taken, to: '2026-03-06' });
    const range = { days: [dayOf(MONDAY), dayOf(MONDAY) + 4] as const, zone: 'UTC' };
    const daysFor = (facts: PageFacts) =>
      pageDays(site, availability, { page: 'page', facts }, range).map(({ available, full, earliest, reason }) =>
        [available, full, earliest === undefined ? reason : earliest - nine].join(' '),
      );
    // On Tuesday the first two are early's, whom nobody has taken; the third would be late's. On Wednesday two are early's.
    expect(daysFor({})).to.deep.equal(['3 0 0', '2 1 1440', '0 2 full', '0 0 nobody']);
    const spanish = rules.map((one) => ({ ...one, when: [...one.when!, { on: 'language', oneOf: ['es'] } as const] }));
    const none = build(spanish);
    const [first] = pageDays(none.site, none.availability, { page: 'page', facts: {} }, range);
    expect([first!.available, first!.reason]).to.deep.equal([0, 'nobody']);
  });

  it('MG-6 a full start is counted once, under the rule that counts there', () => {
    const seats = { primary: { pool: 'both' }, seats: [] };
    const early = { ...rule('early', 'c0', [{ on: 'time', hours: [[0, 600]] }]), ...seats };
    const pools = [{ id: 'both', name: 'Both', members: ['c0', 'c1'].map((id) => ({ id, calendars: [id] })) }];
    const taken = ['c0', 'c1'].map((calendar) => ({ calendar, busy: [[nine + 60, nine + 180] as const] }));
    const small = build([early, { ...rule('any', 'c0'), ...seats }], { taken });
    const site = openSite({ ...small.site.catalog, pools });
    const range = { days: [dayOf(MONDAY), dayOf(MONDAY) + 1] as const, zone: 'UTC' };
    const [answer] = pageDays(site, small.availability, { page: 'page', facts: {} }, range);
    expect([answer!.available, answer!.full]).to.deep.equal([1, 2]);
  });

  for (const [what, zone, shown] of [
    ['between two full hours', 'UTC', 'UTC'],
    ['on days that begin at half past by its own clocks', 'Asia/Kolkata', 'UTC'],
    ['on days that begin at a quarter past by its own clocks', 'UTC', 'Asia/Kathmandu'],
  ] as const) {
    it(`TR-1 a rule that counts for half an hour says why there is nothing, ${what}`, () => {
      const rules = [rule('brief', 'c0', [{ on: 'time', hours: [[555, 585]] }])];
      const day = dayOf(MONDAY);
      const answerFor = (given: Partial<SmallSite>) => {
        const { site, availability } = build(rules, { zone, service: { grid: 30 }, duration: 30, ...given });
        const range = { days: [day, day + 1] as const, zone: shown };
        const [{ full, reason }] = pageDays(site, availability, { page: 'page', facts: {} }, range) as [DayAnswer];
        return [full, reason];
      };
      const taken = [{ calendar: 'c0', busy: [[nine - 1440, nine + 1440] as const] }];
      expect(answerFor({ taken })).to.deep.equal([1, 'full']);
      expect(answerFor({ hours: [] })).to.deep.equal([0, 'closed']);
    });
  }

  it('TR-1 a rule that has starts at other times of the day is closed at those at which it counts', () => {
    const rules = [rule('evening', 'c0', [{ on: 'time', hours: [[1080, 1200]] }])];
    const { site, availability } = build(rules);
    const range = { days: [dayOf(MONDAY), dayOf(MONDAY) + 1] as const, zone: 'UTC' };
    const [answer] = pageDays(site, availability, { page: 'page', facts: {} }, range);
    expect([answer!.available, answer!.full, answer!.reason]).to.deep.equal([0, 0, 'closed']);
  });
});
