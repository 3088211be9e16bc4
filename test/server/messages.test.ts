import { expect } from 'chai';
import type { Message } from '../../src/server/index.js';
import { berlin, CLIENT, PRACTICE, TestBackend, wish } from './support.js';

const MEETING = PRACTICE.services.map((service) => ({
  ...service,
  place: { kind: 'address' as const, text: '1 Main Street; back door, "B"' },
  fields: [
    { id: 'company', kind: 'text' as const, label: 'Company', required: true },
    { id: 'people', kind: 'number' as const, label: 'People', min: 1, max: 8 },
    { id: 'size', kind: 'choice' as const, label: 'Size', options: ['S', 'M'] },
    { id: 'news', kind: 'checkbox' as const, label: 'News by mail' },
    { id: 'goal', kind: 'long-text' as const, label: 'Goal', maxLength: 20 },
    { id: 'mobile', kind: 'phone' as const, label: 'Mobile' },
  ],
}));

describe('messages', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend({ ...PRACTICE, phone: '+49 30 1234', services: MEETING })));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const written = async (kind: Message['kind']): Promise<Message> =>
    (await backend.messages()).find((message) => message.kind === kind)!;
  const answers = { company: 'ACME' };

  it('FL-9 the client is told what, when, with whom and where', async () => {
    const { body } = await backend.book({ answers });
    const { to, subject, text, booking } = await written('client-confirmation');
    expect([to, booking]).to.deep.equal([CLIENT.email, body.id]);
    expect(subject).to.include('Massage').and.to.include('3 Mar 2026').and.to.include('10:00');
    expect(text)
      .to.include('Hello Cleo')
      .and.to.include(`With: ${body.specialistNames![0]}`)
      .and.to.include('1 Main Street');
    expect(text).to.include('10:00–11:00 (Central European Time)').and.to.include('+49 30 1234');
  });

  it('FL-9 A81 the client can put it into a calendar on the web: with what stands in the file, and nothing that opens it', async () => {
    const services = MEETING.map((one) => ({ ...one, name: 'Cut & "dry"\ud800 + wash' }));
    backend = new TestBackend({ ...PRACTICE, managePage: 'https://www.example.com/manage', services });
    const { body } = await backend.book({ answers });
    const { text, html } = (await backend.deliver()).find(({ kind }) => kind === 'client-confirmation')!;
    const [google, outlook] = ['Google Calendar', 'Outlook'].map((name) => {
      const href = new RegExp(`^${name}: (https:.*)$`, 'm').exec(text)![1]!;
      expect(html).to.include(`<a href="${href.replaceAll('&', '&amp;')}"`);
      expect(href).not.to.match(/[+#]|%23|manage|cleo/i);
      return new URL(href).searchParams;
    });
    expect(Object.fromEntries(google!)).to.deep.equal({
      action: 'TEMPLATE',
      text: 'Cut & "dry"\ufffd + wash, The practice',
      details: body.specialistNames![0],
      location: '1 Main Street; back door, "B"',
      dates: '20260303T090000Z/20260303T100000Z',
    });
    expect(outlook!.get('subject')).to.equal(google!.get('text'));
    expect([outlook!.get('startdt'), outlook!.get('enddt')]).to.deep.equal([
      '2026-03-03T09:00:00Z',
      '2026-03-03T10:00:00Z',
    ]);
  });

  it('FL-9 FL-11 what waits for a yes or is off is put into no calendar on the web, and specialists have the file', async () => {
    const services = MEETING.map((one) => ({ ...one, approval: true }));
    backend = new TestBackend({ ...PRACTICE, services });
    await backend.cancel((await backend.book({ answers })).body);
    for (const { text, html } of await backend.messages()) expect(text + html).not.to.include('calendar.google.com');
    backend = new TestBackend({ ...PRACTICE, services: MEETING });
    await backend.book({ answers });
    expect((await written('specialist-notice')).html).not.to.include('calendar.google.com');
    expect((await written('client-confirmation')).html).to.include('calendar.google.com');
  });

  it("FL-9 the time is in the client's zone, and the site's is named where its clocks show another", async () => {
    await backend.book({ answers, client: { ...CLIENT, zone: 'America/New_York' } });
    expect((await written('client-confirmation')).text).to.include(
      '04:00–05:00 (Eastern Time)\nAt The practice: Tue, 10:00–11:00 (Central European Time)',
    );
  });

  it('FL-4 a zone that shows the same time needs no second one', async () => {
    await backend.book({ answers, client: { ...CLIENT, zone: 'Europe/Paris' } });
    const { text } = await written('client-confirmation');
    expect(text).to.include('10:00–11:00 (Central European Time)').and.not.to.include('At The practice');
  });

  it('FL-9 the specialist is told who comes, with the answers', async () => {
    const { body } = await backend.book({
      answers: { ...answers, people: 3, news: true },
      client: { ...CLIENT, phone: '+1 555 0100', notes: 'Left knee' },
    });
    const { to, text } = await written('specialist-notice');
    expect(to).to.equal(`${body.specialistNames![0]!.toLowerCase()}@practice.example`);
    for (const part of [
      'Cleo Client',
      CLIENT.email,
      '+1 555 0100',
      'Company: ACME',
      'People: 3',
      'News by mail: yes',
      'Left knee',
    ]) {
      expect(text).to.include(part);
    }
  });

  it('FL-9 both are told of a cancellation', async () => {
    await backend.cancel((await backend.book({ answers })).body);
    expect((await backend.state()).outbox.map(({ kind }) => kind)).to.deep.equal([
      'client-confirmation',
      'specialist-notice',
      'client-cancellation',
      'specialist-cancellation',
    ]);
    expect((await written('client-cancellation')).calendarFile)
      .to.include('STATUS:CANCELLED')
      .and.to.include('SEQUENCE:1');
  });

  it("FL-9 the notice of a specialist without an address goes to the site's", async () => {
    const withAddress = new TestBackend({ ...PRACTICE, email: 'desk@practice.example' });
    await withAddress.book({ service: 'class' });
    const notice = (await withAddress.messages()).find(({ kind }) => kind === 'specialist-notice');
    expect(notice?.to).to.equal('desk@practice.example');
    expect(notice?.text).to.include('Hello Eve').and.to.include('Cleo Client');
  });

  it('FL-9 where the site has none either, the notice is kept for the host to read, and names nobody to send it to', async () => {
    await backend.book({ service: 'class', answers });
    expect((await backend.state()).outbox.map(({ kind }) => kind)).to.deep.equal([
      'client-confirmation',
      'specialist-notice',
    ]);
    expect((await written('specialist-notice')).to).to.equal('');
  });

  it('A81 the link to manage a booking has its token after the #', async () => {
    const managed = new TestBackend({ ...PRACTICE, managePage: 'https://www.example.com/booking' });
    const { body } = await managed.book({}, 'once');
    expect(body.manageUrl).to.equal(`https://www.example.com/booking#${body.id}.${body.token}`);
    expect((await managed.book({}, 'once')).body.manageUrl).to.equal(body.manageUrl);
  });

  it('A81 without such a page there is no link', async () => {
    const { body } = await backend.book({ answers });
    expect(body.manageUrl).to.equal(undefined);
    expect((await written('client-confirmation')).text).not.to.match(/Change or|#/);
  });

  for (const email of ["o'brien@example.com", 'jörg@example.com', 'ann+rota@sub.example.co.uk']) {
    it(`FL-5 ${email} is an address, as it is for the page`, async () => {
      expect((await backend.book({ answers, client: { ...CLIENT, email } })).status).to.equal(201);
    });
  }

  it('FL-9 nothing is written for a booking that is refused', async () => {
    for (let i = 0; i < 3; i++) await backend.book({ answers });
    expect((await backend.state()).outbox.filter(({ kind }) => kind === 'client-confirmation')).to.have.length(2);
  });

  it('FL-6 the calendar file has the time in UTC and a name that stays the same', async () => {
    const { body } = await backend.book({ answers });
    const again = await backend.read(body.id, body.token);
    expect(body.calendarFile).to.include('DTSTART:20260303T090000Z').and.to.include('DTEND:20260303T100000Z');
    expect(body.calendarFile).to.include(`UID:${body.id}@practice.rota`);
    expect(again.body.calendarFile).to.equal(body.calendarFile);
  });

  it('A64 text in a calendar file is escaped', async () => {
    const { body } = await backend.book({ answers });
    const unfolded = body.calendarFile!.replaceAll('\r\n\t', '');
    expect(unfolded).to.include('LOCATION:1 Main Street\\; back door\\, "B"');
  });

  for (const [what, parts] of Object.entries<Partial<typeof CLIENT>>({
    'a list of addresses': { email: 'a@example.com, b@example.com' },
    'a header in the address': { email: 'a@example.com\r\nBcc: b@example.com' },
    'a header in the name': { firstName: 'Ann\r\nBcc: b@example.com' },
    'a name of 101 letters': { lastName: 'x'.repeat(101) },
    'an empty name': { firstName: '  ' },
    'a null in the notes': { notes: 'a\u0000b' },
    'a phone that is none': { phone: 'call me' },
    'a locale that is none': { locale: 'en-a' },
  })) {
    it(`A40 ${what} is refused, and the field named`, async () => {
      const { status, body } = await backend.refused({ answers, client: { ...CLIENT, ...parts } });
      expect([status, body.code]).to.deep.equal([422, 'validation']);
      expect(body.errors?.[0]?.pointer).to.equal(`/client/${Object.keys(parts)[0]}`);
      expect((await backend.state()).outbox).to.deep.equal([]);
    });
  }

  for (const [what, [field, answer]] of Object.entries<[string, unknown]>({
    'no answer where one is required': ['company', undefined],
    'an empty one': ['company', ''],
    'a number for a text': ['company', 5],
    'lines in a line': ['company', 'a\r\nb'],
    'too many people': ['people', 9],
    'a text for a number': ['people', '3'],
    'a choice that is not on offer': ['size', 'XL'],
    'a text for a checkbox': ['news', 'yes'],
    'a text that is too long': ['goal', 'x'.repeat(21)],
    'a phone that is none': ['mobile', '=HYPERLINK("x")'],
  })) {
    it(`FL-5 ${what} is refused, and the field named`, async () => {
      const { status, body } = await backend.refused({ answers: { ...answers, [field]: answer } });
      expect([status, body.errors?.[0]?.pointer]).to.deep.equal([422, `/answers/${field}`]);
    });
  }

  it('FL-5 answers to fields that do not exist are left out, hostile names included', async () => {
    const body = JSON.stringify(wish({ start: berlin('03-03T10:00') })).replace(
      '"answers":{}',
      '"answers":{"company":"ACME","other":1,"__proto__":"x","constructor":"x"}',
    );
    await backend.post(body);
    expect(Object.values((await backend.state()).bookings)[0]?.answers).to.deep.equal({ company: 'ACME' });
  });
});
