import { expect } from 'chai';
import { assignmentFault, DISTRIBUTIONS, distributionOf, EngineError } from '../../src/engine/index.js';
import type { Distribution } from '../../src/engine/index.js';
import { aheadKey, toFinest } from '../../src/engine/distributions.js';
import { drawsOf, seedOf } from '../../src/engine/draw.js';
import { smallSite } from '../support/small-site.js';

const { catalog } = smallSite({ from: '2026-03-02', calendars: [{}, {}] });
const service = catalog.services[0]!;

/** Written down once: should these change, recorded choices no longer replay. */
const DRAWS = [1546084497, 308957121, 1634192195, 38703984];

describe('Distributions', () => {
  it('DS-1 to DS-11 the named ones are data', () => {
    expect(
      DISTRIBUTIONS.map(({ name, offered, keys, window }) => [name, offered, keys.join(', '), window]),
    ).to.deep.equal([
      ['least-loaded', 'everyone', 'sessions, idle, draw', 'day'],
      ['soonest', 'soonest', 'soonest, sessions, draw', 'day'],
      ['random', 'everyone', 'draw', 'none'],
      ['rotation', 'everyone', 'priority, turn', 'none'],
      ['equal', 'next', 'count, turn', 'month'],
      ['round-robin', 'next', 'corrected, line', 'month'],
      ['pooled', 'everyone', 'idle, draw', 'none'],
      ['pooled-priority', 'everyone', 'priority, idle, draw', 'none'],
      ['weighted', 'everyone', 'shortfall, weight, priority, idle, draw', 'month'],
      ['balanced', 'everyone', 'count, idle, draw', 'month'],
      ['client-choice', 'everyone', '', 'none'],
    ]);
  });

  it('DS-1 a service has the distribution that it names', () => {
    expect(distributionOf({ ...service, distribution: 'rotation' }).name).to.equal('rotation');
  });

  it('FL-2 DS-2 "Any available" as the soonest person is the soonest distribution, for clients who choose', () => {
    const soonest = { ...service, anyAvailable: 'soonest' as const };
    expect(distributionOf(soonest).name).to.equal('soonest');
    expect(distributionOf({ ...soonest, assignment: 'automatic' }).name).to.equal('least-loaded');
  });

  it('DS-1 an unknown name is an error that lists the known ones', () => {
    const unknown = { ...service, distribution: 'fairest' };
    expect(() => distributionOf(unknown, [{ ...DISTRIBUTIONS[0]!, name: 'own' }]))
      .to.throw(EngineError, /fairest.*least-loaded, soonest, random, rotation.*client-choice, own$/)
      .with.property('path', 'services.service.distribution');
  });

  it('DS-19 auto-assign takes two linked public calendars', () => {
    const automatic = { ...service, assignment: 'automatic' as const };
    const [first, second] = catalog.calendars as [(typeof catalog.calendars)[0], (typeof catalog.calendars)[0]];
    const fault = {
      code: 'too-few-calendars',
      service: 'service',
      found: 1,
      needed: 2,
      detail: '"automatic" needs two or more linked public calendars to choose among, and there is one',
    };
    expect(assignmentFault(catalog, automatic)).to.equal(undefined);
    expect(assignmentFault(catalog, { ...automatic, calendars: ['c0'] })).to.deep.equal(fault);
    expect(assignmentFault(catalog, { ...automatic, calendars: ['c0', 'c0', 'gone'] })).to.deep.equal(fault);
    const hidden = { ...catalog, calendars: [first, { ...second, public: false }] };
    expect(assignmentFault(hidden, automatic)).to.deep.equal(fault);
    expect(assignmentFault(hidden, service)).to.equal(undefined);
    expect(assignmentFault({ calendars: [] }, automatic))
      .to.include({ found: 0 })
      .and.property('detail')
      .match(/none$/);
  });

  it('DS-17 ahead is read in what the distribution ranks by', () => {
    const keyOf = (...keys: Distribution['keys']) => aheadKey({ ...DISTRIBUTIONS[0]!, keys });
    expect(keyOf('shortfall', 'corrected', 'draw')).to.equal('shortfall');
    expect(keyOf('corrected', 'draw')).to.equal('corrected');
    expect(keyOf('idle', 'draw')).to.equal('count');
  });

  it('DS-9 shares are told apart down to a millionth of a booking, and nothing is less than nothing', () => {
    expect(toFinest(1 / 3)).to.equal(0.333333);
    expect(Object.is(toFinest(-1e-9), 0)).to.equal(true);
  });

  it('DS-18 DS-21 draws are whole numbers that every machine gets alike', () => {
    expect(seedOf('s', 'talk', 123)).to.equal('s/talk/123');
    expect(['a', 'b', 'Zoë', '🌍'].map(drawsOf('s/talk/123'))).to.deep.equal(DRAWS);
  });
});
