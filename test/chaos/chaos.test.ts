import { expect } from 'chai';
import { chaos } from './run.js';

const BRIEF = { clients: 12, seconds: 6, kills: true };

/** A short run of `npm run chaos`, on another seed each time: it is printed with what doesn't fit. */
describe('chaos', () => {
  it('A01 A04 A06 A11 RC-1 RC-4 nothing is lost, doubled or shared while answers get lost and processes are killed', async () => {
    const seed = String(Date.now() % 1_000_000);
    const { faults, booked } = await chaos({ ...BRIEF, seed, store: 'real' });
    expect(faults, `seed ${seed}`).to.deep.equal([]);
    expect(booked).to.be.greaterThan(0);
  }).timeout(180_000);

  it('RC-1 the checker finds what a store does that looks first and then inserts', async () => {
    const { faults } = await chaos({ ...BRIEF, clients: 30, kills: false, seed: '1', store: 'naive' });
    expect(
      faults.some((fault) => /sessions at|clients in the/.test(fault)),
      faults.join('\n'),
    ).to.equal(true);
    expect(
      faults.some((fault) => fault.includes('unfair')),
      faults.join('\n'),
    ).to.equal(true);
  }).timeout(180_000);
});
