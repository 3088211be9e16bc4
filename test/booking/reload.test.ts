import { expect } from 'chai';
import type { FlowOptions } from '../../src/booking/state.js';
import { bookingPage, startPage, type BookingPage } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { fakeSurroundings } from '../support/fake-surroundings.js';
import { NOW, refuse, ScriptedBackend } from '../support/scripted-backend.js';
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
  async function reload({ backend, surroundings }: BookingPage, options: FlowOptions): Promise<BookingPage> {
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

  it('A83 on a shared computer nothing is kept, the draft that the owner wants kept neither', async () => {
    const formState = new Map<string, string>();
    const surroundings = {
      ...fakeSurroundings(NOW),
      formState: {
        getItem: () => '[["x",{"step":"review"}]]',
        setItem: (name: string, text: string) => void formState.set(name, text),
        removeItem: (name: string) => void formState.delete(name),
      },
    };
    for (const options of [{ shared: true }, { shared: true, keepDraft: true }]) {
      const page = await bookingPage({ options, surroundings });
      page.review(NINE);
      expect([page.surroundings.kept.size, formState.size]).to.deep.equal([0, 0]);
    }
  });

  it('A83 on a shared computer no field suggests what others typed, and the next booking begins with an empty form', async () => {
    const page = await atReview({ options: { shared: true, prefill: { notes: 'front desk' } } });
    expect(new Set(page.state.details.fields.map(({ autocomplete }) => autocomplete))).to.deep.equal(new Set(['off']));
    await page.flow.book();
    page.flow.bookAnother();
    expect(page.state.details.values).to.deep.equal({ notes: 'front desk' });
    const own = await atReview();
    await own.flow.book();
    own.flow.bookAnother();
    expect(own.state.details.values).to.include({ firstName: 'Ada' });
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
      '[null]',
      kept.replace(/\[\["(.*)",\{.*/, '[["$1",null]]'),
      kept.replace(/\[\["(.*)",\{.*/, '[["$1",{"step":"review"}]]'),
    ]) {
      page.surroundings.kept.set('rota-draft:site', draft);
      const again = await reload(page, { keepDraft: true });
      expect(again.state.catalog.status).to.equal('ready');
      expect(again.state.steps).to.include(again.state.step);
    }
  });

  it('FL-7 A83 a draft leaves alone what the page says now of fields that it hides', async () => {
    const options = { keepDraft: true, prefill: { notes: 'from the spring letter' }, hiddenFields: ['notes'] };
    const page = await bookingPage({ options });
    page.review(NINE);
    const again = await reload(page, { ...options, prefill: { notes: 'from the summer letter' } });
    expect(again.state.details.values).to.include({ firstName: 'Ada', notes: 'from the summer letter' });
  });

  it('FL-7 A83 without a draft of the owner’s, the browser keeps it as it keeps fields, and nothing is stored', async () => {
    const formState = new Map<string, string>();
    const around = (kept: Map<string, string>) => ({
      ...fakeSurroundings(NOW, kept),
      formState: {
        getItem: (name: string) => formState.get(name) ?? null,
        setItem: (name: string, text: string) => void formState.set(name, text),
        removeItem: (name: string) => void formState.delete(name),
      },
    });
    const page = startPage({ surroundings: around(new Map()) });
    await settle();
    page.review(NINE);
    expect([...page.surroundings.kept.keys()]).to.deep.equal([]);
    const again = startPage({ surroundings: around(new Map()) });
    await settle();
    expect([again.state.step, again.state.start?.start]).to.deep.equal(['review', utc(NINE)]);
    expect(again.state.details.values['firstName']).to.equal('Ada');
    // As where the page has something else booked: what was typed before goes with the booking, too.
    const other = startPage({ options: { service: 'service' }, surroundings: around(new Map()) });
    await settle();
    expect(other.state.details.values['firstName']).to.equal('Ada');
    other.review(NINE);
    await other.flow.book();
    expect([...formState.keys()]).to.deep.equal([]);
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

describe('two widgets of one site on one page', () => {
  const ANN = { keepDraft: true, calendar: 'c0' };
  const BOB = { keepDraft: true, calendar: 'c1' };

  /** A widget of a page, over a backend of its own with five people. */
  async function widget(options: FlowOptions, kept: Map<string, string>): Promise<BookingPage> {
    const page = startPage({ backend: aTeam(), options, surroundings: fakeSurroundings(NOW, kept) });
    await settle();
    return page;
  }

  function aTeam(): ScriptedBackend {
    return new ScriptedBackend({ calendars: [{}, {}, {}, {}, {}] });
  }

  it('FL-7 each has a draft of its own, by what it books', async () => {
    const kept = new Map<string, string>();
    const [ann, bob] = [await widget(ANN, kept), await widget(BOB, kept)];
    ann.review(NINE);
    bob.choose('2026-03-02 10:00');
    bob.flow.next();
    bob.flow.edit('firstName', 'Grace');
    const again = [await widget(ANN, kept), await widget(BOB, kept)];
    expect(again.map(({ state }) => [state.step, state.specialist, state.start?.start])).to.deep.equal([
      ['review', 'c0', utc(NINE)],
      ['details', 'c1', utc('2026-03-02 10:00')],
    ]);
    expect(again.map(({ state }) => state.details.values['firstName'])).to.deep.equal(['Ada', 'Grace']);
  });

  it('FL-7 so has each where all that tells them apart is their page', async () => {
    const kept = new Map<string, string>();
    const onPage = async (page: string): Promise<BookingPage> => {
      const backend = aTeam();
      const sections = [{ label: 'All', entries: [{ kind: 'service', id: 'service' } as const] }];
      const pages = ['one', 'other'].map((id) => ({ id, name: id, first: 'service' as const, sections }));
      backend.site = { ...backend.site, pages };
      const surroundings = fakeSurroundings(NOW, kept);
      const opened = startPage({ backend, options: { keepDraft: true, page }, surroundings });
      while (opened.state.catalog.status === 'loading') await new Promise((done) => setTimeout(done));
      await settle();
      return opened;
    };
    const one = await onPage('one');
    one.flow.edit('firstName', 'Ada');
    expect((await onPage('other')).state.details.values).to.deep.equal({});
    expect((await onPage('one')).state.details.values).to.include({ firstName: 'Ada' });
  });

  it('FL-7 A83 what is booked in one leaves the draft of the other, and nothing of its own', async () => {
    const kept = new Map<string, string>();
    const [ann, bob] = [await widget(ANN, kept), await widget(BOB, kept)];
    ann.review(NINE);
    bob.choose('2026-03-02 10:00');
    bob.flow.next();
    await ann.flow.book();
    expect([...kept.values()].join())
      .to.include('"step":"details"')
      .and.not.include('Ada');
  });

  it('FL-7 A83 a site has four drafts at most, however many widgets its pages have: those that were touched last', async () => {
    const kept = new Map<string, string>();
    for (const calendar of ['c0', 'c1', 'c2', 'c3', 'c4', 'c0']) {
      const page = await widget({ keepDraft: true, calendar }, kept);
      page.choose(NINE);
    }
    const drafts = JSON.parse(kept.get('rota-draft:site')!) as [string, unknown][];
    expect(drafts.map(([of]) => /c\d/.exec(of)?.[0])).to.deep.equal(['c2', 'c3', 'c4', 'c0']);
  });

  it('RC-4 A05 what both have sent without an answer is kept, whichever is answered first', async () => {
    const kept = new Map<string, string>();
    const [ann, bob] = [await widget(ANN, kept), await widget(BOB, kept)];
    ann.review(NINE);
    bob.review('2026-03-02 10:00');
    for (const { backend } of [ann, bob])
      backend.afterBooking = Array.from({ length: 4 }, () => refuse('timed-out', { retryable: true }));
    void ann.flow.book();
    void bob.flow.book();
    await settle();
    expect(JSON.parse(kept.get('rota-intents:site')!)).to.have.length(2);
    bob.backend.afterBooking = [];
    await bob.surroundings.clock.advance(60_000);
    expect(bob.state.step).to.equal('confirmation');
    const again = startPage({ backend: ann.backend, options: ANN, surroundings: fakeSurroundings(NOW, kept) });
    await settle();
    ann.backend.afterBooking = [];
    await again.flow.book();
    expect(ann.backend.booked.size).to.equal(1);
    expect(again.state.step).to.equal('confirmation');
    expect(ann.backend.sent.at(-1)?.key).to.equal(ann.backend.sent[0]?.key);
  });
});
