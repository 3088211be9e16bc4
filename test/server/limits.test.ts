import { expect } from 'chai';
import type { SiteFile } from '../../src/server/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { berlin, PRACTICE, TestBackend } from './support.js';

const TUESDAY = dayOfIso('2026-03-03')!;

/** The practice with limits of its services, or of its calendars. */
function backendWith({ ofServices, ofCalendars }: Record<string, object | undefined>): TestBackend {
  return new TestBackend({
    ...PRACTICE,
    calendars: PRACTICE.calendars.map((calendar) => ({ ...calendar, ...(ofCalendars && { limits: ofCalendars }) })),
    services: PRACTICE.services.map((service) => ({ ...service, ...(ofServices && { limits: ofServices }) })),
  } as SiteFile);
}

describe('limits on the server', () => {
  it('AV-10 over the limit of a service nothing is booked, until one is cancelled', async () => {
    const backend = backendWith({ ofServices: { perDay: 1 } });
    const first = await backend.book();
    const { status, body } = await backend.refused({ start: berlin('03-03T12:00') });
    expect([status, body.code, body.errors?.[0]?.code]).to.deep.equal([422, 'outside-rules', 'limit']);
    expect(body.detail).to.include('No more than 1 booking a day');
    expect((await backend.book({ start: berlin('03-04T12:00') })).status).to.equal(201);
    await backend.cancel(first.body);
    expect((await backend.book({ start: berlin('03-03T12:00') })).status).to.equal(201);
  });

  it('AV-10 a calendar over its limit is passed over; its bookings of all services count', async () => {
    const backend = backendWith({ ofCalendars: { perWeek: 1 } });
    await backend.book({ service: 'talk', duration: 30, calendar: 'a' });
    await backend.book({ start: berlin('03-04T10:00') });
    expect((await backend.state()).ledger.map(({ calendar }) => calendar)).to.deep.equal(['a', 'b']);
    expect((await backend.refused({ start: berlin('03-05T10:00') })).body.code).to.equal('outside-rules');
    expect((await backend.book({ start: berlin('03-09T10:00') })).status).to.equal(201);
  });

  it('AV-10 A76 the page learns counts only of days that have reached a limit', async () => {
    const backend = backendWith({ ofServices: { perDay: 2 }, ofCalendars: { perDay: 1 } });
    await backend.book();
    const { body } = await backend.availability('2026-03-02', '2026-03-08');
    const told = body.calendars.flatMap(({ calendar, booked }) => (booked ? [[calendar, booked]] : []));
    const { calendar } = Object.values((await backend.state()).bookings)[0]!;
    expect(told.filter(([, booked]) => booked!.length > 0)).to.deep.equal([[calendar, [[TUESDAY, 1]]]]);
    expect(body.figures.services.find(({ service }) => service === 'massage')?.booked).to.deep.equal([]);
  });

  it('AV-10 a limit that is no whole number is refused in the site file', () => {
    expect(() => backendWith({ ofServices: { perDay: 0 } })).to.throw('limits.perDay: 0 is wrong; expected 1 or more');
    expect(() => backendWith({ ofServices: { daily: 1 } })).to.throw('there is no such key');
  });
});
