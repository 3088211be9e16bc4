import { expect } from 'chai';
import { createSampleBackend } from '../../mocks/backend.js';
import { SAMPLES, type SampleName } from '../../mocks/sites/index.js';
import { pageClock } from '../../src/adapter/clock.js';
import type { DetailLevel } from '../../src/adapter/contract.js';
import { HttpBackend } from '../../src/adapter/http-backend.js';
import { BookingFlow } from '../../src/booking/booking-flow.js';
import type { Flow } from '../../src/booking/flow.js';
import type { FlowOptions, FlowState } from '../../src/booking/state.js';

/** A Monday, so that samples have the same days in every run: Monday 2 November 2026, 08:00 UTC. */
const NOW = Date.UTC(2026, 10, 2, 8) / 60_000;

/** A flow over the reference backend of a sample site, and the paths that it asks for. */
function sample(site: SampleName, detail: DetailLevel, options: FlowOptions = {}) {
  const server = createSampleBackend({ site, clock: () => NOW, detail });
  const asked: string[] = [];
  const fetch = (url: string, init: RequestInit) => {
    asked.push(new URL(url).pathname.split('/').at(-1)!);
    return server.handler(new Request(url, init));
  };
  const backend = new HttpBackend({ url: 'https://booking.example.com', site: server.catalog.site.id, fetch });
  const flow = new BookingFlow(backend, options, { clock: pageClock, guess: () => NOW * 60_000 });
  return { server, flow, asked, end: flow.subscribe(() => void flow.state) };
}

/** Settles once nothing is loaded any more. */
async function still(flow: Flow): Promise<void> {
  const isStill = ({ catalog, timetable }: FlowState): boolean =>
    catalog.status === 'ready' && (timetable.status === 'ready' || timetable.status === 'idle');
  for (let quiet = 0; quiet < 3; quiet = isStill(flow.state) ? quiet + 1 : 0) {
    await new Promise((resolve) => setTimeout(resolve));
    const { catalog, timetable } = flow.state;
    for (const { status, ...failure } of [catalog, timetable])
      if (status === 'failed') throw new Error(JSON.stringify(failure));
  }
}

/** What a client sees. */
function sight({ state }: Flow) {
  const { month, timetable, day, starts, specialists, now } = state;
  if (timetable.status !== 'ready') return { status: timetable.status };
  const { days, next } = timetable.value;
  return { now, month, days, next, day, starts, specialists };
}

type Seen = readonly (readonly [what: string, seen: unknown])[];

/** Everything that a client sees who tries each service, length and person, and the month after. */
async function walk(flow: Flow): Promise<Seen> {
  const seen: [string, unknown][] = [];
  await still(flow);
  for (const { id, durations } of flow.state.services) {
    flow.chooseService(id);
    for (const minutes of durations) {
      flow.chooseDuration(minutes);
      await still(flow);
      seen.push([`${id} ${minutes}`, sight(flow)]);
      for (const person of flow.state.specialists.slice(0, 3)) {
        flow.chooseSpecialist(person.id);
        await still(flow);
        const { specialists: _, ...times } = { specialists: [], ...sight(flow) };
        seen.push([`${id} ${minutes} ${person.id}`, times]);
      }
    }
    const { month } = flow.state;
    if (!month) continue;
    flow.showMonth({ ...month, month: month.month + 1 });
    await still(flow);
    seen.push([`${id} later`, sight(flow)]);
  }
  return seen;
}

/** The same of a master page: each entry of it, each answer, and who is free at the first time. */
async function walkPage(flow: Flow): Promise<Seen> {
  const seen: [string, unknown][] = [];
  const note = async (what: string) => {
    await still(flow);
    seen.push([what, sight(flow)]);
  };
  await note('page');
  const services = async (of: string) => {
    for (const { id } of flow.state.services.slice(0, 2)) {
      flow.chooseService(id);
      await note(`${of} ${id}`);
    }
  };
  for (const { entry } of flow.state.sections.flatMap(({ choices }) => choices)) {
    flow.chooseEntry(entry);
    await note(`${entry.kind} ${entry.id}`);
    await services(`${entry.kind} ${entry.id}`);
  }
  if (!flow.state.steps.includes('questions')) await services('page');
  for (const { id, options = [] } of flow.state.details.fields.filter(({ first }) => first))
    for (const option of options) {
      flow.edit(id, option);
      flow.setLocale(option === 'Galway' ? 'pl' : 'en');
      await note(`${id} ${option}`);
    }
  const [first] = flow.state.timetable.status === 'ready' ? flow.state.timetable.value.next : [];
  if (first) flow.takeStart(first);
  await note('time');
  return seen;
}

/** What is seen at the level at which everything is told, and what at another. */
async function compare(site: SampleName, walked: typeof walk, options: FlowOptions): Promise<void> {
  const whole = sample(site, 'calendars', options);
  const all = await walked(whole.flow);
  whole.end();
  expect(all.length).to.be.greaterThan(0);
  for (const [detail, most] of [
    ['pools', Infinity],
    ['slots', 1],
  ] as const) {
    const { flow, asked, end } = sample(site, detail, options);
    const served = await walked(flow);
    end();
    expect(asked).to.include('openings').and.not.include('availability');
    const read = (one: unknown) => plain(one, most, walked === walkPage);
    for (const [index, [what, seen]] of all.entries())
      expect([detail, what, read(served[index]![1])]).to.deep.equal([detail, what, read(seen)]);
  }
}

/**
 * As JSON, with no more left than the level tells. Of meetings, which have no full starts, without how many of a day are full, which
 * seats are not, and by whose rule a start is there: nobody is shown that.
 */
function plain(seen: unknown, most: number, ofMeetings: boolean): unknown {
  const told = (key: string, value: unknown): unknown => {
    if (ofMeetings && ['full', 'seats', 'rule'].includes(key)) return undefined;
    return key === 'left' ? Math.min(Number(value), most) : value;
  };
  return JSON.parse(JSON.stringify(seen), told);
}

describe('the levels of detail', () => {
  const zoneOf = (site: SampleName): string => createSampleBackend({ site, clock: () => NOW }).catalog.site.zone;

  // Packages need to know who is free.
  for (const site of (Object.keys(SAMPLES) as SampleName[]).filter((name) => name !== 'physio'))
    it(`MG-1 MG-6 TR-1 FL-2 ${site} shows the same months, days, starts and people at every level`, () =>
      compare(site, walk, { zone: zoneOf(site) }));

  for (const options of [
    { page: 'start' },
    { page: 'people' },
    { page: 'call' },
    { page: 'guide', locale: 'en' },
    { panel: 'mediation' },
    { pool: 'duty' },
  ])
    it(`MP-1 MP-2 MP-3 MG-4 so does ${JSON.stringify(options)} of harbour`, () =>
      compare('harbour', walkPage, { ...options, zone: zoneOf('harbour') }));
});
