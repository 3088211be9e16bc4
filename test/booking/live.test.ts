import { expect } from 'chai';
import { Problem } from '../../src/adapter/problem.js';
import { Live } from '../../src/booking/live.js';
import { Windows } from '../../src/booking/windows.js';
import { bookingPage, freeTimes, type BookingPage } from '../support/booking-page.js';
import { FakeClock, settle } from '../support/fake-clock.js';
import { LiveBackend } from '../support/live-backend.js';
import { MONDAY, refuse } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';

const NINE = `${MONDAY} 09:00`;
const TEN = `${MONDAY} 10:00`;

interface LivePage extends BookingPage {
  readonly backend: LiveBackend;
}

/** The page at its first month, hearing of changes. */
async function livePage(backend = new LiveBackend()): Promise<LivePage> {
  const page = (await bookingPage({ backend })) as LivePage;
  await hearing(page);
  return page;
}

/** Waits until the file that hears of changes is there, and hears. */
async function hearing({ backend, surroundings }: LivePage): Promise<void> {
  await surroundings.clock.advance(1_000);
  while (backend.open === 0) await settle();
}

/** A time that somebody books. */
const taken = (time: string) => [{ calendar: 'c0', busy: [[utc(time), utc(time) + 60] as const] }];

/** Lets the page look, however it spreads its looks. */
const look = ({ surroundings }: LivePage): Promise<void> => surroundings.clock.advance(6_000);

describe('times that follow what happens on the site', () => {
  it('RC-7 the page looks again when it is told of another revision, and shows what is taken by then', async () => {
    const page = await livePage();
    expect(page.backend.streams.map(({ since }) => since)).to.deep.equal([1]);
    page.flow.chooseDay(Math.floor(utc(NINE) / 1440));
    expect(freeTimes(page.state.starts)).to.include('09:00');
    const asked = page.backend.queries.length;
    page.backend.taken = taken(NINE);
    page.backend.change();
    await look(page);
    expect(page.backend.queries.length).to.equal(asked + 1);
    expect(freeTimes(page.state.starts)).not.to.include('09:00');
  });

  it('RC-7 the first times show before anything is asked about changes', async () => {
    const backend = new LiveBackend();
    const asked: string[] = [];
    const capabilities = backend.capabilities.bind(backend);
    backend.capabilities = () => {
      asked.push('capabilities');
      return capabilities();
    };
    const { state, surroundings } = await bookingPage({ backend });
    await surroundings.clock.advance(999);
    expect(state.timetable.status).to.equal('ready');
    expect(asked).to.deep.equal([]);
    await surroundings.clock.advance(1);
    expect(asked).to.deep.equal(['capabilities']);
  });

  it('RC-7 nothing shows that it looks: no skeleton, and no trouble where no answer comes', async () => {
    const page = await livePage();
    page.backend.beforeAvailability = [refuse('unreachable'), refuse('unreachable'), refuse('unreachable')];
    const seen = new Set<string>();
    page.flow.subscribe(() => seen.add(page.state.timetable.status));
    page.backend.change();
    await look(page);
    expect([...seen].filter((status) => status !== 'ready')).to.deep.equal([]);
    expect(page.events.some(({ type }) => type === 'rota-trouble')).to.equal(false);
  });

  it('RC-3 RC-7 a chosen time that somebody else takes meanwhile is said to be lost, with others', async () => {
    const page = await livePage();
    page.choose(NINE);
    page.backend.taken = taken(NINE);
    page.backend.change();
    await look(page);
    expect(page.state.start).to.equal(undefined);
    expect(page.state.lost?.why).to.equal('taken');
    expect(page.state.lost?.start.start).to.equal(utc(NINE));
    expect(freeTimes(page.state.lost?.alternatives ?? [])).to.include('10:00');
    page.choose(TEN);
    expect(page.state.lost).to.equal(undefined);
  });

  it('RC-7 a chosen time that nobody takes stays chosen, and whatever else changes says nothing', async () => {
    const page = await livePage();
    page.choose(NINE);
    page.backend.taken = taken(TEN);
    page.backend.change();
    await look(page);
    expect(page.state.start?.start).to.equal(utc(NINE));
    expect(page.state.lost).to.equal(undefined);
  });

  it('RC-3 a time that the backend has named stays chosen, whatever the page knows of it', async () => {
    const page = await livePage();
    page.flow.takeStart({ start: utc(NINE) + 7, left: 1 });
    expect(page.state.start?.start).to.equal(utc(NINE) + 7);
  });

  it('F8 a time that does not fit another choice of the client’s own is said to be gone, not to be lost to others', async () => {
    const backend = new LiveBackend({ service: { durations: [60, 120] } });
    const page = (await bookingPage({ backend })) as LivePage;
    page.choose(`${MONDAY} 11:00`);
    page.flow.chooseDuration(120);
    await settle();
    expect(page.state.start).to.equal(undefined);
    expect(page.state.lost?.why).to.equal('withdrawn');
    expect(page.state.lost?.alternatives).to.have.length.above(0);
    page.flow.takeStart(page.state.lost!.alternatives[0]!);
    expect(page.state.lost).to.equal(undefined);
  });

  it('F8 a time that fits the other choice, too, stays chosen without a word', async () => {
    const backend = new LiveBackend({ service: { durations: [60, 90] } });
    const page = (await bookingPage({ backend })) as LivePage;
    page.choose(`${MONDAY} 10:00`);
    page.flow.chooseDuration(90);
    await settle();
    expect([page.state.start?.start, page.state.lost]).to.deep.equal([utc(`${MONDAY} 10:00`), undefined]);
  });

  it('FL-3 the number left follows, too', async () => {
    const page = await livePage(new LiveBackend({ service: { seats: 5 } }));
    page.flow.chooseDay(Math.floor(utc(NINE) / 1440));
    expect(page.state.starts.find(({ start }) => start === utc(NINE))?.left).to.equal(5);
    const session = { service: 'service', start: utc(NINE), duration: 60, left: 2 };
    page.backend.taken = [{ calendar: 'c0', taken: [[utc(NINE), utc(NINE) + 60]], sessions: [session] }];
    page.backend.change();
    await look(page);
    expect(page.state.starts.find(({ start }) => start === utc(NINE))?.left).to.equal(2);
  });

  it('RC-7 it hears of nothing past the times, and again when the client is back', async () => {
    const page = await livePage();
    page.choose(NINE);
    page.flow.next();
    await settle();
    expect(page.backend.open).to.equal(0);
    page.backend.change();
    await look(page);
    page.flow.back();
    await hearing(page);
    expect(page.backend.streams).to.have.length(2);
  });

  it('RC-7 it hears of nothing once the widget is taken from the page', async () => {
    const page = await livePage();
    page.end();
    await settle();
    expect(page.backend.open).to.equal(0);
  });

  it('a backend that tells of no changes is asked for none', async () => {
    const backend = new LiveBackend();
    backend.liveChanges = false;
    await bookingPage({ backend });
    const without = new LiveBackend();
    Object.defineProperty(without, 'changes', { value: undefined });
    await bookingPage({ backend: without });
    for (let i = 0; i < 20; i++) await settle();
    expect(backend.streams).to.have.length(0);
    expect(without.streams).to.have.length(0);
  });
});

/** A stream of changes, and a page that can be hidden. */
function listening() {
  const backend = new LiveBackend();
  const clock = new FakeClock();
  const windows = new Windows(clock);
  windows.revision = 1;
  const looks: number[] = [];
  const watching = new Set<() => void>();
  const page = { hidden: false };
  const sight = {
    isHidden: () => page.hidden,
    whenChanged: (changed: () => void) => {
      watching.add(changed);
      return () => void watching.delete(changed);
    },
  };
  const answer = { revision: (): number => backend.revision };
  const looked = async () => {
    looks.push(clock.now());
    windows.revision = answer.revision();
  };
  const leaving = new AbortController();
  const live = new Live(backend.changes, windows, looked, { clock, random: () => 0.5 }, sight);
  const done = live.hear(leaving.signal);
  const show = async (hidden: boolean): Promise<void> => {
    page.hidden = hidden;
    for (const changed of [...watching]) changed();
    await settle();
  };
  return { backend, clock, windows, looks, leaving, done, show, answer };
}

describe('hearing of changes', () => {
  it('A72 pages look at different moments, several changes at once are looked at once, and looks keep apart', async () => {
    const { backend, clock, looks } = listening();
    await settle();
    const start = clock.now();
    backend.change();
    backend.change();
    expect(looks).to.deep.equal([]);
    await clock.advance(400);
    expect(looks).to.deep.equal([]);
    await clock.advance(200);
    expect(looks).to.deep.equal([start + 500]);
    backend.change();
    await clock.advance(4_800);
    expect(looks).to.have.length(1);
    await clock.advance(200);
    expect(looks).to.deep.equal([start + 500, start + 5_500]);
  });

  it('RC-7 what is known already is not looked at, and what stays old is not asked for without end', async () => {
    const { backend, clock, windows, looks, answer } = listening();
    await settle();
    windows.revision = 9;
    backend.change();
    await clock.advance(60_000);
    expect(looks).to.deep.equal([]);
    answer.revision = () => 9;
    backend.revision = 20;
    backend.change();
    await clock.advance(60_000);
    expect(looks).to.have.length(3);
  });

  it('RC-5 a stream that ends or breaks is asked for again, less and less often, from what is known by then', async () => {
    const { backend, clock, windows } = listening();
    await settle();
    const pauses: number[] = [];
    for (let i = 0; i < 4; i++) {
      const ended = clock.now();
      windows.revision++;
      if (i === 0) backend.streams[i]!.end();
      else backend.streams[i]!.fail(new Problem('unreachable', 'x', { retryable: true }));
      await settle();
      while (backend.streams.length === i + 1) await clock.advance(1_000);
      pauses.push(clock.now() - ended);
    }
    expect(backend.streams.map(({ since }) => since)).to.deep.equal([1, 2, 3, 4, 5]);
    expect(pauses[0]).to.be.within(4_000, 10_000);
    expect(pauses).to.deep.equal([...pauses].sort((one, other) => one - other));
    expect(pauses.at(-1)).to.be.at.most(31_000);
  });

  it('A72 waits as long as the backend asks for', async () => {
    const { backend, clock } = listening();
    await settle();
    backend.streams[0]!.fail(new Problem('rate-limited', 'x', { status: 429, retryable: true, retryAfter: 20_000 }));
    await clock.advance(19_000);
    expect(backend.streams).to.have.length(1);
    await clock.advance(11_000);
    expect(backend.streams).to.have.length(2);
  });

  it('a backend that says no for good is asked no more', async () => {
    const { backend, clock, done } = listening();
    await settle();
    backend.streams[0]!.fail(new Problem('not-found', 'x', { status: 404 }));
    await done;
    await clock.advance(60_000);
    expect(backend.streams).to.have.length(1);
  });

  it('ends while the page is hidden, and begins again when it is seen', async () => {
    const { backend, show, leaving, done } = listening();
    await settle();
    await show(true);
    expect(backend.streams[0]!.signal?.aborted).to.equal(true);
    expect(backend.streams).to.have.length(1);
    await show(false);
    expect(backend.streams).to.have.length(2);
    leaving.abort();
    await done;
    expect(backend.streams[1]!.signal?.aborted).to.equal(true);
  });
});
