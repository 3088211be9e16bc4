import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import ICAL from 'ical.js';
import { deliverDue } from '../../src/server/delivery/deliver.js';
import { mailer, type Mailer } from '../../src/server/delivery/smtp.js';
import { startDeliveries } from '../../src/server/node/deliveries.js';
import { Sites, type SiteFile } from '../../src/server/index.js';
import { startMailServer, type MailServer, type Received } from '../support/mail-server.js';
import { CLIENT, NOW, PRACTICE, TestBackend } from './support.js';

const PLACE = {
  kind: 'address' as const,
  text: 'Große Hamburger Straße 1, Hinterhof; zweiter Aufgang, über dem Café "Süß"',
};
const SITE: SiteFile = {
  ...PRACTICE,
  name: 'Praxis "Müller, Söhne" <x>',
  email: 'desk@practice.example',
  managePage: 'https://www.example.com/booking',
  services: PRACTICE.services.map((service) => ({ ...service, place: PLACE })),
};

describe('mail', () => {
  let server: MailServer;
  let smtp: Mailer;
  let backend: TestBackend;
  before(async () => {
    server = await startMailServer();
  });
  after(() => server.stop());
  beforeEach(() => {
    backend = new TestBackend(SITE);
    server.received.length = 0;
    server.refuseWith = undefined;
    smtp = mailer({ url: server.url, from: 'booking@rota.example' });
  });
  afterEach(() => smtp.close());

  const deliver = (): Promise<void> =>
    deliverDue({ store: backend.store, sites: [backend.hosted], clock: () => backend.now, send: smtp.send });
  const sentTo = (address: string): Received => server.received.filter(({ to }) => to[0] === address).at(-1)!;
  const calendarOf = ({ mail }: Received): { text: string; type: string } => {
    const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar')!;
    const [type] = /^Content-Type: text\/calendar.*(\r\n[ \t].*)*/im.exec(sentTo(CLIENT.email).raw) ?? [''];
    return { text: part.content.toString(), type };
  };
  const eventIn = (text: string): ICAL.Component =>
    new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')!;

  it('FL-9 client and specialist get a mail as text and as HTML, from the site', async () => {
    const { body } = await backend.book();
    await deliver();
    expect(server.received.map(({ to }) => to)).to.have.deep.members([
      [CLIENT.email],
      [`${body.specialistNames![0]!.toLowerCase()}@practice.example`],
    ]);
    const { from, mail } = sentTo(CLIENT.email);
    expect(from).to.equal('booking@rota.example');
    expect(mail.from?.value).to.deep.equal([{ name: SITE.name, address: 'booking@rota.example' }]);
    expect(mail.replyTo?.value[0]?.address).to.equal('desk@practice.example');
    expect(mail.subject).to.include('Confirmed: Massage');
    expect(mail.text).to.include('Hello Cleo').and.to.include('Große Hamburger');
    expect(mail.html)
      .to.include(`<a href="${SITE.managePage}#${body.id}.`)
      .and.to.include('Müller, Söhne&quot; &lt;x&gt;');
  });

  it('FL-9 the mail invites to a calendar entry with organizer and attendee, and a change of it is the same with the next sequence', async () => {
    const { body } = await backend.book();
    await deliver();
    const first = calendarOf(sentTo(CLIENT.email));
    await backend.cancel(body);
    await deliver();
    const second = calendarOf(sentTo(CLIENT.email));
    expect(first.type).to.match(/method=REQUEST/i);
    expect(second.type).to.match(/method=CANCEL/i);
    const [booked, cancelled] = [eventIn(first.text), eventIn(second.text)];
    expect(booked.getFirstPropertyValue('organizer')).to.equal('mailto:desk@practice.example');
    expect(booked.getFirstPropertyValue('attendee')?.toString().toLowerCase()).to.equal(`mailto:${CLIENT.email}`);
    expect(booked.getFirstPropertyValue('location')).to.equal(PLACE.text);
    expect([booked, cancelled].map((event) => event.getFirstPropertyValue('uid'))).to.deep.equal(
      Array(2).fill(`${body.id}@practice.rota`),
    );
    expect([booked, cancelled].map((event) => event.getFirstPropertyValue('sequence'))).to.deep.equal([0, 1]);
    expect(cancelled.getFirstPropertyValue('status')).to.equal('CANCELLED');
  });

  it('FL-6 no line of a calendar file is longer than 75 octets', async () => {
    const { body } = await backend.book();
    const [message] = await backend.messages();
    for (const file of [body.calendarFile!, message!.calendarFile!]) {
      for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line)).to.have.length.at.most(75);
      expect(eventIn(file).getFirstPropertyValue('location')).to.equal(PLACE.text);
    }
  });

  it('FL-9 a mail that is sent twice bears the same Message-ID', async () => {
    await backend.book();
    const [notice] = await backend.store.outbox.take('practice', backend.now, backend.now + 5, 1, ['mail']);
    const message = (await backend.messages()).find(({ kind }) => kind === notice!.kind)!;
    await smtp.send(backend.hosted, message);
    backend.now += 5;
    await deliver();
    const [first, again] = server.received.filter(({ to }) => to[0] === message.to);
    expect(first!.mail.messageId).to.be.a('string').and.to.equal(again!.mail.messageId);
    expect(new Set(server.received.map(({ mail }) => mail.messageId)).size).to.equal(2);
  });

  it('FL-9 what the mail server cannot take now is sent later, what it will never take is kept for the host', async () => {
    await backend.book();
    server.refuseWith = 451;
    await deliver();
    expect(await backend.store.outbox.undelivered('practice')).to.deep.equal([]);
    server.refuseWith = 550;
    backend.now += 1;
    await deliver();
    const dead = await backend.store.outbox.undelivered('practice');
    expect(dead.map(({ failure }) => failure)).to.deep.equal(
      Array(2).fill('The mail server refuses the address or the mail.'),
    );
    expect(server.received).to.deep.equal([]);
  });

  it('A40 no text in a booking becomes a header, a reader or markup of a mail', async () => {
    const { hosted } = backend;
    await backend.book();
    const [message] = await backend.messages();
    await smtp.send(hosted, { ...message!, subject: 'Hello\r\nBcc: eve@evil.example\r\n\r\nbody' });
    const [{ to, mail } = { to: [], mail: undefined }] = server.received;
    expect(to).to.deep.equal([CLIENT.email]);
    expect(mail?.bcc).to.equal(undefined);
    await backend.book({
      client: { ...CLIENT, notes: '<img src=x> https://evil.example' },
      start: wishAt('03-03T12:00'),
    });
    const notices = await backend.messages();
    expect(notices.at(-1)!.html)
      .to.include('&lt;img src=x&gt; https://evil.example')
      .and.not.to.include('<a href="https://evil');
  });
});

describe('mail to a server that greets and says no more', () => {
  const sockets: Socket[] = [];
  let server: Server;
  let smtp: Mailer;
  before(async () => {
    server = createServer((socket) => {
      sockets.push(socket.on('error', () => {}));
      socket.write('220 slow\r\n');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    smtp = mailer({ url: `smtp://127.0.0.1:${port}`, from: 'booking@rota.example', patience: 50 });
  });
  after(() => {
    smtp.close();
    server.close();
    for (const socket of sockets) socket.destroy();
  });

  it('FL-9 has failed before anybody else may take its notice, however long the server goes on', async () => {
    const backend = new TestBackend(SITE);
    await backend.book();
    await deliverDue({ store: backend.store, sites: [backend.hosted], clock: () => NOW, send: smtp.send });
    const failures = (await backend.state()).outbox.map(({ failure }) => failure);
    expect(failures).to.deep.equal(['ETIMEDOUT', 'ETIMEDOUT']);
  });
});

function wishAt(text: string): string {
  return `2026-${text}+01:00[Europe/Berlin]`;
}

describe('mail of a server', () => {
  it('FL-9 goes out by itself, and the server stops', async () => {
    const server = await startMailServer();
    const backend = new TestBackend(SITE);
    await backend.book();
    const running = startDeliveries(new Sites([backend.hosted.setup]), backend.store, {
      mail: { url: server.url, from: 'booking@rota.example' },
      clock: () => NOW,
    });
    while (server.received.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await running.stop();
    expect((await backend.state()).outbox).to.deep.equal([]);
    await server.stop();
  });
});
