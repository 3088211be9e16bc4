import { expect } from 'chai';
import type { ProblemCode } from '../../src/adapter/contract.js';
import { bookingPage, freeTimes, startPage } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { HoldingBackend } from '../support/holding-backend.js';
import { atDetails, NINE, pageOf, TEN, toReview, type HoldingPage } from '../support/holding-page.js';
import { held, refuse } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';

const minutes = (count: number): number => count * 60_000;

describe('holding a time while the form is filled', () => {
  it('RC-6 the chosen time is held from the details on, once, and the hold becomes the booking', async () => {
    const page = await pageOf();
    page.choose(NINE);
    await settle();
    expect(page.backend.asked).to.deep.equal([]);
    page.flow.next();
    expect(page.state.step).to.equal('details');
    await settle();
    await toReview(page);
    expect(page.state.hold?.stage).to.equal('held');
    await page.flow.book();
    expect(page.backend.sent[0]?.request.hold).to.deep.equal({ id: 'hold-1', token: 'token-1' });
    expect(page.state.hold).to.equal(undefined);
    await settle();
    expect(page.backend.asked).to.deep.equal(['hold 2026-03-02T09:00']);
  });

  it('RC-6 nothing is asked of a backend that says it holds no times, or has no calls for it', async () => {
    const silent = new HoldingBackend();
    silent.holds = false;
    expect((await atDetails(silent)).backend.asked).to.deep.equal([]);
    const without = new HoldingBackend();
    Object.defineProperty(without, 'extendHold', { value: undefined });
    const page = await atDetails(without);
    expect(page.backend.asked).to.deep.equal([]);
    await toReview(page);
    await page.flow.book();
    expect(page.backend.sent[0]?.request).not.to.have.property('hold');
    expect(page.state.step).to.equal('confirmation');
  });

  it('RC-6 A28 the count goes by the seconds that the backend says, from when it was asked', async () => {
    const backend = new HoldingBackend();
    const answer = held<void>();
    backend.beforeHold = [() => answer.promise];
    const page = await atDetails(backend);
    const asked = page.surroundings.clock.now();
    expect(page.state.hold?.stage).to.equal('asked');
    await page.surroundings.clock.advance(4_000);
    answer.resolve();
    await settle();
    expect(page.state.hold).to.deep.equal({ stage: 'held', until: asked + 300_000, extension: 'possible' });
  });

  it('D9 the client is warned a minute before the end, and told when it has come', async () => {
    const page = await atDetails();
    const { clock } = page.surroundings;
    await clock.advance(minutes(4) - 1);
    expect(page.state.hold?.stage).to.equal('held');
    await clock.advance(1);
    expect(page.state.hold?.stage).to.equal('ending');
    expect(page.state.hold?.extension).to.equal('possible');
    await clock.advance(minutes(1));
    expect(page.state.hold).to.include({ stage: 'ended', extension: 'none' });
  });

  it('D9 a hold that is shorter than the warning begins with it', async () => {
    const backend = new HoldingBackend();
    backend.secondsLeft = 40;
    expect((await atDetails(backend)).state.hold?.stage).to.equal('ending');
  });

  it('RC-6 D9 it can be held for longer, once', async () => {
    const page = await atDetails();
    const { clock } = page.surroundings;
    await clock.advance(minutes(4) + 30_000);
    page.flow.extendHold();
    page.flow.extendHold();
    await settle();
    expect(page.backend.asked.slice(1)).to.deep.equal(['extend hold-1 token-1']);
    expect(page.state.hold).to.deep.equal({ stage: 'held', until: clock.now() + minutes(5), extension: 'none' });
    await clock.advance(minutes(5));
    expect(page.state.hold?.stage).to.equal('ended');
  });

  for (const [code, extension] of [
    ['hold-expired', 'none'],
    ['offline', 'possible'],
  ] as const) {
    it(`RC-6 an extension that ends in ${code} leaves the hold as it is, and the wish ${extension}`, async () => {
      const page = await atDetails();
      await page.surroundings.clock.advance(minutes(4));
      const before = page.state.hold;
      page.backend.beforeHold = [refuse(code)];
      page.flow.extendHold();
      await settle();
      expect(page.state.hold).to.deep.equal({ ...before, extension });
    });
  }

  it('RC-6 A26 an ended hold still books, and goes with the booking so that the backend can tell', async () => {
    const page = await atDetails();
    await page.surroundings.clock.advance(minutes(6));
    await toReview(page);
    expect(page.backend.asked).to.have.length(1);
    await page.flow.book();
    expect(page.backend.sent[0]?.request.hold?.id).to.equal('hold-1');
    expect(page.state.step).to.equal('confirmation');
  });

  it('RC-6 RC-3 where the time is taken since the hold has ended, others are offered and the form stays', async () => {
    const page = await atDetails();
    await page.surroundings.clock.advance(minutes(6));
    await toReview(page);
    page.backend.beforeBooking = [refuse('hold-expired', { status: 410 })];
    await page.flow.book();
    expect(page.state.lost?.why).to.equal('taken');
    expect(freeTimes(page.state.lost!.alternatives)).to.deep.equal(['10:00', '11:00', '09:00']);
    expect(page.state.details.values['firstName']).to.equal('Ada');
  });

  for (const code of ['slot-held', 'slot-taken', 'all-booked', 'outside-rules'] as const) {
    it(`RC-6 RC-3 a time that is ${code} is lost on the way to the details: others are offered, in the step`, async () => {
      const backend = new HoldingBackend();
      backend.beforeHold = [refuse(code, { status: 409 })];
      const page = await atDetails(backend);
      expect(page.state.step).to.equal('details');
      expect(page.state.start).to.equal(undefined);
      expect(page.state.hold).to.equal(undefined);
      expect(page.state.lost?.start.start).to.equal(utc(NINE));
      expect(page.state.lost?.alternatives).to.have.length(3);
      expect(page.events.at(-1)?.type).to.equal('rota-trouble');

      page.flow.takeStart(page.state.lost!.alternatives[0]!);
      await settle();
      expect(backend.asked.at(-1)).to.equal('hold 2026-03-02T10:00');
      expect(page.state.hold?.stage).to.equal('held');
      expect(page.state.step).to.equal('details');
    });
  }

  const HARMLESS: readonly ProblemCode[] = [
    ...(['too-many-holds', 'rate-limited', 'not-found', 'validation', 'challenge-required'] as const),
  ];
  for (const code of HARMLESS) {
    it(`RC-6 a hold that ends in ${code} is done without: nothing is said, and the time is booked`, async () => {
      const backend = new HoldingBackend();
      backend.beforeHold = [refuse(code)];
      const page = await atDetails(backend);
      expect(page.state.hold).to.equal(undefined);
      expect(page.events.some(({ type }) => type === 'rota-trouble')).to.equal(false);
      await toReview(page);
      await page.flow.book();
      expect(page.state.step).to.equal('confirmation');
      expect(backend.asked).to.have.length(1);
      expect(backend.sent[0]?.request).not.to.have.property('hold');
    });
  }

  it('RC-6 where the backend does not say what it can, nothing is held and the time is booked', async () => {
    const backend = new HoldingBackend();
    backend.capabilities = refuse('offline');
    const page = await atDetails(backend);
    await toReview(page);
    await page.flow.book();
    expect(backend.asked).to.deep.equal([]);
    expect(page.state.step).to.equal('confirmation');
  });

  it('RC-6 whoever goes back gives the time up, before the times are looked at again', async () => {
    const page = await atDetails();
    await page.surroundings.clock.advance(minutes(2));
    const order: string[] = [];
    page.backend.beforeHold = [() => settle().then(() => void order.push('released'))];
    page.backend.beforeAvailability = [() => void order.push('looked')];
    page.flow.back();
    await settle();
    await settle();
    expect(page.backend.asked.at(-1)).to.equal('release hold-1 token-1');
    expect(order).to.deep.equal(['released', 'looked']);
    expect(page.state.hold).to.equal(undefined);
    expect(page.state.start?.start).to.equal(utc(NINE));
  });

  it('RC-6 another time is held in place of the first, which is given up before', async () => {
    const page = await atDetails();
    page.flow.back();
    page.choose(TEN);
    page.flow.next();
    await settle();
    expect(page.backend.asked).to.deep.equal([
      'hold 2026-03-02T09:00',
      'release hold-1 token-1',
      'hold 2026-03-02T10:00',
    ]);
  });

  it('RC-6 a hold that could not be given up is still the client’s own when they come back to it', async () => {
    const page = await atDetails();
    page.backend.beforeHold = [refuse('offline')];
    page.flow.back();
    await settle();
    page.flow.next();
    await settle();
    expect(page.backend.asked).to.have.length(2);
    expect(page.state.hold?.stage).to.equal('held');
    await toReview(page);
    await page.flow.book();
    expect(page.backend.sent[0]?.request.hold?.id).to.equal('hold-1');
  });

  it('RC-6 back while the backend is still asked: what it gives then is given up', async () => {
    const backend = new HoldingBackend();
    const answer = held<void>();
    backend.beforeHold = [() => answer.promise];
    const page = await atDetails(backend);
    page.flow.back();
    await settle();
    answer.resolve();
    await settle();
    expect(backend.asked.at(-1)).to.equal('release hold-1 token-1');
    expect(page.state.hold).to.equal(undefined);
  });

  it('RC-6 a booking waits for the hold that is on its way: the client’s own would be in its way', async () => {
    const backend = new HoldingBackend();
    const answer = held<void>();
    backend.beforeHold = [() => answer.promise];
    const page = await atDetails(backend);
    await toReview(page);
    const booking = page.flow.book();
    await settle();
    expect(backend.sent).to.have.length(0);
    answer.resolve();
    await booking;
    expect(backend.sent[0]?.request.hold?.id).to.equal('hold-1');
  });

  it('RC-6 a time that is found held while the client books is left to the answer of the booking', async () => {
    const backend = new HoldingBackend();
    const answer = held<void>();
    backend.beforeHold = [() => answer.promise.then(refuse('slot-held'))];
    const page = await atDetails(backend);
    await toReview(page);
    const booking = page.flow.book();
    answer.resolve();
    await booking;
    expect(page.state.step).to.equal('confirmation');
    expect(page.state.lost).to.equal(undefined);
  });

  it('A27 a hold that the backend says is another’s is left out, and the time is booked', async () => {
    const page = await atDetails();
    await toReview(page);
    page.backend.beforeBooking = [refuse('hold-not-yours', { status: 403 })];
    await page.flow.book();
    expect(page.backend.sent.map(({ request }) => request.hold?.id)).to.deep.equal(['hold-1', undefined]);
    expect(page.state.step).to.equal('confirmation');
  });

  it('RC-6 whoever leaves the page gives the time up on the way out; whoever comes back has it held again', async () => {
    const page = await atDetails();
    page.surroundings.leave();
    expect(page.backend.asked.at(-1)).to.equal('release hold-1 token-1');
    expect(page.backend.keptAlive).to.deep.equal([true]);
    expect(page.state.hold).to.equal(undefined);
    page.surroundings.revisit();
    await settle();
    expect(page.backend.asked.at(-1)).to.equal('hold 2026-03-02T09:00');
    expect(page.state.hold?.stage).to.equal('held');
  });

  it('FL-10 RC-6 what is booked is not held again, where the page keeps the client at the step', async () => {
    const page = await atDetails();
    await toReview(page);
    page.flow.addEventListener('rota-step', (event) => event.preventDefault());
    await page.flow.book();
    expect([page.state.step, page.state.booking?.id]).to.deep.equal(['review', 'booking-1']);
    page.surroundings.revisit();
    await settle();
    expect(page.backend.asked).to.deep.equal(['hold 2026-03-02T09:00']);
  });

  it('RC-6 a booking on its way keeps its hold, even where the page is left', async () => {
    const page = await atDetails();
    await toReview(page);
    const answer = held<void>();
    page.backend.beforeBooking = [() => answer.promise];
    const booking = page.flow.book();
    await settle();
    page.surroundings.leave();
    expect(page.backend.asked).to.have.length(1);
    answer.resolve();
    await booking;
  });

  it('RC-4 RC-6 a hold is given up where an earlier request turns out to be the booking', async () => {
    const first = await atDetails();
    await toReview(first);
    first.backend.beforeBooking = [() => new Promise(() => undefined)];
    void first.flow.book();
    await settle();
    const page = (await bookingPage({ backend: first.backend, surroundings: first.surroundings })) as HoldingPage;
    page.choose(NINE);
    page.flow.next();
    await toReview(page);
    await page.flow.book();
    await settle();
    expect(page.backend.asked.at(-1)).to.equal('release hold-2 token-2');
  });

  it('RC-6 a widget that is taken from the page gives the time up', async () => {
    const backend = new HoldingBackend();
    const page = startPage({ backend });
    const end = page.flow.subscribe(() => undefined);
    await settle();
    page.choose(NINE);
    page.flow.next();
    await settle();
    end();
    page.end();
    await settle();
    expect(backend.asked.at(-1)).to.equal('release hold-1 token-1');
  });

  it('FL-7 RC-6 a reload of the step holds the time anew', async () => {
    const options = { keepDraft: true };
    const first = await bookingPage({ backend: new HoldingBackend(), options });
    first.choose(NINE);
    first.flow.next();
    const backend = new HoldingBackend();
    const page = await bookingPage({ backend, options, surroundings: first.surroundings });
    expect(page.state.step).to.equal('details');
    expect(backend.asked).to.deep.equal(['hold 2026-03-02T09:00']);
    expect(page.state.hold?.stage).to.equal('held');
  });

  it('RC-6 the person whom the client chose is held, and no other', async () => {
    const requests: unknown[] = [];
    const backend = new HoldingBackend({ calendars: [{}, {}] });
    const hold = backend.hold.bind(backend);
    backend.hold = (request, key) => (requests.push(request), hold(request, key));
    const page = (await bookingPage({ backend, options: { calendar: 'c1' } })) as HoldingPage;
    page.choose(NINE);
    page.flow.next();
    await settle();
    expect(requests).to.deep.equal([
      { service: 'service', duration: 60, start: '2026-03-02T09:00+00:00[UTC]', calendar: 'c1' },
    ]);
  });
});
