import { expect } from 'chai';
import { openSite, pageDays } from '../../src/engine/index.js';
import type { Condition, PageFacts, PageRule } from '../../src/engine/index.js';
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
    // On Tuesday the first two are early's, whom nobody has taken; the third would be late's.
    expect(daysFor({})).to.deep.equal(['3 0 0', '2 3 1440', '0 3 full', '0 0 nobody']);
    const spanish = rules.map((one) => ({ ...one, when: [...one.when!, { on: 'language', oneOf: ['es'] } as const] }));
    const none = build(spanish);
    const [first] = pageDays(none.site, none.availability, { page: 'page', facts: {} }, range);
    expect([first!.available, first!.reason]).to.deep.equal([0, 'nobody']);
  });

  it('TR-1 a rule that has starts at other times of the day is closed at those at which it counts', () => {
    const rules = [rule('evening', 'c0', [{ on: 'time', hours: [[1080, 1200]] }])];
    const { site, availability } = build(rules);
    const range = { days: [dayOf(MONDAY), dayOf(MONDAY) + 1] as const, zone: 'UTC' };
    const [answer] = pageDays(site, availability, { page: 'page', facts: {} }, range);
    expect([answer!.available, answer!.full, answer!.reason]).to.deep.equal([0, 0, 'closed']);
  });
});
