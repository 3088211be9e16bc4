import { expect } from 'chai';
import { days } from '../../src/engine/index.js';
import type { Catalog } from '../../src/engine/index.js';
import { open } from '../support/ask.js';
import { smallSite, utc } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const monday = utc(`${MONDAY} 00:00`) / 1440;

/** Of each day, in order: how many starts are free, or why none is. */
function told(given: Partial<SmallSite>, [before, after] = [0, 0]): (string | number)[] {
  const { catalog, availability, question, range } = smallSite({ from: MONDAY, ...given });
  const [from, to] = range.days;
  const asked = { ...range, days: [from - before, to + after] as const };
  return days(open(catalog), availability, question, asked).map(({ reason, available }) => reason ?? available);
}

describe('Days, and why one has nothing', () => {
  it('AV-12 TR-1 a day that begins where what is known ends is too far, one that ends where it begins too soon', () => {
    expect(told({ hours: [] }, [3, 3])).to.deep.equal([
      'too-soon',
      'too-soon',
      'closed',
      'closed',
      'closed',
      'too-far',
      'too-far',
    ]);
  });

  it('AV-3 TR-1 a day of an event on which nobody opens is closed; one that the event leaves out lies outside of it', () => {
    const events: Catalog['events'] = [
      { id: 'fair', name: 'Fair', days: [monday, monday + 3], hours: [[540, 720]], blackouts: [] },
    ];
    const hours = [[[540, 720]], [], [[540, 720]], [[540, 720]], [], [], []] as const;
    const given = { to: '2026-03-05', events, service: { event: 'fair' }, calendars: [{ hours }] };
    expect(told(given)).to.deep.equal([3, 'closed', 3, 'outside-event']);
  });

  it('AV-8 TR-1 a start at the very end of the horizon that comes before the notice ends is too soon, not too far', () => {
    const nine = utc(`${MONDAY} 09:00`);
    const given = { hours: [[540, 600]] as const, now: nine - 60 };
    expect(told({ ...given, service: { notice: 120, horizon: 60 } })).to.deep.equal(['too-soon']);
    expect(told({ ...given, service: { notice: 120, horizon: 59 } })).to.deep.equal(['too-far']);
    expect(told({ ...given, service: { notice: 60, horizon: 60 } })).to.deep.equal([1]);
  });

  it('TR-1 nobody, blocked, closed, full: the first rule that leaves nothing is told', () => {
    const blackouts = [{ label: 'x', days: [monday, monday + 1] as const }];
    const busy = [{ calendar: 'c0', busy: [[monday * 1440, monday * 1440 + 1440]] as const }];
    expect(told({ service: { calendars: [] } })).to.deep.equal(['nobody']);
    expect(told({ service: { calendars: [] } }, [3, 0])).to.deep.equal(Array(4).fill('nobody'));
    expect(told({ calendars: [{ blackouts }] })).to.deep.equal(['blocked']);
    expect(told({ calendars: [{ blackouts, hours: Array(7).fill([]) }] })).to.deep.equal(['closed']);
    expect(told({ taken: busy })).to.deep.equal(['full']);
  });

  it('DS-16 TR-1 a group is blocked where all of it would have had a start, and closed where it never meets', () => {
    const blackouts = [{ label: 'x', days: [monday, monday + 1] as const }];
    const pools = [{ id: 'pool', name: 'Pool', members: [{ id: 'm', calendars: ['c0', 'c1'] }] }];
    const group = (second: readonly [number, number]): (string | number)[] => {
      const calendars = [{ blackouts }, { hours: Array(7).fill([second]) }];
      const given = smallSite({ from: MONDAY, calendars, service: { calendars: [], pool: 'pool' } });
      const site = open({ ...given.catalog, pools });
      return days(site, given.availability, given.question, given.range).map(({ reason }) => reason!);
    };
    expect([group([600, 720]), group([720, 900])]).to.deep.equal([['blocked'], ['closed']]);
  });
});
