import { expect } from 'chai';
import type { Booking, MailWish, ProblemBody, SessionRequest, TakenPackage } from '../../src/adapter/contract.js';
import type { Message, SiteFile, SiteSetup } from '../../src/server/index.js';
import { call } from './host-support.js';
import { COURSES } from './package-site.js';
import { berlin, CLIENT, TestBackend, type Answer } from './support.js';

const PAGE = 'https://book.example.com/practice/my/not-me';
const SITE: SiteFile = { ...COURSES, cancelNotice: 48 * 60, reminders: [60] };

class HostingBackend extends TestBackend {
  protected override setUp(setup: SiteSetup): SiteSetup {
    return { ...setup, disownPage: PAGE };
  }
}

describe('A89 a mail about what somebody else has booked', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new HostingBackend(SITE)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const ask = <T = MailWish>(
    id: string,
    what: 'disown' | 'allow-mail',
    token: string | undefined,
  ): Promise<Answer<T>> =>
    backend.send(`/bookings/${id}/${what}`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  const linkIn = ({ text }: Message): RegExpExecArray | null => /not-me\?in=(\w+)#([\w-]+)\.([\w-]+)$/m.exec(text);
  const booked = async (locale = 'en', calendar = 'a'): Promise<Booking> =>
    (await backend.book({ service: 'own', calendar, client: { ...CLIENT, locale } })).body;
  /** Delivers; gives what the mails of each booking to the client end with. */
  const tokens = async (): Promise<Map<string, string>> => {
    const mails = (await backend.deliver()).filter(({ to }) => to === CLIENT.email);
    return new Map(mails.map((mail) => [mail.booking, linkIn(mail)![3]!]));
  };
  const kindsTo = (mails: readonly Message[], to: string) => mails.flatMap((mail) => (mail.to === to ? mail.kind : []));

  it('says in the client’s language where to go, in text and HTML, and only to the client', async () => {
    const { id } = await booked('fr-CA');
    const mails = await backend.deliver();
    const mail = mails.find(({ to }) => to === CLIENT.email)!;
    expect(linkIn(mail)!.slice(1, 3)).to.deep.equal(['fr', id]);
    expect(mail.text).to.include('Ce n’est pas votre réservation ? https://');
    expect(mail.html).to.include(`<a href="${PAGE}?in=fr#${id}.`).and.include('Ce n’est pas votre réservation ?</a>');
    expect(mails.filter((one) => linkIn(one)).map(({ to }) => to)).to.deep.equal([CLIENT.email]);
    backend = new TestBackend(SITE);
    await booked();
    expect((await backend.deliver()).filter((one) => linkIn(one))).to.deep.equal([]);
  });

  it('ends with the booking cancelled, however late, and no further mail to that mailbox; those who serve are told', async () => {
    const { id, token } = await booked();
    const mailed = (await tokens()).get(id);
    // Whoever typed the address can't shut its mailbox.
    expect((await ask<ProblemBody>(id, 'disown', token)).body.code).to.equal('not-found');
    expect((await ask<ProblemBody>(id, 'disown', 'wrong')).body.code).to.equal('not-found');
    expect((await backend.read(id, mailed)).body.state).to.equal('confirmed');
    const answer = await ask(id, 'disown', mailed);
    expect([answer.status, answer.body]).to.deep.equal([200, { wanted: false }]);
    expect((await ask(id, 'disown', mailed)).body).to.deep.equal({ wanted: false });
    expect((await backend.read(id, mailed)).body.state).to.equal('cancelled');
    const { claims, silent } = await backend.state();
    expect([claims, silent.length, JSON.stringify(silent).includes('cleo')]).to.deep.equal([[], 1, false]);
    await backend.book({ service: 'own', calendar: 'a', client: { ...CLIENT, email: 'CLEO+again@example.com' } });
    const mails = await backend.deliver();
    expect(mails.filter(({ to }) => to.toLowerCase().startsWith('cleo'))).to.deep.equal([]);
    expect(kindsTo(mails, 'ann@practice.example')).to.have.members(['specialist-cancellation', 'specialist-notice']);
    const { body: shown } = await call<{ notices: { failure: string }[] }>(backend, 'owner', '/undelivered');
    expect(shown.notices.map(({ failure }) => failure)).to.deep.equal(['Whoever reads this mailbox wants no mail.']);
  });

  it('says so, too, where it was cancelled before any other mail went out: nothing but that can be done there', async () => {
    const { body } = await backend.book({ service: 'own', calendar: 'a', start: berlin('03-06T10:00') });
    await backend.cancel(body);
    const [mail, ...others] = (await backend.deliver()).filter(({ to }) => to === CLIENT.email);
    expect([mail!.kind, others]).to.deep.equal(['client-cancellation', []]);
    expect(mail!.text.match(/https:/g)).to.have.length(1);
    expect((await ask(body.id, 'disown', linkIn(mail!)![3])).body).to.deep.equal({ wanted: false });
    await booked();
    expect(kindsTo(await backend.deliver(), CLIENT.email)).to.deep.equal([]);
  });

  it('lets other mailboxes be; mails come again where its reader says so, or the owner on the phone', async () => {
    const { id } = await booked();
    const mailed = (await tokens()).get(id);
    await ask(id, 'disown', mailed);
    await backend.book({ service: 'own', client: { ...CLIENT, email: 'other@example.com' } });
    expect(kindsTo(await backend.deliver(), 'other@example.com')).to.deep.equal(['client-confirmation']);
    expect((await ask(id, 'allow-mail', mailed)).body).to.deep.equal({ wanted: true });
    expect((await backend.read(id, mailed)).body.state).to.equal('cancelled');
    await booked();
    expect(kindsTo(await backend.deliver(), CLIENT.email)).to.deep.equal(['client-confirmation']);
    await ask(id, 'disown', mailed);
    const exported = async () =>
      (await call<{ mail: MailWish }>(backend, 'owner', '/clients/export', { email: CLIENT.email })).body.mail;
    expect(await exported()).to.deep.equal({ wanted: false });
    const owners = { email: 'Cleo@Example.com' };
    expect((await call<ProblemBody>(backend, 'ann', '/clients/allow-mail', owners)).body.code).to.equal('not-allowed');
    expect((await call(backend, 'owner', '/clients/allow-mail', owners)).body).to.deep.equal({ wanted: true });
    expect([await exported(), (await backend.state()).silent]).to.deep.equal([{ wanted: true }, []]);
  });

  it('is the last word on its booking: who has mails come again is not reminded of it', async () => {
    const { id, token } = await booked();
    const other = await booked('en', 'b');
    const mailed = (await tokens()).get(id);
    await ask(id, 'disown', mailed);
    await ask(id, 'allow-mail', mailed);
    backend.now = (await backend.read(id, token)).body.start - 60;
    const reminded = (await backend.deliver()).filter(({ to }) => to === CLIENT.email);
    expect(reminded.map(({ booking, kind }) => [booking, kind])).to.deep.equal([[other.id, 'client-reminder']]);
  });

  it('of a session out of a package cancels all of these that are to come, and nothing else of the client', async () => {
    const sessions = ['03-04T10:00', '03-11T10:00'].map((time): SessionRequest => ({
      service: 'treat',
      duration: 60,
      start: berlin(time),
    }));
    const { body: taken } = await backend.send<TakenPackage>('/packages', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'package' },
      body: JSON.stringify({ package: 'course', sessions, client: CLIENT, answers: {} }),
    });
    const own = await booked();
    const [first, second] = taken.bookings as [Booking, Booking];
    const mailed = (await tokens()).get(second.id);
    backend.now = first.start + 60;
    await ask(second.id, 'disown', mailed);
    const { bookings } = await backend.state();
    expect([first, second, own].map(({ id }) => bookings[id]!.state)).to.deep.equal([
      'confirmed',
      'cancelled',
      'confirmed',
    ]);
  });
});
