import { expect } from 'chai';
import { bookingPage, freeTimes, startAt } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { fakeSurroundings } from '../support/fake-surroundings.js';
import { held, NOW, refuse, ScriptedBackend } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';
import { dayOfIso } from '../../src/time/plain-date.js';

const day = (iso: string): number => dayOfIso(iso)!;
const MARCH = { year: 2026, month: 3 };
const APRIL = { year: 2026, month: 4 };

/** A site that is open on one date only. */
function openOn(date: string): ScriptedBackend {
  return new ScriptedBackend({ hours: [], calendars: [{ overrides: [{ day: day(date), hours: [[540, 720]] }] }] });
}

describe('the timetable that the client sees', () => {
  it('FL-3 the month of today shows, day by day, and the starts of the chosen day', async () => {
    const { flow } = await bookingPage();
    expect(flow.state.month).to.deep.equal(MARCH);
    const { timetable } = flow.state;
    expect(timetable.status === 'ready' && timetable.value.days.length).to.equal(31);
    flow.chooseDay(day('2026-03-03'));
    expect(freeTimes(flow.state.starts)).to.deep.equal(['09:00', '10:00', '11:00']);
  });

  it('FL-3 the times of the first day with a free start show before a day is chosen, and stay while months are turned', async () => {
    const { flow } = await bookingPage({ backend: openOn('2026-03-20') });
    expect(flow.state.day).to.equal(day('2026-03-20'));
    expect(freeTimes(flow.state.starts)).to.deep.equal(['09:00', '10:00', '11:00']);
    flow.showMonth(APRIL);
    await settle();
    expect(flow.state.day).to.equal(day('2026-03-20'));
  });

  it('FL-3 one request is enough for a month', async () => {
    const { backend } = await bookingPage();
    expect(backend.queries).to.have.length(1);
    expect(backend.queries[0]?.calendars).to.deep.equal(['c0']);
  });

  it('DS-16 all calendars of a group are asked for, and the times are those that all of them have', async () => {
    const backend = new ScriptedBackend({
      calendars: [{}, { hours: Array.from({ length: 7 }, () => [[600, 720] as const]) }, {}],
      service: { pool: 'pair' },
    });
    backend.site = {
      ...backend.site,
      pools: [{ id: 'pair', name: 'Pair', members: [{ id: 'both', calendars: ['c0', 'c1'] }] }],
    };
    const { flow } = await bookingPage({ backend });
    expect(backend.queries[0]?.calendars).to.deep.equal(['c0', 'c1']);
    flow.chooseDay(day('2026-03-03'));
    expect(freeTimes(flow.state.starts)).to.deep.equal(['10:00', '11:00']);
  });

  it('TR-1 the month of the first start shows where the present one has none', async () => {
    const { state } = await bookingPage({ backend: openOn('2026-05-20') });
    expect(state.month).to.deep.equal({ year: 2026, month: 5 });
    expect(state.timetable.status).to.equal('ready');
  });

  it('TR-1 a month without anything stays once the client asked for it, and names the next starts', async () => {
    const { flow, state: _first } = await bookingPage({ backend: openOn('2026-05-20') });
    flow.showMonth(APRIL);
    await settle();
    const { month, timetable } = flow.state;
    expect(month).to.deep.equal(APRIL);
    expect(timetable.status === 'ready' && timetable.value.next.map(({ start }) => start)).to.deep.equal([
      utc('2026-05-20 09:00'),
      utc('2026-05-20 10:00'),
      utc('2026-05-20 11:00'),
    ]);
  });

  it('TR-1 looking ahead ends at the horizon', async () => {
    const backend = new ScriptedBackend({ hours: [], service: { horizon: 90 * 1440 } });
    const { state } = await bookingPage({ backend });
    expect(state.month).to.deep.equal(MARCH);
    expect(state.timetable.status === 'ready' && state.timetable.value.next).to.deep.equal([]);
    const asked = Math.max(...backend.queries.map(({ to }) => to));
    expect(asked - day('2026-03-02')).to.be.within(90, 100);
  });

  it('FL-3 no request asks for more than a hundred days', async () => {
    const backend = new ScriptedBackend({ hours: [], service: { horizon: 500 * 1440 } });
    await bookingPage({ backend });
    for (const { from, to } of backend.queries) expect(to - from).to.be.at.most(100);
  });

  it('FL-3 the month before stays in view while the next one loads', async () => {
    const { flow, backend } = await bookingPage();
    const answer = held<void>();
    backend.beforeAvailability.push(() => answer.promise);
    flow.showMonth({ year: 2026, month: 6 });
    await settle();
    const { timetable } = flow.state;
    expect(timetable.status).to.equal('loading');
    expect(timetable.status === 'loading' && timetable.previous?.month).to.deep.equal(MARCH);
    answer.resolve();
    await settle();
    expect(flow.state.timetable.status).to.equal('ready');
  });

  it('FL-3 a month is asked for once, and again when it is a minute old', async () => {
    const { flow, backend, surroundings } = await bookingPage();
    flow.showMonth(APRIL);
    await settle();
    flow.showMonth(MARCH);
    await settle();
    expect(backend.queries).to.have.length(2);
    await surroundings.clock.advance(61_000);
    flow.showMonth(APRIL);
    expect(flow.state.timetable.status).to.equal('ready');
    await settle();
    expect(backend.queries).to.have.length(3);
  });

  it('RC-5 the client who comes back to the page after a while sees what is free now', async () => {
    const { flow, backend, surroundings } = await bookingPage();
    flow.chooseDay(day('2026-03-02'));
    backend.taken = [{ calendar: 'c0', busy: [[utc('2026-03-02 09:00'), utc('2026-03-02 11:00')]] }];
    surroundings.revisit();
    await settle();
    expect(freeTimes(flow.state.starts)).to.deep.equal(['09:00', '10:00', '11:00']);
    await surroundings.clock.advance(61_000);
    surroundings.revisit();
    await settle();
    expect(freeTimes(flow.state.starts)).to.deep.equal(['11:00']);
  });

  it('F8 a chosen start that is gone when the times are asked again is no longer chosen', async () => {
    const page = await bookingPage();
    page.choose('2026-03-02 09:00');
    page.backend.taken = [{ calendar: 'c0', busy: [[utc('2026-03-02 09:00'), utc('2026-03-02 10:00')]] }];
    await page.surroundings.clock.advance(61_000);
    page.surroundings.revisit();
    await settle();
    expect(page.state.start).to.equal(undefined);
    expect(page.state.day).to.equal(day('2026-03-02'));
  });

  it('RC-5 a failed refresh leaves what was known, and a failed first load says so and can be retried', async () => {
    const page = await bookingPage();
    page.backend.beforeAvailability.push(refuse('unreachable', { retryable: true }));
    await page.surroundings.clock.advance(61_000);
    page.surroundings.revisit();
    await settle();
    expect(page.state.timetable.status).to.equal('ready');

    page.backend.beforeAvailability.push(refuse('unreachable', { retryable: true }));
    page.flow.showMonth({ year: 2026, month: 9 });
    await settle();
    const { timetable } = page.state;
    expect(timetable.status === 'failed' && timetable.trouble.code).to.equal('unreachable');
    page.flow.retry();
    await settle();
    expect(page.state.timetable.status).to.equal('ready');
  });

  it('A73 what failed for want of a network is asked again once it is back', async () => {
    const backend = new ScriptedBackend();
    backend.beforeCatalog.push(refuse('offline', { retryable: true }));
    const page = await bookingPage({ backend });
    expect(page.state.catalog.status).to.equal('failed');
    page.surroundings.comeOnline();
    await settle();
    expect(page.state.catalog.status).to.equal('ready');
    expect(page.state.timetable.status).to.equal('ready');
  });

  it('AV-8 A45 today and now are those of the backend, however wrong the browser’s clock is', async () => {
    for (const wrong of [0, NOW - 1440, NOW + 1440, NOW + 5_000_000]) {
      const { flow, surroundings } = await bookingPage({ surroundings: fakeSurroundings(wrong) });
      expect(flow.state.now).to.equal(NOW);
      expect(flow.state.today).to.equal(day('2026-03-02'));
      expect(flow.state.month).to.deep.equal(MARCH);
      await surroundings.clock.advance(5 * 60_000);
      expect(flow.state.now).to.equal(NOW + 5);
    }
  });

  it('AV-8 starts drop out as time goes by', async () => {
    const { flow, surroundings } = await bookingPage({ backend: new ScriptedBackend({ service: { notice: 60 } }) });
    flow.chooseDay(day('2026-03-02'));
    expect(freeTimes(flow.state.starts)).to.deep.equal(['09:00', '10:00', '11:00']);
    await surroundings.clock.advance(2 * 60_000);
    expect(freeTimes(flow.state.starts)).to.deep.equal(['10:00', '11:00']);
  });

  it('FL-3 no month before the present one can be shown', async () => {
    const { flow } = await bookingPage();
    flow.showMonth({ year: 2025, month: 1 });
    expect(flow.state.month).to.deep.equal(MARCH);
    flow.showMonth({ year: 2026, month: 13 });
    expect(flow.state.month).to.deep.equal({ year: 2027, month: 1 });
  });

  it('MG-2 a site can hide what is fully booked', async () => {
    const taken = [{ calendar: 'c0', busy: [[utc('2026-03-02 09:00'), utc('2026-03-02 10:00')] as const] }];
    for (const hideFull of [false, true]) {
      const backend = new ScriptedBackend({ site: { hideFull } });
      backend.taken = taken;
      const { flow } = await bookingPage({ backend });
      flow.chooseDay(day('2026-03-02'));
      expect(flow.state.starts.map(({ left }) => left)).to.deep.equal(hideFull ? [1, 1] : [0, 1, 1]);
    }
  });

  it('FL-3 a start that is taken from elsewhere shows its month and day', async () => {
    const { flow } = await bookingPage();
    flow.takeStart(startAt('2026-04-07 10:00'));
    expect(flow.state.month).to.deep.equal(APRIL);
    expect(flow.state.day).to.equal(day('2026-04-07'));
    expect(flow.state.start?.start).to.equal(utc('2026-04-07 10:00'));
  });
});

describe('what "any" means', () => {
  const two = [{ hours: Array.from({ length: 7 }, () => [[600, 720]] as const) }, {}];

  it('FL-2 merged: the starts of all, with what is left over all', async () => {
    const { flow } = await bookingPage({ backend: new ScriptedBackend({ calendars: two }) });
    flow.chooseSpecialist('any');
    flow.chooseDay(day('2026-03-03'));
    expect(flow.state.starts.map(({ left }) => left)).to.deep.equal([1, 2, 2]);
  });

  it('FL-2 MG-3 labelled: a start once per person, who is chosen with it', async () => {
    const page = await bookingPage({
      backend: new ScriptedBackend({ calendars: two, service: { anyAvailable: 'labelled' } }),
    });
    page.flow.chooseSpecialist('any');
    page.flow.chooseDay(day('2026-03-03'));
    const { starts } = page.state;
    expect(starts.map(({ calendar }) => calendar)).to.deep.equal(['c1', 'c0', 'c1', 'c0', 'c1']);
    page.flow.next();
    page.flow.chooseStart(starts[3]!);
    page.flow.next();
    page.fill();
    page.flow.next();
    await page.flow.book();
    expect(page.backend.sent[0]?.request.calendar).to.equal('c0');
    expect(page.backend.sent[0]?.request.proposal).to.equal(undefined);
  });

  it('FL-2 DS-2 soonest: the times of the person with the soonest start, in every month, and the person is proposed', async () => {
    const page = await bookingPage({
      backend: new ScriptedBackend({ calendars: two, service: { anyAvailable: 'soonest' } }),
    });
    page.flow.chooseSpecialist('any');
    page.flow.chooseDay(day('2026-05-05'));
    await settle();
    expect(freeTimes(page.state.starts)).to.deep.equal(['09:00', '10:00', '11:00']);
    expect(page.state.starts.map(({ left }) => left)).to.deep.equal([1, 1, 1]);
    page.flow.next();
    page.review('2026-05-05 10:00');
    await page.flow.book();
    expect(page.backend.sent[0]?.request.proposal?.calendar).to.equal('c1');
  });

  it('FL-2 a person by name: that person’s times, without a new request', async () => {
    const { flow, backend } = await bookingPage({ backend: new ScriptedBackend({ calendars: two }) });
    flow.chooseSpecialist('c0');
    flow.chooseDay(day('2026-03-03'));
    await settle();
    expect(freeTimes(flow.state.starts)).to.deep.equal(['10:00', '11:00']);
    expect(backend.queries).to.have.length(1);
  });
});

describe('the order of answers', () => {
  it('RC-7 A71 an answer older than what is known changes nothing and is asked for again', async () => {
    const page = await bookingPage();
    page.backend.revision = 5;
    await page.surroundings.clock.advance(61_000);
    page.surroundings.revisit();
    await settle();
    page.flow.chooseDay(day('2026-03-02'));

    const old = { ...page.backend.answer({ from: day('2026-03-01'), to: day('2026-05-01') }), revision: 4 };
    const full = { ...old, calendars: old.calendars.map((one) => ({ ...one, busy: [[NOW, NOW + 1440] as const] })) };
    page.backend.beforeAvailability.push(() => full);
    const before = page.backend.queries.length;
    await page.surroundings.clock.advance(61_000);
    page.surroundings.revisit();
    await settle();
    expect(freeTimes(page.state.starts)).to.deep.equal(['09:00', '10:00', '11:00']);
    await page.surroundings.clock.advance(5_000);
    expect(page.backend.queries.length).to.equal(before + 2);
  });

  it('RC-7 what is free next is told by the newest answer of each day', async () => {
    const page = await bookingPage();
    const first = utc('2026-04-01 00:00');
    page.backend.taken = [{ calendar: 'c0', busy: [[first, first + 2 * 1440]] }];
    page.backend.revision = 2;
    page.flow.showMonth(APRIL);
    await settle();
    const { timetable } = page.state;
    expect(timetable.status === 'ready' && timetable.value.next[0]?.start).to.equal(utc('2026-04-03 09:00'));
  });

  it('RC-7 a backend that has started anew is believed once the client asks again', async () => {
    const page = await bookingPage();
    page.backend.revision = 9;
    page.flow.showMonth({ year: 2026, month: 6 });
    await settle();
    page.backend.revision = 1;
    page.flow.showMonth({ year: 2026, month: 9 });
    await page.surroundings.clock.advance(30_000);
    expect(page.state.timetable.status).to.equal('failed');
    page.flow.retry();
    await settle();
    expect(page.state.timetable.status).to.equal('ready');
  });

  it('A78 where the site has other calendars by now, asking again begins with the catalog, and what was chosen stays', async () => {
    const page = await bookingPage();
    const { site } = page.backend;
    const { service } = page.state;
    page.backend.beforeAvailability.push(refuse('unknown-calendar'));
    page.flow.showMonth({ year: 2026, month: 9 });
    await settle();
    expect(page.state.timetable.status).to.equal('failed');
    page.backend.site = { ...site, site: { ...site.site, name: 'The new name' } };
    page.flow.retry();
    await settle();
    const { catalog, timetable } = page.state;
    expect([catalog.status === 'ready' && catalog.value.site.name, timetable.status]).to.deep.equal([
      'The new name',
      'ready',
    ]);
    expect(page.state.service).to.deep.equal(service);
  });

  it('RC-7 requests for months that are no longer looked at are given up', async () => {
    const page = await bookingPage();
    let signal: AbortSignal | undefined;
    const late = held<void>();
    page.backend.beforeAvailability.push((_query, own) => {
      signal = own;
      return late.promise;
    });
    page.flow.showMonth({ year: 2026, month: 6 });
    await settle();
    page.flow.showMonth({ year: 2026, month: 7 });
    await settle();
    expect(signal?.aborted).to.equal(true);
    expect(page.state.timetable.status).to.equal('ready');
    await page.surroundings.clock.advance(61_000);
    const [asked, { now }] = [page.backend.queries.length, page.state];
    late.resolve();
    await settle();
    expect(page.backend.queries).to.have.length(asked);
    expect(page.state.now).to.equal(now);
  });

  /**
   * Every order in which three answers can come, from a backend that books between them and that pays no heed to abort: what
   * shows in the end is always the newest.
   */
  for (const order of [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const) {
    it(`RC-7 A71 answers that come in the order ${order.join(', ')} end with the newest`, async () => {
      const page = await bookingPage();
      page.flow.chooseDay(day('2026-03-02'));
      const answers = [held<unknown>(), held<unknown>(), held<unknown>()];
      for (const [index, answer] of answers.entries()) {
        page.backend.revision = index + 2;
        page.backend.taken = [
          { calendar: 'c0', busy: [[utc('2026-03-02 09:00'), utc('2026-03-02 09:00') + 60 * (index + 1)]] },
        ];
        const seen = page.backend.answer({ from: day('2026-02-01'), to: day('2026-06-01') });
        page.backend.beforeAvailability.push(() => answer.promise.then(() => seen));
        await page.surroundings.clock.advance(61_000);
        page.surroundings.revisit();
        // Another month and back, so that the request before is no longer the one in use.
        page.flow.showMonth({ year: 2026, month: 3 + ((index + 1) % 2) });
        await settle();
      }
      for (const index of order) {
        answers[index]?.resolve(undefined);
        await settle();
      }
      await page.surroundings.clock.advance(10_000);
      page.flow.showMonth(MARCH);
      await page.surroundings.clock.advance(10_000);
      expect(freeTimes(page.state.starts)).to.deep.equal([]);
    });
  }
});
