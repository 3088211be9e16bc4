import { expect } from 'chai';
import { freeCalendars, labelledStarts, nextStarts } from '../../src/engine/index.js';
import { timetableOf } from '../../src/engine/timetables.js';
import { open } from '../support/ask.js';
import { smallSite, utc } from '../support/small-site.js';

const nine = utc('2026-03-02 09:00');

describe('The timetable of a question', () => {
  it('AV-8 the start at which the notice ends can be booked, the last of the horizon too, none before or after', () => {
    const { catalog, availability, question } = smallSite({
      from: '2026-03-02',
      hours: [[0, 1440]],
      now: nine - 120,
      service: { notice: 120, horizon: 240 },
    });
    const site = open(catalog);
    const bookable = [-60, 0, 60, 120, 180].filter(
      (later) => freeCalendars(site, availability, question, nine + later).length > 0,
    );
    expect(bookable).to.deep.equal([0, 60, 120]);
    expect(freeCalendars(site, availability, question, nine + 30)).to.deep.equal([]);
    expect(nextStarts(site, availability, question, -Infinity, 9).map(({ start }) => start - nine)).to.deep.equal([
      0, 60, 120,
    ]);
  });

  it('MG-3 each start stands once for each free calendar, and once alone where nobody is free', () => {
    const hour = (from: number, to: number) => [[nine + from * 60, nine + to * 60]] as const;
    const { catalog, availability, question } = smallSite({
      from: '2026-03-02',
      calendars: [{}, { capacity: 3 }],
      taken: [
        { calendar: 'c0', busy: hour(1, 3) },
        { calendar: 'c1', busy: hour(2, 3) },
      ],
    });
    const found = labelledStarts(open(catalog), availability, question, [nine, nine + 180]);
    expect(found).to.deep.equal([
      { start: nine, left: 1, calendar: 'c0' },
      { start: nine, left: 3, calendar: 'c1' },
      { start: nine + 60, left: 3, calendar: 'c1' },
      { start: nine + 120, left: 0 },
    ]);
  });

  it('DS-2 the soonest start of a calendar, and a timetable of some of them only', () => {
    const { catalog, availability, question } = smallSite({
      from: '2026-03-02',
      calendars: [{}, {}, {}],
      taken: [
        { calendar: 'c1', busy: [[nine, nine + 60]] },
        { calendar: 'c2', busy: [[nine - 2880, nine + 9000]] },
      ],
      now: nine - 30,
    });
    const timetable = timetableOf(open(catalog), availability, question);
    const soonest = ['c0', 'c1', 'c2', 'nobody'].map((id) => timetable.soonestOf(id));
    expect(soonest).to.deep.equal([nine, nine + 60, undefined, undefined]);
    const some = timetable.among(['c1', 'c2', 'nobody']);
    expect(some.tracks.map(({ calendar }) => calendar.id)).to.deep.equal(['c1', 'c2']);
    expect([some.soonestOf('c0'), some.soonestOf('c1')]).to.deep.equal([undefined, nine + 60]);
  });

  it('MG-2 what is left in a range of cells has a sum for each of them, and none where the range is empty', () => {
    const { catalog, availability, question } = smallSite({ from: '2026-03-02', calendars: [{}, { capacity: 2 }] });
    const timetable = timetableOf(open(catalog), availability, question);
    const [from] = timetable.cellsIn([nine, nine + 1]);
    expect([...timetable.leftIn([from - 1, from + 4])]).to.deep.equal([0, 3, 3, 3, 0]);
    expect(
      [timetable.leftIn([from, from]), timetable.leftIn([from, from - 1])].map(({ length }) => length),
    ).to.deep.equal([0, 0]);
  });
});
