import { expect } from 'chai';
import type { Booking, BookingRequest, ProblemBody, RescheduleRequest } from '../../src/adapter/contract.js';
import { siteFromFile, type SiteFile } from '../../src/server/index.js';
import { figuresOf, openSite } from '../../src/engine/index.js';
import { choiceOfOne } from '../support/choice-of-one.js';
import { at, berlin, CLIENT, ORIGIN, PRACTICE, TestBackend, type Answer } from './support.js';

type Target = Pick<Booking, 'id' | 'token' | 'version'>;

describe('moving a booking', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend()));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  function move<T = Booking>(
    { id, token, version }: Target,
    request: Partial<RescheduleRequest> & Record<string, unknown>,
    headers: Record<string, string> = { 'if-match': `"${version}"` },
  ): Promise<Answer<T>> {
    return backend.send(`/bookings/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify(request),
    });
  }
  const refused = (target: Target, request: Parameters<typeof move>[1]): Promise<Answer<ProblemBody>> =>
    move<ProblemBody>(target, request);
  const booked = async (parts: Partial<BookingRequest> = {}): Promise<Booking> => (await backend.book(parts)).body;
  const given = (changes: (service: SiteFile['services'][number]) => object, more: Partial<SiteFile> = {}): void => {
    const services = PRACTICE.services.map((service) => ({ ...service, ...changes(service) }));
    backend = new TestBackend({ ...PRACTICE, ...more, services });
  };

  it('FL-8 keeps id, link and person, and its version rises by one', async () => {
    const before = await booked();
    const { status, body, response } = await move(before, { start: berlin('03-04T14:00') });
    expect(status).to.equal(200);
    expect(body).to.include({ id: before.id, version: 2, state: 'confirmed', start: at(berlin('03-04T14:00')) });
    expect(body).to.include({ calendar: before.calendar, assignedBy: before.assignedBy, duration: 60 });
    expect(response.headers.get('etag')).to.equal('"2"');
    expect(body).not.to.have.any.keys('record', 'salt', 'tokenHash', 'token');
    expect((await backend.read(before.id, before.token)).body).to.deep.equal(body);
    const { claims } = await backend.state();
    expect(claims.map(({ start, calendar }) => [start, calendar])).to.deep.equal([[body.start, before.calendar]]);
  });

  it('RC-4 with a key, the same request gives the same answer again; another one under it is refused', async () => {
    const before = await booked();
    const request = { start: berlin('03-04T14:00') };
    const headers = { 'if-match': '"1"', 'idempotency-key': 'one-move' };
    const first = await move(before, request, headers);
    const again = await move(before, request, headers);
    expect([again.status, again.response.headers.get('idempotency-replayed')]).to.deep.equal([200, 'true']);
    expect(again.body).to.deep.equal(first.body);
    expect((await refused(before, request)).body.code).to.equal('version-mismatch');
    const other = await move<ProblemBody>(before, { start: berlin('03-05T14:00') }, headers);
    expect([other.status, other.body.code]).to.deep.equal([422, 'idempotency-key-reused']);
    const { ledger } = await backend.state();
    expect(ledger.filter(({ kind }) => kind === 'moved')).to.have.length(1);
  });

  it('A06 A11 a move that found no place is not made later under its key', async () => {
    const before = await booked({ service: 'talk', calendar: 'a' });
    const inTheWay = await booked({ service: 'talk', calendar: 'a', start: berlin('03-04T14:00') });
    const headers = { 'if-match': '"1"', 'idempotency-key': 'one-move' };
    const ask = () => move<ProblemBody>(before, { start: berlin('03-04T14:00') }, headers);
    expect((await ask()).body.code).to.equal('slot-taken');
    await backend.cancel(inTheWay);
    const late = await ask();
    expect([late.status, late.body.code]).to.deep.equal([409, 'slot-taken']);
    expect(late.body.alternatives).to.include(at(berlin('03-04T14:00')));
    expect((await move(before, { start: berlin('03-04T14:00') })).status).to.equal(200);
  });

  it('FL-8 the old time is free at once', async () => {
    const before = await booked();
    await booked();
    await move(before, { start: berlin('03-04T14:00') });
    expect((await backend.book()).status).to.equal(201);
  });

  it('FL-8 its own old time is not in its way', async () => {
    const before = await booked({ service: 'talk', calendar: 'a', duration: 60 });
    const { status, body } = await move(before, { start: berlin('03-03T10:30'), duration: 30 });
    expect([status, body.duration]).to.deep.equal([200, 30]);
  });

  it('AV-7 a client who was alone in a group session can move it by half an hour; one of two gets a session of their own', async () => {
    const [one, two] = [await booked({ service: 'class' }), await booked({ service: 'class' })];
    expect((await refused(one, { start: berlin('03-03T10:30') })).body.code).to.equal('all-booked');
    await backend.cancel(two);
    expect((await move(one, { start: berlin('03-03T10:30') })).status).to.equal(200);
  });

  it('AV-7 joins the session that is there, as a booking does', async () => {
    const [one, other] = [
      await booked({ service: 'class' }),
      await booked({ service: 'class', start: berlin('03-04T10:00') }),
    ];
    expect((await move(one, { start: berlin('03-04T10:00') })).status).to.equal(200);
    const { claims } = await backend.state();
    expect(claims.map(({ seat }) => seat).sort()).to.deep.equal([0, 1]);
    expect(claims[0]!.session).to.equal(claims[1]!.session);
    expect(other.start).to.equal(claims[0]!.start);
  });

  it('FL-8 goes to another person where the first is not free, and says so in record and ledger', async () => {
    const before = await booked();
    const start = berlin('03-04T14:00');
    await booked({ service: 'talk', calendar: before.calendar, start });
    const { body } = await move(before, { start });
    expect(body.calendar).not.to.equal(before.calendar);
    expect(body.assignedBy).to.equal('backend');
    const { bookings, ledger } = await backend.state();
    expect(choiceOfOne(bookings[before.id]!.record).chosen).to.equal(body.calendar);
    const own = ledger.filter((line) => 'booking' in line && line.booking === before.id);
    expect(own.map((line) => [line.kind, line.calendar, 'to' in line && line.to])).to.deep.equal([
      ['booked', before.calendar, false],
      ['moved', before.calendar, false],
      ['reassigned', before.calendar, body.calendar],
    ]);
  });

  it('FL-8 a person whom the client chose stays chosen, until the client says otherwise', async () => {
    const start = berlin('03-04T14:00');
    const before = await booked({ service: 'talk', calendar: 'a' });
    await booked({ service: 'talk', calendar: 'a', start });
    const { status, body } = await refused(before, { start });
    expect([status, body.code]).to.deep.equal([409, 'slot-taken']);
    expect(body.alternatives?.[0]).to.equal(at(berlin('03-04T12:30')));
    const other = await move(before, { start, calendar: 'b' });
    expect(other.body).to.include({ calendar: 'b', assignedBy: 'client' });
  });

  it('FL-8 "any" lets the distribution choose where the chosen person is not free', async () => {
    const start = berlin('03-04T14:00');
    const before = await booked({ service: 'talk', calendar: 'a' });
    await booked({ service: 'talk', calendar: 'a', start });
    expect((await move(before, { start, calendar: null })).body).to.include({ calendar: 'b', assignedBy: 'backend' });
  });

  it('FL-2 where a service has no "any", whoever has the booking keeps it, and "any" is refused', async () => {
    given(() => ({ anyAvailable: 'none' }));
    const before = await booked({ service: 'talk', calendar: 'b' });
    expect(
      (await refused(before, { start: berlin('03-04T14:00'), calendar: null })).body.errors?.[0]?.pointer,
    ).to.equal('/calendar');
    expect((await move(before, { start: berlin('03-04T14:00') })).body.calendar).to.equal('b');
  });

  it('A32 where the distribution decides, a calendar in the request is not looked at', async () => {
    const before = await booked();
    const other = before.calendar === 'a' ? 'b' : 'a';
    const { body } = await move(before, { start: berlin('03-04T14:00'), calendar: other });
    expect(body.calendar).to.equal(before.calendar);
  });

  it('A15 whose new time is taken keeps the old one untouched, and is told other times', async () => {
    const before = await booked();
    const start = berlin('03-04T14:00');
    await booked({ start });
    await booked({ start });
    const state = await backend.state();
    const { status, body } = await refused(before, { start });
    expect([status, body.code]).to.deep.equal([409, 'all-booked']);
    expect(body.alternatives?.slice(0, 2)).to.deep.equal([at(start) - 60, at(start) + 60]);
    expect(await backend.state()).to.deep.equal(state);
  });

  it('A15 of several who want the same place at once one gets it, and every other keeps the old one', async () => {
    const times = ['09:00', '10:00', '11:00', '12:00'];
    const bookings = await Promise.all(
      times.map((time) => booked({ service: 'talk', calendar: 'a', duration: 30, start: berlin(`03-03T${time}`) })),
    );
    const start = berlin('03-05T10:00');
    const answers = await Promise.all([
      ...bookings.map((booking) => move(booking, { start })),
      backend.book({ service: 'talk', calendar: 'a', duration: 30, start }),
    ]);
    expect(answers.filter(({ status }) => status < 300)).to.have.length(1);
    const { claims, bookings: stored } = await backend.state();
    for (const { id, start: from } of bookings) {
      const claim = claims.find(({ booking }) => booking === id)!;
      expect(claim.start).to.equal(stored[id]!.start);
      expect([from, at(start)]).to.include(claim.start);
    }
    expect(claims.filter((claim) => claim.start === at(start))).to.have.length(1);
  });

  it('A15 two that change places at once never both lose or share one', async () => {
    const [ten, two] = [berlin('03-03T10:00'), berlin('03-03T14:00')];
    const one = await booked({ service: 'talk', calendar: 'a', start: ten });
    const other = await booked({ service: 'talk', calendar: 'a', start: two });
    await Promise.all([move(one, { start: two }), move(other, { start: ten })]);
    const { claims } = await backend.state();
    expect(new Set(claims.map(({ booking }) => booking))).to.deep.equal(new Set([one.id, other.id]));
    expect(claims.map(({ start }) => start).sort()).to.deep.equal([at(ten), at(two)]);
  });

  it('A16 of two moves from the same version one goes through', async () => {
    const before = await booked();
    const answers = await Promise.all(
      ['14:00', '15:00'].map((time) => move(before, { start: berlin(`03-04T${time}`) })),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 412]);
    expect((await backend.state()).bookings[before.id]!.version).to.equal(2);
    expect((await backend.state()).claims).to.have.length(1);
  });

  it('A16 the version is required, and the answer says which one there is', async () => {
    const before = await booked();
    const start = berlin('03-04T14:00');
    const none = await move<ProblemBody>(before, { start }, {});
    expect([none.status, none.body.code]).to.deep.equal([428, 'version-missing']);
    for (const tag of ['"2"', '1', '*', '"one"', '"0"']) {
      const { status, body } = await move<ProblemBody>(before, { start }, { 'if-match': tag });
      expect([status, body.code]).to.deep.equal([412, 'version-mismatch']);
    }
    const wrong = await move<ProblemBody>(before, { start }, { 'if-match': '"7"' });
    expect(wrong.body.detail).to.include('"7"').and.to.include('"1"');
    expect((await move(before, { start }, { 'if-match': 'W/"1"' })).status).to.equal(200);
  });

  it('A80 without its token nobody learns that a booking is there', async () => {
    const { id } = await booked();
    const start = berlin('03-04T14:00');
    const answers = [
      await refused({ id, token: 'wrong', version: 1 }, { start }),
      await refused({ id, token: 'wrong', version: 9 }, { start }),
      await refused({ id: 'nothing', token: 'wrong', version: 1 }, {}),
    ];
    for (const { status, body } of answers) {
      expect(status).to.equal(404);
      expect(body).to.deep.equal(answers[0]!.body);
    }
  });

  it('A17 a cancelled booking, one that has begun and one within the cancel notice stay where they are', async () => {
    given(() => ({}), { cancelNotice: 120 });
    const start = berlin('03-04T14:00');
    const cancelled = await booked();
    await backend.cancel(cancelled);
    expect((await refused({ ...cancelled, version: 2 }, { start })).body.code).to.equal('too-late-to-change');
    const soon = await booked();
    backend.now = soon.start - 120;
    expect((await refused(soon, { start })).body.code).to.equal('too-late-to-change');
    backend.now -= 1;
    expect((await move(soon, { start })).status).to.equal(200);
  });

  it('AV-8 notice and horizon hold for the new time', async () => {
    given(() => ({ notice: 1440, horizon: 10 * 1440 }));
    const before = await booked({ start: berlin('03-05T10:00') });
    for (const time of ['03-02T12:00', '03-20T10:00']) {
      expect((await refused(before, { start: berlin(time) })).body.code).to.equal('outside-rules');
    }
  });

  it('AV-10 limits hold without the booking itself', async () => {
    given(() => ({ clientLimits: { perDay: 1 }, limits: { perDay: 2 } }));
    const before = await booked();
    await booked({ client: { ...CLIENT, email: 'other@example.com' } });
    expect((await move(before, { start: berlin('03-03T14:00') })).status).to.equal(200);
    await booked({ start: berlin('03-04T10:00') });
    const { body } = await refused({ ...before, version: 2 }, { start: berlin('03-04T14:00') });
    expect(body.errors?.[0]?.code).to.equal('limit');
  });

  it('a time, a length or a calendar that is not on offer is refused', async () => {
    const before = await booked({ service: 'talk', calendar: 'a' });
    const start = berlin('03-04T14:00');
    const codes = [
      await refused(before, {}),
      await refused(before, { start: '2026-03-04T14:00' }),
      await refused(before, { start, duration: 45 }),
      await refused(before, { start, calendar: 'nobody' }),
      await refused(before, { start, calendar: 'secret' }),
      await refused(before, { start: berlin('03-04T14:07') }),
    ].map(({ body }) => body.code);
    expect(codes).to.deep.equal([
      ...['validation', 'invalid-time', 'invalid-time', 'unknown-calendar', 'not-bookable', 'invalid-time'],
    ]);
  });

  it('moving to where it is already changes nothing', async () => {
    const before = await booked();
    const state = await backend.state();
    const { status, body } = await move(before, { start: berlin('03-03T10:00') });
    expect([status, body.version]).to.deep.equal([200, 1]);
    expect(await backend.state()).to.deep.equal(state);
  });

  it('DS-13 DS-14 counts follow the new start, and nobody has had a turn', async () => {
    const before = await booked();
    const site = openSite(siteFromFile(PRACTICE).catalog);
    const service = (ledger: Parameters<typeof figuresOf>[0]) =>
      figuresOf(ledger, site).services.find((one) => one.service === 'massage')!;
    const old = service((await backend.state()).ledger);
    await move(before, { start: berlin('03-04T14:00') });
    const { ledger } = await backend.state();
    expect(service(ledger).queue).to.deep.equal(old.queue);
    expect(service(ledger).lastBooked).to.deep.equal(old.lastBooked);
    expect(figuresOf(ledger, site).sessions).to.deep.equal([
      [before.calendar, Math.floor(at(berlin('03-04T14:00')) / 1440), 1],
    ]);
  });

  it('FL-9 client and specialist are told of the new time, with the next sequence of the same calendar entry', async () => {
    const before = await booked();
    await move(before, { start: berlin('03-04T14:00') });
    const news = (await backend.messages()).slice(2);
    expect(news.map(({ kind }) => kind)).to.deep.equal(['client-change', 'specialist-change']);
    for (const { text, calendarFile } of news) {
      expect(text).to.include('14:00–15:00');
      expect(calendarFile)
        .to.include(`UID:${before.id}@`)
        .and.to.include('SEQUENCE:1')
        .and.to.include('METHOD:REQUEST');
    }
  });

  it('FL-9 who no longer serves is told that the old time is off, who does now that there is a booking', async () => {
    const before = await booked({ service: 'talk', calendar: 'a' });
    await move(before, { start: berlin('03-04T14:00'), calendar: 'b' });
    const [client, bob, ann] = (await backend.messages()).slice(2);
    expect([client!.kind, client!.to]).to.deep.equal(['client-change', CLIENT.email]);
    expect([bob!.kind, bob!.to]).to.deep.equal(['specialist-notice', 'bob@practice.example']);
    expect([ann!.kind, ann!.to]).to.deep.equal(['specialist-cancellation', 'ann@practice.example']);
    expect(ann!.text).to.include('10:00');
    expect(ann!.calendarFile).to.include('METHOD:CANCEL').and.to.include('SEQUENCE:1');
  });

  it('A66 a page may send the call from an origin that is listed', async () => {
    const { response } = await backend.send('/bookings/x', { method: 'OPTIONS', headers: { origin: ORIGIN } });
    expect(response.headers.get('access-control-allow-methods')).to.include('PATCH');
    expect(response.headers.get('access-control-allow-headers')).to.include('If-Match');
  });
});
