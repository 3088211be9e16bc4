import { expect } from 'chai';
import type { FlowOptions } from '../../src/booking/state.js';
import { bookingPage, freeTimes } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { fakeSurroundings } from '../support/fake-surroundings.js';
import { FakeTabs } from '../support/fake-tabs.js';
import { HoldingBackend } from '../support/holding-backend.js';
import { NINE, TEN, toReview, type HoldingPage } from '../support/holding-page.js';
import { held, NOW, refuse } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';

/** So long after the times a page begins to hear of other tabs. */
const HEARS = 1_500;
/** So long is a tab waited for. */
const PATIENCE = 2_000;

const refused = () => refuse('slot-held', { status: 409 });

/** A tab of the browser, over a backend of its own that knows of nothing. */
async function openTab(
  tabs: FakeTabs,
  { backend = new HoldingBackend(), kept = new Map<string, string>(), options = {} as FlowOptions } = {},
): Promise<HoldingPage> {
  return (await bookingPage({ backend, options, surroundings: fakeSurroundings(NOW, kept, tabs) })) as HoldingPage;
}

async function toDetails(page: HoldingPage, time = NINE): Promise<HoldingPage> {
  page.choose(time);
  page.flow.next();
  await ready(page);
  return page;
}

/** The line between tabs is a file of its own, which comes when it will. */
async function ready({ surroundings }: HoldingPage): Promise<void> {
  await settle();
  await surroundings.holds!.tabs;
  await settle();
}

/** The page comes to know of other tabs while times show. */
async function hear(page: HoldingPage): Promise<void> {
  await page.surroundings.clock.advance(HEARS);
  await ready(page);
}

describe('two tabs of one client', () => {
  it('RC-6 the same time in a second tab: the first gives it up, and nothing is said to be lost', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    const other = await toDetails(await openTab(tabs));
    expect(one.backend.asked).to.deep.equal(['hold 2026-03-02T09:00', 'release hold-1 token-1']);
    expect([other.state.hold?.stage, other.state.lost]).to.deep.equal(['held', undefined]);
    expect([one.state.hold, one.state.lost, one.state.start?.start]).to.deep.equal([undefined, undefined, utc(NINE)]);
  });

  it('RC-6 the later choice wins: whoever comes back to the first tab has the time there again', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    const other = await toDetails(await openTab(tabs));
    one.surroundings.revisit();
    await ready(one);
    expect([one.state.hold?.stage, other.state.hold]).to.deep.equal(['held', undefined]);
    expect(other.state.lost).to.equal(undefined);
    await toReview(one);
    await one.flow.book();
    expect(one.backend.sent[0]?.request.hold).to.deep.equal({ id: 'hold-2', token: 'token-2' });
  });

  it('RC-6 different times are both held', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    const other = await toDetails(await openTab(tabs), TEN);
    expect([one.state.hold?.stage, other.state.hold?.stage]).to.deep.equal(['held', 'held']);
  });

  it('RC-6 RC-3 a hold of another tab that is in the way is given up', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    const other = await openTab(tabs);
    other.backend.beforeHold = [refused()];
    await toDetails(other, TEN);
    expect(one.backend.asked.at(-1)).to.equal('release hold-1 token-1');
    expect([other.state.hold?.stage, other.state.lost]).to.deep.equal(['held', undefined]);
  });

  it('RC-3 where it is somebody else who has the time, that is said all the same', async () => {
    const tabs = new FakeTabs();
    await toDetails(await openTab(tabs));
    const other = await openTab(tabs);
    other.backend.beforeHold = [refused(), refused()];
    await toDetails(other);
    expect([other.state.hold, other.state.lost?.why]).to.deep.equal([undefined, 'taken']);
  });

  it('RC-6 what is being booked in one tab is kept for that', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    await toReview(one);
    const answer = held<void>();
    one.backend.beforeBooking = [() => answer.promise];
    const booking = one.flow.book();
    await settle();
    const other = await openTab(tabs);
    other.backend.beforeHold = [refused()];
    await toDetails(other);
    expect(other.state.lost?.why).to.equal('taken');
    expect(one.backend.asked).to.deep.equal(['hold 2026-03-02T09:00']);
    answer.resolve();
    await booking;
    expect(one.state.step).to.equal('confirmation');
  });

  it('RC-3 RC-6 what other tabs hold looks free, as long as it is held there', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    const another = await toDetails(await openTab(tabs), TEN);
    const backend = new HoldingBackend();
    backend.taken = [{ calendar: 'c0', busy: [[utc(NINE), utc(TEN) + 60]] }];
    const other = await openTab(tabs, { backend });
    other.flow.chooseDay(Math.floor(utc(NINE) / 1440));
    expect(freeTimes(other.state.starts)).not.to.include.members(['09:00', '10:00']);
    await hear(other);
    expect(freeTimes(other.state.starts)).to.include.members(['09:00', '10:00']);
    one.flow.back();
    await ready(one);
    expect(freeTimes(other.state.starts)).not.to.include('09:00');
    another.surroundings.leave();
    await settle();
    expect(freeTimes(other.state.starts)).not.to.include('10:00');
  });

  it('RC-6 RC-5 a tab that does not answer is passed over after two seconds', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    const other = await openTab(tabs);
    await hear(other);
    tabs.crash(0);
    await toDetails(other);
    expect(other.backend.asked).to.deep.equal([]);
    await other.surroundings.clock.advance(PATIENCE);
    expect([other.state.hold?.stage, other.state.lost]).to.deep.equal(['held', undefined]);
    expect(one.backend.asked).to.deep.equal(['hold 2026-03-02T09:00']);
    // The next time it is not waited for.
    other.flow.back();
    await settle();
    await toDetails(other);
    expect(other.state.hold?.stage).to.equal('held');
  });

  it('RC-6 what another tab holds no longer when it is asked counts as given up', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    const other = await openTab(tabs);
    await hear(other);
    const [known] = other.surroundings.holds!.all;
    one.flow.back();
    await ready(one);
    expect(await known!.giveUp()).to.equal(true);
  });

  it('RC-3 RC-6 whoever comes back to a tab is not shown what others held when it was left', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    const backend = new HoldingBackend();
    backend.taken = [{ calendar: 'c0', busy: [[utc(NINE), utc(NINE) + 60]] }];
    const other = await openTab(tabs, { backend });
    other.flow.chooseDay(Math.floor(utc(NINE) / 1440));
    await hear(other);
    expect(freeTimes(other.state.starts)).to.include('09:00');
    other.surroundings.leave();
    one.surroundings.leave();
    other.surroundings.revisit();
    await hear(other);
    expect(freeTimes(other.state.starts)).not.to.include('09:00');
  });

  it('RC-6 nobody hears of other tabs once nobody looks at the times, be it before the line is there', async () => {
    const listeners = async ({ surroundings }: HoldingPage) => (await surroundings.holds!.tabs)!.listeners.size;
    const one = await openTab(new FakeTabs());
    await hear(one);
    expect(await listeners(one)).to.equal(1);
    one.end();
    expect(await listeners(one)).to.equal(0);
    const other = await openTab(new FakeTabs());
    await other.surroundings.clock.advance(HEARS);
    other.end();
    await ready(other);
    expect(await listeners(other)).to.equal(0);
  });

  it('RC-6 a tab that is left and come back to is heard of again', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    one.surroundings.leave();
    await settle();
    one.surroundings.revisit();
    await ready(one);
    expect(one.state.hold?.stage).to.equal('held');
    await toDetails(await openTab(tabs));
    expect(one.state.hold).to.equal(undefined);
  });

  it('RC-5 RC-6 a tab that is left while it gives up for another holds times again once it is come back to', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    const answer = held<void>();
    one.backend.beforeHold = [() => answer.promise];
    await toDetails(await openTab(tabs));
    one.surroundings.leave();
    answer.resolve();
    await settle();
    one.surroundings.revisit();
    await ready(one);
    expect(one.state.hold?.stage).to.equal('held');
    await toReview(one);
    await one.flow.book();
    expect(one.state.step).to.equal('confirmation');
  });

  it('RC-5 RC-6 what can’t be given up for another tab is in the way of nothing else', async () => {
    const tabs = new FakeTabs();
    const one = await openTab(tabs);
    const { all } = one.surroundings.holds!;
    const broken = {
      site: 'site',
      holds: 'a time',
      idempotencyKey: 'key',
      giveUp: () => Promise.reject(new Error('!')),
    };
    all.add(broken);
    await hear(one);
    const other = await openTab(tabs);
    await hear(other);
    const [known] = other.surroundings.holds!.all;
    void known?.giveUp();
    await settle();
    all.delete(broken);
    await toDetails(one);
    expect(one.state.hold?.stage).to.equal('held');
  });

  it('A27 A83 what tabs tell each other opens no hold, and does not say who the client is', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    await toReview(one);
    await toDetails(await openTab(tabs));
    expect(tabs.posted.join())
      .to.include('holds')
      .and.not.match(/token|hold-1|ada|lovelace/i);
  });

  it('RC-4 RC-6 a tab that is doubled leaves the first one what it holds', async () => {
    const tabs = new FakeTabs();
    const one = await toDetails(await openTab(tabs));
    const double = await openTab(tabs, { kept: new Map(one.surroundings.kept) });
    await ready(double);
    await double.surroundings.clock.advance(HEARS);
    expect(double.backend.asked).to.deep.equal([]);
    expect([...double.surroundings.kept.keys()]).to.deep.equal([]);
    expect(one.state.hold?.stage).to.equal('held');
  });

  it('RC-4 RC-6 after a reload what no other tab holds is the client’s own still', async () => {
    const tabs = new FakeTabs();
    const first = await openTab(tabs);
    first.backend.beforeHold = [() => new Promise(() => undefined)];
    await toDetails(first);
    first.surroundings.leave();
    const again = await openTab(tabs, { kept: new Map(first.surroundings.kept) });
    await ready(again);
    await again.surroundings.clock.advance(HEARS);
    expect(again.backend.holdKeys).to.deep.equal(first.backend.holdKeys);
    expect(again.backend.asked.at(-1)).to.equal('release hold-1 token-1');
  });
});
