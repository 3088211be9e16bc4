import { expect } from 'chai';
import type { RotaBookedEvent, RotaTroubleEvent } from '../../src/booking/events.js';
import { TRAP } from '../../src/booking/answers.js';
import { bookingPage, type BookingPage } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { held, refuse, ScriptedBackend } from '../support/scripted-backend.js';
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

describe('sending a booking', () => {
  it('RC-1 sends what was chosen, as a proposal with its record where the client said "any"', async () => {
    const page = await bookingPage({
      backend: new ScriptedBackend({ calendars: [{}, {}], service: { assignment: 'automatic' } }),
      options: { zone: 'Europe/Berlin', locale: 'de' },
    });
    page.review(NINE);
    await page.flow.book();
    const { request } = page.backend.sent[0]!;
    expect(request.start).to.equal('2026-03-02T10:00+01:00[Europe/Berlin]');
    expect(request.calendar).to.equal(undefined);
    expect(request.proposal?.record.chosen).to.equal(request.proposal?.calendar);
    expect(request.proposal?.record.start).to.equal(utc(NINE));
    expect(request.client).to.deep.equal({
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'ada@example.com',
      locale: 'de',
      zone: 'Europe/Berlin',
    });
    expect([request.service, request.duration, request.revision]).to.deep.equal(['service', 60, 1]);
  });

  it('RC-1 the language that the client reads by now goes with the booking, and nothing typed is lost', async () => {
    const page = await atReview({ options: { locale: 'en' } });
    page.flow.setLocale('de-AT');
    await page.flow.book();
    const { client } = page.backend.sent[0]!.request;
    expect([client.locale, client.firstName]).to.deep.equal(['de-AT', 'Ada']);
  });

  it('RC-1 sends the person that the client chose, and no proposal', async () => {
    const page = await atReview();
    await page.flow.book();
    expect(page.backend.sent[0]?.request.calendar).to.equal('c0');
    expect(page.backend.sent[0]?.request.proposal).to.equal(undefined);
  });

  it('A88 tells how long the form was open and what stands in the field for robots; sent again, the same', async () => {
    const page = await atReview();
    await page.surroundings.clock.advance(8_000);
    page.backend.afterBooking = Array.from({ length: 4 }, () => refuse('timed-out', { retryable: true }));
    void page.flow.book();
    await page.surroundings.clock.advance(120_000);
    const [first] = page.backend.sent;
    expect(first?.request.form).to.deep.equal({ hidden: '', took: 8_000 });
    page.backend.afterBooking = [];
    await page.flow.book();
    expect(page.backend.sent.at(-1)?.request.form).to.deep.equal(first?.request.form);

    const robot = await atReview();
    robot.flow.edit(TRAP, 'https://spam.example');
    await robot.flow.book();
    expect(robot.backend.sent[0]?.request.form?.hidden).to.equal('https://spam.example');
    expect(robot.backend.sent[0]?.request.answers).to.deep.equal({});
  });

  it('RC-4 A14 however often it is pressed, one request is on its way', async () => {
    const page = await atReview();
    const answer = held<void>();
    page.backend.beforeBooking.push(() => answer.promise);
    const all = [page.flow.book(), page.flow.book()];
    page.flow.next();
    page.flow.retry();
    await settle();
    expect(page.state.submission).to.equal('sending');
    answer.resolve();
    await Promise.all(all);
    page.flow.next();
    await page.flow.book();
    expect(page.backend.sent).to.have.length(1);
    expect(page.state.step).to.equal('confirmation');
    expect(page.events.filter(({ type }) => type === 'rota-booked')).to.have.length(1);
  });

  it('RC-4 A14 while a request is on its way nothing else can be chosen', async () => {
    const page = await atReview();
    page.backend.beforeBooking.push(() => new Promise(() => undefined));
    void page.flow.book();
    await settle();
    page.flow.back();
    page.flow.goTo('time');
    page.flow.chooseService('service');
    page.flow.bookAnother();
    expect([page.state.step, page.state.submission, page.state.start?.start]).to.deep.equal([
      'review',
      'sending',
      utc(NINE),
    ]);
  });

  it('FL-10 a prevented booking is not sent', async () => {
    const page = await atReview();
    page.flow.addEventListener('rota-book', (event) => event.preventDefault());
    await page.flow.book();
    expect(page.backend.sent).to.have.length(0);
    expect(page.state.submission).to.equal('idle');
  });

  it('RC-4 A04 A12 an answer that is lost after the booking was made is asked for again by the same key', async () => {
    for (const code of ['unreachable', 'internal', 'bad-backend-answer', 'temporarily-unavailable'] as const) {
      const page = await atReview();
      page.backend.afterBooking.push(refuse(code, { retryable: true }));
      const done = page.flow.book();
      await settle();
      expect(page.state.submission).to.equal('checking');
      expect(page.state.trouble).to.equal(undefined);
      await page.surroundings.clock.advance(2_000);
      await done;
      expect(page.state.step).to.equal('confirmation');
      expect(page.backend.booked.size).to.equal(1);
      expect(new Set(keysOf(page)).size).to.equal(1);
      expect(page.events.filter(({ type }) => type === 'rota-booked')).to.have.length(1);
    }
  });

  it('RC-4 A13 a time-out is checked with the same key, and the request sent again is the same', async () => {
    const page = await atReview();
    page.backend.afterBooking.push(refuse('timed-out', { retryable: true }));
    void page.flow.book();
    await settle();
    expect(page.state.submission).to.equal('checking');
    await page.surroundings.clock.advance(2_000);
    const [first, second] = page.backend.sent;
    expect(second).to.deep.equal(first);
  });

  it('RC-4 a request that is still worked on is asked for again', async () => {
    const page = await atReview();
    page.backend.beforeBooking.push(refuse('request-in-progress', { status: 409, retryAfter: 3_000 }));
    void page.flow.book();
    await page.surroundings.clock.advance(2_900);
    expect(page.backend.sent).to.have.length(1);
    await page.surroundings.clock.advance(200);
    expect(page.state.step).to.equal('confirmation');
    expect(new Set(keysOf(page)).size).to.equal(1);
  });

  it('RC-4 RC-5 where no answer comes, the client is told, and trying again uses the same key', async () => {
    const page = await atReview();
    page.backend.beforeBooking = Array.from({ length: 4 }, () => refuse('unreachable', { retryable: true }));
    const done = page.flow.book();
    await page.surroundings.clock.advance(60_000);
    await done;
    expect(page.backend.sent).to.have.length(4);
    expect(page.state.submission).to.equal('idle');
    expect(page.state.trouble).to.deep.include({ code: 'unreachable', retryable: true });
    expect(page.state.step).to.equal('review');
    expect(page.state.details.values['email']).to.equal('ada@example.com');
    page.flow.retry();
    await settle();
    expect(page.state.step).to.equal('confirmation');
    expect(new Set(keysOf(page)).size).to.equal(1);
  });

  it('RC-4 the same slot keeps its key while its fate is open, even with other answers in the form', async () => {
    const page = await atReview();
    page.backend.beforeBooking = Array.from({ length: 4 }, () => refuse('unreachable', { retryable: true }));
    void page.flow.book();
    await page.surroundings.clock.advance(60_000);
    page.flow.edit('firstName', 'Augusta');
    await page.flow.book();
    expect(page.backend.sent.at(-1)?.request.client.firstName).to.equal('Augusta');
    expect(new Set(keysOf(page)).size).to.equal(1);
  });

  /** Presses "book", and every answer is lost after the booking was made. */
  async function loseAnswers(page: BookingPage): Promise<void> {
    page.backend.afterBooking = Array.from({ length: 4 }, () => refuse('unreachable', { retryable: true }));
    void page.flow.book();
    await page.surroundings.clock.advance(60_000);
    expect(page.state.trouble?.code).to.equal('unreachable');
  }

  it('RC-4 an e-mail corrected after the answer was lost makes no second booking: the first one shows', async () => {
    const page = await atReview();
    await loseAnswers(page);
    page.flow.edit('email', 'ada@example.org');
    await page.flow.book();
    expect(page.state.booking?.email).to.equal('ada@example.com');
    expect(page.backend.booked.size).to.equal(1);
    expect(new Set(keysOf(page)).size).to.equal(1);
  });

  it('RC-4 another person at the same time is the same intent while the first answer is missing', async () => {
    const page = await bookingPage({ backend: new ScriptedBackend({ calendars: [{}, {}] }) });
    page.flow.chooseSpecialist('any');
    page.flow.next();
    page.review(NINE);
    await loseAnswers(page);
    page.flow.chooseSpecialist('c1');
    page.choose(NINE);
    await page.flow.book();
    expect(page.state.step).to.equal('confirmation');
    expect(page.backend.sent.map(({ request }) => request.calendar)).to.include('c1');
    expect(page.backend.booked.size).to.equal(1);
  });

  it('RC-4 a refusal by something on the way says nothing once an answer was lost', async () => {
    const page = await atReview();
    const turnedAway = refuse('bad-backend-answer', { status: 403 });
    page.backend.beforeBooking = [() => undefined, turnedAway, turnedAway, turnedAway];
    page.backend.afterBooking = [refuse('timed-out', { retryable: true })];
    void page.flow.book();
    await page.surroundings.clock.advance(60_000);
    expect(page.state.trouble).to.deep.include({ code: 'bad-backend-answer', retryable: true });
    await page.flow.book();
    expect(page.state.step).to.equal('confirmation');
    expect(page.backend.booked.size).to.equal(1);
  });

  it('RC-4 the same refusal of the first try ends the intent: nothing got through', async () => {
    const page = await atReview();
    page.backend.beforeBooking = [refuse('bad-backend-answer', { status: 403 })];
    await page.flow.book();
    expect(page.backend.sent).to.have.length(1);
    await page.flow.book();
    expect(new Set(keysOf(page)).size).to.equal(2);
  });

  it('RC-4 each time keeps its own key, whichever was asked for in between', async () => {
    const page = await atReview();
    await loseAnswers(page);
    page.choose('2026-03-02 10:00');
    await loseAnswers(page);
    page.choose(NINE);
    await page.flow.book();
    const keys = keysOf(page);
    expect([keys.at(-1), new Set(keys).size]).to.deep.equal([keys[0], 2]);
  });

  it('RC-4 another time is another intent', async () => {
    const page = await atReview();
    page.backend.beforeBooking = Array.from({ length: 4 }, () => refuse('unreachable', { retryable: true }));
    void page.flow.book();
    await page.surroundings.clock.advance(60_000);
    page.choose('2026-03-02 10:00');
    await page.flow.book();
    expect(new Set(keysOf(page)).size).to.equal(2);
  });

  it('A72 waits as long as the backend asks, and says that it waits', async () => {
    const page = await atReview();
    page.backend.beforeBooking.push(refuse('rate-limited', { status: 429, retryable: true, retryAfter: 20_000 }));
    void page.flow.book();
    await page.surroundings.clock.advance(19_000);
    expect(page.state.submission).to.equal('waiting');
    expect(page.backend.sent).to.have.length(1);
    await page.surroundings.clock.advance(1_500);
    expect(page.state.step).to.equal('confirmation');
  });

  it('A72 A86 asked to come back in hours it does not wait: the client is told how long, and the key is kept', async () => {
    const page = await atReview();
    const hours = 5 * 3_600_000;
    page.backend.beforeBooking.push(refuse('rate-limited', { status: 429, retryable: true, retryAfter: hours }));
    await page.flow.book();
    expect(page.backend.sent).to.have.length(1);
    expect(page.state.submission).to.equal('idle');
    expect(page.state.trouble).to.include({ code: 'rate-limited', retryable: true, retryAfter: hours });
    await page.flow.book();
    expect(page.state.step).to.equal('confirmation');
    expect(new Set(keysOf(page)).size).to.equal(1);
  });

  it('RC-5 A73 offline it waits, keeps everything, and goes on as soon as the network is back', async () => {
    const page = await atReview();
    page.backend.beforeBooking.push(refuse('offline', { retryable: true }));
    void page.flow.book();
    await settle();
    expect(page.state.submission).to.equal('waiting');
    page.surroundings.comeOnline();
    await settle();
    expect(page.state.step).to.equal('confirmation');
    expect(new Set(keysOf(page)).size).to.equal(1);
  });

  it('RC-5 offline for hours it still sends once the network is back, and stops when the client goes back', async () => {
    const page = await atReview();
    page.backend.beforeBooking = Array.from({ length: 500 }, () => refuse('offline', { retryable: true }));
    void page.flow.book();
    await page.surroundings.clock.advance(3_600_000);
    expect(page.state.submission).to.equal('waiting');
    page.flow.back();
    expect([page.state.step, page.state.submission]).to.deep.equal(['details', 'idle']);
    const sent = page.backend.sent.length;
    await page.surroundings.clock.advance(3_600_000);
    expect(page.backend.sent).to.have.length(sent);
    page.backend.beforeBooking = [];
    page.flow.next();
    await page.flow.book();
    expect(page.state.step).to.equal('confirmation');
    expect(new Set(keysOf(page)).size).to.equal(1);
  });

  it('RC-5 what is changed while it waits is not booked as it was', async () => {
    const changes: ((page: BookingPage) => void)[] = [
      ({ flow }) => flow.edit('email', 'ada@example.org'),
      (page) => page.choose('2026-03-02 11:00'),
      ({ flow }) => flow.chooseDuration(60),
    ];
    for (const change of changes) {
      const page = await atReview();
      page.backend.beforeBooking.push(refuse('offline', { retryable: true }));
      void page.flow.book();
      await settle();
      change(page);
      expect(page.state.submission).to.equal('idle');
      page.surroundings.comeOnline();
      await settle();
      expect(page.backend.sent).to.have.length(1);
    }
  });

  it('FL-6 what is booked can no longer be changed', async () => {
    const page = await atReview();
    await page.flow.book();
    const { start } = page.state;
    page.choose('2026-03-02 11:00');
    page.flow.chooseService('service');
    page.flow.goTo('time');
    expect(page.state.start).to.equal(start);
    expect(page.state.step).to.equal('confirmation');
  });

  it('A43 where the zones disagree nothing is booked: the times are asked again, and so is the client', async () => {
    const page = await atReview();
    page.backend.beforeBooking.push(refuse('time-zone-mismatch', { status: 422 }));
    const before = page.backend.queries.length;
    await page.flow.book();
    await settle();
    expect(page.state.trouble?.code).to.equal('time-zone-mismatch');
    expect(page.state.step).to.equal('review');
    expect(page.backend.queries.length).to.be.greaterThan(before);
    await page.flow.book();
    expect(page.state.step).to.equal('confirmation');
    expect(new Set(keysOf(page)).size).to.equal(2);
  });

  it('RC-5 a definite refusal is told with its code, and the form stays', async () => {
    const page = await atReview();
    page.backend.beforeBooking.push(refuse('not-bookable', { status: 422 }));
    await page.flow.book();
    expect(page.state.trouble).to.deep.include({ code: 'not-bookable', retryable: false });
    const [trouble] = page.events.filter(({ type }) => type === 'rota-trouble') as RotaTroubleEvent[];
    expect(trouble?.trouble.code).to.equal('not-bookable');
    expect(page.state.details.values['firstName']).to.equal('Ada');
  });

  it('FL-5 a form with faults is not sent, wherever "book" was pressed', async () => {
    const page = await bookingPage();
    page.choose(NINE);
    await page.flow.book();
    expect(page.backend.sent).to.have.length(0);
    expect(page.state.step).to.equal('details');
    expect(page.state.details.attempts).to.equal(1);
  });

  it('A83 the events of a booking carry ids alone', async () => {
    const page = await atReview();
    await page.flow.book();
    const booked = page.events.find(({ type }) => type === 'rota-booked') as RotaBookedEvent;
    expect([booked.booking, booked.service, booked.start]).to.deep.equal(['booking-1', 'service', utc(NINE)]);
  });
});
