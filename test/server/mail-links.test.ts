import { expect } from 'chai';
import type { Appointments, Booking, ProblemBody, TakenPackage } from '../../src/adapter/contract.js';
import type { Message, SiteFile } from '../../src/server/index.js';
import { call, STAFFED, step } from './host-support.js';
import { berlin, CLIENT, TestBackend } from './support.js';

const PAGE = 'https://www.example.com/manage';
const SITE: SiteFile = { ...STAFFED, managePage: PAGE, reminders: [60], tellsOfReassignment: true };
const DAY = 24 * 60;

describe('the link in a mail', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend(SITE)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const book = async (): Promise<Booking> => (await backend.book({ service: 'talk', calendar: 'a' })).body;
  const tokenIn = ({ text }: Message, id: string): string | undefined =>
    new RegExp(`${PAGE}#${id}\\.([\\w-]+)`).exec(text)?.[1];
  /** Delivers what is due; gives the token in the client's mail of a kind. */
  const tokenOf = async (kind: Message['kind'], { id }: Booking): Promise<string | undefined> => {
    const mail = (await backend.deliver()).find((one) => one.kind === kind);
    expect(mail, kind).not.to.equal(undefined);
    return tokenIn(mail!, id);
  };
  const patch = (id: string, token: string | undefined, version: number, start: string) =>
    backend.send<Booking>(`/bookings/${id}`, {
      method: 'PATCH',
      body: JSON.stringify({ start }),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': `"${version}"` },
    });

  it('A80 opens the booking; each mail has its own, and none is kept but as a hash', async () => {
    const booking = await book();
    expect(JSON.stringify(await backend.state())).not.to.include('"token"');
    const confirmation = await tokenOf('client-confirmation', booking);
    await patch(booking.id, booking.token, 1, berlin('03-04T10:00'));
    const change = await tokenOf('client-change', booking);
    await step(backend, 'owner', booking.id, 'reassign', { body: { to: 'b' }, version: 2 });
    const reassignment = await tokenOf('client-reassignment', booking);
    backend.now = (await backend.read(booking.id, booking.token)).body.start - 60;
    const reminder = await tokenOf('client-reminder', booking);
    const tokens = [confirmation, change, reassignment, reminder, booking.token];
    expect(new Set(tokens).size).to.equal(5);
    const kept = JSON.stringify(await backend.state());
    for (const token of tokens) {
      expect((await backend.read(booking.id, token)).status).to.equal(200);
      expect(atob(token!.replaceAll('-', '+').replaceAll('_', '/'))).to.have.length.of.at.least(16);
      expect(kept).not.to.include(token);
    }
    expect((await patch(booking.id, reminder, 3, berlin('03-06T10:00'))).body).to.include({ version: 4 });
    expect((await backend.cancel({ id: booking.id, token: reminder })).body).to.include({ state: 'cancelled' });
  });

  it('FL-11 the mail about a yes has one', async () => {
    const services = STAFFED.services.map((one) => ({ ...one, approval: true }));
    backend = new TestBackend({ ...SITE, services });
    const booking = await book();
    const request = await tokenOf('client-request', booking);
    await step(backend, 'owner', booking.id, 'accept');
    const yes = await tokenOf('client-confirmation', booking);
    for (const token of [request, yes]) expect((await backend.read(booking.id, token)).status).to.equal(200);
  });

  it('opens that one booking alone: no other of the same client, and no list', async () => {
    const booking = await book();
    const token = await tokenOf('client-confirmation', booking);
    const other = (await backend.book({ start: berlin('03-05T10:00') })).body;
    expect((await backend.read(other.id, token)).status).to.equal(404);
    expect((await backend.cancel({ id: other.id, token })).status).to.equal(404);
    const list = await backend.send<Appointments>('/bookings', { headers: { authorization: `Bearer ${token}` } });
    expect(list.status).to.equal(401);
  });

  describe('of a session out of a package', () => {
    const packagePage = 'https://www.example.com/package';
    const withPackage = (more: object = {}): void => {
      const services = STAFFED.services.map((one) => ({ ...one, sharing: { with: 'all' as const } }));
      const sold = { id: 'three', name: 'Three', sessions: [{ service: 'talk', count: 3 }], ...more };
      backend = new TestBackend({
        ...{ ...SITE, packagePage, services },
        packages: [{ ...sold, rule: { who: 'any' as const } }],
      });
    };
    const session = (start: string) => ({ service: 'talk', duration: 30, start, calendar: 'a' });
    const post = (path: string, key: string, body: object, token?: string) =>
      backend.send<TakenPackage>(path, {
        method: 'POST',
        headers: {
          ...{ 'content-type': 'application/json', 'idempotency-key': key },
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ answers: {}, ...body }),
      });
    const take = async (): Promise<TakenPackage> => {
      const first = { package: 'three', sessions: [session(berlin('03-04T10:00'))], client: CLIENT };
      return (await post('/packages', 'take-it', first)).body;
    };
    /** What opens the package, out of the mail about its latest session. */
    const mailed = async ({ id }: TakenPackage): Promise<string> => {
      const mail = (await backend.deliver()).find(({ kind }) => kind === 'client-confirmation')!;
      return new RegExp(`${packagePage}#${id}\\.([\\w-]+)`).exec(mail.text)![1]!;
    };
    const opens = async ({ id }: TakenPackage, token: string): Promise<number> =>
      (await backend.send(`/packages/${id}`, { headers: { authorization: `Bearer ${token}` } })).status;

    it('PK-5 A80 opens the package, where sessions can be booked, and all of its sessions', async () => {
      withPackage();
      const taken = await take();
      expect(taken.manageUrl).to.equal(`${packagePage}#${taken.id}.${taken.token}`);
      await backend.deliver();
      const second = { sessions: [session(berlin('03-05T10:00'))] };
      await post(`/packages/${taken.id}/sessions`, 'one-more', second, taken.token);
      const token = await mailed(taken);
      const last = { sessions: [session(berlin('03-06T10:00'))] };
      const third = await post(`/packages/${taken.id}/sessions`, 'third', last, token);
      expect([third.status, third.body.left]).to.deep.equal([201, [{ service: 'talk', left: 0 }]]);
      for (const { id } of third.body.bookings) expect((await backend.read(id, token)).status).to.equal(200);
    });

    it('PK-5 opens a package of a year in its eleventh month, and until a month after its end', async () => {
      withPackage({ expiresAfterDays: 365 });
      const taken = await take();
      const bought = Math.floor(backend.now / DAY) * DAY;
      const token = await mailed(taken);
      backend.now = bought + 335 * DAY;
      await backend.store.tidy('practice', backend.now);
      expect(await opens(taken, token)).to.equal(200);
      const late = { sessions: [session('2027-02-02T10:00+01:00[Europe/Berlin]')] };
      expect((await post(`/packages/${taken.id}/sessions`, 'late', late, token)).status).to.equal(201);
      backend.now = bought + (365 + 31) * DAY - 1;
      expect(await opens(taken, token)).to.equal(200);
      backend.now += 1;
      expect(await opens(taken, token)).to.equal(404);
    });

    it('PK-5 opens a package that has no end in five years', async () => {
      withPackage();
      const taken = await take();
      const token = await mailed(taken);
      backend.now += 5 * 365 * DAY;
      expect(await opens(taken, token)).to.equal(200);
    });
  });

  it('opens nothing a month after the session; the link of the booking itself stays', async () => {
    const booking = await book();
    const token = await tokenOf('client-confirmation', booking);
    backend.now = booking.start + booking.duration + 30 * DAY - 1;
    expect((await backend.read(booking.id, token)).status).to.equal(200);
    backend.now += 1;
    expect((await backend.read(booking.id, token)).status).to.equal(404);
    expect((await backend.read(booking.id, booking.token)).status).to.equal(200);
    await backend.store.tidy('practice', backend.now);
    expect((await backend.state()).links).to.deep.equal([]);
  });

  it('stands in no mail to those who serve, and none of a site without a page', async () => {
    await book();
    const [toSpecialist] = (await backend.deliver()).filter(({ kind }) => kind === 'specialist-notice');
    expect(`${toSpecialist!.text}${toSpecialist!.html}${toSpecialist!.calendarFile}`).not.to.include(PAGE);
    backend = new TestBackend(STAFFED);
    expect(await tokenOf('client-confirmation', await book())).to.equal(undefined);
    expect((await backend.state()).links).to.deep.equal([]);
  });

  it('FL-8 shows what was cancelled', async () => {
    const booking = await book();
    await backend.cancel(booking);
    const [mail] = (await backend.deliver()).filter(({ to }) => to === CLIENT.email);
    expect(mail!.text).to.include(`Show the booking: ${PAGE}#${booking.id}.`).and.not.to.include('Change or cancel');
    expect((await backend.read(booking.id, tokenIn(mail!, booking.id))).body).to.include({ state: 'cancelled' });
  });

  it('A82 does not keep its client from asking for a link to all bookings', async () => {
    await book();
    await backend.deliver();
    await backend.send('/appointments-link', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: CLIENT.email }),
    });
    expect((await backend.deliver()).map(({ kind }) => kind)).to.deep.equal(['client-appointments']);
  });

  it('A85 is gone with its client, asked for or not; none is made for whoever is erased before the mail goes out', async () => {
    const booking = await book();
    const token = await tokenOf('client-confirmation', booking);
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' } };
    for (const email of [CLIENT.email, 'nobody@example.com'])
      await backend.send('/appointments-link', { ...asked, body: JSON.stringify({ email }) });
    expect((await backend.state()).links).to.have.length(3);
    for (const email of ['CLEO@example.com', 'nobody@example.com'])
      expect((await call(backend, 'owner', '/clients/erase', { email })).status).to.equal(200);
    expect((await backend.state()).links).to.deep.equal([]);
    expect((await backend.read<ProblemBody>(booking.id, token)).status).to.equal(404);
  });

  it('A85 a booking whose client is erased writes to those who serve alone, and never to nobody', async () => {
    const booking = await book();
    await backend.deliver();
    await call(backend, 'owner', '/clients/erase', { email: CLIENT.email });
    await patch(booking.id, booking.token, 2, berlin('03-04T10:00'));
    await step(backend, 'owner', booking.id, 'reassign', { body: { to: 'b' }, version: 3 });
    await backend.cancel(booking);
    const { outbox } = await backend.state();
    expect(outbox.map(({ kind }) => kind).filter((kind) => kind.startsWith('client'))).to.deep.equal([]);
    const mails = await backend.deliver();
    expect(mails.length).to.be.above(0);
    for (const { text, to } of mails) expect([text.includes('Client:'), to]).to.deep.equal([false, to || 'nobody']);
  });

  it('A85 is exported with what it opens and until when', async () => {
    const booking = await book();
    await backend.deliver();
    const { body } = await call<{ links: unknown }>(backend, 'owner', '/clients/export', { email: CLIENT.email });
    const until = booking.start + booking.duration + 30 * DAY;
    expect(body.links).to.deep.equal([{ booking: booking.id, at: backend.now, until }]);
  });
});
