import { expect } from 'chai';
import type { Appointments, Booking, Capabilities, ProblemBody } from '../../src/adapter/contract.js';
import type { HandlerOptions, Message } from '../../src/server/index.js';
import { DefendedBackend, limited } from './defended.js';
import { at, berlin, CLIENT, PRACTICE, TestBackend, type Answer } from './support.js';

const PAGE = 'https://www.example.com/manage';
const SITE = { ...PRACTICE, managePage: PAGE };
const EMAIL = CLIENT.email;

describe('my appointments', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend(SITE)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const ask = (email: unknown): Promise<Answer<ProblemBody | undefined>> =>
    backend.send('/appointments-link', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    });
  const mails = async (): Promise<Message[]> =>
    (await backend.messages()).filter(({ kind }) => kind === 'client-appointments');
  const tokenIn = ({ text }: Message): string => /#appointments\.([\w-]+)/.exec(text)![1]!;
  const linkOf = async (email: string): Promise<string> => {
    await ask(email);
    return tokenIn((await mails()).at(-1)!);
  };
  const opens = (token: string): { headers: Record<string, string> } => ({
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  const list = async (token: string, query = ''): Promise<Answer<Appointments>> =>
    backend.send(`/bookings${query}`, opens(token));

  it('FL-8 a link by mail opens all bookings of the address, past and cancelled ones too, the latest start first', async () => {
    const first = (await backend.book({ start: berlin('03-03T10:00') })).body;
    const second = (
      await backend.book({ start: berlin('03-05T10:00'), client: { ...CLIENT, email: 'Cleo@Example.com' } })
    ).body;
    const third = (await backend.book({ start: berlin('03-04T10:00') })).body;
    await backend.book({ start: berlin('03-05T10:00'), client: { ...CLIENT, email: 'other@example.com' } });
    await backend.cancel(third);
    backend.now = at(berlin('03-04T12:00'));
    const { status, body, response } = await list(await linkOf(EMAIL));
    expect([status, response.headers.get('cache-control')]).to.deep.equal([200, 'no-store']);
    expect(body.bookings.map(({ id, state }) => [id, state])).to.deep.equal([
      [second.id, 'confirmed'],
      [third.id, 'cancelled'],
      [first.id, 'confirmed'],
    ]);
    expect(body.bookings.map(({ token, calendarFile }) => token ?? calendarFile)).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
    expect(body.next).to.equal(undefined);
  });

  it('FL-8 lists come in pages', async () => {
    const ids: string[] = [];
    const days = ['03-03', '03-04', '03-05', '03-06', '03-09', '03-10', '03-11', '03-12', '03-13'];
    for (const start of days.flatMap((day) =>
      [9, 10, 11, 12, 13, 14].map((hour) => `${day}T${String(hour).padStart(2, '0')}:00`),
    ))
      ids.push((await backend.book({ start: berlin(start) })).body.id);
    const token = await linkOf(EMAIL);
    const one = (await list(token)).body;
    const two = (await list(token, `?after=${one.next}`)).body;
    expect(one.bookings).to.have.length(50);
    expect([...one.bookings, ...two.bookings].map(({ id }) => id)).to.deep.equal(ids.reverse());
    expect(two.next).to.equal(undefined);
    expect((await list(token, '?after=x')).status).to.equal(422);
  });

  it('A82 a known address and an unknown one get the same answer, for which the same is read and written', async () => {
    await backend.book();
    const calls: string[] = [];
    for (const name of ['bookingsOf', 'change', 'link', 'booking', 'bookings', 'read'] as const) {
      const inner = backend.store[name].bind(backend.store) as (...args: unknown[]) => unknown;
      Object.assign(backend.store, { [name]: (...args: unknown[]) => (calls.push(name), inner(...args)) });
    }
    const answers = [await ask(EMAIL), await ask('nobody@example.com')];
    const [known, unknown] = answers.map(({ status, body, response }) => [
      status,
      body,
      [...response.headers].filter(([name]) => name !== 'x-request-id'),
    ]);
    expect(known).to.deep.equal(unknown);
    expect(answers[0]!.status).to.equal(202);
    expect(calls).to.deep.equal(['bookingsOf', 'change', 'bookingsOf', 'change']);
    expect((await backend.state()).links.map(({ client }) => client)).to.have.members([EMAIL, 'nobody@example.com']);
    expect((await mails()).map(({ to }) => to)).to.deep.equal([EMAIL]);
  });

  it('A82 one mail to an address in five minutes, whoever asks, whatever the case', async () => {
    await backend.book();
    await Promise.all([ask(EMAIL), ask('CLEO@example.com'), ask(EMAIL)]);
    expect(await mails()).to.have.length(1);
    backend.now += 4;
    expect((await ask(EMAIL)).status).to.equal(202);
    expect(await mails()).to.have.length(1);
    backend.now += 1;
    await ask(EMAIL);
    expect(new Set((await mails()).map(tokenIn)).size).to.equal(2);
  });

  it('FL-8 a store tells of the latest link to all bookings for as long as it opens them', async () => {
    await ask(EMAIL);
    const seen: (number | undefined)[] = [];
    for (const minutes of [0, 59, 60]) {
      const scope = { span: [0, 0] as const, now: backend.now + minutes, client: EMAIL };
      await backend.store.change('practice', scope, ({ linkedAt }) => void seen.push(linkedAt));
    }
    expect(seen).to.deep.equal([backend.now, backend.now, undefined]);
  });

  it('A82 A86 links are limited by address and by mailbox, known or not, and asked for with a challenge before that', async () => {
    const limits = { linksPerEmail: { challengeAfter: 2, refuseAfter: 3 }, linksPerAddress: { refuseAfter: 7 } };
    backend = new DefendedBackend(limited(limits, SITE));
    await backend.book();
    const codes = async (email: string, times: number): Promise<unknown[]> => {
      const answers = [];
      for (let n = 0; n < times; n++) answers.push((await ask(email)).body?.code);
      return answers;
    };
    const expected = [undefined, undefined, 'challenge-required', 'rate-limited'];
    expect(await codes('nobody@example.com', 4)).to.deep.equal(expected);
    expect(await codes(EMAIL, 3)).to.deep.equal(expected.slice(0, 3));
    expect(await codes('other@example.com', 1)).to.deep.equal(['rate-limited']);
  });

  it('A80 the token has 128 bits or more, is stored as a hash, and opens nothing after an hour', async () => {
    await backend.book();
    const token = await linkOf(EMAIL);
    expect(atob(token.replaceAll('-', '+').replaceAll('_', '/'))).to.have.length.of.at.least(16);
    const { outbox: _mail, ...kept } = await backend.state();
    expect(JSON.stringify(kept)).not.to.include(token);
    backend.now += 59;
    expect((await list(token)).status).to.equal(200);
    backend.now += 1;
    const late = await list(token);
    const wrong = await list('wrong');
    expect([late.status, (late.body as unknown as ProblemBody).code]).to.deep.equal([401, 'link-expired']);
    expect(wrong.body).to.deep.equal(late.body);
    await ask('nobody@example.com');
    expect((await backend.state()).links).to.have.length(1);
  });

  it('the mail says nothing about any booking, greets as the latest one does, and has no file', async () => {
    await backend.book();
    await ask(EMAIL);
    const [mail] = await mails();
    expect(mail!.text).to.include('Hello Cleo').and.include(`${PAGE}#appointments.`).and.not.include('Massage');
    expect(mail!.calendarFile).to.equal(undefined);
    expect(mail!.subject).to.equal('Your appointments: The practice');
  });

  it('FL-8 the same link reads, moves and cancels each booking of the list, and none of another client', async () => {
    const own = (await backend.book()).body;
    const other = (await backend.book({ client: { ...CLIENT, email: 'other@example.com' } })).body;
    const token = await linkOf(EMAIL);
    expect((await backend.read(own.id, token)).body).to.include({ id: own.id, version: 1 });
    const moved = await backend.send<Booking>(`/bookings/${own.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ start: berlin('03-04T10:00') }),
      headers: { ...opens(token).headers, 'if-match': '"1"' },
    });
    expect(moved.body).to.include({ id: own.id, version: 2 });
    expect((await backend.cancel({ id: own.id, token })).body).to.include({ state: 'cancelled' });
    expect((await backend.read(other.id, token)).status).to.equal(404);
    expect((await backend.cancel({ id: other.id, token })).status).to.equal(404);
  });

  it('FL-8 where the site has no page for links none is sent, and the page can know it', async () => {
    backend = new TestBackend();
    await backend.book();
    expect((await ask(EMAIL)).status).to.equal(202);
    expect(await mails()).to.deep.equal([]);
    expect((await backend.send<Capabilities>('/capabilities')).body.appointments).to.equal(false);
  });

  it('FL-8 FL-9 where no mail goes out, no link and no confirmation is promised', async () => {
    class Silent extends TestBackend {
      protected override defences(): Partial<HandlerOptions> {
        return { mails: false };
      }
    }
    const silent = new Silent(SITE);
    expect((await silent.send<Capabilities>('/capabilities')).body.appointments).to.equal(false);
    const { body } = await silent.book();
    const read = (await silent.read(body.id, body.token)).body;
    expect([body.mailed, read.mailed, (await silent.cancel(body)).body.mailed]).to.deep.equal([false, false, false]);
    const told = (await backend.book()).body;
    expect(told).not.to.have.property('mailed');
    expect((await backend.cancel(told)).body).not.to.have.property('mailed');
  });

  for (const email of ['', 'nobody', 7, 'a@b.com, c@d.com']) {
    it(`${JSON.stringify(email)} is no address`, async () => {
      expect((await ask(email)).body?.code).to.equal('validation');
    });
  }
});
