import { expect } from 'chai';
import { chooseReassigned, EngineError, openSite, reassign, reassignmentOptions } from '../../src/engine/index.js';
import type { BookedSession, Catalog, Reassignment } from '../../src/engine/index.js';
import { smallSite, utc, type SmallSite } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const nine = utc(`${MONDAY} 09:00`);

/** c0 leads; the other seat is filled by the team. */
const booking: BookedSession = {
  id: 'b1',
  service: 'service',
  start: nine,
  duration: 60,
  calendar: 'c0',
  state: 'confirmed',
  seats: [{ calendar: 'c0' }, { calendar: 'c1', pool: 'team' }],
};
const plain: BookedSession = { ...booking, seats: undefined };

interface Given extends Partial<SmallSite> {
  /** `c1`, or of a group `c1+c2`. */
  readonly team?: readonly string[];
  readonly booking?: BookedSession;
}

function build({ team = ['c1', 'c2', 'c3'], booking: own = booking, ...given }: Given = {}) {
  const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{}, {}, {}, {}], ...given });
  const members = team.map((id) => ({ id, calendars: id.split('+') }));
  const full: Catalog = { ...catalog, pools: [{ id: 'team', name: 'Team', members, distribution: 'rotation' }] };
  return { site: openSite(full), availability, booking: own };
}

function move(given: Given, from: string, to?: string): Reassignment<BookedSession> {
  const { site, availability, booking: own } = build(given);
  const entered = { order: 9, at: nine - 60, assignedBy: 'backend', confirmed: true } as const;
  return reassign(site, availability, own, { from, to, ...entered });
}

function options(given: Given, from: string): string {
  const { site, availability, booking: own } = build(given);
  return reassignmentOptions(site, availability, own, from)
    .map(({ calendar, state }) => `${calendar} ${state}`)
    .join(', ');
}

const busy = (...ids: string[]) => ids.map((calendar) => ({ calendar, busy: [[nine, nine + 60]] as const }));

describe('Reassigning a seat of a panel', () => {
  it('RA-1 RA-2 PN-3 the next of the pool takes the seat; the others keep theirs, and are not told', () => {
    const { booking: after, entry, record, tells } = move({}, 'c1');
    expect(after).to.deep.equal({ ...booking, seats: [{ calendar: 'c0' }, { calendar: 'c2', pool: 'team' }] });
    expect(entry).to.include({ calendar: 'c1', to: 'c2', booking: 'b1' });
    expect(record).to.deep.include({ pool: 'team', chosen: 'c2', decidedBy: 'turn', lost: ['c1'] });
    expect(record.reassigned).to.deep.equal({ booking: 'b1', from: 'c1', seated: ['c0'] });
    expect(tells.calendars).to.deep.equal(['c1', 'c2']);
  });

  it('RA-1 PN-2 the seat of the primary goes to another member of the service, and the booking with it', () => {
    const { booking: after, record } = move({}, 'c0', 'c3');
    expect(after).to.deep.equal({
      ...booking,
      calendar: 'c3',
      seats: [{ calendar: 'c3' }, { calendar: 'c1', pool: 'team' }],
    });
    expect(record).to.include({ chosen: 'c3', decidedBy: 'hand' }).and.not.have.any.keys('pool', 'hosts');
    expect(record.reassigned).to.deep.equal({ booking: 'b1', from: 'c0', seated: ['c1'] });
  });

  it('MG-4 nobody has two seats: neither who sits already, nor through another calendar of theirs, nor in a group', () => {
    expect(options({}, 'c0')).to.equal('c2 free, c3 free');
    expect(options({}, 'c1')).to.equal('c2 free, c3 free');
    expect(options({ team: ['c0', 'c1', 'c2', 'c3'] }, 'c1')).to.equal('c2 free, c3 free');
    expect(options({ calendars: [{}, {}, { specialist: 'p0' }, {}] }, 'c1')).to.equal('c3 free');
    expect(options({ team: ['c1', 'c2+c0', 'c3'] }, 'c1')).to.equal('c3 free');
    expect(options({ team: ['c1+c2', 'c3'] }, 'c0')).to.equal('c3 free');
  });

  it('RA-1 a seat that the one named does not have is refused, with those who have one', () => {
    expect(() => move({}, 'c3'))
      .to.throw(EngineError, '"c3" doesn\'t have b1; these do: c0, c1')
      .with.property('path', 'reassignment.from');
    expect(() => move({ booking: plain }, 'c3')).to.throw(EngineError, /these do: c0$/);
  });

  it('RA-1 where nobody else is free there is no next one', () => {
    for (const own of [booking, plain]) {
      expect(() => move({ booking: own, taken: busy('c0', 'c1', 'c2', 'c3') }, own.seats ? 'c1' : 'c0'))
        .to.throw(EngineError, 'nobody else is free to take b1')
        .with.property('path', 'reassignment.to');
    }
  });

  it('RA-2 DS-16 of a group all are told, and are the hosts, whether by hand or next; of a person alone nobody else', () => {
    const team = ['c3', 'c1+c2'];
    const seats = [{ calendar: 'c0' }, { calendar: 'c3', pool: 'team' }];
    for (const to of [undefined, 'c1']) {
      const { record, tells } = move({ team, booking: { ...booking, seats } }, 'c3', to);
      expect(record.hosts).to.deep.equal(['c1', 'c2']);
      expect(tells.calendars).to.deep.equal(['c3', 'c1', 'c2']);
      const back = { ...booking, seats: [{ calendar: 'c0' }, { calendar: 'c1', pool: 'team' }] };
      const again = move({ team, booking: back }, 'c1', to && 'c3');
      expect(again.record).not.to.have.property('hosts');
      expect(again.tells.calendars).to.deep.equal(['c1', 'c2', 'c3']);
    }
  });

  it('RA-1 HS-1 who was skipped on the way to the next one is told, of one chosen by hand nobody is', () => {
    const taken = busy('c2');
    const { site, availability } = build({ taken });
    expect(chooseReassigned(site, availability, booking, 'c1')).to.deep.include({ chosen: 'c3', skipped: ['c2'] });
    expect(move({ taken }, 'c1').record.skipped).to.deep.equal(['c2']);
    expect(move({ taken }, 'c1', 'c3').record).not.to.have.property('skipped');
    expect(move({}, 'c1').record).not.to.have.property('skipped');
  });

  it('RA-1 a plain booking follows its service, or the pool of its service', () => {
    const own = move({ booking: plain }, 'c0', 'c2');
    expect(own.booking).to.deep.equal({ ...plain, calendar: 'c2' });
    expect(own.record).not.to.have.property('pool');
    expect(own.record.reassigned).to.deep.equal({ booking: 'b1', from: 'c0' });
    const pooled: Given = { booking: { ...plain, calendar: 'c1' }, service: { pool: 'team', calendars: [] } };
    expect(move(pooled, 'c1').record).to.include({ pool: 'team', chosen: 'c2', decidedBy: 'turn' });
    expect(options(pooled, 'c1')).to.equal('c2 free, c3 free');
  });
});
