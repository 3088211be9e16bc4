import { expect } from 'chai';
import type { OpeningsBackend } from '../../src/adapter/backend.js';
import { checkedBackend } from '../../src/adapter/checked-backend.js';
import type { BookingRequest, Openings } from '../../src/adapter/contract.js';
import { chosenMove, flowOfMove } from '../../src/booking/appointments/move.js';
import { BookingFlow } from '../../src/booking/booking-flow.js';
import { OpeningsAsk } from '../../src/booking/served/openings-ask.js';
import { openSite } from '../../src/engine/index.js';
import { dayOfIso } from '../../src/time/plain-date.js';
import type { Span } from '../../src/time/units.js';
import type { PageOptions } from '../support/booking-page.js';
import { bookingPage, freeTimes, type BookingPage } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { fakeSurroundings } from '../support/fake-surroundings.js';
import { NOW, refuse, ScriptedBackend } from '../support/scripted-backend.js';
import { ServedBackend } from '../support/served-backend.js';
import { smallSite, utc } from '../support/small-site.js';

const NINE = '2026-03-02 09:00';
const day = (iso: string): number => dayOfIso(iso)!;
const busyAtNine = [[utc(NINE), utc(NINE) + 60] as const];

/** Opens the page, and waits until the file for its times is there. */
async function opened(given: Omit<PageOptions, 'backend'> & { readonly backend?: ServedBackend } = {}) {
  const { backend = new ServedBackend() } = given;
  const page = await bookingPage({ ...given, backend });
  while (page.state.timetable.status === 'loading') await new Promise((done) => setTimeout(done));
  return Object.assign(page, { backend }) as BookingPage & { readonly backend: ServedBackend };
}

describe('times that the backend serves start by start', () => {
  it('FL-3 one request brings the month, and asks for what is to be booked and nothing else', async () => {
    const { backend, state } = await opened();
    expect(state.timetable.status).to.equal('ready');
    expect(backend.asked).to.deep.equal([
      { from: day('2026-02-28'), to: day('2026-04-05'), service: 'service', calendar: 'c0', duration: 60 },
    ]);
    expect(freeTimes(state.starts)).to.deep.equal(['09:00', '10:00', '11:00']);
  });

  it('DESIGN 14 an adapter that serves starts has no call that tells what is taken, behind the border check, too', async () => {
    const from = new ServedBackend();
    const adapter: OpeningsBackend = {
      capabilities: () => from.capabilities(),
      catalog: () => from.catalog(),
      openings: (query, options) => from.openings(query, options),
      book: (request, key) => from.book(request as BookingRequest, key),
      booking: () => Promise.reject(refuse('not-found')()),
      cancel: () => Promise.reject(refuse('not-found')()),
    };
    for (const backend of [adapter, checkedBackend(adapter)]) {
      const flow = new BookingFlow(backend, {}, fakeSurroundings(NOW));
      const end = flow.subscribe(() => undefined);
      do await new Promise((done) => setTimeout(done));
      while (flow.state.timetable.status === 'loading' || flow.state.catalog.status === 'loading');
      expect(freeTimes(flow.state.starts)).to.deep.equal(['09:00', '10:00', '11:00']);
      end();
    }
  });

  it('FL-2 another person is another question; who was asked for before is known', async () => {
    const { backend, flow, state } = await opened({ backend: new ServedBackend({ calendars: [{}, {}] }) });
    expect(state.specialists.map(({ id, next }) => [id, next])).to.deep.equal([
      ['any', utc(NINE)],
      ['c0', utc(NINE)],
      ['c1', utc(NINE)],
    ]);
    for (const person of ['c1', 'any', 'c1']) {
      flow.chooseSpecialist(person);
      await settle();
    }
    expect(backend.asked.map(({ calendar }) => calendar)).to.deep.equal([undefined, 'c1']);
    expect(flow.state.specialists.map(({ next }) => next)).to.deep.equal([utc(NINE), utc(NINE), utc(NINE)]);
  });

  it('FL-2 who has chosen a person before the service is shown when the others are free, too', async () => {
    const backend = new ServedBackend({ calendars: [{}, {}] });
    const [service] = backend.site.services;
    backend.site = { ...backend.site, services: [service!, { ...service!, id: 'other' }] };
    const { flow } = await opened({ backend });
    flow.chooseService('service');
    flow.chooseSpecialist('c1');
    flow.chooseService('other');
    while (flow.state.timetable.status !== 'ready') await new Promise((done) => setTimeout(done));
    await settle();
    expect(backend.asked.slice(-2).map((query) => [query.service, query.calendar])).to.deep.equal([
      ['other', 'c1'],
      ['other', undefined],
    ]);
    expect(flow.state.specialists.map(({ next }) => next)).to.deep.equal([utc(NINE), utc(NINE), utc(NINE)]);
  });

  it('MP-3 what rules hang on is asked for once it is typed, and the month waits for it', async () => {
    const backend = new ServedBackend({
      calendars: [{}, { hours: Array.from({ length: 7 }, () => []) }],
      service: { fields: [{ id: 'topic', kind: 'text', label: 'Topic', required: true }] },
    });
    const rule = { name: 'Advice', service: 'service', seats: [] };
    const knee = { on: 'answer', field: 'topic', oneOf: ['knee'] } as const;
    const rules = [
      { ...rule, id: 'knees', primary: { calendar: 'c0' }, when: [knee] },
      { ...rule, id: 'others', primary: { calendar: 'c1' } },
    ];
    backend.site = { ...backend.site, pages: [{ id: 'desk', name: 'Desk', first: 'rules', sections: [], rules }] };
    const page = await bookingPage({ backend, options: { page: 'desk', locale: 'en' } });
    while (page.state.timetable.status !== 'ready') await new Promise((done) => setTimeout(done));
    const before = backend.asked.length;
    for (const typed of ['k', 'kn', 'kne', 'knee']) page.flow.edit('topic', typed);
    expect(page.state.timetable.status).to.equal('loading');
    await page.surroundings.clock.advance(1_000);
    expect(backend.asked.slice(before).map(({ answers }) => answers)).to.deep.equal([{ topic: 'knee' }]);
    expect(freeTimes(page.state.starts)).to.deep.equal(['09:00', '10:00', '11:00']);
  });

  /** A page whose rules hang on the language that the client reads, in English. */
  async function byLanguage() {
    const backend = new ServedBackend({ calendars: [{}, {}] });
    const rule = { name: 'Advice', service: 'service', seats: [] };
    const rules = [
      { ...rule, id: 'german', primary: { calendar: 'c0' }, when: [{ on: 'language', oneOf: ['de'] } as const] },
      { ...rule, id: 'others', primary: { calendar: 'c1' } },
    ];
    backend.site = { ...backend.site, pages: [{ id: 'desk', name: 'Desk', first: 'rules', sections: [], rules }] };
    const page = await bookingPage({ backend, options: { page: 'desk', locale: 'en' } });
    while (page.state.timetable.status !== 'ready') await new Promise((done) => setTimeout(done));
    const before = backend.asked.length;
    return { page, backend, asked: () => backend.asked.length - before };
  }

  it('MP-3 what rules hang on is asked for once the client reads another language', async () => {
    const { page, asked } = await byLanguage();
    page.flow.setLocale('de-AT');
    expect(page.state.timetable.status).to.equal('loading');
    await page.surroundings.clock.advance(1_000);
    expect(asked()).to.equal(1);
    expect(page.state.timetable.status).to.equal('ready');
  });

  it('MP-3 RC-5 what rules hang on is not asked for by itself once more where it did not come', async () => {
    const { page, backend, asked } = await byLanguage();
    backend.beforeOpenings = [refuse('not-bookable')];
    page.flow.setLocale('de-AT');
    page.flow.showMonth(page.state.month!);
    await page.surroundings.clock.advance(1_000);
    expect([asked(), page.state.timetable.status]).to.deep.equal([1, 'failed']);
  });

  it('MP-3 what rules hang on is not asked for while the client is at the form of a page that shows all steps at once', async () => {
    const { page, asked } = await byLanguage();
    page.flow.fillIn(true);
    page.flow.setLocale('de-AT');
    await page.surroundings.clock.advance(1_000);
    expect(asked()).to.equal(0);
    page.flow.fillIn(false);
    await page.surroundings.clock.advance(1_000);
    expect(asked()).to.equal(1);
  });

  it('AV-8 starts drop out as time goes by, and the day says why it has none', async () => {
    const backend = new ServedBackend({ service: { notice: 60 } });
    const { flow, surroundings } = await opened({ backend });
    flow.chooseDay(day('2026-03-02'));
    expect(freeTimes(flow.state.starts)).to.deep.equal(['09:00', '10:00', '11:00']);
    await surroundings.clock.advance(2 * 60_000);
    expect(freeTimes(flow.state.starts)).to.deep.equal(['10:00', '11:00']);
    await surroundings.clock.advance(3 * 3_600_000);
    const { timetable } = flow.state;
    const today = timetable.status === 'ready' ? timetable.value.days[1] : undefined;
    expect(today).to.deep.equal({ day: day('2026-03-02'), available: 0, full: 0, reason: 'too-soon' });
  });

  it('FL-4 starts stand on the days of the zone that shows; days without any say what the site says of them', async () => {
    const open = [[540, 720]] as const;
    const backend = new ServedBackend({ calendars: [{ hours: [open, [], [], open, open, open, open] }] });
    const { flow } = await opened({ backend, options: { zone: 'Pacific/Auckland' } });
    // 09:00 and 10:00 UTC are 22:00 and 23:00 in Auckland; 11:00 is past midnight there.
    flow.chooseDay(day('2026-03-02'));
    expect(freeTimes(flow.state.starts)).to.deep.equal(['09:00', '10:00']);
    const { timetable } = flow.state;
    const days = timetable.status === 'ready' ? timetable.value.days : [];
    expect(days.slice(0, 5).map(({ available, reason }) => [available, reason])).to.deep.equal([
      [0, 'too-soon'],
      [2, undefined],
      [1, undefined],
      [0, 'closed'],
      [2, undefined],
    ]);
  });

  it('RC-1 the request holds no proposal, and the revision that the client saw', async () => {
    const page = await opened({ backend: new ServedBackend({ calendars: [{}, {}] }) });
    page.flow.chooseSpecialist('any');
    page.backend.revision = 7;
    await page.surroundings.clock.advance(61_000);
    page.surroundings.revisit();
    await settle();
    page.review(NINE);
    await page.flow.book();
    const [sent] = page.backend.sent;
    expect(sent?.request).to.include({ revision: 7 }).and.not.have.any.keys('proposal', 'calendar');
    expect(page.state.step).to.equal('confirmation');
  });

  it('RC-3 a lost time is full from then on, and the nearest others are offered', async () => {
    const page = await opened();
    page.review(NINE);
    page.backend.beforeBooking.push(() => {
      page.backend.taken = [{ calendar: 'c0', busy: busyAtNine }];
      page.backend.revision++;
      refuse('slot-taken', { status: 409 })();
    });
    await page.flow.book();
    expect(page.state.lost?.alternatives.map(({ start }) => start)).to.deep.equal([
      utc('2026-03-02 10:00'),
      utc('2026-03-02 11:00'),
      utc('2026-03-03 09:00'),
    ]);
    expect(page.state.starts.find(({ start }) => start === utc(NINE))?.left).to.equal(0);
  });

  it('MG-3 the same start stands once per person, and names the one in the booking', async () => {
    const backend = new ServedBackend({ calendars: [{}, {}], service: { anyAvailable: 'labelled' } });
    backend.taken = [{ calendar: 'c0', busy: busyAtNine }];
    const page = await opened({ backend });
    page.flow.chooseSpecialist('any');
    expect(page.state.starts.slice(0, 3).map(({ start, calendar }) => [start, calendar])).to.deep.equal([
      [utc(NINE), 'c1'],
      [utc('2026-03-02 10:00'), 'c0'],
      [utc('2026-03-02 10:00'), 'c1'],
    ]);
    page.review(NINE);
    await page.flow.book();
    expect(page.backend.sent[0]?.request.calendar).to.equal('c1');
  });

  it('MG-2 at level slots nobody is counted, at level pools everybody', async () => {
    const left = async (detail: 'slots' | 'pools') => {
      const backend = new ServedBackend({ calendars: [{}, {}] });
      backend.detail = detail;
      const page = await opened({ backend });
      page.flow.chooseSpecialist('any');
      return page.state.starts[0]?.left;
    };
    expect([await left('slots'), await left('pools')]).to.deep.equal([1, 2]);
  });

  it('DS-2 a chosen start stays where the offer has gone on to another person meanwhile', async () => {
    const backend = new ServedBackend({
      calendars: [{}, { hours: Array.from({ length: 7 }, () => [[600, 720] as const]) }],
      service: { distribution: 'soonest', anyAvailable: 'soonest' },
    });
    const page = await opened({ backend });
    page.flow.chooseSpecialist('any');
    page.choose('2026-03-03 09:00');
    backend.taken = [{ calendar: 'c0', busy: [[utc(NINE), utc('2026-03-03 09:00')]] }];
    backend.revision++;
    await page.surroundings.clock.advance(61_000);
    page.surroundings.revisit();
    await settle();
    expect(freeTimes(page.state.starts)).to.deep.equal(['10:00', '11:00']);
    expect(page.state.start?.start).to.equal(utc('2026-03-03 09:00'));
    expect(page.state.lost).to.equal(undefined);
  });

  it('RC-7 what the backend tells of a change is asked for, of what shows', async () => {
    let tell: (() => void) | undefined;
    const backend = Object.assign(new ServedBackend(), {
      capabilities: async () => ({ detail: 'slots', assignment: 'backend', cancel: true, liveChanges: true }) as const,
      changes: (hear: (news: { revision: number }) => void) => {
        tell = () => hear({ revision: backend.revision });
        return new Promise<void>(() => undefined);
      },
    });
    const { flow, surroundings } = await opened({ backend });
    await surroundings.clock.advance(1_000);
    while (!tell) await new Promise((done) => setTimeout(done));
    backend.taken = [{ calendar: 'c0', busy: busyAtNine }];
    backend.revision++;
    tell();
    await surroundings.clock.advance(1_000);
    expect(freeTimes(flow.state.starts)).to.deep.equal(['10:00', '11:00']);
    expect(backend.asked).to.have.length(2);
  });

  it('FL-7 a reload keeps what was chosen and typed', async () => {
    const page = await opened({ options: { keepDraft: true } });
    page.review(NINE);
    const again = await opened({
      backend: page.backend,
      options: { keepDraft: true },
      surroundings: fakeSurroundings(NOW, page.surroundings.kept),
    });
    expect(again.state).to.deep.include({ step: 'review', specialist: 'c0' });
    expect(again.state.start?.start).to.equal(utc(NINE));
    expect(again.state.details.values['email']).to.equal('ada@example.com');
  });

  it('FL-8 a booking moves among the times that are served', async () => {
    const backend = new ServedBackend();
    const catalog = await backend.catalog();
    const booking = await backend.book(
      {
        ...{ service: 'service', duration: 60, start: '2026-03-02T09:00+00:00[UTC]', answers: {}, revision: 1 },
        client: { firstName: 'Ada', lastName: 'L', email: 'ada@example.com', locale: 'en', zone: 'UTC' },
      },
      'key',
    );
    backend.taken = [{ calendar: 'c0', busy: busyAtNine }];
    const flow = flowOfMove(backend, catalog, { booking, token: 'token' }, { zone: 'UTC' }, fakeSurroundings(NOW));
    flow.subscribe(() => void flow.state);
    while (flow.state.timetable.status !== 'ready') await new Promise((done) => setTimeout(done));
    expect(freeTimes(flow.state.starts)).to.deep.equal(['10:00', '11:00']);
    expect(backend.asked.map(({ moving }) => moving)).to.deep.equal([{ id: booking.id, token: 'token' }]);
    flow.takeStart({ start: utc('2026-03-02 11:00'), left: 1 });
    expect(chosenMove(flow.state, booking, catalog)?.start).to.equal('2026-03-02T11:00+00:00[UTC]');
  });

  it('A97 an adapter without the call is told to whoever wrote it', async () => {
    const backend = new ScriptedBackend({ site: { detail: 'slots' } });
    const flow = new BookingFlow(backend, {}, fakeSurroundings(NOW));
    flow.subscribe(() => undefined);
    await settle();
    const { catalog } = flow.state;
    expect(catalog.status === 'failed' && catalog.trouble).to.deep.include({
      code: 'misconfigured',
      detail: 'The backend\'s catalog says detail "slots", and its adapter has no call "openings".',
    });
    const told = Object.assign(new ScriptedBackend(), { availability: undefined });
    const other = new BookingFlow(told as never, {}, fakeSurroundings(NOW));
    other.subscribe(() => undefined);
    await settle();
    const { catalog: failed } = other.state;
    expect(failed.status === 'failed' && failed.trouble.detail).to.include('no call "availability"');
  });

  it('RC-5 a month that does not come can be asked for again', async () => {
    const backend = new ServedBackend();
    backend.beforeOpenings.push(refuse('unreachable', { retryable: true }));
    const { flow } = await opened({ backend });
    expect(flow.state.timetable.status).to.equal('failed');
    flow.retry();
    await settle();
    expect(flow.state.timetable.status).to.equal('ready');
  });
});

describe('served times, read', () => {
  const { catalog } = smallSite({ from: '2026-03-02', calendars: [{}, {}] });
  const at = (detail: 'pools' | 'slots', labelled: boolean) =>
    new OpeningsAsk({ site: openSite({ ...catalog, site: { ...catalog.site, detail } }), notice: 0, labelled });
  const openings: Openings = {
    revision: 1,
    now: 0,
    days: [day('2026-03-02'), day('2026-03-05')],
    starts: [
      [utc(NINE), 1, 'c0'],
      [utc(NINE), 1, 'c1'],
      [utc('2026-03-02 10:00'), 0],
    ],
    reasons: [
      [day('2026-03-03'), 'closed'],
      [day('2026-03-04'), 'blocked'],
    ],
  };
  const whole = [0, Infinity] as const;

  it('MP-2 MG-2 where people are chosen after the time, those who are free count together, and at slots not at all', () => {
    const left = (detail: 'pools' | 'slots') =>
      at(detail, false)
        .starts(openings, whole)
        .map((start) => start.left);
    expect([left('pools'), left('slots')]).to.deep.equal([
      [2, 0],
      [1, 0],
    ]);
    expect(
      at('slots', true)
        .starts(openings, whole)
        .map(({ calendar }) => calendar),
    ).to.deep.equal(['c0', 'c1', undefined]);
  });

  it('TR-1 a day of another zone has the reason of that day of the site’s on which its middle lies', () => {
    const days: Span = [day('2026-03-03'), day('2026-03-05')];
    const reasons = (zone: string) =>
      at('slots', false)
        .days(openings, { days, zone })
        .map(({ reason }) => reason);
    expect(reasons('UTC')).to.deep.equal(['closed', 'blocked']);
    // Five hours behind, the days end with five hours of the next one.
    expect(reasons('America/New_York')).to.deep.equal(['closed', 'blocked']);
    expect(reasons('Asia/Tokyo')).to.deep.equal(['closed', 'blocked']);
  });
});
