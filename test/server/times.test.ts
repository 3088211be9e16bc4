import { expect } from 'chai';
import { openSite, starts } from '../../src/engine/index.js';
import { siteFromFile, type SiteFile } from '../../src/server/index.js';
import { dayOfIso, isoOf } from '../../src/time/index.js';
import { at, PRACTICE, TestBackend } from './support.js';

const ALWAYS = {
  mon: ['00:00-24:00'],
  tue: ['00:00-24:00'],
  wed: ['00:00-24:00'],
  thu: ['00:00-24:00'],
  fri: ['00:00-24:00'],
  sat: ['00:00-24:00'],
  sun: ['00:00-24:00'],
};
const AROUND_THE_CLOCK = {
  ...PRACTICE,
  calendars: PRACTICE.calendars.map((calendar) => ({ ...calendar, hours: ALWAYS })),
  services: PRACTICE.services.map((service) => ({ ...service, durations: [30], bufferAfter: 0 })),
};

describe('times', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend(AROUND_THE_CLOCK)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const refuse = async (start: unknown, code: string): Promise<string> => {
    const { status, body } = await backend.refused({ start, duration: 30 });
    expect([status, body.code]).to.deep.equal([422, code]);
    return body.detail;
  };

  it('A41 a local time that a spring gap skips does not exist', async () => {
    const detail = await refuse('2026-03-29T02:30+01:00[Europe/Berlin]', 'time-does-not-exist');
    expect(detail).to.include('2026-03-29T03:30+02:00[Europe/Berlin]');
  });

  it('A42 each of the two 02:30 of an autumn night is booked as itself', async () => {
    backend.now = at('2026-10-20T08:00+02:00[Europe/Berlin]');
    for (const offset of ['+02:00', '+01:00']) {
      const start = `2026-10-25T02:30${offset}[Europe/Berlin]`;
      const { body } = await backend.book({ start, duration: 30 });
      expect(body.start).to.equal(at(start));
    }
    expect(new Set(Object.values((await backend.state()).bookings).map(({ start }) => start)).size).to.equal(2);
  });

  it("A43 an offset that isn't the zone's is refused with the time that is meant", async () => {
    const detail = await refuse('2026-03-10T10:00+02:00[Europe/Berlin]', 'time-zone-mismatch');
    expect(detail).to.include('2026-03-10T10:00+01:00[Europe/Berlin]');
  });

  it('A44 a contradictory offset in the gap is refused, with and without the critical flag', async () => {
    await refuse('2026-03-29T02:30:00+01:00[!Europe/Berlin]', 'time-does-not-exist');
    await refuse('2026-03-10T10:00:00+05:00[!Europe/Berlin]', 'time-zone-mismatch');
  });

  it('A46 aliases of a zone are accepted', async () => {
    for (const zone of ['Europe/Kyiv', 'Europe/Kiev']) {
      expect((await backend.book({ start: `2026-03-10T10:00+02:00[${zone}]`, duration: 30 })).status).to.equal(201);
    }
  });

  for (const zone of [
    '../../etc',
    'Mars/Olympus',
    'Mars+05',
    'Moon/Base-1130',
    'x'.repeat(90),
    '__proto__',
    '+01:00',
  ]) {
    it(`A46 ${zone.slice(0, 20)} is no time zone`, async () => {
      const { status, body } = await backend.refused({ start: `2026-03-10T10:00+02:00[${zone}]`, duration: 30 });
      expect([status, body.code]).to.deep.equal([422, 'unknown-time-zone']);
    });
  }

  for (const zone of ['../../etc', 'constructor', ' ', 'Mars+05']) {
    it(`A46 a client's own zone ${JSON.stringify(zone)} is checked, too`, async () => {
      const client = { firstName: 'C', lastName: 'C', email: 'c@example.com', locale: 'en', zone };
      expect((await backend.refused({ client, duration: 30 })).status).to.equal(422);
    });
  }

  it('AV-11 a session of six days fits shifts around the clock, also where one day alone is asked about', async () => {
    const dates = Array.from({ length: 40 }, (_, i) => isoOf(dayOfIso('2026-03-02')! + i));
    const shifts = Object.fromEntries(dates.map((date) => [date, ['00:00-24:00']]));
    const six = 6 * 24 * 60;
    const file: SiteFile = {
      ...PRACTICE,
      calendars: [{ id: 'a', specialist: 'ann', opensBy: 'shifts', shifts }],
      services: [{ id: 'massage', name: 'Retreat', durations: [six], calendars: ['a'] }],
    };
    const days = [dayOfIso('2026-03-10')!, dayOfIso('2026-03-11')!] as const;
    const { body } = await new TestBackend(file).availability('2026-03-10', '2026-03-11');
    const site = openSite(siteFromFile(file).catalog);
    const range = days.map((day) => site.zone('Europe/Berlin').instantOf(day * 1440)) as [number, number];
    expect(starts(site, body, { service: 'massage' }, range)).to.have.length(48);
  });

  it('A47 the date line: a start as Kiritimati and as Pago Pago see it is one and the same', async () => {
    const inKiritimati = await backend.book({ start: '2026-03-11T01:00+14:00[Pacific/Kiritimati]', duration: 30 });
    const inPagoPago = await backend.book({ start: '2026-03-10T00:00-11:00[Pacific/Pago_Pago]', duration: 30 });
    expect(inKiritimati.body.start).to.equal(inPagoPago.body.start);
    expect((await backend.refused({ start: '2026-03-10T11:00+00:00[UTC]', duration: 30 })).body.code).to.equal(
      'all-booked',
    );
  });

  it('A47 a leap day that is not, and the year 9999, are refused', async () => {
    await refuse('2026-02-29T10:00+01:00[Europe/Berlin]', 'invalid-time');
    await refuse('9999-12-31T10:00+00:00[UTC]', 'outside-rules');
  });

  for (const start of [
    '',
    'tomorrow',
    '2026-03-10',
    '2026-03-10T10:00',
    '2026-03-10T10:00+01:00',
    29555100,
    null,
    '2026-03-10T10:00+01:00[Europe/Berlin][!x=y]',
  ]) {
    it(`A22 ${JSON.stringify(start)} is no time with offset and zone`, async () => {
      const { status, body } = await backend.refused({ start, duration: 30 });
      expect(status).to.equal(422);
      expect(body.code).to.be.oneOf(['invalid-time', 'validation']);
    });
  }
});
