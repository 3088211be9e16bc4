import { expect } from 'chai';
import { bookingPage, type BookingPage } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { NOW, refuse, ScriptedBackend } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';

const NINE = '2026-03-02 09:00';

function keysOf({ backend }: BookingPage): string[] {
  return backend.sent.map(({ key }) => key);
}

/** The page at the review of a booking at nine. */
async function atReview(given: Parameters<typeof bookingPage>[0] = {}): Promise<BookingPage> {
  const page = await bookingPage(given);
  page.review(NINE);
  return page;
}

describe('a start that is taken meanwhile', () => {
  const busyAtNine = [[utc(NINE), utc(NINE) + 60] as const];
  const someBusy = (...calendars: string[]) => calendars.map((calendar) => ({ calendar, busy: busyAtNine }));

  it('RC-3 the client is told, keeps the form, and gets the nearest other times', async () => {
    const page = await atReview();
    page.backend.beforeBooking.push(() => {
      page.backend.taken = someBusy('c0');
      page.backend.revision++;
      refuse('slot-taken', { status: 409 })();
    });
    await page.flow.book();
    const { state } = page;
    expect(state.step).to.equal('review');
    expect(state.submission).to.equal('idle');
    expect(state.lost?.start.start).to.equal(utc(NINE));
    expect(state.lost?.alternatives.map(({ start }) => start)).to.deep.equal([
      utc('2026-03-02 10:00'),
      utc('2026-03-02 11:00'),
      utc('2026-03-03 09:00'),
    ]);
    expect(state.start).to.equal(undefined);
    expect(state.starts.find(({ start }) => start === utc(NINE))?.left).to.equal(0);
    expect(state.details.values['email']).to.equal('ada@example.com');
  });

  it('RC-3 RC-6 a time that somebody else holds is lost in the same way', async () => {
    const page = await atReview();
    page.backend.beforeBooking.push(refuse('slot-held', { status: 409 }));
    await page.flow.book();
    expect([page.state.lost?.why, page.state.lost?.start.start]).to.deep.equal(['taken', utc(NINE)]);
    expect(page.state.lost?.alternatives).to.have.length(3);
    expect(page.state.trouble).to.equal(undefined);
  });

  it('RC-3 an offered time is taken with one click and booked from where the client is, as a new intent', async () => {
    const page = await atReview();
    page.backend.beforeBooking.push(refuse('slot-taken', { status: 409 }));
    await page.flow.book();
    page.flow.takeStart(page.state.lost!.alternatives[0]!);
    expect(page.state.lost).to.equal(undefined);
    expect(page.state.step).to.equal('review');
    await page.flow.book();
    expect(page.state.step).to.equal('confirmation');
    expect(new Set(keysOf(page)).size).to.equal(2);
  });

  it('RC-3 the backend’s own alternatives are offered where the timetable can’t be asked', async () => {
    const page = await atReview();
    const alternatives = [utc('2026-03-05 10:00')];
    page.backend.beforeBooking.push(refuse('slot-taken', { status: 409, alternatives }));
    page.backend.taken = [{ calendar: 'c0', busy: [[NOW - 1440, NOW + 100_000]] }];
    await page.flow.book();
    expect(page.state.lost?.alternatives).to.deep.equal([{ start: alternatives[0], left: 1 }]);
  });

  it('RC-3 AV-8 where the notice ran out while the form was filled, that is said, with other times of the timetable', async () => {
    const page = await atReview();
    page.backend.beforeBooking.push(() => {
      page.backend.now = utc(NINE) + 1;
      const errors = [{ pointer: '/start', code: 'too-soon', detail: 'Too soon.' }];
      refuse('outside-rules', { status: 422, errors })();
    });
    await page.flow.book();
    const { lost } = page.state;
    expect([lost?.why, lost?.start.start]).to.deep.equal(['too-late', utc(NINE)]);
    expect(lost?.alternatives.map(({ start }) => start).slice(0, 2)).to.deep.equal([
      utc('2026-03-02 10:00'),
      utc('2026-03-02 11:00'),
    ]);
  });

  it('AV-10 RC-3 where the client has reached a limit, that is said, with the other times that the backend names', async () => {
    const page = await atReview();
    const alternatives = [utc('2026-03-09 10:00')];
    const errors = [{ pointer: '/start', code: 'limit', detail: 'No more than 1 booking a week.' }];
    page.backend.beforeBooking.push(refuse('outside-rules', { status: 422, errors, alternatives }));
    await page.flow.book();
    expect(page.state.lost).to.deep.include({ why: 'limit', alternatives: [{ start: alternatives[0], left: 1 }] });
  });

  it('RC-3 AV-14 a time that is too short for the length chosen after it is not called taken', async () => {
    const page = await bookingPage({ backend: new ScriptedBackend({ service: { durations: [60, 120] } }) });
    page.choose('2026-03-02 11:00');
    expect(page.state.start?.start).to.equal(utc('2026-03-02 11:00'));
    page.flow.chooseDuration(120);
    await settle();
    expect([page.state.start, page.state.lost?.why]).to.deep.equal([undefined, 'withdrawn']);
  });

  it('RC-3 a time that the site took off its hours is not called taken', async () => {
    const page = await atReview();
    page.backend.beforeBooking.push(refuse('outside-rules', { status: 422 }));
    await page.flow.book();
    expect(page.state.lost?.why).to.equal('withdrawn');
  });

  it('RC-3 MG-3 where a time stands once per person, the backend’s alternatives are offered with their people', async () => {
    const backend = new ScriptedBackend({ calendars: [{}, {}], service: { anyAvailable: 'labelled' } });
    const page = await bookingPage({ backend });
    page.flow.chooseSpecialist('any');
    page.flow.next();
    page.review(NINE);
    const far = utc('2026-05-05 10:00');
    const untilFar = [[NOW - 1440, far - 600]] as const;
    backend.beforeBooking.push(() => {
      backend.taken = ['c0', 'c1'].map((calendar) => ({ calendar, busy: untilFar }));
      backend.revision++;
      refuse('slot-taken', { status: 409, alternatives: [far] })();
    });
    await page.flow.book();
    const offered = page.state.lost?.alternatives ?? [];
    expect(offered.map(({ start, calendar }) => [start, calendar])).to.deep.equal([
      [far, 'c0'],
      [far, 'c1'],
    ]);
    page.flow.takeStart(offered[1]!);
    await page.flow.book();
    expect(page.backend.sent.at(-1)?.request.calendar).to.equal('c1');
  });

  it('RC-3 where times and form stand side by side, a time that is lost is said to be, however many were left of it', async () => {
    const page = await bookingPage({ backend: new ScriptedBackend({ calendars: [{}, {}] }) });
    page.choose(NINE);
    page.fill();
    page.backend.beforeBooking.push(() => {
      page.backend.taken = someBusy('c0');
      page.backend.revision++;
      refuse('all-booked', { status: 409 })();
    });
    await page.flow.book();
    const { submission, start, lost } = page.state;
    expect([submission, start]).to.deep.equal(['idle', undefined]);
    expect([lost?.start.start, lost?.why, lost?.alternatives.length]).to.deep.equal([utc(NINE), 'taken', 3]);
  });

  it('RC-1 a time that is being booked stays chosen until the backend has answered, whatever the times say meanwhile', async () => {
    const page = await bookingPage();
    page.choose(NINE);
    page.fill();
    page.backend.beforeBooking.push(async () => {
      page.backend.taken = someBusy('c0');
      page.backend.revision++;
      await page.surroundings.clock.advance(60_000);
      page.surroundings.revisit();
      await settle();
    });
    await page.flow.book();
    expect([page.state.step, page.state.lost]).to.deep.equal(['confirmation', undefined]);
  });

  it('RC-3 pressing "book" without a start leads to the times', async () => {
    const page = await atReview();
    page.backend.beforeBooking.push(refuse('all-booked', { status: 409 }));
    await page.flow.book();
    await page.flow.book();
    expect(page.backend.sent).to.have.length(1);
    expect(page.state.step).to.equal('time');
    expect(page.state.lost?.start.start).to.equal(utc(NINE));
  });

  const fiveRooms = () => {
    const backend = new ScriptedBackend({
      calendars: [{}, {}, {}, {}, {}],
      service: { assignment: 'automatic' },
    });
    return Object.assign(backend, { assignment: 'page' as const });
  };

  it('RC-2 where the page decides, another person steps in unseen', async () => {
    const page = await atReview({ backend: fiveRooms() });
    page.backend.beforeBooking.push(refuse('slot-taken', { status: 409 }), refuse('slot-held', { status: 409 }));
    await page.flow.book();
    expect(page.state.step).to.equal('confirmation');
    const proposed = page.backend.sent.map(({ request }) => request.proposal?.calendar);
    expect(new Set(proposed).size).to.equal(3);
    expect(page.events.map(({ type }) => type)).not.to.include('rota-trouble');
    const dropped = page.backend.sent[2]?.request.proposal?.record.candidates.filter(
      ({ dropped }) => dropped?.reason.code === 'lost',
    );
    expect(dropped?.map(({ calendar }) => calendar)).to.have.members(proposed.slice(0, 2) as string[]);
    expect(new Set(keysOf(page)).size).to.equal(3);
  });

  it('RC-2 after three more people the client is told', async () => {
    const page = await atReview({ backend: fiveRooms() });
    page.backend.beforeBooking = Array.from({ length: 9 }, () => refuse('slot-taken', { status: 409 }));
    await page.flow.book();
    expect(page.backend.sent).to.have.length(4);
    expect(page.state.lost?.start.start).to.equal(utc(NINE));
  });

  it('RC-2 RC-3 where nobody else is left the client is told at once', async () => {
    const page = await atReview({
      backend: Object.assign(new ScriptedBackend({ calendars: [{}, {}], service: { assignment: 'automatic' } }), {
        assignment: 'page' as const,
      }),
    });
    page.backend.beforeBooking = Array.from({ length: 9 }, () => refuse('slot-taken', { status: 409 }));
    await page.flow.book();
    expect(page.backend.sent).to.have.length(2);
    expect(page.state.lost).not.to.equal(undefined);
  });

  it('RC-2 the person that the client chose is never replaced', async () => {
    const backend = Object.assign(new ScriptedBackend({ calendars: [{}, {}] }), { assignment: 'page' as const });
    const page = await bookingPage({ backend });
    page.flow.chooseSpecialist('c1');
    page.flow.next();
    page.backend.beforeBooking.push(refuse('slot-taken', { status: 409 }));
    page.review(NINE);
    await page.flow.book();
    expect(page.backend.sent).to.have.length(1);
    expect(page.state.lost).not.to.equal(undefined);
  });
});
