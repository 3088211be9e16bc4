import { expect } from 'chai';
import type { Booking } from '../../src/adapter/contract.js';
import { AppointmentsFlow } from '../../src/booking/appointments/appointments-flow.js';
import type { Moving } from '../../src/booking/appointments/state.js';
import type { MasterPage } from '../../src/engine/offers.js';
import { settle } from '../support/fake-clock.js';
import { fakeSurroundings } from '../support/fake-surroundings.js';
import { aBooking, ONE, OwnBookings } from '../support/own-bookings.js';
import { NOW } from '../support/scripted-backend.js';

const TIME = NOW + 60;

/** The times that a booking with `c1` is offered: of the three, `c1` and `c2` are a pool, stand on pages, and are busy at the time. */
async function offeredTo(made: Partial<Booking>, page: Partial<MasterPage> = {}) {
  const service = { assignment: 'client', anyAvailable: 'merged' } as const;
  const backend = new OwnBookings({ calendars: [{}, {}, {}], service });
  const members = ['c1', 'c2'].map((id) => ({ id, calendars: [id] }));
  const specialists = ['c1', 'c2'].map((id) => {
    const { specialist } = backend.site.calendars.find((calendar) => calendar.id === id)!;
    return { kind: 'specialist', id: specialist } as const;
  });
  const sections = [{ label: '', entries: specialists }];
  const pages = [{ id: 'page', name: 'Page', first: 'service', sections, ...page } as const];
  backend.site = { ...backend.site, pools: [{ id: 'two', name: 'The two', members }], pages };
  backend.taken = ['c1', 'c2'].map((calendar) => ({ calendar, busy: [[TIME, TIME + 60]] }));
  backend.bookings = [aBooking({ ...made, calendar: 'c1' })];
  const flow = new AppointmentsFlow(backend, ONE, { zone: 'UTC' }, fakeSurroundings(NOW));
  const ends = [flow.subscribe(() => undefined)];
  await settle();
  flow.startMove(backend.bookings[0]!);
  const times = (flow.state.task as Moving).flow;
  ends.push(times.subscribe(() => undefined));
  // What a pool needs is brought when it is asked for.
  while (times.state.timetable.status !== 'ready') await settle();
  ends.forEach((end) => end());
  return times.state;
}

describe('moving a booking with one of a pool or a page', () => {
  it('MP-2 FL-8 shows the times of the pool, and nobody else’s', async () => {
    const { specialists, starts } = await offeredTo({ pool: 'two' });
    expect(specialists.map(({ id }) => id)).to.deep.equal(['any', 'c1', 'c2']);
    expect(starts.find(({ start }) => start === TIME)?.left ?? 0).to.equal(0);
  });

  it('MP-2 FL-8 shows everybody’s where the pool is gone', async () => {
    const { specialists, starts } = await offeredTo({ pool: 'gone' });
    expect(specialists.map(({ id }) => id)).to.deep.equal(['any', 'c0', 'c1', 'c2']);
    expect(starts.find(({ start }) => start === TIME)?.left).to.equal(1);
  });

  for (const page of [{}, { first: 'specialists-only' }, { first: 'service', timeFirst: true }] as const) {
    it(`MP-2 FL-8 shows the times of those on the page that it was made on: ${JSON.stringify(page)}`, async () => {
      const { specialists, starts } = await offeredTo({ page: 'page' }, page);
      expect(specialists.map(({ id }) => id)).to.deep.equal(['any', 'c1', 'c2']);
      expect(starts.find(({ start }) => start === TIME)?.left ?? 0).to.equal(0);
    });
  }

  it('MP-2 FL-8 on a page the pool that its client chose counts, too', async () => {
    const { specialists } = await offeredTo({ page: 'page', pool: 'two' });
    expect(specialists.map(({ id }) => id)).to.include.members(['any', 'c2']);
    expect(specialists.map(({ id }) => id)).not.to.include('c0');
  });

  for (const [what, made, page] of [
    ['the page is gone', { page: 'gone' }, {}],
    ['the page no longer offers it', { page: 'page' }, { sections: [] }],
  ] as const) {
    it(`MP-2 FL-8 shows everybody’s where ${what}`, async () => {
      const { starts } = await offeredTo(made, page);
      expect(starts.find(({ start }) => start === TIME)?.left).to.equal(1);
    });
  }
});
