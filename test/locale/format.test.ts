import { expect } from 'chai';
import { directionOf, Format } from '../../src/locale/format.js';
import { weekByRegion, weekOf } from '../../src/locale/week.js';
import { zonePlace } from '../../src/locale/zone-place.js';
import { ENGINE, skipIn } from '../support/engine.js';
import { plain } from '../support/plain-text.js';

/** Tuesday 24 November 2026, 08:00 in Berlin. */
const EIGHT = Date.UTC(2026, 10, 24, 7) / 60_000;
const BERLIN = 'Europe/Berlin';

describe('Formats', () => {
  it('I4 hours follow the locale, in short and in ranges alike', () => {
    const [american, british] = [new Format('en-US'), new Format('en-GB')];
    expect(plain(american.time(EIGHT, BERLIN))).to.equal('8:00 AM');
    expect(plain(american.timeRange(EIGHT, EIGHT + 60, BERLIN))).to.equal('8:00 – 9:00 AM');
    expect(british.time(EIGHT, BERLIN)).to.equal('08:00');
    expect(british.timeRange(EIGHT, EIGHT + 60, BERLIN)).to.equal('08:00–09:00');
    expect(plain(british.dateTime(EIGHT, BERLIN))).to.equal('Tue 24 Nov, 08:00');
  });

  it('I4 a tag can ask for another hour cycle', () => {
    expect(new Format('en-US-u-hc-h23').time(EIGHT, BERLIN)).to.equal('08:00');
  });

  it('I2 a tag can ask for another first day of the week', function () {
    skipIn(['webkit'], this, 'The ICU that Debian’s WebKit is built on can’t tell.');
    expect(weekOf('en-US-u-fw-mon').firstDay).to.equal(1);
    expect(new Format('en-US').weekdays('short', 1)[0]).to.equal('Mon');
  });

  it('I5 digits follow the locale', () => {
    const format = new Format('ar-EG');
    expect(format.number(24)).to.equal('٢٤');
    expect(format.dayOfMonth(Math.floor(EIGHT / 1440))).to.equal('٢٤');
  });

  it('I1 the direction is that of the script, of the tag’s own or the likely one', () => {
    const right = ['ar', 'he-IL', 'fa', 'ur-PK', 'az-Arab', 'pa-PK', 'dv', 'en-Hebr', 'tr-Arab'];
    // Debian's WebKit knows the likely scripts of an older CLDR.
    if (ENGINE !== 'webkit') right.push('ku-IQ');
    const left = ['en', 'de-AT', 'az', 'ar-Latn', 'zh-Hant-TW', 'tr-TR', 'hi', 'und'];
    expect(right.filter((tag) => directionOf(tag) !== 'rtl')).to.deep.equal([]);
    expect(left.filter((tag) => directionOf(tag) !== 'ltr')).to.deep.equal([]);
  });

  for (const locale of ['fa-IR', 'th-TH', 'ar-SA', 'en-US-u-ca-buddhist']) {
    it(`I6 ${locale} shows the Gregorian calendar in days, months and names alike`, () => {
      const format = new Format(locale);
      const year = new Intl.NumberFormat(locale, { useGrouping: false }).format(2026);
      expect(format.date(EIGHT, BERLIN)).to.include(year);
      expect(format.month(2026, 11)).to.include(year);
    });
  }

  it('I2 I3 first day of the week and weekend come from the locale', () => {
    expect(weekOf('de').firstDay).to.equal(1);
    expect(weekOf('en-US').firstDay).to.equal(7);
    expect(weekOf('ar-EG')).to.deep.include({ firstDay: 6, weekend: [5, 6] });
  });

  it('I2 the table for browsers that don’t tell agrees with those that do', function () {
    skipIn(['webkit'], this, 'Debian’s WebKit knows the weeks of an older CLDR.');
    for (const region of ['DE', 'US', 'EG', 'BR', 'IN', 'GB', 'SA', 'MV', 'JP', 'IL', 'FR', 'AE', 'IR', 'IS', 'AF']) {
      const locale = new Intl.Locale(`und-${region}`) as Intl.Locale & {
        getWeekInfo?(): { firstDay: number; weekend: number[] };
      };
      const told = locale.getWeekInfo?.();
      if (told) expect(weekByRegion(region), region).to.deep.equal({ firstDay: told.firstDay, weekend: told.weekend });
    }
  });

  it('AV-2 an hour that comes twice is told apart by the offset', () => {
    const format = new Format('en');
    const first = Date.UTC(2026, 9, 25, 0, 30) / 60_000;
    expect(format.time(first, BERLIN)).to.equal(format.time(first + 60, BERLIN));
    expect([format.offset(first, BERLIN), format.offset(first + 60, BERLIN)]).to.deep.equal(['GMT+2', 'GMT+1']);
  });

  it('I11 zones are compared by their clocks, never by their names', () => {
    const format = new Format('en');
    expect(format.sameClock(EIGHT, 'Asia/Calcutta', 'Asia/Kolkata')).to.equal(true);
    expect(format.sameClock(EIGHT, BERLIN, 'Europe/Paris')).to.equal(true);
    expect(format.sameClock(EIGHT, BERLIN, 'Europe/London')).to.equal(false);
    expect(zonePlace('America/Argentina/Buenos_Aires')).to.equal('Buenos Aires');
  });

  it('a session past midnight shows both dates', () => {
    expect(plain(new Format('en-GB').timeRange(EIGHT + 15 * 60, EIGHT + 17 * 60, BERLIN))).to.match(
      /24\/11\/2026.+25\/11\/2026/,
    );
  });

  it('durations are minutes up to an hour, hours and minutes above', () => {
    const format = new Format('en-US');
    expect([15, 60, 90, 120].map((minutes) => format.duration(minutes))).to.deep.equal([
      '15 min',
      '60 min',
      '1 hr 30 min',
      '2 hr',
    ]);
  });

  it('prices have cents only where there are some', () => {
    const format = new Format('en-US');
    expect([80, 79.5].map((amount) => format.money({ amount, currency: 'EUR' }))).to.deep.equal(['€80', '€79.50']);
  });

  it('I7 plurals follow the locale’s rules', () => {
    const forms = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
    const arabic = new Format('ar');
    expect([0, 1, 2, 3, 11, 100].map((count) => arabic.plural(count, forms))).to.deep.equal([
      'zero',
      'one',
      'two',
      'few',
      'many',
      'other',
    ]);
    expect(new Format('de').plural(1234, { one: '{count} Zeit', other: '{count} Zeiten' })).to.equal('1.234 Zeiten');
  });
});
