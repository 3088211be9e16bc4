import { expect } from 'chai';
import { bookingPage, startPage, type BookingPage } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { fakeSurroundings } from '../support/fake-surroundings.js';
import { NOW, refuse } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';

const NINE = '2026-03-02 09:00';

/** The page at the review of a booking at nine. */
async function atReview(given: Parameters<typeof bookingPage>[0] = {}): Promise<BookingPage> {
  const page = await bookingPage(given);
  page.review(NINE);
  return page;
}

describe('a reload of the page', () => {
  async function lostAnswer(options: { keepDraft?: boolean }): Promise<BookingPage> {
    const page = await atReview({ options });
    page.backend.afterBooking = Array.from({ length: 4 }, () => refuse('timed-out', { retryable: true }));
    void page.flow.book();
    await settle();
    return page;
  }

  /** The same tab after a reload: the same backend and storage, everything else new. */
  async function reload(
    { backend, surroundings }: BookingPage,
    options: { keepDraft?: boolean },
  ): Promise<BookingPage> {
    const again = startPage({ backend, options, surroundings: fakeSurroundings(NOW, surroundings.kept) });
    await settle();
    return again;
  }

  it('RC-4 A05 keeps the key of an intent without an answer, so that sending it again books once', async () => {
    const page = await lostAnswer({});
    page.backend.afterBooking = [];
    page.backend.revision = 7;
    const again = await reload(page, {});
    expect(again.state.details.values).to.deep.equal({});
    again.review(NINE);
    await again.flow.book();
    expect(again.state.step).to.equal('confirmation');
    expect(page.backend.booked.size).to.equal(1);
    expect(again.backend.sent.at(-1)).to.deep.equal(page.backend.sent[0]);
  });

  it('RC-4 a client who comes back with another e-mail is sent to the mail; no second key is made', async () => {
    const page = await lostAnswer({});
    page.backend.afterBooking = [];
    const again = await reload(page, {});
    again.review(NINE);
    again.flow.edit('email', 'ada@example.org');
    await again.flow.book();
    await again.flow.book();
    expect(again.state.trouble).to.deep.include({ code: 'idempotency-key-reused', retryable: false });
    expect(page.backend.booked.size).to.equal(1);
    again.flow.edit('email', 'ada@example.com');
    await again.flow.book();
    expect(again.state.step).to.equal('confirmation');
    expect(page.backend.booked.size).to.equal(1);
  });

  it('RC-4 a definite answer ends the intent: the next booking has another key', async () => {
    const page = await atReview();
    await page.flow.book();
    expect([...page.surroundings.kept.keys()]).to.deep.equal([]);
    const again = await reload(page, {});
    again.review('2026-03-02 10:00');
    await again.flow.book();
    expect(page.backend.booked.size).to.equal(2);
  });

  it('A83 nothing that is kept tells who the client is, unless the owner wants the draft kept', async () => {
    const page = await lostAnswer({});
    expect([...page.surroundings.kept.keys()]).to.deep.equal(['rota-intents:site']);
    expect([...page.surroundings.kept.values()].join()).not.to.match(/ada|lovelace|example/i);
  });

  it('FL-7 A83 with the draft kept, the client goes on where the page was left', async () => {
    const page = await lostAnswer({ keepDraft: true });
    const again = await reload(page, { keepDraft: true });
    expect(again.state.step).to.equal('review');
    expect(again.state.start?.start).to.equal(utc(NINE));
    expect(again.state.details.values['firstName']).to.equal('Ada');
    page.backend.afterBooking = [];
    await again.flow.book();
    expect(again.state.step).to.equal('confirmation');
    expect(page.backend.booked.size).to.equal(1);
    expect([...again.surroundings.kept.keys()]).to.deep.equal([]);
  });

  it('FL-7 a draft that no longer fits the site is used as far as it does', async () => {
    const page = await bookingPage({ options: { keepDraft: true } });
    page.review(NINE);
    const kept = page.surroundings.kept.get('rota-draft:site')!;
    for (const draft of [
      kept.replace('"service":"service"', '"service":"gone"'),
      '{',
      'null',
      '{"step":"review"}',
      '[]',
    ]) {
      page.surroundings.kept.set('rota-draft:site', draft);
      const again = await reload(page, { keepDraft: true });
      expect(again.state.catalog.status).to.equal('ready');
      expect(again.state.steps).to.include(again.state.step);
    }
  });

  it('RC-4 a stored intent that can’t be read is passed over', async () => {
    for (const kept of [
      '{',
      '7',
      '[{"key":1}]',
      '[["x",{"key":"x","sent":null}]]',
      '[["x",{"key":"x","sent":[null]}]]',
    ]) {
      const surroundings = fakeSurroundings(NOW, new Map([['rota-intents:site', kept]]));
      const page = await atReview({ surroundings });
      await page.flow.book();
      expect(page.state.step).to.equal('confirmation');
    }
  });
});
