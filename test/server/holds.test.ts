import { expect } from 'chai';
import type { Booking, HeldTime, HoldRequest, ProblemBody } from '../../src/adapter/contract.js';
import { at, berlin, TestBackend, wish, type Answer } from './support.js';

const TEN = berlin('03-03T10:00');
const TALK = { service: 'talk', duration: 30, calendar: 'a', start: TEN };

describe('holding a time', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend()));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const hold = <T = Required<HeldTime>>(
    parts: Partial<HoldRequest> = {},
    visitor = 'one',
    key?: string,
  ): Promise<Answer<T>> => {
    backend.visitor = visitor;
    return backend.hold<T>({ service: 'massage', duration: 60, start: TEN, ...parts }, key);
  };
  const held = async (parts?: Partial<HoldRequest>, visitor?: string): Promise<Required<HeldTime>> =>
    (await hold(parts, visitor)).body;
  const bearing = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });
  const extend = <T = HeldTime>(id: string, token: string): Promise<Answer<T>> =>
    backend.send(`/holds/${id}/extend`, { method: 'POST', ...bearing(token) });
  const release = <T = undefined>(id: string, token: string): Promise<Answer<T>> =>
    backend.send(`/holds/${id}`, { method: 'DELETE', ...bearing(token) });
  const bookHeld = <T = Booking>({ id, token }: Required<HeldTime>, parts: object = TALK): Promise<Answer<T>> =>
    backend.post<T>({ ...wish(), ...parts, hold: { id, token } });
  const codeOf = ({ status, body }: Answer<ProblemBody>): [number, string] => [status, body.code];

  it('RC-6 A79 tells how long it lasts, and of an automatic service not who would serve', async () => {
    const { status, body, response } = await hold();
    expect(status).to.equal(201);
    expect(body).to.have.all.keys('id', 'token', 'secondsLeft');
    expect(body.secondsLeft).to.equal(300);
    expect(response.headers.get('cache-control')).to.equal('no-store');
    expect(JSON.stringify(await backend.state())).not.to.include(body.token);
  });

  it('A28 the seconds are those of the backend, to the second', async () => {
    backend.seconds = 42;
    expect((await held()).secondsLeft).to.equal(258);
  });

  it('RC-6 a held time is taken for others, and booked by its holder', async () => {
    const own = await held(TALK);
    const other = await backend.refused(TALK);
    expect([...codeOf(other), other.body.retryable]).to.deep.equal([409, 'slot-held', false]);
    expect(other.body.alternatives).not.to.deep.equal([]);
    const { status, body } = await bookHeld(own);
    expect([status, body.calendar]).to.deep.equal([201, 'a']);
    const { claims } = await backend.state();
    expect(claims.map(({ booking, hold: kept }) => [booking, kept])).to.deep.equal([[body.id, undefined]]);
    expect(codeOf(await backend.refused(TALK))).to.deep.equal([409, 'slot-taken']);
  });

  it('RC-6 a hold is no booking: it costs nobody a turn and tells nobody', async () => {
    await held();
    const { ledger, outbox, bookings } = await backend.state();
    expect([ledger, outbox, bookings]).to.deep.equal([[], [], {}]);
  });

  it('RC-6 of two who want the last place at once one holds it', async () => {
    const answers = await Promise.all(['one', 'two', 'three'].map((visitor) => hold({}, visitor)));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 201, 409]);
  });

  it('RC-6 a time that is given up is free at once; giving it up again does no harm', async () => {
    const { id, token } = await held(TALK);
    expect((await release(id, token)).status).to.equal(204);
    expect((await release(id, token)).status).to.equal(204);
    expect((await backend.post({ ...wish(), ...TALK })).status).to.equal(201);
  });

  it('RC-6 a client who takes another time gives the held one up with it', async () => {
    const own = await held(TALK);
    expect((await bookHeld(own, { ...TALK, start: berlin('03-03T14:00') })).status).to.equal(201);
    expect((await backend.state()).claims.map(({ start }) => start)).to.deep.equal([at(berlin('03-03T14:00'))]);
  });

  it('AV-7 a seat of a group session is held, and others join beside it', async () => {
    const group = { service: 'class', duration: 60 };
    const own = await held(group);
    await backend.book(group);
    await backend.book(group);
    expect(codeOf(await backend.refused(group))).to.deep.equal([409, 'slot-held']);
    expect((await bookHeld(own, group)).status).to.equal(201);
    const { claims } = await backend.state();
    expect(claims.map(({ seat }) => seat).sort()).to.deep.equal([0, 1, 2]);
  });

  it('A23 a visitor holds three times at most; another one may hold, and so may the first once one has ended', async () => {
    const times = ['09:00', '10:00', '11:00', '12:00'].map((time) => ({ ...TALK, start: berlin(`03-03T${time}`) }));
    const answers = await Promise.all(times.map((time) => hold<ProblemBody>(time)));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(codeOf)).to.deep.equal([[429, 'too-many-holds']]);
    expect((await hold({ ...TALK, start: berlin('03-04T10:00') }, 'two')).status).to.equal(201);
    backend.now += 5;
    expect((await hold({ ...TALK, start: berlin('03-04T12:00') })).status).to.equal(201);
  });

  it('A24 a hold is extended once, and lasts ten minutes at most', async () => {
    const { id, token } = await held(TALK);
    backend.now += 4;
    const { status, body } = await extend(id, token);
    expect(status).to.equal(200);
    expect(body).to.deep.equal({ id, secondsLeft: 300 });
    backend.now += 4;
    expect(codeOf(await backend.refused(TALK))).to.deep.equal([409, 'slot-held']);
    expect(codeOf(await extend<ProblemBody>(id, token))).to.deep.equal([410, 'hold-expired']);
    backend.now += 1;
    expect((await backend.post({ ...wish(), ...TALK })).status).to.equal(201);
  });

  it('A24 a hold that has ended is not extended', async () => {
    const { id, token } = await held(TALK);
    backend.now += 5;
    expect(codeOf(await extend<ProblemBody>(id, token))).to.deep.equal([410, 'hold-expired']);
    expect(codeOf(await extend<ProblemBody>('nothing', token))).to.deep.equal([410, 'hold-expired']);
  });

  it('A25 whose hold has ended while somebody else booked learns it, with other times', async () => {
    const own = await held(TALK);
    backend.now += 5;
    expect((await backend.post({ ...wish(), ...TALK })).status).to.equal(201);
    const { status, body } = await bookHeld<ProblemBody>(own);
    expect([status, body.code]).to.deep.equal([410, 'hold-expired']);
    expect(body.alternatives).not.to.deep.equal([]);
    expect((await backend.state()).claims).to.have.length(1);
  });

  it('A26 a hold that has ended still books where the time is free', async () => {
    const own = await held(TALK);
    backend.now += 30;
    expect((await bookHeld(own)).status).to.equal(201);
    expect((await backend.state()).claims).to.have.length(1);
  });

  it("A27 a wrong token, or that of a booking, uses nobody's hold, and the hold stays", async () => {
    const own = await held(TALK);
    const wrong = { ...own, token: 'wrong' };
    expect(codeOf(await bookHeld<ProblemBody>(wrong))).to.deep.equal([403, 'hold-not-yours']);
    expect(codeOf(await release<ProblemBody>(own.id, 'wrong'))).to.deep.equal([403, 'hold-not-yours']);
    expect(codeOf(await extend<ProblemBody>(own.id, 'wrong'))).to.deep.equal([403, 'hold-not-yours']);
    const booking = (await backend.book({ start: berlin('03-04T10:00') })).body;
    const asHold = { id: booking.id, token: booking.token!, secondsLeft: 1 };
    expect(codeOf(await bookHeld<ProblemBody>(asHold))).to.deep.equal([403, 'hold-not-yours']);
    expect(codeOf(await release<ProblemBody>(booking.id, booking.token!))).to.deep.equal([403, 'hold-not-yours']);
    expect((await backend.state()).claims).to.have.length(2);
  });

  it('A29 an ended hold is in nobody’s way though nothing has swept it up: neither shown nor kept', async () => {
    await held(TALK);
    const busyOf = async (): Promise<number> => {
      const { calendars } = (await backend.availability('2026-03-03', '2026-03-04')).body;
      return calendars.find(({ calendar }) => calendar === 'a')!.busy.length;
    };
    expect(await busyOf()).to.equal(1);
    backend.now += 5;
    expect((await backend.state()).claims).to.have.length(1);
    expect(await busyOf()).to.equal(0);
    const answers = await Promise.all([1, 2].map(() => backend.post({ ...wish(), ...TALK })));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409]);
    expect((await backend.state()).claims).to.have.length(1);
  });

  it('RC-4 the same booking sent again after its hold is used up gets the same answer', async () => {
    const own = await held(TALK);
    const body = { ...wish(), ...TALK, hold: { id: own.id, token: own.token } };
    const [first, second] = [await backend.post(body, 'key'), await backend.post(body, 'key')];
    expect([first.status, second.status]).to.deep.equal([201, 201]);
    expect(second.body).to.deep.equal(first.body);
  });

  it('RC-4 RC-5 RC-6 a hold whose answer was lost is given again under its key, with its token and what is left of it', async () => {
    const first = await hold(TALK, 'one', 'a-key');
    backend.now += 2;
    const again = await hold(TALK, 'one', 'a-key');
    expect(again.status).to.equal(201);
    expect(again.body).to.deep.equal({ ...first.body, secondsLeft: 180 });
    const replayed = [first, again].map(({ response }) => response.headers.get('idempotency-replayed'));
    expect(replayed).to.deep.equal([null, 'true']);
    expect((await backend.state()).claims).to.have.length(1);
    expect((await bookHeld(again.body)).status).to.equal(201);
  });

  it('RC-4 A06 one key twice at the same moment holds once; a new one does not open what another holds', async () => {
    const [first, second] = await Promise.all([hold(TALK, 'one', 'a-key'), hold(TALK, 'one', 'a-key')]);
    expect(second.body).to.deep.equal(first.body);
    expect((await backend.state()).claims).to.have.length(1);
    expect(codeOf(await hold<ProblemBody>(TALK, 'one', 'another-key'))).to.deep.equal([409, 'slot-held']);
  });

  it('RC-4 A08 a known key for another time, another visitor’s hold or a booking is refused and holds nothing', async () => {
    await hold(TALK, 'one', 'a-key');
    const parts = [{ start: berlin('03-04T10:00') }, { calendar: 'b' }, { duration: 60 }];
    for (const other of parts) {
      const { status, body } = await hold<ProblemBody>({ ...TALK, ...other }, 'two', 'a-key');
      expect([status, body.code]).to.deep.equal([422, 'idempotency-key-reused']);
    }
    const booked = await backend.refused({ ...TALK, calendar: 'b' }, 'a-key');
    expect(codeOf(booked)).to.deep.equal([422, 'idempotency-key-reused']);
    expect((await backend.state()).claims).to.have.length(1);
  });

  it('RC-4 RC-6 a hold that was given up, used or has ended is not made again by a request that comes late', async () => {
    const ways = [
      (own: Required<HeldTime>) => release(own.id, own.token),
      (own: Required<HeldTime>) => bookHeld(own, { ...TALK, start: berlin('03-04T10:00') }),
      () => Promise.resolve(void (backend.now += 5)),
    ];
    for (const [n, end] of ways.entries()) {
      await end((await hold(TALK, 'one', `key-of-${n}`)).body);
      expect(codeOf(await hold<ProblemBody>(TALK, 'one', `key-of-${n}`))).to.deep.equal([410, 'hold-expired']);
    }
    expect((await backend.post({ ...wish(), ...TALK })).status).to.equal(201);
  });

  it('RC-4 A11 a hold that found no place stays refused under its key, though there is one by then', async () => {
    const other = await held(TALK, 'two');
    expect(codeOf(await hold<ProblemBody>(TALK, 'one', 'a-key'))).to.deep.equal([409, 'slot-held']);
    await release(other.id, other.token);
    const late = await hold<ProblemBody>(TALK, 'one', 'a-key');
    expect(codeOf(late)).to.deep.equal([409, 'slot-held']);
    expect(late.body.alternatives).not.to.deep.equal([]);
    expect((await hold(TALK, 'one', 'another-key')).status).to.equal(201);
  });

  it('A23 RC-4 whoever holds as many times as they may is told again of one whose answer was lost', async () => {
    const times = ['09:00', '11:00', '13:00'].map((time) => ({ ...TALK, start: berlin(`03-03T${time}`) }));
    const given = await Promise.all(times.map((time, n) => hold(time, 'one', `key-${n}`)));
    expect((await hold(times[2], 'one', 'key-2')).body).to.deep.equal(given[2]!.body);
  });

  it('A09 A10 a hold needs a key that is one', async () => {
    for (const [key, code] of [
      [null, 'idempotency-key-missing'],
      ['a key', 'invalid-idempotency-key'],
    ] as const) {
      const { status, body } = await backend.hold<ProblemBody>({ service: 'massage', duration: 60, start: TEN }, key);
      expect([status, body.code]).to.deep.equal([400, code]);
    }
    expect(await backend.isUntouched()).to.equal(true);
  });

  it('AV-8 the rules hold for a hold as for a booking', async () => {
    const codes = [
      await hold<ProblemBody>({ start: berlin('03-08T10:00') }),
      await hold<ProblemBody>({ duration: 45 }),
      await hold<ProblemBody>({ service: 'nothing' }),
      await hold<ProblemBody>({ start: 'soon' }),
    ].map(({ body }) => body.code);
    expect(codes).to.deep.equal(['outside-rules', 'invalid-time', 'unknown-service', 'invalid-time']);
    expect(await backend.isUntouched()).to.equal(true);
  });
});
