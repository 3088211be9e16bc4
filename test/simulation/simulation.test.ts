import { expect } from 'chai';
import { useLightMessages } from './light-messages.js';
import { PLANTED } from './planted.js';
import { simulate } from './world.js';

const SIZE = 400;
const SMALL = 150;

describe('a simulated site', () => {
  for (const seed of ['one', 'two', 'three', 'four', 'five']) {
    it(`RC-1 RC-4 RC-5 RC-6 A03 A06 A11 A12 A33 loses, doubles and favours nothing, whatever befalls it (seed ${seed})`, async () => {
      const { faults, booked } = await simulate(seed, SIZE);
      expect(faults).to.deep.equal([]);
      expect(booked).to.be.greaterThan(SIZE / 4);
    }).timeout(60_000);
  }

  it('the same seed gives the same run, another one another', async () => {
    const [one, again, other] = [await simulate('a', 150), await simulate('a', 150), await simulate('b', 150)];
    expect(again.trace).to.equal(one.trace);
    expect(other.trace).to.not.equal(one.trace);
  }).timeout(60_000);

  it('it is the same run with messages that are no streams', async () => {
    const [platform, putBack] = [await simulate('a', 150), useLightMessages()];
    const light = await simulate('a', 150).finally(putBack);
    expect(light).to.deep.equal(platform);
  }).timeout(60_000);

  for (const [fault, { found, ...planted }] of Object.entries(PLANTED)) {
    it(`finds ${fault}`, async () => {
      const faults: string[] = [];
      for (let site = 0; site < 8 && !faults.some((one) => found.test(one)); site++) {
        faults.push(...(await simulate(`planted/${site}`, SMALL, planted)).faults);
      }
      expect(faults.slice(0, 20).join('\n') || 'nothing').to.match(found);
    }).timeout(120_000);
  }
});
