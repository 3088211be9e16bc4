import { expect } from 'chai';
import type {
  Booking,
  Candidates,
  Capabilities,
  HostBooking,
  PackageRequest,
  ProblemBody,
  SessionRequest,
  TakenPackage,
} from '../../src/adapter/contract.js';
import * as v from 'valibot';
import { packageCatalogSchema, takenPackageSchema } from '../../src/adapter/package-schema.js';
import { FoldedLedger, type Catalog } from '../../src/engine/index.js';
import type { HandlerOptions } from '../../src/server/index.js';
import { COURSES } from './package-site.js';
import { DefendedBackend, limited } from './defended.js';
import { call, step, tokenOf } from './host-support.js';
import { at, berlin, CLIENT, TestBackend, type Answer } from './support.js';

const TEN = berlin('03-03T10:00');
const WEEKS = ['03-03T10:00', '03-10T10:00', '03-17T10:00'].map(berlin);

describe('packages', () => {
  let backend: TestBackend;
  let keys = 0;
  beforeEach(() => (backend = new TestBackend(COURSES)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const treat = (start: string, more: Partial<SessionRequest> = {}): SessionRequest => ({
    ...{ service: 'treat', duration: 60, start },
    ...more,
  });
  function post<T = TakenPackage>(path: string, body: object, token?: string, key = `p-${++keys}`): Promise<Answer<T>> {
    return backend.send<T>(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
  }
  function take<T = TakenPackage>(more: Partial<PackageRequest> = {}, key?: string): Promise<Answer<T>> {
    return post<T>(
      '/packages',
      { package: 'course', sessions: [treat(TEN)], client: CLIENT, answers: {}, ...more },
      undefined,
      key,
    );
  }
  const book = <T = TakenPackage>({ id, token }: TakenPackage, sessions: SessionRequest[], key?: string) =>
    post<T>(`/packages/${id}/sessions`, { sessions, answers: {} }, token, key);
  const read = async ({ id, token }: TakenPackage): Promise<TakenPackage> =>
    (await backend.send<TakenPackage>(`/packages/${id}`, { headers: { authorization: `Bearer ${token}` } })).body;
  const move = <T = Booking>(
    id: string,
    token: string | undefined,
    version: number,
    request: object,
  ): Promise<Answer<T>> =>
    backend.send(`/bookings/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'if-match': `"${version}"`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
  const codeOf = ({ status, body }: Answer<ProblemBody>) => [
    ...[status, body.code],
    ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
  ];
  const left = ({ left: all }: TakenPackage) =>
    Object.fromEntries(all.map(({ service, left: count }) => [service, count]));

  it('PK-1 sites with packages say so, and what they answer passes the check of the adapter with nothing lost', async () => {
    const catalog = (await backend.send('/catalog')).body;
    const { body } = await take();
    const checked = [v.parse(packageCatalogSchema, catalog), v.parse(takenPackageSchema, body)];
    expect(checked[0]).to.deep.include({ packages: (catalog as Catalog).packages });
    expect(checked[1]).to.deep.include({ left: body.left, lastDay: body.lastDay, token: body.token });
    const can = async (one: TestBackend) => (await one.send<Capabilities>('/capabilities')).body.packages;
    expect([await can(backend), await can(new TestBackend())]).to.deep.equal([true, false]);
  });

  it('PK-5 is taken with its first sessions, and says what is left and until when', async () => {
    const { status, body } = await take({
      sessions: [{ service: 'first', duration: 60, start: TEN, calendar: 'b' }, treat(WEEKS[1]!)],
    });
    expect(status).to.equal(201);
    expect(body).to.include({ package: 'course', name: 'Course', boughtAt: backend.now, version: 1 });
    expect(body.lastDay).to.equal(Math.floor(backend.now / 1440) + 60);
    expect(left(body)).to.deep.equal({ first: 0, treat: 3 });
    expect(body.bookings.map(({ service, start, package: of }) => [service, start, of])).to.deep.equal([
      ['first', at(TEN), body.id],
      ['treat', at(WEEKS[1]!), body.id],
    ]);
    const { token: _token, manageUrl: _url, ...shown } = body;
    expect(await read(body)).to.deep.equal(shown);
    const { claims, ledger, outbox } = await backend.state();
    expect([claims.length, ledger.length]).to.deep.equal([2, 2]);
    expect(outbox.filter(({ kind }) => kind === 'client-confirmation')).to.have.length(2);
  });

  it('FL-9 where no mail goes out, none is promised about any session', async () => {
    backend = new (class extends TestBackend {
      protected override defences(): Partial<HandlerOptions> {
        return { mails: false };
      }
    })(COURSES);
    const { body } = await take();
    const more = await book(body, [treat(WEEKS[1]!)]);
    expect(more.body.bookings.map(({ mailed }) => mailed)).to.deep.equal([false, false]);
  });

  it('PK-5 all its sessions are booked or none: the one at fault is named', async () => {
    for (const calendar of ['a', 'b', 'spare']) {
      await take({ sessions: [treat(WEEKS[2]!, { calendar })] });
    }
    const { keys: _keys, revision: _revision, ...before } = await backend.state();
    const refused = await take<ProblemBody>({ sessions: [treat(TEN), treat(WEEKS[1]!), treat(WEEKS[2]!)] });
    expect(codeOf(refused)).to.deep.equal([409, 'all-booked', '/sessions/2 all-booked']);
    expect(refused.body.alternatives).to.have.length.above(0);
    expect(await backend.state()).to.deep.include(before);
  });

  it('PK-1 PK-6 any of those who share the service may serve, and the client can choose; nobody else', async () => {
    const chosen = await take({ sessions: [treat(TEN, { calendar: 'spare' })] });
    expect(chosen.body.bookings[0]).to.include({ calendar: 'spare', assignedBy: 'client' });
    const first = { service: 'first', duration: 60, start: TEN };
    expect((await take({ sessions: [first] })).body.bookings[0]).to.include({ calendar: 'b' });
    const alone = await take<ProblemBody>({ sessions: [{ ...first, start: WEEKS[1]!, calendar: 'a' }] });
    expect(codeOf(alone)).to.deep.equal([422, 'not-bookable', '/sessions/0 not-bookable']);
    const assigned = await take({ calendar: 'a', sessions: [{ ...first, start: WEEKS[1]!, calendar: 'a' }] });
    expect(assigned.body).to.include({ calendar: 'a' });
    expect(assigned.body.bookings[0]).to.include({ calendar: 'a' });
    expect(codeOf(await take({ sessions: [treat(TEN, { calendar: 'secret' })] }))).to.include('not-bookable');
  });

  it('PK-1 PK-2 without rule or sharing the assigned practitioner serves alone; without one nobody does', async () => {
    const ask = (more: object) => take<ProblemBody>({ package: 'private', ...more });
    expect(codeOf(await ask({}))).to.deep.equal([422, 'not-bookable', '/sessions/0 not-bookable']);
    expect(codeOf(await ask({ calendar: 'group' }))).to.deep.equal([422, 'not-bookable', '/calendar not-bookable']);
    expect(codeOf(await ask({ calendar: 'secret' }))).to.deep.equal([422, 'not-bookable', '/calendar not-bookable']);
    const { body } = await take({ package: 'private', calendar: 'b' });
    expect(body.bookings[0]!.calendar).to.equal('b');
    expect(codeOf(await ask({ calendar: 'b' }))).to.include('all-booked');
    const own = { package: 'alone', sessions: [{ service: 'own', duration: 60, start: TEN }] };
    expect(codeOf(await take<ProblemBody>(own))).to.include('not-bookable');
    expect((await take({ ...own, calendar: 'a' })).body.bookings[0]!.calendar).to.equal('a');
  });

  it('PK-5 what is left, its end and its weeks are kept, also among the sessions of one request', async () => {
    const week = ['03-10T10:00', '03-11T10:00', '03-12T10:00'].map((time) => treat(berlin(time)));
    expect(codeOf(await take<ProblemBody>({ sessions: week }))).to.deep.equal([
      ...[422, 'outside-rules', '/sessions/2/start limit'],
    ]);
    const { body } = await take({ sessions: week.slice(0, 2) });
    expect(codeOf(await book<ProblemBody>(body, [week[2]!]))).to.include('/sessions/0/start limit');
    const late = treat('2026-05-20T10:00+02:00[Europe/Berlin]');
    expect(codeOf(await book<ProblemBody>(body, [late]))).to.include('/sessions/0/start expired');
    const rest = ['03-17T10:00', '03-24T10:00', '03-25T10:00'].map((time) => treat(berlin(time)));
    expect(codeOf(await book<ProblemBody>(body, rest))).to.include('/sessions/2/start none-left');
    const { status, body: after } = await book(body, rest.slice(0, 2));
    expect([status, left(after), after.bookings.length]).to.deep.equal([201, { first: 1, treat: 0 }, 4]);
    expect(after.token).to.equal(undefined);
    const strange = { service: 'own', duration: 60, start: TEN };
    expect(codeOf(await book<ProblemBody>(body, [strange]))).to.deep.equal([
      ...[422, 'unknown-service', '/sessions/0/service unknown-service'],
    ]);
  });

  it('PK-5 DS-14 what is cancelled can be booked again; its link opens every session', async () => {
    const { body } = await take({ sessions: WEEKS.map((start) => treat(start)) });
    const [, second] = body.bookings;
    expect((await backend.cancel({ id: second!.id, token: body.token! })).status).to.equal(200);
    const after = await read(body);
    expect([left(after), after.bookings[1]!.state]).to.deep.equal([{ first: 1, treat: 2 }, 'cancelled']);
    expect((await backend.read(second!.id, 'wrong')).status).to.equal(404);
    const other = await take();
    expect((await backend.read(second!.id, other.body.token)).status).to.equal(404);
  });

  it('PK-5 FL-8 a session moves within the package, with those who may serve it', async () => {
    const { body } = await take({ sessions: [treat(TEN, { calendar: 'a' }), treat(berlin('03-10T10:00'))] });
    await book(body, [treat(berlin('03-11T10:00'))]);
    const [first] = body.bookings;
    const to = (start: string, more = {}) => move<ProblemBody>(first!.id, body.token, 1, { start, ...more });
    expect(codeOf(await to(berlin('03-12T10:00')))).to.deep.equal([422, 'outside-rules', '/start limit']);
    expect(codeOf(await to('2026-05-20T10:00+02:00[Europe/Berlin]'))).to.include('/start expired');
    expect(codeOf(await to(berlin('03-17T10:00'), { calendar: 'secret' }))).to.include('not-bookable');
    // Its own week counts for nobody while it moves.
    const moved = await move(first!.id, body.token, 1, { start: berlin('03-05T10:00') });
    expect(moved.body).to.include({ calendar: 'a', version: 2, package: body.id });
    expect(left(await read(body))).to.deep.equal({ first: 1, treat: 1 });
  });

  it('RC-4 the same request gives the same package again; another one under its key is refused', async () => {
    const { body } = await take({}, 'one-wish');
    const again = await take({}, 'one-wish');
    expect([again.body, again.response.headers.get('idempotency-replayed')]).to.deep.equal([body, 'true']);
    expect((await take<ProblemBody>({ package: 'private', calendar: 'a' }, 'one-wish')).body.code).to.equal(
      'idempotency-key-reused',
    );
    const more = await book(body, [treat(WEEKS[1]!)], 'another');
    expect((await book(body, [treat(WEEKS[1]!)], 'another')).body).to.deep.equal(more.body);
    expect(left(await read(body))).to.deep.equal({ first: 1, treat: 2 });
  });

  it('A06 A11 what the package did not allow stays refused under its key, though it is allowed by then', async () => {
    const { body } = await take({
      package: 'private',
      calendar: 'a',
      sessions: WEEKS.slice(0, 2).map((start) => treat(start)),
    });
    const refused = '/sessions/0/start none-left';
    expect(codeOf(await book<ProblemBody>(body, [treat(WEEKS[2]!)], 'late'))).to.include(refused);
    await backend.cancel({ id: body.bookings[1]!.id, token: body.token! });
    expect(codeOf(await book<ProblemBody>(body, [treat(WEEKS[2]!)], 'late'))).to.include(refused);
    expect((await book(body, [treat(WEEKS[2]!)], 'anew')).status).to.equal(201);
  });

  it('PK-4 an owner gives one client another rule and another practitioner; other clients keep the template', async () => {
    const [{ body: one }, { body: other }] = [
      await take({ package: 'private', calendar: 'a' }),
      await take({ package: 'private', calendar: 'b' }),
    ];
    const change = <T = TakenPackage>(id: string, body: object, version: number, host: 'owner' | 'ann' = 'owner') =>
      backend.send<T>(`/packages/${id}`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${tokenOf(host)}`,
          'if-match': `"${version}"`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
    const rule = { who: 'members', list: ['spare'] };
    expect((await change<ProblemBody>(one.id, { rule }, 1, 'ann')).body.code).to.equal('not-allowed');
    const listless = await change<ProblemBody>(one.id, { rule: { who: 'members', list: [] } }, 1);
    expect(codeOf(listless)).to.deep.equal([422, 'validation', '/rule/list validation']);
    expect((await change(one.id, { rule }, 1)).body).to.deep.include({ version: 2, calendar: 'a', rule });
    expect((await change<ProblemBody>(one.id, { rule }, 1)).body.code).to.equal('version-mismatch');
    const spare = treat(WEEKS[1]!, { calendar: 'spare' });
    expect((await book(one, [spare])).body.bookings[1]).to.include({ calendar: 'spare' });
    expect(codeOf(await book<ProblemBody>(other, [spare]))).to.include('not-bookable');
    expect((await change(one.id, { rule: null, calendar: 'b' }, 2)).body).to.include({ calendar: 'b' });
    const { body: seen } = await call<TakenPackage>(backend, 'owner', `/packages/${one.id}`);
    expect([seen.version, seen.bookings.length, left(seen)]).to.deep.equal([3, 2, { treat: 0 }]);
    expect((await call(backend, 'bob', `/packages/${one.id}`)).status).to.equal(404);
  });

  it('PK-1 PK-2 RA-1 a session goes to the next by the distribution among those who may serve it, and to nobody else', async () => {
    const { body } = await take({ package: 'private', calendar: 'a' });
    const [{ id, version }] = body.bookings as [Booking];
    const give = <T = HostBooking>(order: object, at = version) =>
      step<T>(backend, 'owner', id, 'reassign', { body: order, version: at });
    const able = async () =>
      (await call<Candidates>(backend, 'owner', `/bookings/${id}/candidates`)).body.candidates.map(
        (one) => one.calendar,
      );
    expect([await able(), (await give<ProblemBody>({})).body.code]).to.deep.equal([[], 'all-booked']);
    expect((await give<ProblemBody>({ to: 'b', confirm: true })).body.code).to.equal('not-bookable');
    await backend.send(`/packages/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${tokenOf('owner')}`, 'if-match': '"1"', 'content-type': 'application/json' },
      body: JSON.stringify({ rule: { who: 'members', list: ['spare', 'secret'] } }),
    });
    expect(await able()).to.deep.equal(['spare', 'secret']);
    const { body: given } = await give({}, 2);
    expect([given.calendar, given.version, given.package]).to.deep.equal(['spare', 3, body.id]);
    const { bookings, outbox } = await backend.state();
    expect([bookings[id]!, ...outbox.map(({ booking }) => booking)].some((one) => 'among' in one)).to.equal(false);
    expect((await give({ to: 'a' }, 3)).body.calendar).to.equal('a');
  });

  it('DS-9 HS-1 sessions of one request are chosen one after the other, each with its record', async () => {
    const { body } = await take({ sessions: [treat(TEN), treat(berlin('03-03T14:00'))] });
    const [one, two] = body.bookings;
    expect(one!.calendar).not.to.equal(two!.calendar);
    const { bookings } = await backend.state();
    expect(bookings[two!.id]!.record).to.include({ chosen: two!.calendar, start: two!.start });
    const twice = await take<ProblemBody>({
      sessions: [treat(WEEKS[1]!, { calendar: 'a' }), treat(WEEKS[1]!, { calendar: 'a' })],
    });
    expect(codeOf(twice)).to.include('slot-taken');
  });

  it('PK-5 what was booked before is counted once, and not again for each package', async () => {
    for (const hour of ['10', '11', '12', '13', '14', '15']) {
      for (const calendar of ['a', 'b'])
        await backend.book({ service: 'own', calendar, start: berlin(`03-04T${hour}:00`) });
    }
    const { body } = await take();
    let folded = 0;
    const add = FoldedLedger.prototype.add;
    FoldedLedger.prototype.add = function (lines) {
      folded += lines.length;
      return add.call(this, lines);
    };
    try {
      expect((await take({ sessions: WEEKS.map((start) => treat(start)) })).status).to.equal(201);
      expect(
        (await take({ package: 'private', calendar: 'a', sessions: WEEKS.map((start) => treat(start)) })).status,
      ).to.equal(409);
      expect((await book(body, [treat(WEEKS[1]!)])).status).to.equal(201);
      await read(body);
    } finally {
      FoldedLedger.prototype.add = add;
    }
    expect(folded).to.be.below(32);
  });

  it('PK-5 of many who ask at once out of one package, no more get a session than it holds', async () => {
    const { body } = await take({ package: 'private', calendar: 'a' });
    const hours = ['11', '12', '13', '14', '15'];
    const answers = await Promise.all(hours.map((hour) => book(body, [treat(berlin(`03-03T${hour}:00`))])));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 422, 422, 422, 422]);
    expect(left(await read(body))).to.deep.equal({ treat: 0 });
  });

  it('A34 A86 limits ask for a challenge and then refuse, for packages and their sessions as for bookings', async () => {
    const guarded = new DefendedBackend(
      limited({ bookingsPerAddress: { challengeAfter: 1, refuseAfter: 3 } }, COURSES),
    );
    const codes: unknown[] = [];
    let token: string | undefined;
    const send = async (path: string, body: object): Promise<void> => {
      const { status, body: answer } = await guarded.send<ProblemBody & TakenPackage>(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': `key-${++keys}`,
          authorization: `Bearer ${token}`,
        },
        body: JSON.stringify(body),
      });
      codes.push(answer.code ?? status);
      if (status === 201) [token, taken] = [answer.token, answer.id];
    };
    let taken = '';
    const course = (start: string) => ({ package: 'course', sessions: [treat(start)], client: CLIENT, answers: {} });
    await send('/packages', course(TEN));
    await send('/packages', course(WEEKS[1]!));
    for (const start of [WEEKS[2]!, '2026-03-24T10:00+01:00[Europe/Berlin]']) {
      await send(`/packages/${taken}/sessions`, { sessions: [treat(start)], answers: {} });
    }
    await send('/packages', course(WEEKS[1]!));
    expect(codes).to.deep.equal([201, 'challenge-required', 'challenge-required', 'rate-limited', 'rate-limited']);
  });

  it('A86 A89 PK-5 each session counts as the booking that it is; what is ordered at once goes on together', async () => {
    const limits = { bookingsPerEmail: { challengeAfter: 3 }, bookingsPerDay: { challengeAfter: 2 } };
    const guarded = new DefendedBackend(limited(limits, COURSES));
    const order = async (email: string, ...times: string[]) => {
      const { status, body } = await guarded.send<ProblemBody>('/packages', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': `counted-${++keys}` },
        body: JSON.stringify({
          ...{ package: 'course', client: { ...CLIENT, email }, answers: {} },
          sessions: times.map((time) => treat(berlin(time))),
        }),
      });
      return body.code ?? status;
    };
    expect(await order('one@example.com', '03-10T10:00', '03-11T10:00', '03-12T10:00')).to.equal('outside-rules');
    const weeks = ['03-03T10:00', '03-10T10:00', '03-17T10:00', '03-24T10:00'];
    expect(await order('one@example.com', ...weeks)).to.equal(201);
    expect(await order('one@example.com', '03-05T10:00')).to.equal('challenge-required');
    expect(await order('two@example.com', '03-17T12:00', '03-24T12:00')).to.equal(201);
    expect(await order('two@example.com', '03-17T14:00')).to.equal('challenge-required');
    expect(await order('two@example.com', '03-05T14:00')).to.equal(201);
    guarded.now = at(berlin('03-02T10:00'));
    const mails = (await guarded.deliver()).filter(({ to }) => to === 'one@example.com');
    expect(new Set(mails.map(({ calendarFile }) => /UID:(.*)/.exec(calendarFile!)![1])).size).to.equal(4);
  });

  it('A80 A31 a package opens to its link alone, and what is missing is named', async () => {
    const { body } = await take();
    const wrong = await backend.send<ProblemBody>(`/packages/${body.id}`, { headers: { authorization: 'Bearer no' } });
    expect([wrong.status, wrong.body.code]).to.deep.equal([404, 'not-found']);
    const plain = await backend.book({ service: 'own', calendar: 'a', start: WEEKS[1]! });
    const none = await backend.send(`/packages/${plain.body.id}`, {
      headers: { authorization: `Bearer ${plain.body.token}` },
    });
    expect(none.status).to.equal(404);
    expect(codeOf(await take<ProblemBody>({ package: 'nothing' }))).to.deep.equal([
      ...[422, 'not-bookable', '/package not-bookable'],
    ]);
    expect(codeOf(await take<ProblemBody>({ sessions: [] }))).to.deep.equal([
      422,
      'validation',
      '/sessions validation',
    ]);
    const nobody = { ...CLIENT, zone: 'Mars/Olympus' };
    expect(codeOf(await take<ProblemBody>({ client: nobody }))).to.include('unknown-time-zone');
    const odd = await take<ProblemBody>({ sessions: [treat(TEN, { duration: 45 })] });
    expect(codeOf(odd)).to.deep.equal([422, 'invalid-time', '/sessions/0 invalid-time']);
  });
});
