import { expect } from 'chai';
import {
  addMonths,
  dayOf,
  dayOfIso,
  daysInMonth,
  isoOf,
  partsOf,
  startOfMonth,
  startOfWeek,
  weekdayOf,
} from '../../src/time/index.js';

const day = (text: string): number => dayOfIso(text)!;

describe('Plain dates', () => {
  it('count days since 1970, forth and back', () => {
    expect(dayOf({ year: 1970, month: 1, day: 1 })).to.equal(0);
    expect(dayOf({ year: 2026, month: 11, day: 24 })).to.equal(20781);
    expect(partsOf(20781)).to.deep.equal({ year: 2026, month: 11, day: 24 });
    expect(partsOf(-1)).to.deep.equal({ year: 1969, month: 12, day: 31 });
    expect(partsOf(dayOf({ year: 9999, month: 12, day: 31 }))).to.deep.equal({ year: 9999, month: 12, day: 31 });
  });

  it('are written and read as ISO text', () => {
    expect(isoOf(20781)).to.equal('2026-11-24');
    expect(day('2026-11-24')).to.equal(20781);
    expect(isoOf(day('0099-02-28'))).to.equal('0099-02-28');
  });

  it('that do not exist are not read', () => {
    const texts = [
      '+012026-01-01',
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '26-01-01',
      '2026-1-1',
      ' 2026-01-01',
      '',
    ];
    expect(texts.map(dayOfIso)).to.deep.equal(texts.map(() => undefined));
    expect(day('2028-02-29')).to.equal(day('2028-02-28') + 1);
  });

  it('know their weekday, Monday first', () => {
    expect(['1970-01-01', '2026-11-23', '2026-11-29', '1969-12-29'].map((text) => weekdayOf(day(text)))).to.deep.equal([
      3, 0, 6, 0,
    ]);
  });

  it('move by months, and stop at the end of shorter ones', () => {
    const moved = (text: string, count: number): string => isoOf(addMonths(day(text), count));
    expect(moved('2026-01-31', 1)).to.equal('2026-02-28');
    expect(moved('2028-01-31', 1)).to.equal('2028-02-29');
    expect(moved('2026-03-31', -1)).to.equal('2026-02-28');
    expect(moved('2026-11-15', 2)).to.equal('2027-01-15');
    expect(moved('2026-01-15', -13)).to.equal('2024-12-15');
  });

  it('know their month and week', () => {
    expect(isoOf(startOfMonth(day('2026-11-24')))).to.equal('2026-11-01');
    expect(['2026-02-10', '2028-02-10', '2026-12-31'].map((text) => daysInMonth(day(text)))).to.deep.equal([
      28, 29, 31,
    ]);
    expect(isoOf(startOfWeek(day('2026-11-24')))).to.equal('2026-11-23');
    expect(isoOf(startOfWeek(day('2026-11-24'), 6))).to.equal('2026-11-22');
    expect(isoOf(startOfWeek(day('2026-11-22'), 6))).to.equal('2026-11-22');
  });
});
