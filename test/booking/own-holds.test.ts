import { expect } from 'chai';
import type { FlowOptions } from '../../src/booking/state.js';
import { bookingPage, freeTimes } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { fakeSurroundings, type FakeSurroundings } from '../support/fake-surroundings.js';
import { HoldingBackend } from '../support/holding-backend.js';
import { atDetails, NINE, TEN, toReview, type HoldingPage } from '../support/holding-page.js';
import { held, NOW, refuse } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';

/** A widget on the same page, over a backend of its own that knows of nothing. */
async function beside(surroundings: FakeSurroundings, backend = new HoldingBackend()): Promise<HoldingPage> {
  return (await bookingPage({ backend, surroundings })) as HoldingPage;
}

/** The next hold is refused: somebody has the time. */
const refused = () => refuse('slot-held', { status: 409 });

describe('two widgets of one client on one page', () => {
  it('RC-6 who has a time held in one and wants the same in the other has one hold: it goes along', async () => {
    const one = await atDetails();
    const other = await beside(one.surroundings);
    other.choose(NINE);
    other.flow.next();
    await settle();
    expect(one.backend.asked).to.deep.equal(['hold 2026-03-02T09:00', 'release hold-1 token-1']);
    expect([other.state.hold?.stage, other.state.lost]).to.deep.equal(['held', undefined]);
    expect([one.state.hold, one.state.lost, one.state.start?.start]).to.deep.equal([undefined, undefined, utc(NINE)]);

    await toReview(one);
    expect(one.state.hold?.stage).to.equal('held');
    expect(other.state.hold).to.equal(undefined);
  });

  it('RC-6 different times are both held', async () => {
    const one = await atDetails();
    const other = await beside(one.surroundings);
    other.choose(TEN);
    other.flow.next();
    await settle();
    expect([one.state.hold?.stage, other.state.hold?.stage]).to.deep.equal(['held', 'held']);
  });

  it('RC-6 RC-3 a hold of the client’s own that is in the way is given up, and nothing is said to be lost', async () => {
    const one = await atDetails();
    const other = await beside(one.surroundings);
    other.backend.beforeHold = [refused()];
    other.choose(TEN);
    other.flow.next();
    await settle();
    expect(one.backend.asked.at(-1)).to.equal('release hold-1 token-1');
    expect(other.backend.asked).to.deep.equal(['hold 2026-03-02T10:00', 'hold 2026-03-02T10:00']);
    expect([other.state.hold?.stage, other.state.lost]).to.deep.equal(['held', undefined]);
  });

  it('RC-6 RC-3 a hold at another site is in nobody’s way', async () => {
    const one = await atDetails();
    const other = await beside(one.surroundings, new HoldingBackend({ site: { id: 'elsewhere' } }));
    other.backend.beforeHold = [refused()];
    other.choose(NINE);
    other.flow.next();
    await settle();
    expect([one.state.hold?.stage, other.state.lost?.why]).to.deep.equal(['held', 'taken']);
  });

  it('RC-3 where it is somebody else who has the time, that is said all the same', async () => {
    const one = await atDetails();
    const other = await beside(one.surroundings);
    other.backend.beforeHold = [refused(), refused()];
    other.choose(TEN);
    other.flow.next();
    await settle();
    expect([other.state.hold, other.state.lost?.why]).to.deep.equal([undefined, 'taken']);
  });

  it('RC-6 both ask at once, as after a reload: the one that asked last has the time', async () => {
    const backend = new HoldingBackend();
    const answer = held<void>();
    backend.beforeHold = [() => answer.promise];
    const one = await atDetails(backend);
    const other = await beside(one.surroundings);
    other.choose(NINE);
    other.flow.next();
    await settle();
    expect(other.backend.asked).to.deep.equal([]);
    answer.resolve();
    await settle();
    expect([one.state.hold, other.state.hold?.stage]).to.deep.equal([undefined, 'held']);
  });

  it('RC-6 what is being booked is kept for that', async () => {
    const one = await atDetails();
    await toReview(one);
    const answer = held<void>();
    one.backend.beforeBooking = [() => answer.promise];
    const booking = one.flow.book();
    await settle();
    const other = await beside(one.surroundings);
    other.backend.beforeHold = [refused()];
    other.choose(NINE);
    other.flow.next();
    await settle();
    expect(other.state.lost?.why).to.equal('taken');
    expect(one.backend.asked).to.deep.equal(['hold 2026-03-02T09:00']);
    answer.resolve();
    await booking;
  });

  it('RC-3 RC-6 what one holds looks free in the other, and stays chosen there', async () => {
    const one = await atDetails();
    const other = await beside(one.surroundings);
    other.choose(NINE);
    other.backend.taken = [{ calendar: 'c0', busy: [[utc(NINE), utc(NINE) + 60]] }];
    other.backend.revision++;
    await other.surroundings.clock.advance(120_000);
    other.surroundings.revisit();
    await settle();
    expect([other.state.start?.start, other.state.lost]).to.deep.equal([utc(NINE), undefined]);
    expect(freeTimes(other.state.starts)).to.include('09:00');
    one.flow.back();
    await settle();
    await other.surroundings.clock.advance(120_000);
    other.surroundings.revisit();
    await settle();
    expect(freeTimes(other.state.starts)).not.to.include('09:00');
  });
});

describe('a hold whose answer is on its way when the page is reloaded', () => {
  /** At the details, and reloaded before the backend has answered. */
  async function reloaded(options: FlowOptions, backend = new HoldingBackend()): Promise<HoldingPage> {
    const { surroundings } = await asking(options);
    const again = fakeSurroundings(NOW, surroundings.kept);
    return (await bookingPage({ backend, options, surroundings: again })) as HoldingPage;
  }

  async function asking(options: FlowOptions): Promise<HoldingPage> {
    const backend = new HoldingBackend();
    backend.beforeHold = [() => new Promise(() => undefined)];
    const page = (await bookingPage({ backend, options })) as HoldingPage;
    page.choose(NINE);
    page.flow.next();
    await settle();
    page.surroundings.leave();
    return page;
  }

  it('RC-4 RC-6 it is asked for again under the same key, so that it is not in the client’s own way', async () => {
    const first = await asking({ keepDraft: true });
    const backend = new HoldingBackend();
    const surroundings = fakeSurroundings(NOW, first.surroundings.kept);
    const page = await bookingPage({ backend, options: { keepDraft: true }, surroundings });
    expect(page.state.step).to.equal('details');
    expect(backend.holdKeys).to.deep.equal(first.backend.holdKeys);
    expect(backend.holdRequests).to.deep.equal(first.backend.holdRequests);
    expect(page.state.hold?.stage).to.equal('held');
  });

  it('RC-6 A83 without a draft it is given up as soon as it can be: the time is there to be chosen again', async () => {
    const page = await reloaded({});
    expect(page.state.step).to.equal('time');
    expect(page.backend.asked).to.deep.equal(['hold 2026-03-02T09:00', 'release hold-1 token-1']);
    page.choose(NINE);
    page.flow.next();
    await settle();
    expect(new Set(page.backend.holdKeys).size).to.equal(2);
    expect(page.state.hold?.stage).to.equal('held');
  });

  it('RC-6 one that has ended since is asked for anew', async () => {
    const backend = new HoldingBackend();
    backend.beforeHold = [refuse('hold-expired', { status: 410 })];
    const page = await reloaded({ keepDraft: true }, backend);
    expect(new Set(backend.holdKeys).size).to.equal(2);
    expect(page.state.hold?.stage).to.equal('held');
  });

  it('RC-6 another widget of the page leaves it alone', async () => {
    const one = await atDetails();
    const other = await beside(one.surroundings);
    other.choose(TEN);
    await settle();
    expect([one.state.hold?.stage, other.backend.asked]).to.deep.equal(['held', []]);
  });

  it('RC-6 nothing is kept of a hold that was given up, refused or booked', async () => {
    const kept = (page: HoldingPage) => [...page.surroundings.kept.keys()];
    const back = await atDetails();
    expect(kept(back)).to.deep.equal(['rota-holds:site']);
    back.flow.back();
    await settle();
    expect(kept(back)).to.deep.equal([]);
    const left = await atDetails();
    left.surroundings.leave();
    expect(kept(left)).to.deep.equal([]);
    const backend = new HoldingBackend();
    backend.beforeHold = [refused()];
    expect(kept(await atDetails(backend))).to.deep.equal([]);
    const booked = await atDetails();
    await toReview(booked);
    await booked.flow.book();
    expect(kept(booked)).to.deep.equal([]);
  });

  it('RC-6 what is kept and can’t be read is passed over', async () => {
    for (const kept of ['{', '7', '[null]', '[{"page":1}]', '[{"idempotencyKey":"x"}]']) {
      const surroundings = fakeSurroundings(NOW, new Map([['rota-holds:site', kept]]));
      const page = await beside(surroundings);
      page.choose(NINE);
      page.flow.next();
      await settle();
      expect(page.state.hold?.stage).to.equal('held');
    }
  });
});
