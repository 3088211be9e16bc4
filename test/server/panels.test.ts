import { expect } from 'chai';
import type {
  Booking,
  Candidates,
  HeldTime,
  HostBooking,
  PanelBookingRequest,
  ProblemBody,
} from '../../src/adapter/contract.js';
import { figuresOf, openSite, panelStarts, verify, type Catalog, type LedgerLine } from '../../src/engine/index.js';
import { bookingLines } from '../../src/engine/seat-lines.js';
import { exactAvailability } from '../../src/server/availability/exact.js';
import type { SiteFile } from '../../src/server/index.js';
import { call, STAFFED, step } from './host-support.js';
import { at, berlin, CLIENT, TestBackend, wish, type Answer } from './support.js';

const TEN = berlin('03-03T10:00');
const DAY = [at(berlin('03-03T00:00')), at(berlin('03-04T00:00'))] as const;
const { calendars } = STAFFED;

/** Two pools that share Carl, and panels that ask for the same people in other orders. */
const MEETINGS: SiteFile = {
  ...STAFFED,
  specialists: [
    ...STAFFED.specialists,
    ...['carl', 'dora', 'emil'].map((id) => ({ id, name: id[0]!.toUpperCase() + id.slice(1) })),
  ],
  calendars: [
    ...calendars,
    ...['carl', 'dora', 'emil'].map((specialist) => ({ ...calendars[0]!, id: specialist, specialist })),
  ],
  pools: [
    {
      id: 'leads',
      name: 'Leads',
      members: [{ calendars: ['a'] }, { calendars: ['carl'] }],
      distribution: 'balanced',
    },
    {
      id: 'reviewers',
      name: 'Reviewers',
      members: [{ calendars: ['carl'] }, { calendars: ['dora'] }, { calendars: ['emil'] }],
      distribution: 'balanced',
    },
  ],
  services: [
    ...STAFFED.services,
    { id: 'meeting', name: 'Meeting', durations: [60], calendars: ['a', 'b'], bufferAfter: 15, notice: 120 },
    { id: 'solo', name: 'Solo', durations: [60], calendars: ['a', 'carl'] },
  ],
  panels: [
    {
      id: 'case',
      name: 'Case',
      service: 'meeting',
      primary: { calendar: 'a' },
      seats: [{ pool: 'reviewers', count: 2 }],
    },
    {
      id: 'board',
      name: 'Board',
      service: 'meeting',
      primary: { pool: 'leads' },
      seats: [{ pool: 'reviewers' }, { calendar: 'b' }],
    },
    { id: 'pair', name: 'Pair', service: 'meeting', primary: { calendar: 'b' }, seats: [{ pool: 'leads' }] },
    { id: 'duo', name: 'Duo', service: 'meeting', primary: { calendar: 'b' }, seats: [{ calendar: 'a' }] },
    { id: 'private', name: 'Private', service: 'meeting', primary: { calendar: 'secret' }, seats: [{ calendar: 'b' }] },
  ],
};

describe('bookings of panels', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend(MEETINGS)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  function meet<T = Booking>(panel: string, more: Partial<PanelBookingRequest> = {}, key?: string): Promise<Answer<T>> {
    const { service: _none, ...body } = wish();
    return backend.post<T>({ ...body, panel, ...more }, key);
  }
  const stored = async (id: string) => (await backend.state()).bookings[id]!;
  const claimed = async (): Promise<string[]> => (await backend.state()).claims.map(({ calendar }) => calendar).sort();
  const busyAt10 = (calendar: string) =>
    backend.book({ service: 'talk', calendar, duration: 30, start: TEN }).then(({ status }) => status);

  it('PN-1 PN-2 everyone on the seats is a host, has a claim of the whole time, and the primary owns the booking', async () => {
    const { status, body } = await meet('case');
    expect(status).to.equal(201);
    expect(body).to.include({ panel: 'case', service: 'meeting', calendar: 'a', state: 'confirmed' });
    const { hosts, seats } = await stored(body.id);
    expect(new Set(hosts)).to.have.lengthOf(3);
    expect(seats).to.deep.equal([
      { calendar: 'a' },
      ...hosts.slice(1).map((calendar) => ({ calendar, pool: 'reviewers' })),
    ]);
    expect(['carl', 'dora', 'emil']).to.include.members(hosts.slice(1));
    expect(body.specialistNames).to.have.lengthOf(3).and.to.include('Ann');
    expect(await claimed()).to.deep.equal([...hosts].sort());
    for (const { span } of (await backend.state()).claims) expect(span).to.deep.equal([at(TEN), at(TEN) + 75]);
    expect((await backend.read(body.id, body.token)).body).to.include({ id: body.id, panel: 'case' });
  });

  it('PN-3 DS-14 the ledger has every seat, so that the next meeting goes to those who had none', async () => {
    const { body: first } = await meet('case');
    const { hosts } = await stored(first.id);
    const { ledger } = await backend.state();
    expect(bookingLines(ledger).map(({ calendar }) => calendar)).to.deep.equal(hosts);
    const unseated = ['carl', 'dora', 'emil'].find((calendar) => !hosts.includes(calendar))!;
    const { body: second } = await meet('case', { start: berlin('03-03T13:00') });
    expect((await stored(second.id)).hosts).to.include(unseated);
    await backend.cancel(first);
    const lines = bookingLines((await backend.state()).ledger).filter(({ kind }) => kind === 'cancelled');
    expect(lines.map(({ calendar }) => calendar)).to.deep.equal(hosts);
  });

  it('PN-3 where pools overlap, a combination is found', async () => {
    expect(await busyAt10('a')).to.equal(201);
    const { body } = await meet('board');
    expect((await stored(body.id)).hosts).to.deep.equal(['carl', 'dora', 'b']);
  });

  it('HS-1 HS-3 the record verifies on what the choice was made on', async () => {
    const { body } = await meet('board');
    const { record } = await stored(body.id);
    const { hosted } = backend;
    const day = Math.floor(record.start / 1440);
    const scene = { calendars: ['a', 'carl', 'dora', 'emil', 'b'], days: [day, day + 1] as const, now: record.now };
    const availability = exactAvailability(hosted, { revision: record.revision, claims: [], ledger: [] }, scene);
    expect(verify(record, hosted.opened.catalog, availability)).to.deep.equal({ holds: true });
    expect(verify({ ...record, hosts: ['b'] })).to.include({ holds: false });
  });

  it('PN-4 A20 where one seat finds nobody, nothing is written, and other times are named', async () => {
    expect(await busyAt10('b')).to.equal(201);
    const { keys: _keys, revision: _revision, ...before } = await backend.state();
    const { status, body } = await meet<ProblemBody>('board');
    expect([status, body.code]).to.deep.equal([409, 'slot-taken']);
    expect(await backend.state()).to.deep.include(before);
    expect(body.alternatives).to.have.length(6).and.not.to.include(at(TEN));
    const [nearest] = body.alternatives!;
    const start = `${new Date(nearest! * 60_000).toISOString().slice(0, 16)}Z[Europe/Berlin]`;
    expect((await meet('board', { start })).status).to.equal(201);
  });

  it('A31 what breaks the rules is refused with the rule', async () => {
    const code = async (panel: string, more: object = {}) => {
      const { status, body } = await meet<ProblemBody>(panel, more);
      return [status, body.code, body.errors?.[0]?.code];
    };
    expect(await code('case', { start: berlin('03-02T09:00') })).to.deep.equal([422, 'outside-rules', 'too-soon']);
    expect(await code('case', { start: berlin('03-03T20:00') })).to.deep.equal([422, 'outside-rules', 'closed']);
    expect(await code('case', { start: berlin('03-03T10:07') })).to.deep.equal([422, 'invalid-time', 'off-grid']);
    expect(await code('case', { duration: 30 })).to.deep.equal([422, 'invalid-time', undefined]);
    expect(await code('case', { service: 'meeting' })).to.deep.equal([422, 'validation', 'validation']);
    expect(await code('none')).to.deep.equal([422, 'not-bookable', 'not-bookable']);
    expect(await code('private')).to.deep.equal([422, 'not-bookable', 'not-bookable']);
    expect(await backend.isUntouched()).to.equal(true);
  });

  it('RC-4 the same request gives the same meeting again; another panel under its key is refused', async () => {
    const { body } = await meet('pair', {}, 'one-wish');
    expect((await meet('pair', {}, 'one-wish')).body).to.deep.equal(body);
    expect((await meet<ProblemBody>('case', {}, 'one-wish')).body.code).to.equal('idempotency-key-reused');
  });

  it('FL-9 each host is told, with whom they meet, and the client has one appointment with all of them', async () => {
    const { body } = await meet('duo');
    expect(body.calendarFile).to.include('DESCRIPTION:Bob\\, Ann');
    expect(body.calendarFile?.match(/BEGIN:VEVENT/g)).to.have.length(1);
    const outbox = await backend.messages();
    expect(outbox.map(({ kind, to }) => [kind, to])).to.deep.equal([
      ['client-confirmation', CLIENT.email],
      ['specialist-notice', 'bob@practice.example'],
      ['specialist-notice', 'ann@practice.example'],
    ]);
    expect(outbox[1]?.text).to.include('Together with: Ann');
  });

  it('A17 a cancellation frees every seat', async () => {
    const { body } = await meet('board');
    expect((await backend.cancel(body)).body.state).to.equal('cancelled');
    expect(await claimed()).to.deep.equal([]);
    expect((await meet('board')).status).to.equal(201);
  });

  it('DS-14 the owner notes that the client did not come; any host of the meeting sees it', async () => {
    const { body } = await meet('duo');
    backend.now = at(TEN) + 5;
    const seen = await call<HostBooking>(backend, 'ann', `/bookings/${body.id}`);
    expect(seen.body.hosts).to.deep.equal(['b', 'a']);
    expect((await step<HostBooking>(backend, 'owner', body.id, 'no-show')).body.state).to.equal('no-show');
    expect(await claimed()).to.deep.equal(['a', 'b']);
    const { body: history } = await call<{ entries: { booking: string }[] }>(
      backend,
      'ann',
      `/history?from=${Math.floor(DAY[1] / 1440)}&to=${Math.floor(DAY[1] / 1440) + 1}&member=a`,
    );
    expect(history.entries.map(({ booking }) => booking)).to.deep.equal([body.id]);
  });

  const takes = async (calendar: string, start: string): Promise<void> => {
    expect((await backend.book({ service: 'solo', calendar, start })).body.calendar).to.equal(calendar);
  };
  const move = <T = Booking>({ id, token, version }: Booking, request: object): Promise<Answer<T>> =>
    backend.send(`/bookings/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'if-match': `"${version}"`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
  const seatsOf = (lines: readonly LedgerLine[]): (string | undefined)[][] =>
    bookingLines(lines).map((line) => ('booking' in line ? [line.kind, line.calendar, line.to] : []));

  it('FL-8 PN-4 a meeting moves with everyone who has it, in one step', async () => {
    const { body } = await meet('case');
    const { hosts, seats } = await stored(body.id);
    // Whoever had no meeting yet would come first, were it booked anew.
    const moved = await move(body, { start: berlin('03-03T13:00') });
    expect([moved.status, moved.body.version]).to.deep.equal([200, 2]);
    const after = await stored(body.id);
    expect(after).to.deep.include({ seats, calendar: 'a', panel: 'case' });
    expect(after.hosts).to.have.members(hosts);
    const { claims, ledger } = await backend.state();
    expect(claims.map(({ calendar, start }) => [calendar, start])).to.have.deep.members(
      hosts.map((calendar) => [calendar, at(berlin('03-03T13:00'))]),
    );
    expect(seatsOf(ledger).slice(3)).to.deep.equal(hosts.map((calendar) => ['moved', calendar, undefined]));
  });

  it('FL-8 RA-3 where one of them is not free, others take the seats, and counts and records follow', async () => {
    const { body } = await meet('board');
    const [lead, reviewer] = (await stored(body.id)).hosts as [string, string];
    const other = lead === 'a' ? 'carl' : 'a';
    const TWO = berlin('03-03T14:00');
    await takes(lead, TWO);
    expect((await move(body, { start: TWO })).status).to.equal(200);
    const after = await stored(body.id);
    expect([after.hosts[0], after.hosts[2]]).to.deep.equal([other, 'b']);
    expect(after.hosts[1]).to.be.oneOf(['carl', 'dora', 'emil']).and.not.equal(other);
    const { ledger } = await backend.state();
    expect(seatsOf(ledger)).to.deep.include.members([['reassigned', lead, other]]);
    const held = figuresOf(ledger, backend.hosted.opened).sessions.map(([calendar]) => calendar);
    expect(new Set(held)).to.deep.equal(new Set([...after.hosts, lead]));
    if (reviewer !== after.hosts[1]) expect(held).not.to.include(reviewer);
    expect(after.earlier).to.have.length(1);
    expect((await backend.cancel(body)).status).to.equal(200);
    const left = figuresOf((await backend.state()).ledger, backend.hosted.opened).sessions;
    expect(left.map(([calendar]) => calendar)).to.deep.equal([lead]);
  });

  it('FL-8 A15 where the new time fails, the meeting stays as it is', async () => {
    const { body } = await meet('duo');
    await backend.book({ service: 'talk', calendar: 'b', duration: 30, start: berlin('03-03T13:00') });
    const refused = await move<ProblemBody>(body, { start: berlin('03-03T13:00') });
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'slot-taken']);
    expect(await stored(body.id)).to.include({ version: 1, start: at(TEN) });
    expect(await claimed()).to.deep.equal(['a', 'b', 'b']);
  });

  it('RA-1 RA-3 a seat is given to another of its pool; the others stay, and the ledger follows', async () => {
    const { body } = await meet('case');
    const { hosts } = await stored(body.id);
    const [, from, other] = hosts as [string, string, string];
    const to = ['carl', 'dora', 'emil'].find((calendar) => !hosts.includes(calendar))!;
    const { body: asked } = await call<Candidates>(backend, 'owner', `/bookings/${body.id}/candidates?from=${from}`);
    expect(asked.candidates.map(({ calendar, state }) => [calendar, state])).to.deep.equal([[to, 'free']]);
    const given = await step<HostBooking>(backend, 'owner', body.id, 'reassign', { body: { from } });
    expect([given.status, given.body.calendar]).to.deep.equal([200, 'a']);
    expect(given.body.hosts).to.deep.equal(['a', to, other]);
    expect(await claimed()).to.deep.equal(['a', to, other].sort());
    expect(seatsOf((await backend.state()).ledger).slice(3)).to.deep.equal([['reassigned', from, to]]);
    const told = (await backend.state()).outbox.slice(4).map((one) => 'specialist' in one && one.specialist);
    expect(told).to.have.members([to, from]);
  });

  it('RA-1 the seat of one calendar goes to another who gives the service; the first is meant where none is named', async () => {
    const { body } = await meet('case');
    const { body: given } = await step<HostBooking>(backend, 'owner', body.id, 'reassign', { body: { to: 'b' } });
    expect(await claimed())
      .to.include('b')
      .and.not.to.include('a');
    expect([given.calendar, given.hosts[0]]).to.deep.equal(['b', 'b']);
  });

  it('RA-1 nobody gives away what nobody has, or what is not theirs', async () => {
    const { body } = await meet('duo');
    const given = async (host: 'owner' | 'ann', order: object) => {
      const { status, body: problem } = await step<ProblemBody>(backend, host, body.id, 'reassign', { body: order });
      return [status, problem.code];
    };
    expect(await given('owner', { from: 'carl' })).to.deep.equal([422, 'not-bookable']);
    expect(await given('ann', { from: 'b' })).to.deep.equal([403, 'not-allowed']);
    expect(await given('owner', { from: 'a', to: 'b' })).to.deep.equal([422, 'not-bookable']);
    expect(await stored(body.id)).to.include({ version: 1 });
  });

  it('RC-6 PN-4 a meeting can be held: everyone is held at once, and it becomes the booking', async () => {
    const held = await backend.hold<HeldTime>({ panel: 'pair', duration: 60, start: TEN });
    expect(held.status).to.equal(201);
    expect(await claimed())
      .to.have.length(2)
      .and.to.include('b');
    expect(await busyAt10('b')).to.equal(409);
    expect((await meet<ProblemBody>('pair')).body.code).to.equal('slot-held');
    const { id, token } = held.body;
    expect((await meet('pair', { hold: { id, token: token! } })).status).to.equal(201);
    expect(await claimed()).to.have.length(2);
  });

  it('DS-21 A79 a page sees in catalog and availability the starts that the backend books, and no others', async () => {
    expect(await busyAt10('a')).to.equal(201);
    await meet('pair', { start: berlin('03-03T13:00') });
    const { body: catalog } = await backend.send<Catalog>('/catalog');
    const { body: availability } = await backend.availability('2026-03-02', '2026-03-08');
    const free = panelStarts(openSite(catalog), availability, { panel: 'case' }, DAY).map(({ start }) => start);
    expect(free).to.have.length.above(3).and.not.to.include(at(TEN));
    for (let start = DAY[0] + 8 * 60; start < DAY[1]; start += 60) {
      const text = `${new Date(start * 60_000).toISOString().slice(0, 16)}Z[Europe/Berlin]`;
      const fresh = await meet('case', { start: text });
      expect(fresh.status === 201, text).to.equal(free.includes(start));
      if (fresh.status === 201) await backend.cancel(fresh.body);
    }
  });

  it('A20 PN-4 of 50 who ask at once for meetings that share people, each has everyone or nobody', async () => {
    const panels = ['case', 'board', 'pair'];
    const starts = ['10:00', '10:30', '11:00', '14:00'];
    const asked = Array.from({ length: 50 }, (_, index) => ({
      panel: panels[index % panels.length]!,
      start: berlin(`03-03T${starts[index % starts.length]!}`),
    }));
    const answers = await Promise.all(asked.map(({ panel, start }) => meet(panel, { start })));
    expect([...new Set(answers.map(({ status }) => status))]).to.have.members([201, 409]);
    const { bookings, claims, ledger } = await backend.state();
    const booked = answers.filter(({ status }) => status === 201).map(({ body }) => body.id);
    expect(Object.keys(bookings)).to.have.members(booked);
    expect(ledger).to.have.length(booked.length);
    const wanted = Object.values(bookings).flatMap(({ id, hosts }) => hosts.map((host) => `${id} ${host}`));
    expect(claims.map(({ booking, calendar }) => `${booking} ${calendar}`)).to.have.members(wanted);
    for (const one of claims) {
      const others = claims.filter(({ calendar, booking }) => calendar === one.calendar && booking !== one.booking);
      expect(others.some(({ span }) => span[0] < one.span[1] && one.span[0] < span[1])).to.equal(false);
    }
    // Nobody cancelled, so whatever was refused has no full combination now either.
    const { body: availability } = await backend.availability('2026-03-02', '2026-03-08');
    asked.forEach(({ panel, start }, index) => {
      if (answers[index]!.status === 201) return;
      const free = panelStarts(backend.hosted.opened, availability, { panel }, DAY);
      expect(free.map((one) => one.start)).not.to.include(at(start));
    });
  });

  it('A20 AV-7 of meetings with one room for two at a time, asked for at once, two are booked', async () => {
    const rooms = MEETINGS.calendars.map((one) => (one.id === 'emil' ? { ...one, capacity: 2 } : one));
    const owners = ['a', 'b', 'carl', 'dora', 'group'];
    const panels = owners.map((calendar) => ({
      ...{ id: calendar, name: calendar, service: 'meeting' },
      ...{ primary: { calendar }, seats: [{ calendar: 'emil' }] },
    }));
    backend = new TestBackend({ ...MEETINGS, calendars: rooms, panels });
    const answers = await Promise.all(owners.map((panel) => meet(panel)));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 201, 409, 409, 409]);
    expect((await backend.state()).claims).to.have.length(4);
  });
});
