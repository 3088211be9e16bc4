import { expect } from 'chai';
import { openSite, servingCalendars } from '../../src/engine/index.js';
import { smallSite } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

describe('Those who may have a part in serving', () => {
  it('DS-16 AV-13 are all of every group that may serve', () => {
    const members = [
      ['c0', 'c1'],
      ['c1', 'c2'],
    ].map((calendars) => ({ id: calendars.join('+'), calendars }));
    const serving = (calendars: SmallSite['calendars']) => {
      const { catalog, question } = smallSite({ from: '2026-03-02', calendars, service: { pool: 'pairs' } });
      return servingCalendars(openSite({ ...catalog, pools: [{ id: 'pairs', name: 'Pairs', members }] }), question);
    };
    expect(serving([{}, {}, {}])).to.deep.equal(['c0', 'c1', 'c2']);
    expect(serving([{}, {}, { public: false }])).to.deep.equal(['c0', 'c1']);
    expect(serving([{}, { active: false }, {}])).to.deep.equal([]);
  });
});
