import { expect } from 'chai';
import { openSite, starts, type Catalog } from '../../src/engine/index.js';
import type { SiteFile } from '../../src/server/index.js';
import { at, berlin, CLIENT, PRACTICE, TestBackend } from './support.js';

const TEN = berlin('03-03T10:00');

/** The practice with pairs: massages by two people together, Ann with Bob or Ann's stool with Eve. */
const PAIRS: SiteFile = {
  ...PRACTICE,
  pools: [
    {
      id: 'pairs',
      name: 'Pairs',
      members: [
        { id: 'ann-bob', calendars: ['b', 'a'] },
        { id: 'eve-ann', calendars: ['spare', 'a'] },
      ],
      distribution: 'balanced',
    },
    { id: 'pair', name: 'The pair', members: [{ calendars: ['a', 'b'] }] },
  ],
  services: [
    ...PRACTICE.services,
    { id: 'duo', name: 'Duo', durations: [60], pool: 'pairs', assignment: 'automatic' },
    { id: 'trio', name: 'Trio class', durations: [60], seats: 2, pool: 'pair' },
    { id: 'mixed', name: 'Mixed class', durations: [60], seats: 2, pool: 'pairs' },
  ],
};

describe('bookings of groups', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend(PAIRS)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const claimed = async (): Promise<string[]> => (await backend.state()).claims.map(({ calendar }) => calendar).sort();
  const hostsOf = async (id: string): Promise<readonly string[]> => (await backend.state()).bookings[id]!.hosts;
  const seats = async (): Promise<string[]> =>
    (await backend.state()).claims.map(({ calendar, seat }) => `${calendar} ${seat}`).sort();

  it('DS-16 all of the group are hosts: each has a claim of the whole time', async () => {
    const { status, body } = await backend.book({ service: 'duo' });
    expect(status).to.equal(201);
    const { claims, bookings } = await backend.state();
    const booking = bookings[body.id]!;
    expect(booking.hosts[0]).to.equal(booking.calendar);
    expect(await claimed())
      .to.deep.equal([...booking.hosts].sort())
      .and.to.have.length(2);
    for (const claim of claims) expect(claim.span).to.deep.equal([at(TEN), at(TEN) + 60]);
    expect(booking.record.hosts).to.deep.equal(booking.hosts);
  });

  it('DS-16 a group with one who is busy is passed over, and nothing of it is claimed', async () => {
    await backend.book({ service: 'talk', calendar: 'b' });
    const { body } = await backend.book({ service: 'duo' });
    expect(await hostsOf(body.id)).to.deep.equal(['spare', 'a']);
    expect(await claimed()).to.deep.equal(['a', 'b', 'spare']);
  });

  it('DS-16 PN-4 where no group is whole, the booking is refused and nothing is written', async () => {
    await backend.book({ service: 'talk', calendar: 'a' });
    const written = async () => {
      const { claims, ledger, outbox, bookings } = await backend.state();
      return { claims, ledger, outbox, bookings };
    };
    const before = await written();
    const { status, body } = await backend.refused({ service: 'duo' });
    expect([status, body.code]).to.deep.equal([409, 'all-booked']);
    expect(body.alternatives).not.to.include(at(TEN));
    expect(await written()).to.deep.equal(before);
  });

  it('DS-16 AV-6 the time is busy on every host: for a page, and for other services', async () => {
    const { body } = await backend.book({ service: 'duo' });
    const hosts = await hostsOf(body.id);
    const { body: availability } = await backend.availability('2026-03-02', '2026-03-08');
    const busy = availability.calendars.filter((one) => one.busy.some(([from]) => from === at(TEN)));
    expect(busy.map(({ calendar }) => calendar)).to.have.members([...hosts]);
    expect((await backend.refused({ service: 'talk', duration: 30, calendar: 'a' })).body.code).to.equal('slot-taken');
  });

  it('DS-16 a cancellation frees every host', async () => {
    const { body } = await backend.book({ service: 'duo' });
    await backend.cancel(body);
    expect(await claimed()).to.deep.equal([]);
    expect((await backend.book({ service: 'talk', duration: 30, calendar: 'a' })).status).to.equal(201);
  });

  it('RC-1 of two groups that share a person, one is booked at a time', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => backend.book({ service: 'duo' })));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409, 409]);
    expect(await claimed()).to.have.length(2);
  });

  it('AV-7 DS-16 clients of a group session join it on every host', async () => {
    const [one, two] = [await backend.book({ service: 'trio' }), await backend.book({ service: 'trio' })];
    expect([one.status, two.status]).to.deep.equal([201, 201]);
    expect(await seats()).to.deep.equal(['a 0', 'a 1', 'b 0', 'b 1']);
    expect((await backend.refused({ service: 'trio' })).status).to.equal(409);
    await backend.cancel(one.body);
    expect(await seats()).to.deep.equal(['a 1', 'b 1']);
  });

  it('AV-7 DS-16 a session of one pair is not joined on one host and opened on another by a second pair', async () => {
    expect((await backend.book({ service: 'mixed', calendar: 'b' })).status).to.equal(201);
    expect((await backend.refused({ service: 'mixed', calendar: 'spare' })).status).to.equal(409);
    expect((await backend.book({ service: 'mixed', calendar: 'b' })).status).to.equal(201);
    expect(await seats()).to.deep.equal(['a 0', 'a 1', 'b 0', 'b 1']);
  });

  it('FL-6 the client hears of all hosts, and each of them of the others', async () => {
    const { body } = await backend.book({ service: 'duo' });
    expect(body.specialistNames).to.deep.equal(['Bob', 'Ann']);
    expect(body.calendarFile).to.include('DESCRIPTION:Bob\\, Ann');
    const outbox = await backend.messages();
    expect(outbox.map(({ kind, to }) => [kind, to])).to.deep.equal([
      ['client-confirmation', CLIENT.email],
      ['specialist-notice', 'bob@practice.example'],
      ['specialist-notice', 'ann@practice.example'],
    ]);
    const [confirmation, toBob] = outbox;
    expect(confirmation?.text).to.include('With: Bob and Ann');
    expect(toBob?.text).to.include('Hello Bob').and.to.include('Together with: Ann');
  });

  it('FL-6 where the site never reveals who serves, no host is named to the client', async () => {
    const services = PAIRS.services.map((service) => ({ ...service, reveal: 'never' as const }));
    const { response } = await new TestBackend({ ...PAIRS, services }).book({ service: 'duo' });
    expect(await response.text()).not.to.match(/Ann|Bob|Eve|"calendar":/);
  });

  it('DS-16 DS-21 a page opens the catalog and sees the starts that the backend books', async () => {
    await backend.book({ service: 'talk', duration: 30, calendar: 'a' });
    const { body: catalog } = await backend.send<Catalog>('/catalog');
    const { body: availability } = await backend.availability('2026-03-02', '2026-03-08');
    const day = [at(berlin('03-03T00:00')), at(berlin('03-04T00:00'))] as const;
    const free = starts(openSite(catalog), availability, { service: 'duo' }, day).filter(({ left }) => left > 0);
    expect(free.map(({ start }) => start)).not.to.include(at(TEN));
    expect(free).to.have.length.above(5);
    for (const { start } of free.slice(0, 1)) {
      const text = new Date(start * 60_000 + 3_600_000).toISOString().slice(5, 16);
      expect((await backend.book({ service: 'duo', start: berlin(text) })).status).to.equal(201);
    }
  });
});
