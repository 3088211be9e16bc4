import { expect } from 'chai';
import { CHOICES_STORED, choicesMade } from '../support/stored-choices.js';

describe('The same snapshot in a browser and in Node', () => {
  it('DS-21 650 choices by every distribution are those that Node once made', () => {
    expect(choicesMade()).to.deep.equal(CHOICES_STORED);
  });
});
