import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { SCHEMA_FILE, siteSchemaText } from '../../scripts/site-schema.js';
import { checkSiteFile, SiteFileError, siteFromFile, type SiteFile } from '../../src/server/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { at, berlin, PRACTICE } from './support.js';

/** All that is wrong with a file, line by line. */
function faultsOf(file: unknown): string[] {
  try {
    checkSiteFile(file);
    return [];
  } catch (error) {
    if (error instanceof SiteFileError) return error.message.split('\n');
    throw error;
  }
}

const calendar = (parts: object): unknown => ({
  ...PRACTICE,
  calendars: [{ ...PRACTICE.calendars[0], ...parts }, ...PRACTICE.calendars.slice(1)],
});
const service = (parts: object): unknown => ({
  ...PRACTICE,
  services: [{ ...PRACTICE.services[0], ...parts }, ...PRACTICE.services.slice(1)],
});

describe('the site file', () => {
  it('passes where it is right', () => {
    expect(faultsOf(PRACTICE)).to.deep.equal([]);
  });

  const cases: [what: string, file: unknown, fault: string][] = [
    [
      'a calendar that is not there',
      service({ calendars: ['a', 'roomx'] }),
      'services[0].calendars[1]: "roomx" is no calendar of this site; expected one of a, b, group, secret, spare',
    ],
    [
      'a calendar that stands twice',
      service({ calendars: ['a', 'b', 'a'] }),
      'services[0].calendars[2]: "a" stands twice; expected each calendar once',
    ],
    [
      'a specialist that is not there',
      calendar({ specialist: 'zoe' }),
      'calendars[0].specialist: "zoe" is no specialist of this site; expected one of ann, bob, eve',
    ],
    [
      'an event that is not there',
      service({ event: 'fair' }),
      'services[0].event: "fair" is no event of this site; expected it to be listed, and there is none',
    ],
    [
      'a zone that is not there',
      calendar({ zone: 'Europe/Berlim' }),
      'calendars[0].zone: "Europe/Berlim" is no time zone; expected an IANA id such as "Europe/Berlin"',
    ],
    [
      'a distribution that is not there',
      service({ distribution: 'fairest' }),
      'services[0].distribution: "fairest" is no distribution; expected one of least-loaded, soonest, random, rotation',
    ],
    [
      'DS-19 automatic assignment of one calendar',
      service({ calendars: ['a', 'secret'] }),
      'services[0].assignment: "automatic" needs two or more linked public calendars to choose among, and there is one; expected "client", or more calendars',
    ],
    [
      'an id that is taken',
      { ...PRACTICE, specialists: [...PRACTICE.specialists, { id: 'ann', name: 'Ann' }] },
      'specialists[3].id: "ann" is taken by specialists[0]; expected another id',
    ],
    [
      'hours that are none',
      calendar({ hours: { mon: ['9-17'] } }),
      'calendars[0].hours.mon[0]: "9-17" is wrong; expected hours such as "09:00-12:30"; an end before the start is on the next day ("22:00-02:00")',
    ],
    [
      'a weekday that is none',
      calendar({ hours: { monday: [] } }),
      'calendars[0].hours.monday: there is no such key; expected weekly hours: { "mon": ["09:00-17:00"], … } with the keys mon, tue, wed, thu, fri, sat, sun',
    ],
    [
      'a date that does not exist',
      calendar({ overrides: { '2026-02-30': [] } }),
      'calendars[0].overrides: "2026-02-30" is no date of the calendar; expected one such as "2026-12-24"',
    ],
    [
      'a blackout that ends before it begins',
      { ...PRACTICE, blackouts: [{ first: '2026-12-26', last: '2026-12-24' }] },
      'blackouts[0].last: "2026-12-24" is before "first"; expected 2026-12-26 or later',
    ],
    [
      'a busy entry that ends before it begins',
      calendar({ busy: [{ from: '2026-12-01T10:00', to: '2026-12-01T10:00' }] }),
      'calendars[0].busy[0].to: "2026-12-01T10:00" is not after "from"; expected a later time than 2026-12-01T10:00',
    ],
    [
      'a length that is missing',
      service({ durations: undefined }),
      'services[0].durations: is missing; expected a list of minutes such as [60]',
    ],
    [
      'a length that is a text',
      service({ durations: ['60'] }),
      'services[0].durations[0]: "60" is wrong; expected a number of minutes',
    ],
    [
      'an origin with a path',
      { ...PRACTICE, origins: ['https://example.com/'] },
      'origins[0]: "https://example.com/" is wrong; expected the scheme and host of a page, such as "https://www.example.com", without a path',
    ],
    [
      'a picture from a script',
      {
        ...PRACTICE,
        specialists: [{ id: 'ann', name: 'Ann', portrait: 'javascript:alert(1)' }, ...PRACTICE.specialists.slice(1)],
      },
      'specialists[0].portrait: "javascript:alert(1)" is wrong; expected an address that starts with https://',
    ],
    [
      'a choice without choices',
      service({ fields: [{ id: 'size', kind: 'choice', label: 'Size' }] }),
      'services[0].fields[0].options: is missing; expected the choices of the "choice"',
    ],
    ['a list in place of a site', [], 'expected a site'],
  ];
  for (const [what, file, fault] of cases) {
    it(`names the path, the value and what is expected: ${what}`, () => {
      expect(faultsOf(file).join('\n')).to.include(fault);
    });
  }

  it('lists every fault at once', () => {
    expect(faultsOf(service({ calendars: ['x', 'y'], distribution: 'z' }))).to.have.length(4);
  });

  it('A52 a file that is hostile does no harm', () => {
    const hostile = JSON.parse(JSON.stringify(PRACTICE).replace('{', '{"__proto__":{"polluted":true},')) as unknown;
    faultsOf(hostile);
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
    let deep: unknown = {};
    for (let i = 0; i < 10_000; i++) deep = { deep };
    expect(faultsOf(deep)).not.to.deep.equal([]);
  });

  it('the published schema is that of the check; npm run schema writes it', async () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).to.equal(await siteSchemaText());
  });
});

describe('the site made of the file', () => {
  const made = (parts: Partial<SiteFile['calendars'][number]>) => {
    const setup = siteFromFile(calendar(parts));
    return { calendar: setup.catalog.calendars[0]!, busy: setup.busy.get('a'), shifts: setup.shifts.get('a') };
  };

  it('AV-2 hours that end before they begin end on the next day', () => {
    const { hours } = made({ hours: { fri: ['22:00-02:00', '08:00-24:00', '06:00-00:00'] } }).calendar;
    expect(hours[4]).to.deep.equal([
      [1320, 1560],
      [480, 1440],
      [360, 1440],
    ]);
  });

  it('AV-1 dates with hours of their own are days, in order; none is closed', () => {
    const { overrides } = made({ overrides: { '2026-03-05': ['10:00-12:00'], '2026-03-03': [] } }).calendar;
    expect(overrides).to.deep.equal([
      { day: dayOfIso('2026-03-03'), hours: [] },
      { day: dayOfIso('2026-03-05'), hours: [[600, 720]] },
    ]);
  });

  it('AV-4 the last day of a blackout belongs to it', () => {
    const { blackouts } = made({ blackouts: [{ first: '2026-03-03', last: '2026-03-04' }] }).calendar;
    expect(blackouts[0]?.days).to.deep.equal([dayOfIso('2026-03-03'), dayOfIso('2026-03-05')]);
  });

  it('AV-5 transparent and cancelled entries never block; the others are merged', () => {
    const { busy } = made({
      busy: [
        { from: '2026-03-03T11:00', to: '2026-03-03T12:00' },
        { from: '2026-03-03T10:00', to: '2026-03-03T11:00' },
        { from: '2026-03-04T10:00', to: '2026-03-04T11:00', transparent: true },
        { from: '2026-03-05T10:00', to: '2026-03-05T11:00', cancelled: true },
      ],
    });
    expect(busy).to.deep.equal([[at(berlin('03-03T10:00')), at(berlin('03-03T12:00'))]]);
  });

  it("AV-2 busy entries are read in the calendar's own zone", () => {
    const { busy } = made({ zone: 'America/New_York', busy: [{ from: '2026-03-03T10:00', to: '2026-03-03T11:00' }] });
    expect(busy?.[0]?.[0]).to.equal(at('2026-03-03T10:00-05:00[America/New_York]'));
  });

  it('the mailboxes of specialists are kept out of the catalog', () => {
    const setup = siteFromFile(PRACTICE);
    expect(setup.mailboxes.get('ann')).to.equal('ann@practice.example');
    expect(JSON.stringify(setup.catalog)).not.to.include('@');
  });
});
