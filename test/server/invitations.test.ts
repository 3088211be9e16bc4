import { expect } from 'chai';
import ICAL from 'ical.js';
import type { Booking } from '../../src/adapter/contract.js';
import { compose, type Message, type SiteFile } from '../../src/server/index.js';
import { STAFFED, step } from './host-support.js';
import { berlin, CLIENT, SENDER, TestBackend } from './support.js';

const WITHOUT_ADDRESS: SiteFile = {
  ...STAFFED,
  ...{ reminders: [60], specialistReminders: [60], tellsOfReassignment: true },
  services: STAFFED.services.map((one) => (one.id === 'talk' ? { ...one, approval: true } : one)),
};
const DESK = 'desk@practice.example';

/** Books, moves, hands over, accepts, declines and cancels; gives every mail that any of it would send. */
async function everyMail(site: SiteFile): Promise<Message[]> {
  const backend = new TestBackend(site);
  const move = ({ id, token }: Booking, start: string) =>
    backend.send(`/bookings/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'if-match': '"1"' },
      body: JSON.stringify({ start }),
    });
  const { body: massage } = await backend.book();
  await move(massage, berlin('03-04T10:00'));
  const { body: moved } = await backend.read(massage.id, massage.token);
  const other = moved.specialistNames?.[0] === 'Ann' ? 'b' : 'a';
  expect((await step(backend, 'owner', massage.id, 'reassign', { body: { to: other } })).status).to.equal(200);
  const talk = (hour: number) =>
    backend.book({ service: 'talk', calendar: 'a', start: berlin(`03-05T${hour}:00`) }).then(({ body }) => body);
  for (const [name, hour] of [
    ['accept', 10],
    ['decline', 12],
    ['cancel', 14],
  ] as const)
    expect((await step(backend, 'owner', (await talk(hour)).id, name)).status).to.equal(200);
  await backend.book({ service: 'class', start: berlin('03-05T16:00') });
  await backend.cancel(massage);
  expect(backend.faults).to.deep.equal([]);
  return backend.messages();
}

/** What RFC 5546 (3.2.1, 3.2.2, 3.2.5) asks of a file that comes by mail, and programs insist on. */
function holdToTheRules({ kind, to, calendarFile, calendarMethod }: Message): void {
  const calendar = new ICAL.Component(ICAL.parse(calendarFile!));
  const event = calendar.getFirstSubcomponent('vevent')!;
  const count = (name: string): number => event.getAllProperties(name).length;
  const address = (name: string): string => String(event.getFirstPropertyValue(name) ?? '').toLowerCase();
  expect(calendar.getFirstPropertyValue('method'), kind).to.equal(calendarMethod);
  for (const name of ['organizer', 'uid', 'dtstamp', 'dtstart', 'summary', 'sequence', 'status'])
    expect(count(name), `${kind}: ${name}`).to.equal(1);
  if (calendarMethod === 'PUBLISH') expect(count('attendee'), kind).to.equal(0);
  if (calendarMethod === 'REQUEST') expect(address('attendee'), kind).to.equal(`mailto:${to.toLowerCase()}`);
  expect(address('organizer'), kind).not.to.equal(address('attendee'));
  expect(event.getFirstPropertyValue('status') === 'CANCELLED', kind).to.equal(calendarMethod === 'CANCEL');
}

describe('calendar files in mails', () => {
  for (const [called, site, organizer] of [
    ['a site without an address', WITHOUT_ADDRESS, SENDER],
    ['a site with one', { ...WITHOUT_ADDRESS, email: DESK }, DESK],
  ] as const) {
    it(`FL-9 those of ${called} name who invites, whatever they tell and whomever`, async () => {
      const mails = (await everyMail(site)).filter(({ to }) => to !== '');
      const kinds = new Set(mails.map(({ kind }) => kind));
      expect([...kinds].sort()).to.have.length(14);
      for (const mail of mails) {
        holdToTheRules(mail);
        expect(mail.calendarFile!.replaceAll('\r\n ', '')).to.include(`:mailto:${organizer}`);
      }
      const toClient = mails.filter(({ to }) => to === CLIENT.email).map(({ calendarMethod }) => calendarMethod);
      expect(new Set(toClient)).to.deep.equal(new Set(['REQUEST', 'CANCEL']));
    });
  }

  it('FL-9 who is at the address that mails come from is invited by nobody', async () => {
    const specialists = STAFFED.specialists.map((one) => ({ ...one, email: SENDER }));
    const mails = await everyMail({ ...WITHOUT_ADDRESS, specialists });
    const methods = mails.filter(({ to }) => to === SENDER).flatMap(({ calendarMethod }) => calendarMethod ?? []);
    expect(new Set(methods)).to.deep.equal(new Set(['PUBLISH', 'CANCEL']));
  });

  it('FL-6 one that names nobody asks nothing of a calendar: the download of a site without an address, for one', async () => {
    const backend = new TestBackend(WITHOUT_ADDRESS);
    const { body } = await backend.book();
    const { body: cancelled } = await backend.cancel(body);
    const [notice] = (await backend.state()).outbox;
    const message = await compose(backend.hosted, 'webhook' in notice! ? expect.fail() : notice!);
    for (const file of [body.calendarFile!, cancelled.calendarFile!, message.calendarFile!]) {
      expect(file).not.to.match(/^(METHOD|ORGANIZER|ATTENDEE)/m);
      expect(file).to.match(/^STATUS:/m);
    }
    expect(message).not.to.have.property('calendarMethod');
  });
});
