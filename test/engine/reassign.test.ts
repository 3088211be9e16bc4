import { expect } from 'chai';
import {
  chooseReassigned,
  EngineError,
  figuresOf,
  openSite,
  reassign,
  reassignmentFault,
  reassignmentOptions,
  verify,
} from '../../src/engine/index.js';
import type { BookedSession, LedgerEntry } from '../../src/engine/index.js';
import { smallSite, utc, type SmallSite } from '../support/small-site.js';
import { dayOf } from '../support/world-zones.js';

const MONDAY = '2026-03-02';
const nine = utc(`${MONDAY} 09:00`);

const booking: BookedSession & { readonly client: string } = {
  id: 'b1',
  service: 'service',
  start: nine,
  duration: 60,
  calendar: 'c0',
  state: 'confirmed',
  client: 'ann',
};

function build(given: Partial<SmallSite> = {}) {
  const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{}, {}, {}], ...given });
  return { site: openSite(catalog), availability };
}

function options(given: Partial<SmallSite>, changed: Partial<BookedSession> = {}): string {
  const { site, availability } = build(given);
  return reassignmentOptions(site, availability, { ...booking, ...changed })
    .map(({ calendar, state, reason }) => [calendar, state, reason?.code].filter(Boolean).join(' '))
    .join(', ');
}

const busy = (calendar: string) => ({ calendar, busy: [[nine, nine + 60]] as const });

describe('Reassigning a booking', () => {
  it('RA-1 the list shows who is free, who is busy and why, and who may not serve', () => {
    const calendars = [{}, {}, {}, { public: false }, { hours: [[], [], [], [], [], [], []] }];
    expect(options({ calendars, taken: [busy('c2')] })).to.equal(
      'c1 free, c2 busy busy, c3 impossible private, c4 busy closed',
    );
  });

  it('PK-1 RA-1 HS-3 a session out of a package goes to those who may serve it, and its record holds', () => {
    expect(options({}, { among: ['c0', 'c2'] })).to.equal('c2 free');
    expect(options({}, { among: ['c0'] })).to.equal('');
    const world = smallSite({ from: MONDAY, calendars: [{}, {}, {}] });
    const site = openSite(world.catalog);
    const session = { ...booking, among: ['c0', 'c2'] };
    const record = chooseReassigned(site, world.availability, session);
    expect([record.chosen, record.among]).to.deep.equal(['c2', ['c2']]);
    const order = { order: 1, at: nine, assignedBy: 'backend' } as const;
    expect(() => reassign(site, world.availability, session, { ...order, to: 'c1' })).to.throw(EngineError, /c2$/);
    expect(verify(record, world.catalog, world.availability)).to.deep.equal({ holds: true });
    const { reassigned, ...rest } = record;
    const tampered = { ...rest, reassigned: { ...reassigned!, among: ['c0', 'c1', 'c2'] } };
    expect(verify(tampered, world.catalog, world.availability).holds).to.equal(false);
  });

  it('RA-1 the reason names what is in the way', () => {
    const { site, availability } = build({ taken: [busy('c1')] });
    expect(reassignmentOptions(site, availability, booking)[0]).to.deep.equal({
      calendar: 'c1',
      state: 'busy',
      reason: { code: 'busy', span: [nine, nine + 60] },
    });
  });

  it('RA-1 notice, horizon, grid and the limits of the service don’t count again', () => {
    const day = dayOf(MONDAY);
    const figures = {
      sessions: [],
      services: [{ service: 'service', lastBooked: [], queue: [], booked: [[day, 9]] as const }],
    };
    const service = { notice: 10_000, horizon: 0, limits: { perDay: 1 } };
    const now = nine - 60;
    expect(options({ service, figures, now }, { start: nine + 17 })).to.equal('c1 free, c2 free');
  });

  it('RA-1 buffers and the limits of the new person do', () => {
    const taken = [{ calendar: 'c1', taken: [[nine + 70, nine + 90]] as const }];
    expect(options({ service: { bufferAfter: 15 }, taken })).to.equal('c1 busy booked, c2 free');
    const limited = { calendars: [{}, { limits: { perDay: 1 } }, {}] };
    const full = [{ calendar: 'c1', booked: [[dayOf(MONDAY), 1]] as const }];
    expect(options({ ...limited, taken: full })).to.equal('c1 busy limit, c2 free');
  });

  it('RA-1 the next by the distribution, who is free, with the record of why', () => {
    const queue = { sessions: [], services: [{ service: 'service', lastBooked: [], queue: ['c0', 'c2', 'c1'] }] };
    const given: Partial<SmallSite> = { service: { distribution: 'rotation' }, figures: queue };
    const { site, availability } = build(given);
    const record = chooseReassigned(site, availability, booking);
    expect(record).to.include({ chosen: 'c2', decidedBy: 'turn' });
    expect(record.candidates[0]!.dropped).to.deep.equal({ stage: 'eligible', reason: { code: 'not-wanted' } });
    expect(verify(record, site.catalog, availability)).to.deep.equal({ holds: true });

    const taken = build({ ...given, taken: [busy('c2')] });
    expect(chooseReassigned(taken.site, taken.availability, booking).chosen).to.equal('c1');
    const nobody = build({ ...given, taken: [busy('c1'), busy('c2')] });
    expect(chooseReassigned(nobody.site, nobody.availability, booking)).to.include({ decidedBy: 'nobody' });
  });

  const order = { order: 7, at: nine - 600, assignedBy: 'backend' as const };
  const booked: LedgerEntry = {
    kind: 'booked',
    ...order,
    order: 1,
    booking: 'b1',
    calendar: 'c0',
    service: 'service',
    start: nine,
  };

  it('RA-2 the booking stays as it is but for the person; the two are told, the client only where the site wants it', () => {
    const { site, availability } = build();
    const { booking: after, flagged, tells } = reassign(site, availability, booking, { ...order, to: 'c2' });
    expect(after).to.deep.equal({ ...booking, calendar: 'c2' });
    expect(flagged).to.equal(false);
    expect(tells).to.deep.equal({ calendars: ['c0', 'c2'], client: false });
    const telling = build({ site: { tellsOfReassignment: true } });
    expect(reassign(telling.site, telling.availability, booking, { ...order, to: 'c2' }).tells.client).to.equal(true);
  });

  it('RA-2 DS-16 of a group all are told', () => {
    const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{}, {}, {}], service: { pool: 'pairs' } });
    const members = [['c0'], ['c1', 'c2']].map((calendars) => ({ id: calendars.join('+'), calendars }));
    const site = openSite({ ...catalog, pools: [{ id: 'pairs', name: 'Pairs', members }] });
    expect(reassign(site, availability, booking, { ...order, to: 'c1' }).tells.calendars).to.deep.equal([
      'c0',
      'c1',
      'c2',
    ]);
  });

  it('RA-1 a busy one needs a confirmation, and is flagged', () => {
    const { site, availability } = build({ taken: [busy('c1')] });
    expect(() => reassign(site, availability, booking, { ...order, to: 'c1' })).to.throw(
      EngineError,
      'c1 is not free (busy)',
    );
    const { flagged, entry } = reassign(site, availability, booking, { ...order, to: 'c1', confirmed: true });
    expect([flagged, entry.to]).to.deep.equal([true, 'c1']);
  });

  it('RA-1 a refusal names the field that would have to change', () => {
    const { site, availability } = build({
      calendars: [{}, {}, {}, { active: false }],
      taken: [busy('c1')],
    });
    expect(() => reassign(site, availability, booking, { ...order, to: 'x' }))
      .to.throw(EngineError, /these can: c1, c2$/)
      .with.property('path', 'reassignment.to');
    expect(() => reassign(site, availability, booking, { ...order, to: 'c1' }))
      .to.throw(EngineError)
      .with.property('path', 'reassignment.confirmed');
    expect(() => reassign(site, availability, { ...booking, state: 'cancelled' }, { ...order, to: 'c1' }))
      .to.throw(EngineError)
      .with.property('path', 'booking');
    expect(() => reassignmentOptions(site, availability, { ...booking, service: 'gone' })).to.throw(EngineError);
  });

  it('RA-1 only the booking’s own service is looked at without its limits', () => {
    const { catalog, availability } = smallSite({
      from: MONDAY,
      calendars: [{}, {}],
      service: { notice: 60 },
      now: nine - 30,
    });
    const site = openSite({ ...catalog, services: [...catalog.services, { ...catalog.services[0]!, id: 'other' }] });
    expect(reassignmentOptions(site, availability, booking)[0]).to.include({ calendar: 'c1', state: 'free' });
    const { services } = site;
    expect([...services.values()].map(({ id, notice }) => [id, notice])).to.deep.equal([
      ['service', 60],
      ['other', 60],
    ]);
  });

  it('RA-2 whoever has left the service is told all the same', () => {
    const { site, availability } = build({ service: { calendars: ['c1', 'c2'] } });
    expect(reassign(site, availability, booking, { ...order, to: 'c2' }).tells.calendars).to.deep.equal(['c0', 'c2']);
  });

  it('RA-1 nobody else can have it, confirmed or not', () => {
    const { site, availability } = build({ calendars: [{}, {}, { active: false }] });
    for (const to of ['c0', 'c2', 'x']) {
      const confirmed = { ...order, to, confirmed: true };
      expect(() => reassign(site, availability, booking, confirmed)).to.throw(EngineError, 'these can: c1');
    }
  });

  it('RA-3 past, cancelled, no-show and completed bookings can’t be reassigned', () => {
    const { site, availability } = build();
    for (const state of ['cancelled', 'no-show', 'completed'] as const) {
      expect(reassignmentFault({ ...booking, state }, nine - 1)).to.equal(state);
      expect(() => reassignmentOptions(site, availability, { ...booking, state })).to.throw(
        EngineError,
        `b1 is ${state}`,
      );
      expect(() => chooseReassigned(site, availability, { ...booking, state })).to.throw(EngineError, `b1 is ${state}`);
    }
    for (const state of ['held', 'pending', 'confirmed'] as const) {
      expect(reassignmentFault({ ...booking, state }, nine - 1)).to.equal(undefined);
      expect(reassignmentFault({ ...booking, state }, nine)).to.equal('past');
    }
  });

  it('RA-3 counts follow the booking', () => {
    const { site, availability } = build();
    const { entry } = reassign(site, availability, booking, { ...order, to: 'c2' });
    const day = dayOf(MONDAY);
    expect(figuresOf([booked], site).sessions).to.deep.equal([['c0', day, 1]]);
    expect(figuresOf([booked, entry], site).sessions).to.deep.equal([['c2', day, 1]]);
  });

  it('RA-3 DS-14 the turn goes back to whom the booking was taken from, and the new one has had it', () => {
    const { site, availability } = build({ service: { distribution: 'round-robin' } });
    const { entry } = reassign(site, availability, booking, { ...order, to: 'c2' });
    const received = (ledger: readonly LedgerEntry[]) =>
      figuresOf(ledger, site).services[0]!.corrected?.map(([calendar, , count]) => [calendar, count]);
    expect(received([booked])).to.deep.equal([['c0', 1]]);
    expect(received([booked, entry])).to.deep.equal([['c2', 1]]);
  });
});
