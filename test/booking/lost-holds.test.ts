import { expect } from 'chai';
import { settle } from '../support/fake-clock.js';
import { HoldingBackend } from '../support/holding-backend.js';
import { atDetails, TEN, toReview } from '../support/holding-page.js';
import { refuse } from '../support/scripted-backend.js';

const TWO_MINUTES = 120_000;

describe('a hold whose answer is lost', () => {
  for (const code of ['offline', 'timed-out', 'unreachable', 'internal', 'bad-backend-answer'] as const) {
    it(`RC-5 RC-6 a hold whose answer was lost (${code}) is asked for again with its key, and goes with the booking`, async () => {
      const backend = new HoldingBackend();
      backend.afterHold = [refuse(code)];
      const page = await atDetails(backend);
      expect(page.state.hold).to.equal(undefined);
      expect(page.events.some(({ type }) => type === 'rota-trouble')).to.equal(false);
      await page.surroundings.clock.advance(1_500);
      expect(backend.holdKeys).to.have.length(2);
      expect(new Set(backend.holdKeys).size).to.equal(1);
      expect(page.state.hold?.stage).to.equal('held');
      await toReview(page);
      await page.flow.book();
      expect(backend.sent[0]?.request.hold?.id).to.equal('hold-1');
      expect(backend.sent[0]?.key).not.to.equal(backend.holdKeys[0]);
    });
  }

  it('RC-5 RC-6 whoever books before a lost hold is known asks for it first: it would be in the booking’s way', async () => {
    const backend = new HoldingBackend();
    const page = await atDetails(backend);
    page.flow.back();
    page.choose(TEN);
    backend.afterHold = [refuse('timed-out'), refuse('timed-out')];
    page.flow.next();
    await settle();
    await toReview(page);
    await page.flow.book();
    expect(new Set(backend.holdKeys.slice(1)).size).to.equal(1);
    expect(backend.sent[0]?.request.hold?.id).to.equal('hold-2');
  });

  it('RC-5 RC-6 a lost hold is given up before another time is held, under a key of its own', async () => {
    const backend = new HoldingBackend();
    backend.afterHold = [refuse('timed-out')];
    const page = await atDetails(backend);
    page.flow.back();
    page.choose(TEN);
    page.flow.next();
    await settle();
    expect(backend.asked).to.deep.equal([
      ...['hold 2026-03-02T09:00', 'hold 2026-03-02T09:00', 'release hold-1 token-1'],
      'hold 2026-03-02T10:00',
    ]);
    const [first, again, other] = backend.holdKeys;
    expect(again).to.equal(first);
    expect(other).not.to.equal(first);
  });

  it('RC-5 RC-6 a hold that stays lost is asked for three times by itself, and the time is booked without', async () => {
    const backend = new HoldingBackend();
    backend.hold = () => (backend.asked.push('hold'), refuse('unreachable')() as never);
    const page = await atDetails(backend);
    await page.surroundings.clock.advance(TWO_MINUTES);
    expect(backend.asked).to.have.length(3);
    await toReview(page);
    await page.flow.book();
    expect(backend.sent[0]?.request).not.to.have.property('hold');
    expect(page.state.step).to.equal('confirmation');
  });

  it('RC-5 RC-6 a booking that was made without a lost hold gives that hold up', async () => {
    const backend = new HoldingBackend();
    const lose = refuse('timed-out');
    backend.afterHold = [lose, lose, lose];
    const page = await atDetails(backend);
    await toReview(page);
    await page.flow.book();
    await settle();
    expect(backend.sent[0]?.request).not.to.have.property('hold');
    expect(backend.asked.at(-1)).to.equal('release hold-1 token-1');
  });

  it('RC-5 RC-6 it is given up also where the page keeps its client from the confirmation', async () => {
    const backend = new HoldingBackend();
    const lose = refuse('timed-out');
    backend.afterHold = [lose, lose, lose];
    const page = await atDetails(backend);
    await toReview(page);
    page.flow.addEventListener('rota-step', (event) => event.preventDefault());
    await page.flow.book();
    await settle();
    expect(page.state.step).to.equal('review');
    expect(backend.asked.at(-1)).to.equal('release hold-1 token-1');
  });

  it('RC-5 RC-6 a lost hold that has ended meanwhile is asked for anew, with a new key', async () => {
    const backend = new HoldingBackend();
    backend.afterHold = [refuse('offline')];
    const page = await atDetails(backend);
    backend.beforeHold = [refuse('hold-expired', { status: 410 })];
    page.surroundings.revisit();
    await settle();
    expect(new Set(backend.holdKeys).size).to.equal(2);
    expect(page.state.hold?.stage).to.equal('held');
    expect(page.state.lost).to.equal(undefined);
  });
});
