import { expect } from 'chai';
import type { PageRule } from '../../src/engine/offers.js';
import { bookingPage, freeTimes } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { HoldingBackend } from '../support/holding-backend.js';
import { NINE, pageOf, TEN, type HoldingPage } from '../support/holding-page.js';
import { refuse } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';

describe('holding a time on a page that shows all steps at once', () => {
  it('RC-6 it is held while the client is at the form, given up at the choice of a time, and held anew', async () => {
    const page = await pageOf();
    page.choose(NINE);
    await settle();
    expect(page.backend.asked).to.deep.equal([]);
    page.flow.fillIn(true);
    await settle();
    expect(page.state.hold?.stage).to.equal('held');
    page.flow.fillIn(false);
    await settle();
    expect([page.state.hold, page.state.start?.start]).to.deep.equal([undefined, utc(NINE)]);
    page.choose(TEN);
    page.flow.fillIn(true);
    await settle();
    page.fill();
    await page.flow.book();
    expect(page.backend.asked).to.deep.equal([
      ...['hold 2026-03-02T09:00', 'release hold-1 token-1', 'hold 2026-03-02T10:00'],
    ]);
    expect(page.backend.sent[0]?.request.hold).to.deep.equal({ id: 'hold-2', token: 'token-2' });
    expect(page.state.hold).to.equal(undefined);
  });

  it('RC-6 nothing is held before a time is chosen, and a time chosen at the form is held at once', async () => {
    const page = await pageOf();
    page.flow.fillIn(true);
    await settle();
    expect(page.backend.asked).to.deep.equal([]);
    page.choose(NINE);
    await settle();
    expect(page.backend.asked).to.deep.equal(['hold 2026-03-02T09:00']);
  });

  it('RC-7 while a time is held, what the backend says of others’ bookings does not take it away', async () => {
    const page = await pageOf();
    page.choose(NINE);
    page.flow.fillIn(true);
    await settle();
    // The client's own hold looks like anybody's booking.
    page.backend.taken = [{ calendar: 'c0', busy: [[utc(NINE), utc(NINE) + 60]] }];
    page.backend.revision++;
    await page.surroundings.clock.advance(120_000);
    page.surroundings.revisit();
    await settle();
    expect([page.state.start?.start, page.state.lost, page.state.hold?.stage]).to.deep.equal([
      ...[utc(NINE), undefined, 'held'],
    ]);
  });

  it('RC-3 a time that somebody else has is said to be lost as soon as the client is at the form', async () => {
    const page = await pageOf();
    page.choose(NINE);
    page.backend.beforeHold = [refuse('slot-taken', { status: 409 })];
    page.flow.fillIn(true);
    await settle();
    expect([page.state.start, page.state.lost?.why]).to.deep.equal([undefined, 'taken']);
  });
});

describe('holding a time on a page with rules', () => {
  const rule = (id: string, calendar: string, topic: string): PageRule => ({
    ...{ id, name: id, service: 'service', primary: { calendar }, seats: [] },
    when: [{ on: 'answer', field: 'topic', oneOf: [topic] }],
  });

  /** The page of a backend that holds times; who comes with a knee sees c0, with a back c1. */
  async function open(): Promise<HoldingPage> {
    const backend = new HoldingBackend({ calendars: [{}, {}] });
    const [service] = backend.site.services;
    const asked = ['topic', 'since'].map((id) => ({ id, kind: 'text', label: id, required: false }) as const);
    backend.site = {
      ...backend.site,
      services: [{ ...service!, id: 'service', fields: asked }],
      pages: [
        {
          id: 'page',
          name: 'Page',
          first: 'rules',
          sections: [],
          rules: [rule('knees', 'c0', 'knee'), rule('backs', 'c1', 'back')],
        },
      ],
    };
    backend.taken = [{ calendar: 'c1', busy: [[utc(NINE), utc(NINE) + 60]] }];
    const page = await bookingPage({ backend, options: { page: 'page', locale: 'en' } });
    while (page.state.catalog.status === 'loading') await new Promise((done) => setTimeout(done));
    await settle();
    return page as HoldingPage;
  }

  it('RC-6 MP-3 it is held with the answers that rules hang on, and no others', async () => {
    const page = await open();
    page.flow.edit('topic', ' knee ');
    page.flow.edit('since', 'May');
    page.flow.next();
    page.choose(NINE);
    page.flow.next();
    await settle();
    expect(page.state.hold?.stage).to.equal('held');
    const [request] = page.backend.holdRequests;
    expect(request).to.deep.equal({
      ...{ page: 'page', duration: 60, start: '2026-03-02T09:00+00:00[UTC]', answers: { topic: 'knee' }, locale: 'en' },
    });
  });

  it('RC-6 A83 what the client answered is kept nowhere, so that a hold with answers does not outlive a reload', async () => {
    const page = await open();
    page.flow.edit('topic', 'knee');
    page.flow.next();
    page.choose(NINE);
    page.flow.next();
    await settle();
    expect(page.state.hold?.stage).to.equal('held');
    expect([...page.surroundings.kept.values()]).to.deep.equal([]);
  });

  it('RC-6 MP-3 in one’s own arrangement another answer gives a start up that others don’t have, and holds one that they have', async () => {
    const page = await open();
    page.flow.edit('topic', 'knee');
    page.choose(TEN);
    page.flow.fillIn(true);
    await settle();
    page.flow.edit('topic', 'back');
    await settle();
    expect(page.state.start?.start).to.equal(utc(TEN));
    expect(page.backend.asked).to.deep.equal([
      ...['hold 2026-03-02T10:00', 'release hold-1 token-1', 'hold 2026-03-02T10:00'],
    ]);
    page.flow.edit('topic', 'knee');
    page.choose(NINE);
    await settle();
    page.flow.edit('topic', 'back');
    await settle();
    expect([page.state.start, page.state.hold, page.state.lost?.why]).to.deep.equal([
      undefined,
      undefined,
      'withdrawn',
    ]);
    expect(freeTimes(page.state.starts)).to.include('10:00');
  });
});
