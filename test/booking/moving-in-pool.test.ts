import { expect } from 'chai';
import { AppointmentsFlow } from '../../src/booking/appointments/appointments-flow.js';
import type { Moving } from '../../src/booking/appointments/state.js';
import { settle } from '../support/fake-clock.js';
import { fakeSurroundings } from '../support/fake-surroundings.js';
import { aBooking, ONE, OwnBookings } from '../support/own-bookings.js';
import { NOW } from '../support/scripted-backend.js';

const TIME = NOW + 60;

/** The times that a booking with `c1` is offered: of the three, `c1` and `c2` are a pool, and busy at the time. */
async function offeredTo(pool: string) {
  const service = { assignment: 'client', anyAvailable: 'merged' } as const;
  const backend = new OwnBookings({ calendars: [{}, {}, {}], service });
  const members = ['c1', 'c2'].map((id) => ({ id, calendars: [id] }));
  backend.site = { ...backend.site, pools: [{ id: 'two', name: 'The two', members }] };
  backend.taken = ['c1', 'c2'].map((calendar) => ({ calendar, busy: [[TIME, TIME + 60]] }));
  backend.bookings = [aBooking({ pool, calendar: 'c1' })];
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

describe('moving a booking with one of a pool', () => {
  it('MP-2 FL-8 shows the times of the pool, and nobody else’s', async () => {
    const { specialists, starts } = await offeredTo('two');
    expect(specialists.map(({ id }) => id)).to.deep.equal(['any', 'c1', 'c2']);
    expect(starts.find(({ start }) => start === TIME)?.left ?? 0).to.equal(0);
  });

  it('MP-2 FL-8 shows everybody’s where the pool is gone', async () => {
    const { specialists, starts } = await offeredTo('gone');
    expect(specialists.map(({ id }) => id)).to.deep.equal(['any', 'c0', 'c1', 'c2']);
    expect(starts.find(({ start }) => start === TIME)?.left).to.equal(1);
  });
});
