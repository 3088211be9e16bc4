import { expect } from 'chai';
import { CHOICES_STORED, choicesMade } from '../support/stored-choices.js';

describe('The same snapshot in Node, wherever it runs', () => {
  const before = process.env.TZ;
  after(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  for (const zone of ['UTC', 'Pacific/Apia', 'America/New_York', 'Australia/Lord_Howe']) {
    it(`DS-21 650 choices by every distribution are those that were once made, on a machine in ${zone}`, () => {
      process.env.TZ = zone;
      expect(choicesMade()).to.deep.equal(CHOICES_STORED);
    });
  }
});
