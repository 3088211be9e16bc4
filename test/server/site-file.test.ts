import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { SCHEMA_FILE, siteSchemaText } from '../../scripts/site-schema.js';
import { checkSiteFile, SiteFileError, siteFromFile, type SiteFile } from '../../src/server/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { at, berlin, PRACTICE, TestBackend } from './support.js';

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
      'a colour whose quotes were forgotten in YAML, where it is a comment then',
      { ...PRACTICE, look: { accent: null } },
      'look.accent: null is wrong; expected a colour such as "#8a4b2f", in quotes',
    ],
    [
      'a language by its name',
      { ...PRACTICE, language: 'english' },
      'language: "english" is wrong; expected a language tag such as "en-GB" or "de"',
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
      "A81 a host's token in place of its hash, which is not shown",
      { ...PRACTICE, hostTokens: [{ role: 'owner', hash: 'secret' }] },
      'hostTokens[0].hash: is wrong; expected the hash that "npm run rota -- token" prints with a new token, never the token itself',
    ],
    [
      'a practitioner who is nobody',
      { ...PRACTICE, hostTokens: [{ role: 'practitioner', hash: 'x'.repeat(43) }] },
      'hostTokens[0].specialist: is missing; expected the id of the specialist who is to have it',
    ],
    [
      'a practitioner who is not there',
      { ...PRACTICE, hostTokens: [{ role: 'practitioner', specialist: 'zoe', hash: 'x'.repeat(43) }] },
      'hostTokens[0].specialist: "zoe" is no specialist of this site; expected one of ann, bob, eve',
    ],
    [
      'an owner of one specialist',
      { ...PRACTICE, hostTokens: [{ role: 'owner', specialist: 'ann', hash: 'x'.repeat(43) }] },
      'hostTokens[0].specialist: narrows nothing for "owner"; expected it with "role": "practitioner" only',
    ],
    [
      'a token with two roles',
      { ...PRACTICE, hostTokens: ['owner', 'read-only'].map((role) => ({ role, hash: 'x'.repeat(43) })) },
      'hostTokens[1].hash: stands twice; expected each token once',
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
      'hours that overlap on one day',
      calendar({ hours: { mon: ['09:00-12:00', '11:00-17:00'] } }),
      'calendars[0].hours.mon[1]: "11:00-17:00" is wrong; expected hours that don\'t overlap the "09:00-12:00" of the same day',
    ],
    [
      'hours that end before they start and so run over others of the day',
      calendar({ overrides: { '2026-12-24': ['12:00-09:00', '13:00-17:00'] } }),
      'calendars[0].overrides.2026-12-24[1]: "13:00-17:00" is wrong; expected hours that don\'t overlap the "12:00-09:00" of the same day ("12:00-09:00" ends on the next day)',
    ],
    [
      'a weekday that is none',
      calendar({ hours: { monday: [] } }),
      'calendars[0].hours.monday: there is no such key, the nearest is "mon"; expected weekly hours: { "mon": ["09:00-17:00"], … } with the keys mon, tue, wed, thu, fri, sat, sun',
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
    [
      'FL-2 a person to pick who is never shown',
      service({ assignment: 'client', anyAvailable: 'none', reveal: 'never' }),
      'services[0].anyAvailable: "none" makes clients pick a person, and "reveal": "never" hides who there is; expected "merged" or "soonest" here, or "reveal": "always"',
    ],
    [
      'MG-3 starts labelled with names that are shown later',
      service({ assignment: 'client', anyAvailable: 'labelled', reveal: 'after-booking' }),
      'services[0].anyAvailable: "labelled" makes clients pick a person, and "reveal": "after-booking" hides who there is; expected "merged" or "soonest" here, or "reveal": "always"',
    ],
    ...['phone', 'email', 'notes'].map((id): [string, unknown, string] => [
      `FL-5 a question "${id}" that every form has`,
      service({ fields: [{ id, kind: 'text', label: 'Ours' }] }),
      `services[0].fields[0].id: "${id}" is built in: every form has it; expected another id, such as "mobile" for a phone number of your own that is required`,
    ]),
    [
      'FL-5 a number whose least is above its most',
      service({ fields: [{ id: 'people', kind: 'number', label: 'People', min: 8, max: 1 }] }),
      'services[0].fields[0].max: 1 is less than "min", so that no number fits; expected 8 or more',
    ],
    [
      'AV-1 hours that end when they begin',
      calendar({ hours: { mon: ['09:00-09:00'] } }),
      'calendars[0].hours.mon[0]: "09:00-09:00" is wrong; expected an end other than the start; the whole day is "00:00-24:00"',
    ],
    [
      'AV-1 a calendar that works by shifts and has hours only',
      calendar({ opensBy: 'shifts' }),
      'calendars[0].opensBy: "shifts" leaves the weekly hours unused, and there are no shifts; expected "hours" or "both", or shifts',
    ],
    [
      'AV-8 a notice that is longer than the horizon',
      service({ notice: 2880, horizon: 1440 }),
      'services[0].notice: 2880 is more than "horizon", so that nothing could be booked; expected at most 1440',
    ],
    [
      'AV-14 a length that stands twice',
      service({ durations: [60, 30, 60] }),
      'services[0].durations[2]: 60 stands twice; expected each length once',
    ],
    [
      'a price below nothing',
      service({ price: { amount: -5, currency: 'EUR' } }),
      'services[0].price.amount: -5 is wrong; expected 0 or more',
    ],
    [
      'AV-14 a session of more than a month',
      service({ durations: [44_641] }),
      'services[0].durations[0]: 44641 is wrong; expected at most a month, 44640',
    ],
    [
      'A81 a page to manage bookings that has a fragment already',
      { ...PRACTICE, managePage: 'https://www.example.com/booking#top' },
      'managePage: "https://www.example.com/booking#top" is wrong; expected an address without "#": what follows it is the booking\'s',
    ],
    ['a list in place of a site', [], 'expected a site'],
  ];
  for (const [what, file, fault] of cases) {
    it(`names the path, the value and what is expected: ${what}`, () => {
      expect(faultsOf(file).join('\n')).to.include(fault);
    });
  }

  it('AV-14 whatever length the file may hold, the engine takes it', () => {
    const month = { durations: [44_640], bufferBefore: 44_640, bufferAfter: 44_640, grid: 44_640 };
    expect(() => new TestBackend(service({ ...month, notice: 0, horizon: 1_051_200 }) as SiteFile)).not.to.throw();
  });

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

  it('the published schema says of every key what it is, for editors to show', async () => {
    const without: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties = {} } = node as { properties?: Record<string, { description?: string; const?: unknown }> };
      for (const [key, { description, const: only }] of Object.entries(properties)) {
        if (description === undefined && only === undefined) without.push(`${path}.${key}`);
      }
      for (const [key, child] of Object.entries(node)) walk(child, `${path}.${key}`);
    };
    walk(JSON.parse(await siteSchemaText()), '');
    expect(without).to.deep.equal([]);
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
    const { hours } = made({ hours: { fri: ['22:00-02:00'], sat: ['08:00-24:00'], sun: ['06:00-00:00'] } }).calendar;
    expect(hours.slice(4)).to.deep.equal([[[1320, 1560]], [[480, 1440]], [[360, 1440]]]);
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

  const busyInstants = (from: string, to: string) => made({ busy: [{ from, to }] }).busy;

  it('AV-5 a busy entry that starts in a spring gap begins where the clocks change, and never vanishes', () => {
    const change = at('2026-03-29T03:00+02:00[Europe/Berlin]');
    expect(busyInstants('2026-03-29T02:30', '2026-03-29T03:15')).to.deep.equal([[change, change + 15]]);
    expect(busyInstants('2026-03-29T02:10', '2026-03-29T02:50')).to.deep.equal([[change, change + 50]]);
  });

  it('AV-5 a busy entry on a date that a zone left out begins where the next date does', () => {
    const { busy } = made({ zone: 'Pacific/Apia', busy: [{ from: '2011-12-30T10:00', to: '2011-12-31T09:00' }] });
    const midnight = at('2011-12-31T00:00+14:00[Pacific/Apia]');
    expect(busy).to.deep.equal([[midnight, midnight + 9 * 60]]);
  });

  it('AV-5 a busy entry that ends in an autumn overlap blocks both times', () => {
    const start = at('2026-10-25T01:00+02:00[Europe/Berlin]');
    const later = at('2026-10-25T02:30+01:00[Europe/Berlin]');
    expect(busyInstants('2026-10-25T01:00', '2026-10-25T02:30')).to.deep.equal([[start, later]]);
    expect(busyInstants('2026-10-25T02:30', '2026-10-25T02:45')?.[0]?.[0]).to.equal(later - 60);
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
