import { expect } from 'chai';
import type { SiteState } from '../../src/server/index.js';
import { faultsIn } from './checker.js';
import type { Intent } from './history.js';
import { chaos } from './run.js';

const BRIEF = { clients: 12, seconds: 6 };

describe('chaos', () => {
  it('A01 A04 A06 A11 RC-1 RC-4 nothing is lost, doubled or shared while answers get lost, processes are killed and the database stops', async () => {
    const seed = String(Date.now() % 1_000_000);
    const { faults, booked } = await chaos({ ...BRIEF, seed, kills: true, store: 'real' });
    expect(faults, `seed ${seed}`).to.deep.equal([]);
    expect(booked).to.be.greaterThan(0);
  }).timeout(180_000);

  it('RC-1 the checker finds what comes of a store that looks first and then inserts', async () => {
    const { faults } = await chaos({ ...BRIEF, clients: 30, kills: false, seed: '1', store: 'naive' });
    expect(faults.some((fault) => /doubled|unfair|sessions at|clients in the/.test(fault))).to.equal(true);
  }).timeout(180_000);

  it('RA-1 the checker finds places that stay taken once a booking is given away', async () => {
    const { faults } = await chaos({ ...BRIEF, kills: false, seed: '1', store: 'clinging' });
    expect(faults.some((fault) => /stray claim/.test(fault))).to.equal(true);
  }).timeout(180_000);

  it('RC-1 the checker sees two sessions at once, a lost booking, and one whose place nobody keeps', () => {
    const booking = (id: string, start: number): object => ({
      ...{ id, start, duration: 30, service: 'talk', hosts: ['hot'], state: 'confirmed' },
      client: { lastName: id },
    });
    const state = { revision: 0, claims: [], keys: {}, ledger: [], outbox: [] };
    const told = (id: string): Intent => ({
      name: id,
      wish: { service: 'talk', duration: 30, start: 0 },
      start: id === 'a' ? 0 : 40,
      state: 'confirmed',
      told: new Set([id]),
      odd: [],
    });
    const kept = { ...state, bookings: { a: booking('a', 0), b: booking('b', 40) } } as unknown as SiteState;
    const given = { ...told('a'), hosts: ['t1'] };
    const faults = faultsIn([given, told('b'), told('c')], kept, { slack: 0 });
    expect(faults).to.include('a: is with hot, a host was told t1');
    expect(faults).to.include('hot: 2 sessions at 40').and.to.include('c: lost, told of c');
    expect(faults).to.include('claim missing: a on hot');
  });
});
