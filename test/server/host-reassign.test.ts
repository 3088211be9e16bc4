import { expect } from 'chai';
import type {
  Booking,
  Candidates,
  HistoryAnswer,
  HostBooking,
  ProblemBody,
  ReassignRequest,
} from '../../src/adapter/contract.js';
import { verify } from '../../src/engine/index.js';
import { merged } from '../../src/engine/spans.js';
import type { SiteFile } from '../../src/server/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { choiceOfOne } from '../support/choice-of-one.js';
import { call, STAFFED, step, tokenOf, type HostName } from './host-support.js';
import { at, berlin, TestBackend, type Answer } from './support.js';

const TEN = '03-03T10:00';
const TEAM = ['a', 'b', 'spare', 'secret'];
/** The practice with a talk that Ann, Bob and Eve give, and a yoga class of the same two. */
const SITE: SiteFile = {
  ...STAFFED,
  services: [
    ...STAFFED.services.map((service) => (service.id === 'talk' ? { ...service, calendars: TEAM } : service)),
    { id: 'yoga', name: 'Yoga', durations: [60], seats: 3, calendars: ['a', 'b'] },
  ],
};

describe('reassignment', () => {
  let backend: TestBackend;
  let booking: Booking;
  beforeEach(async () => start(SITE));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const start = async (site: SiteFile): Promise<void> => {
    backend = new TestBackend(site);
    booking = (await backend.book({ service: 'talk', calendar: 'a', start: berlin(TEN) })).body;
  };
  const reassign = <T = HostBooking>(order: ReassignRequest, host: HostName = 'owner', { id } = booking) =>
    step<T>(backend, host, id, 'reassign', { body: order });
  const refused = (order: ReassignRequest, host?: HostName): Promise<Answer<ProblemBody>> => reassign(order, host);
  const candidates = async (host: HostName = 'owner'): Promise<Candidates['candidates']> =>
    (await call<Candidates>(backend, host, `/bookings/${booking.id}/candidates`)).body.candidates;
  const notices = async (): Promise<string[]> =>
    (await backend.state()).outbox
      .slice(2)
      .map((notice) => `${notice.kind} ${('specialist' in notice && notice.specialist) || 'client'}`);

  it('RA-1 the list says who is free, who is busy and why, and who may not have it', async () => {
    await backend.book({ service: 'talk', calendar: 'b', start: berlin(TEN), duration: 30 });
    const [bob, eve, secret, ...others] = await candidates();
    expect(others).to.deep.equal([]);
    expect(bob).to.deep.include({ calendar: 'b', name: 'Bob', state: 'busy' });
    expect(bob!.reason).to.deep.equal({ code: 'booked', span: [at(berlin(TEN)), at(berlin('03-03T10:45'))] });
    expect(eve).to.deep.equal({ calendar: 'spare', name: 'Eve', state: 'free' });
    expect(secret).to.deep.include({ calendar: 'secret', state: 'impossible', reason: { code: 'private' } });
  });

  it('RA-1 A40 a list is no order: nobody has the booking for it', async () => {
    const { status, body } = await refused([] as unknown as ReassignRequest);
    expect([status, body.code]).to.deep.equal([422, 'validation']);
  });

  it('RA-1 why a colleague is away is told to the owner only', async () => {
    const blackouts = [{ first: '2026-03-03', last: '2026-03-03', label: 'Surgery' }];
    const away = SITE.calendars.map((calendar) => (calendar.id === 'b' ? { ...calendar, blackouts } : calendar));
    await start({ ...SITE, calendars: away });
    expect((await candidates())[0]!.reason).to.deep.equal({ code: 'blocked', label: 'Surgery' });
    expect((await candidates('ann'))[0]!.reason).to.deep.equal({ code: 'blocked' });
  });

  for (const [who, tells] of [
    ['owner', true],
    ['reader', false],
    ['ann', false],
  ] as const) {
    it(`HS-1 the record tells ${who} that a colleague is away, ${tells ? 'and' : 'but not'} why`, async () => {
      const blackouts = [{ first: '2026-03-03', last: '2026-03-03', label: 'Surgery' }];
      const away = SITE.calendars.map((calendar) => (calendar.id === 'b' ? { ...calendar, blackouts } : calendar));
      backend = new TestBackend({ ...SITE, calendars: away });
      const { id } = (await backend.book({ start: berlin(TEN) })).body;
      const shown = await call<HostBooking>(backend, who, `/bookings/${id}`);
      const days = `from=${dayOfIso('2026-03-02')}&to=${dayOfIso('2026-03-09')}`;
      const { body: past } = await call<HistoryAnswer>(backend, who, `/history?${days}`);
      const answers: unknown[] = [shown.body, past];
      if (who !== 'reader') answers.push((await reassign({ to: 'b', confirm: true }, who, shown.body)).body);
      for (const answer of answers) {
        expect(JSON.stringify(answer)).to.include('"blocked"');
        expect(JSON.stringify(answer).includes('Surgery')).to.equal(tells);
      }
      expect([shown.body.record, past.entries[0]!.record].map((record) => verify(record))).to.deep.equal([
        { holds: true },
        { holds: true },
      ]);
    });
  }

  it('RA-2 time, link and id stay; the version rises', async () => {
    const { status, body } = await reassign({ to: 'b' });
    expect(status).to.equal(200);
    expect(body).to.deep.include({ id: booking.id, start: booking.start, version: 2, calendar: 'b', flagged: false });
    expect((await backend.read(booking.id, booking.token)).body).to.deep.include({ calendar: 'b', version: 2 });
  });

  it('RA-3 the claim moves in the same change, and the ledger has a line', async () => {
    await reassign({ to: 'b' });
    const { claims, ledger } = await backend.state();
    expect(claims.map(({ calendar, alone }) => [calendar, alone])).to.deep.equal([['b', true]]);
    expect(ledger.at(-1)).to.deep.include({ kind: 'reassigned', booking: booking.id, calendar: 'a', to: 'b' });
    expect((await backend.book({ service: 'talk', calendar: 'a', start: berlin(TEN) })).status).to.equal(201);
    expect((await backend.refused({ service: 'talk', calendar: 'b', start: berlin(TEN) })).body.code).to.equal(
      'slot-taken',
    );
  });

  it('RA-1 the next by the distribution is one who is free, with the reason of the choice', async () => {
    await backend.book({ service: 'talk', calendar: 'spare', start: berlin('03-03T14:00') });
    const { body } = await reassign({});
    const { chosen, among } = choiceOfOne(body.record);
    expect([body.calendar, chosen, among]).to.deep.equal(['b', 'b', ['b', 'spare', 'secret']]);
  });

  it('RA-1 where nobody else is free, there is no next', async () => {
    for (const calendar of ['b', 'spare']) await backend.book({ service: 'talk', calendar, start: berlin(TEN) });
    expect((await refused({})).body.code).to.equal('all-booked');
  });

  it('RA-1 a busy person takes it only where it is confirmed, and the booking is flagged', async () => {
    await backend.book({ service: 'talk', calendar: 'b', start: berlin('03-03T09:00'), duration: 60 });
    const { status, body } = await refused({ to: 'b' });
    expect([status, body.code]).to.deep.equal([409, 'needs-confirmation']);
    const { body: flagged } = await reassign({ to: 'b', confirm: true });
    expect(flagged).to.deep.include({ calendar: 'b', flagged: true });
    expect((await reassign({ to: 'spare' })).body.flagged).to.equal(false);
  });

  it('RC-1 beside a booking that was squeezed in there is room for no other', async () => {
    const other = (await backend.book({ service: 'talk', calendar: 'b', start: berlin('03-03T09:30'), duration: 60 }))
      .body;
    await reassign({ to: 'b', confirm: true });
    const wish = { service: 'talk', calendar: 'b', duration: 30, start: berlin('03-03T10:30') };
    expect((await backend.refused(wish)).body.code).to.equal('slot-taken');
    await backend.cancel(other);
    expect((await backend.refused({ ...wish, start: berlin(TEN) })).body.code).to.equal('slot-taken');
    await backend.cancel(booking);
    expect((await backend.state()).claims).to.deep.equal([]);
    expect((await backend.book(wish)).status).to.equal(201);
  });

  it('RC-1 a client who books the free rest at the same moment takes it, or the one who is squeezed in: never both', async () => {
    await backend.book({ service: 'talk', calendar: 'b', start: berlin('03-03T09:30'), duration: 30 });
    const wish = { service: 'talk', calendar: 'b', duration: 30, start: berlin('03-03T10:30') };
    const [client, host] = await Promise.all([backend.book(wish), reassign({ to: 'b', confirm: true })]);
    expect(host.status).to.equal(200);
    expect([201, 409]).to.include(client.status);
    const taken = (await backend.state()).claims.filter(({ calendar, alone }) => calendar === 'b' && alone);
    const spans = taken.map(({ span }) => span);
    expect(merged(spans)).to.deep.equal([at(berlin('03-03T09:30')), at(berlin('03-03T11:15'))]);
    expect(spans.reduce((minutes, [from, to]) => minutes + to - from, 0)).to.equal(105);
  });

  it('RA-2 the old and the new specialist are told, the client is not', async () => {
    await reassign({ to: 'b' });
    expect(await notices()).to.deep.equal(['specialist-reassigned-to bob', 'specialist-reassigned-from ann']);
    const [to, from] = (await backend.messages()).slice(2);
    expect([from!.to, to!.to]).to.deep.equal(['ann@practice.example', 'bob@practice.example']);
    expect(from!.calendarFile).to.include('STATUS:CANCELLED').and.to.include('SEQUENCE:1');
    expect(to!.calendarFile).to.include('STATUS:CONFIRMED');
  });

  it('RA-2 FL-9 the calendar of a mailbox that both have keeps the booking', async () => {
    const [email, shared] = ['Desk@practice.example', 'desk@practice.example'];
    const specialists = SITE.specialists.map(({ email: _, ...one }) =>
      one.id === 'bob' ? { ...one, email: shared } : one,
    );
    await start({ ...SITE, email, specialists });
    await reassign({ to: 'b' });
    const [to, from] = (await backend.messages()).slice(2);
    expect([from!.to, to!.to]).to.deep.equal([email, shared]);
    expect(from!.text).to.include('Ann');
    expect([from!.calendarFile, from!.calendarMethod]).to.deep.equal([undefined, undefined]);
    expect(to!.calendarFile).to.include('STATUS:CONFIRMED').and.to.include('SEQUENCE:1');
  });

  it('RA-2 the client is told where the site wants it, unless it never shows who serves', async () => {
    await start({ ...SITE, tellsOfReassignment: true });
    await reassign({ to: 'b' });
    expect(await notices()).to.include('client-reassignment client');
    const hidden = SITE.services.map((service) => ({ ...service, reveal: 'never' as const }));
    await start({ ...SITE, tellsOfReassignment: true, services: hidden });
    await reassign({ to: 'b' });
    expect(await notices()).not.to.include('client-reassignment client');
  });

  it('RA-3 past and cancelled bookings are refused', async () => {
    backend.now = booking.start;
    expect((await refused({ to: 'b' })).body.code).to.equal('too-late-to-change');
    backend.now -= 24 * 60;
    await backend.cancel(booking);
    expect((await refused({ to: 'b' })).body.code).to.equal('wrong-state');
  });

  it('RA-1 whoever has it already keeps it, and those who may not serve it are refused', async () => {
    expect((await reassign({ to: 'a' })).body.version).to.equal(1);
    for (const to of ['secret', 'group', 'nobody', '__proto__'])
      expect((await refused({ to, confirm: true })).body.code, to).to.equal('not-bookable');
    expect((await backend.state()).ledger).to.have.length(1);
  });

  it('RA-1 two at once: one comes first, and the booking is in one place', async () => {
    const answers = await Promise.all(
      ['b', 'spare'].map((to) => step(backend, 'owner', booking.id, 'reassign', { body: { to }, version: 1 })),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 412]);
    const { claims, bookings } = await backend.state();
    expect(claims.map(({ calendar }) => calendar)).to.deep.equal([bookings[booking.id]!.calendar]);
  });

  it('AV-7 a seat in a group session goes to the session that the new person has then', async () => {
    const yoga = (await backend.book({ service: 'yoga', calendar: 'a', start: berlin('03-04T10:00') })).body;
    await backend.book({ service: 'yoga', calendar: 'b', start: berlin('03-04T10:00') });
    expect((await reassign({ to: 'b' }, 'owner', yoga)).body.flagged).to.equal(false);
    const seats = (await backend.state()).claims.filter(({ service }) => service === 'yoga');
    expect(seats.map(({ calendar, seat }) => [calendar, seat])).to.deep.equal([
      ['b', 0],
      ['b', 1],
    ]);
  });

  it('RA-1 only hosts may: an owner, and who has the booking; nobody else', async () => {
    const path = `/bookings/${booking.id}/reassign`;
    const codes = [
      await backend.send<ProblemBody>(path, { method: 'POST' }),
      await backend.send<ProblemBody>(path, { method: 'POST', headers: { authorization: `Bearer ${booking.token}` } }),
      await refused({ to: 'b' }, 'reader'),
      await refused({ to: 'b' }, 'bob'),
    ].map(({ status, body }) => [status, body.code]);
    expect(codes).to.deep.equal([
      [401, 'host-token-missing'],
      [401, 'host-token-missing'],
      [403, 'not-allowed'],
      [404, 'not-found'],
    ]);
    expect((await backend.send(path, { method: 'POST' })).response.headers.get('www-authenticate')).to.equal('Bearer');
    expect((await reassign({ to: 'b' }, 'ann')).status).to.equal(200);
    expect(JSON.stringify(await backend.state())).not.to.include(tokenOf('ann'));
  });

  it('an order that cannot be read is refused, and the part named', async () => {
    const { status, body } = await step<ProblemBody>(backend, 'owner', booking.id, 'reassign', { body: { to: 5 } });
    expect([status, body.code, body.errors?.[0]?.pointer]).to.deep.equal([422, 'validation', '/to']);
    const list = await step<ProblemBody>(backend, 'owner', booking.id, 'reassign', { body: [] });
    expect([list.status, list.body.code]).to.deep.equal([422, 'validation']);
  });
});
