import { expect } from 'chai';
import { createSampleBackend } from '../../mocks/backend.js';
import { SAMPLES, type SampleName } from '../../mocks/sites/index.js';
import type { Availability, Catalog } from '../../src/engine/index.js';
import { days, openSite, starts } from '../../src/engine/index.js';
import { checkSiteFile } from '../../src/server/index.js';
import { dayOfIso, MINUTES_PER_DAY } from '../../src/time/index.js';
import { overbooked } from '../support/overbooked.js';

const NAMES = Object.keys(SAMPLES) as SampleName[];
/** Days to start a demo on: a Saturday, the turn of a year, a clock change, a summer's day, a leap day. */
const DAYS = ['2026-11-21', '2026-12-31', '2027-03-28', '2027-07-06', '2028-02-29'].map((date) => dayOfIso(date)!);

async function lookAt(site: SampleName, today: number) {
  const backend = createSampleBackend({ site, clock: () => today * MINUTES_PER_DAY + 600 });
  const get = async <T>(path: string): Promise<T> =>
    (await backend.handler(new Request(`https://demo.example/v1/sites/${site}${path}`))).json() as Promise<T>;
  const catalog = await get<Catalog>('/catalog');
  const availability = await get<Availability>(`/availability?from=${today}&to=${today + 40}`);
  return { backend, catalog, availability, page: openSite(catalog) };
}

describe('the sample sites', () => {
  for (const name of NAMES) {
    it(`${name} passes the check of site files`, () => {
      for (const today of DAYS) checkSiteFile(JSON.parse(JSON.stringify(SAMPLES[name](today).file)));
    });

    it(`${name} takes no place twice`, () => {
      for (const today of DAYS) {
        const backend = createSampleBackend({ site: name, clock: () => today * MINUTES_PER_DAY + 600 });
        const capacity = new Map(backend.catalog.calendars.map((calendar) => [calendar.id, calendar.capacity]));
        expect(overbooked(backend.state().claims, (calendar) => capacity.get(calendar)!)).to.deep.equal([]);
      }
    });
  }

  for (const name of NAMES.filter((one) => one !== 'empty')) {
    it(`${name} never runs dry`, async () => {
      for (const today of DAYS) {
        const { catalog, availability, page } = await lookAt(name, today);
        const range = [today * MINUTES_PER_DAY, (today + 40) * MINUTES_PER_DAY] as const;
        // Services that only panels have a use for are not booked by themselves.
        for (const { id } of catalog.services.filter((service) => page.members.get(service.id)!.length > 0)) {
          expect(
            starts(page, availability, { service: id }, range).filter(({ left }) => left > 0),
            id,
          ).not.to.be.empty;
        }
      }
    });
  }

  it('empty has nothing, and says that nobody works', async () => {
    const { availability, page } = await lookAt('empty', DAYS[0]!);
    const answers = days(
      page,
      availability,
      { service: 'lesson' },
      { days: [DAYS[0]! + 1, DAYS[0]! + 10], zone: 'Europe/Berlin' },
    );
    expect(new Set(answers.map(({ reason }) => reason))).to.deep.equal(new Set(['closed']));
  });

  it('wellness has full days, days with few left, and easy ones', async () => {
    const { availability, page } = await lookAt('wellness', DAYS[0]!);
    const month = days(
      page,
      availability,
      { service: 'massage' },
      { days: [DAYS[0]! + 1, DAYS[0]! + 35], zone: 'Europe/Berlin' },
    );
    expect(month.filter(({ reason }) => reason === 'full')).not.to.be.empty;
    expect(month.filter(({ available }) => available > 0 && available <= 3)).not.to.be.empty;
    expect(month.filter(({ available }) => available > 5)).not.to.be.empty;
  });

  it('consulting has a workshop that is full, and one with few seats left', async () => {
    const { availability } = await lookAt('consulting', DAYS[0]!);
    const sessions = availability.calendars.flatMap((calendar) => calendar.sessions);
    expect(sessions.map(({ left }) => left)).to.include.members([0, 2, 8]);
  });

  it('FL-6 the clinic shows no names before a booking', async () => {
    const { catalog } = await lookAt('clinic', DAYS[0]!);
    expect(JSON.stringify(catalog)).not.to.match(/\b(Amira|Jonas|Priya|Tom)\b/);
  });

  it('DS-9 DS-16 consulting has pairs, and the one with the largest weight is furthest below its share', async () => {
    const { catalog } = await lookAt('consulting', DAYS[0]!);
    const members = catalog.pools?.[0]?.members.map(({ calendars, weight }) => [...calendars, weight]);
    expect(members).to.deep.equal([
      ['nadia', 'sarah', 1],
      ['david', 'nadia', 0],
    ]);
  });

  it('DS-12 the support team is in line in the order of the pool', async () => {
    const { availability } = await lookAt('support', DAYS[0]!);
    expect(availability.figures.services[0]?.queue).to.deep.equal(['amara', 'ben', 'chiyo', 'dev']);
  });
});
