import { expect } from 'chai';
import { bookingPage } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { held, refuse, ScriptedBackend } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';
import { AHEAD } from '../../src/booking/times.js';
import { dayOfIso } from '../../src/time/plain-date.js';

const day = (iso: string): number => dayOfIso(iso)!;
const APRIL = { year: 2026, month: 4 };
const MAY = { year: 2026, month: 5 };

/** The first page, with what was looked ahead to. */
async function lookedAhead(backend = new ScriptedBackend()) {
  const page = await bookingPage({ backend });
  page.flow.lookAhead();
  await settle();
  return page;
}

describe('the month after the one that shows', () => {
  // Its file comes when it is first needed.
  before(() => AHEAD.bring());

  it('FL-3 is asked for once ahead, and there at once when it is turned to', async () => {
    const { flow, backend } = await lookedAhead();
    expect(backend.queries).to.have.length(2);
    flow.lookAhead();
    await settle();
    flow.showMonth(APRIL);
    const { month, timetable } = flow.state;
    expect(month).to.deep.equal(APRIL);
    expect(timetable.status === 'ready' && timetable.value.days.map(({ available }) => available)).to.have.length(30);
    await settle();
    expect(backend.queries).to.have.length(2);
  });

  it('FL-3 is not asked for ahead where anything is known of it, however old', async () => {
    const { flow, backend, surroundings } = await lookedAhead();
    await surroundings.clock.advance(61_000);
    flow.lookAhead();
    await settle();
    expect(backend.queries).to.have.length(2);
    flow.showMonth(APRIL);
    expect(flow.state.timetable.status).to.equal('ready');
    await settle();
    expect(backend.queries).to.have.length(3);
  });

  it('FL-3 is one request ahead, also where it has nothing, and none past the horizon', async () => {
    const empty = new ScriptedBackend({
      hours: [],
      calendars: [{ overrides: [{ day: day('2026-03-20'), hours: [[540, 720]] }] }],
    });
    await lookedAhead(empty);
    expect(empty.queries).to.have.length(2);
    const short = new ScriptedBackend({ service: { horizon: 14 * 1440 } });
    await lookedAhead(short);
    expect(short.queries).to.have.length(1);
  });

  it('FL-3 on its way it is not asked for again when it is turned to', async () => {
    const { flow, backend } = await bookingPage();
    const answer = held<void>();
    backend.beforeAvailability.push(() => answer.promise);
    flow.lookAhead();
    flow.showMonth(APRIL);
    await settle();
    expect(flow.state.timetable.status).to.equal('loading');
    answer.resolve();
    await settle();
    expect(flow.state.timetable.status).to.equal('ready');
    expect(backend.queries).to.have.length(2);
  });

  it('FL-3 is not asked for as long as the one that shows is on its way', async () => {
    const { flow, backend } = await bookingPage();
    const answer = held<void>();
    backend.beforeAvailability.push(() => answer.promise);
    flow.showMonth(APRIL);
    flow.lookAhead();
    await settle();
    expect(backend.queries).to.have.length(2);
    answer.resolve();
    await settle();
    expect(backend.queries).to.have.length(2);
  });

  it('FL-3 on its way it is given up for another month', async () => {
    const { flow, backend } = await bookingPage();
    let given: AbortSignal | undefined;
    backend.beforeAvailability.push((_query, signal) => {
      given = signal;
      return held<void>().promise;
    });
    flow.lookAhead();
    flow.showMonth(MAY);
    await settle();
    expect(given?.aborted).to.equal(true);
    expect(flow.state.timetable.status).to.equal('ready');
  });

  it('RC-5 does not come ahead without a word, and is asked for when it is turned to', async () => {
    const backend = new ScriptedBackend();
    const page = await bookingPage({ backend });
    backend.beforeAvailability.push(refuse('unreachable', { retryable: true }));
    page.flow.lookAhead();
    await settle();
    expect(page.state.timetable.status).to.equal('ready');
    expect(page.events.map(({ type }) => type)).not.to.include('rota-trouble');
    page.flow.showMonth(APRIL);
    await settle();
    expect(page.state.timetable.status).to.equal('ready');
    expect(backend.queries).to.have.length(3);
  });

  it('RC-5 on its way when it is turned to, it is said where it does not come', async () => {
    const page = await bookingPage();
    const answer = held<void>();
    page.backend.beforeAvailability.push(() => answer.promise.then(refuse('unreachable', { retryable: true })));
    page.flow.lookAhead();
    page.flow.showMonth(APRIL);
    answer.resolve();
    await settle();
    const { timetable } = page.state;
    expect(timetable.status === 'failed' && timetable.trouble.code).to.equal('unreachable');
  });

  it('RC-7 what shows is asked for again where the month ahead came from a later revision', async () => {
    const page = await bookingPage();
    page.backend.revision = 2;
    page.backend.taken = [{ calendar: 'c0', busy: [[utc('2026-03-02 00:00'), utc('2026-03-03 00:00')]] }];
    const free = () => {
      const { timetable } = page.state;
      return (
        timetable.status === 'ready' && timetable.value.days.find((one) => one.day === day('2026-03-02'))?.available
      );
    };
    expect(free()).to.equal(3);
    page.flow.lookAhead();
    await settle();
    expect(free()).to.equal(0);
    expect(page.backend.queries).to.have.length(3);
  });
});

describe('a month that is to show though nobody turned to it', () => {
  it('AV-8 the first free start is in the next month once the last of this one is over', async () => {
    const on = (date: string) => ({ day: day(date), hours: [[540, 600] as const] });
    const backend = new ScriptedBackend({
      hours: [],
      calendars: [{ overrides: [on('2026-03-02'), on('2026-04-03')] }],
    });
    const { flow, surroundings } = await bookingPage({ backend });
    expect(backend.queries).to.have.length(1);
    await surroundings.clock.advance(2 * 60 * 60_000);
    expect(flow.state.month).to.deep.equal(APRIL);
    expect(flow.state.timetable.status).to.equal('ready');
  });
});
