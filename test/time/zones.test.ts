import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { dayOfIso, UnknownZoneError, Zone, Zones } from '../../src/time/index.js';
import type { Span } from '../../src/time/index.js';
import { offsetSourceOf, probedChanges, temporalChanges } from '../../src/time/zone-probe.js';

/** New for each test: none leans on what another has learnt. */
let zones: Zones;
const utc = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`) / 60_000;

describe('Time zones', () => {
  beforeEach(() => {
    zones = new Zones();
  });

  it('AV-2 a wall time in a spring gap has no instant; one in an autumn overlap has two', () => {
    const berlin = zones.get('Europe/Berlin');
    expect(berlin.instantsOf(utc('2026-03-29 02:30'))).to.deep.equal([]);
    expect(berlin.instantsOf(utc('2026-10-25 02:30'))).to.deep.equal([
      utc('2026-10-25 00:30'),
      utc('2026-10-25 01:30'),
    ]);
    const edges = ['2026-03-29 01:59', '2026-03-29 02:00', '2026-03-29 02:59', '2026-03-29 03:00'];
    expect(edges.map((text) => berlin.instantsOf(utc(text)).length)).to.deep.equal([1, 0, 0, 1]);
    const twice = ['2026-10-25 01:59', '2026-10-25 02:00', '2026-10-25 02:59', '2026-10-25 03:00'];
    expect(twice.map((text) => berlin.instantsOf(utc(text)).length)).to.deep.equal([1, 2, 2, 1]);
    expect(berlin.instantsOf(utc('2026-06-01 12:00'))).to.deep.equal([utc('2026-06-01 10:00')]);
  });

  it('AV-2 one instant by the compatible rule: the first of two, and past a gap by its width', () => {
    const berlin = zones.get('Europe/Berlin');
    expect(berlin.instantOf(utc('2026-03-29 02:30'))).to.equal(utc('2026-03-29 01:30'));
    expect(berlin.instantOf(utc('2026-10-25 02:30'))).to.equal(utc('2026-10-25 00:30'));
    const lordHowe = zones.get('Australia/Lord_Howe');
    expect(lordHowe.wallOf(lordHowe.instantOf(utc('2026-10-04 02:15')))).to.equal(utc('2026-10-04 02:45'));
  });

  it('AV-2 a day that a zone left out begins where the next one does', () => {
    const apia = zones.get('Pacific/Apia');
    expect(apia.instantOf(utc('2011-12-30 00:00'))).to.equal(apia.instantOf(utc('2011-12-31 00:00')));
  });

  it('AV-2 a span is cut where the offset changes, without holes', () => {
    expect(zones.get('Europe/Berlin').segments([utc('2026-03-01 00:00'), utc('2026-11-01 00:00')])).to.deep.equal([
      { from: utc('2026-03-01 00:00'), to: utc('2026-03-29 01:00'), offset: 60 },
      { from: utc('2026-03-29 01:00'), to: utc('2026-10-25 01:00'), offset: 120 },
      { from: utc('2026-10-25 01:00'), to: utc('2026-11-01 00:00'), offset: 60 },
    ]);
    expect(zones.get('UTC').segments([5, 5])).to.deep.equal([]);
  });

  it('AV-2 times are right whatever was asked before, later years first or earlier ones', () => {
    const [forth, back] = [new Zones().get('Europe/Paris'), new Zones().get('Europe/Paris')];
    const times = ['1999-07-01 00:00', '2012-01-01 00:00', '2026-07-01 00:00', '2045-01-01 00:00'].map(utc);
    const offsets = [120, 60, 120, 60];
    expect(times.map((at) => forth.offsetAt(at))).to.deep.equal(offsets);
    expect([...times].reverse().map((at) => back.offsetAt(at))).to.deep.equal([...offsets].reverse());
  });

  it('AV-2 times beyond all knowledge have an offset, too', () => {
    const zone = new Zones().get('Europe/Berlin');
    expect([-1e9, 1e9, -Infinity, Infinity, NaN].map((at) => zone.offsetAt(at))).to.satisfy((offsets: number[]) =>
      offsets.every((offset) => offset === 60 || offset === 120),
    );
    expect(zone.offsetAt(utc('2026-07-01 00:00'))).to.equal(120);
  });

  describe('that a source tells of', () => {
    const BLOCK = 91 * 1440;
    const END = 524 * BLOCK;
    let asked: Span[];
    let zone: Zone;

    beforeEach(() => {
      asked = [];
      zone = new Zone('Told', (range) => {
        asked.push(range);
        return [[range[0], 60]];
      });
    });

    it('AV-2 are asked for whole blocks, and for none that is known', () => {
      const times = [
        5 * BLOCK,
        5 * BLOCK + 1,
        6 * BLOCK - 1,
        7 * BLOCK,
        6 * BLOCK,
        4 * BLOCK,
        8 * BLOCK - 1,
        8 * BLOCK,
      ];
      for (const at of times) zone.offsetAt(at);
      expect(asked).to.deep.equal([
        [5 * BLOCK, 6 * BLOCK],
        [5 * BLOCK, 8 * BLOCK],
        [4 * BLOCK, 8 * BLOCK],
        [4 * BLOCK, 9 * BLOCK],
      ]);
    });

    it('AV-2 are asked once for all that lies before 1970, and once for all that lies after 2100', () => {
      for (const at of [-1, -1e9, -Infinity, NaN, 0, BLOCK - 1]) zone.offsetAt(at);
      expect(asked).to.deep.equal([[0, BLOCK]]);
      for (const at of [END, END - 1, 1e9, Infinity, END + BLOCK]) zone.offsetAt(at);
      expect(asked).to.deep.equal([
        [0, BLOCK],
        [0, END],
      ]);
    });
  });

  it('AV-2 a list from the backend holds before its first change and after its last', () => {
    const zone = new Zone('Moon/Base', [
      [100, 30],
      [200, -30],
    ]);
    expect([0, 100, 199, 200, 1e6].map((at) => zone.offsetAt(at))).to.deep.equal([30, 30, 30, -30, -30]);
  });

  it('AV-2 aliases are zones of their own name with the same clocks', () => {
    const at = utc('2026-07-01 00:00');
    const offsets = ['Asia/Calcutta', 'Asia/Kolkata', 'Europe/Kiev', 'Europe/Kyiv'].map((id) =>
      zones.get(id).offsetAt(at),
    );
    expect(offsets).to.deep.equal([330, 330, 180, 180]);
  });

  const HOSTILE = [
    '',
    ' ',
    'Europe/Atlantis',
    '../../etc',
    '__proto__',
    'constructor',
    'toString',
    'x'.repeat(300),
    '+01:00',
    'Europe/Berlin\n',
    'Mars+05',
    'Mars+5',
    'Moon/Base-1130',
    'GMT+25:00',
    // The Kelvin sign, of which the small letter is an ordinary k.
    '\u212awajalein',
    'Asia/\u212aolkata',
  ];
  for (const id of HOSTILE) {
    it(`AV-2 there is no zone ${JSON.stringify(id.slice(0, 20))}`, () => {
      expect(zones.find(id)).to.equal(undefined);
      expect(() => zones.get(id)).to.throw(UnknownZoneError, /^There is no time zone /);
      expect(offsetSourceOf(id, Temporal)).to.equal(undefined);
    });
  }

  it('AV-2 what is no text is no zone: plain JSON may leave an id out, or hold anything', () => {
    const ids = [undefined, null, 5, {}, ['UTC']] as unknown as string[];
    expect(ids.map((id) => zones.find(id))).to.deep.equal(ids.map(() => undefined));
  });

  it('A46 names that look like an offset and are none of one are zones', () => {
    const ids = ['Etc/GMT+5', 'EST5EDT', 'UTC', 'Etc/GMT-14'];
    const at = utc('2026-01-01 00:00');
    expect(ids.map((id) => zones.get(id).offsetAt(at))).to.deep.equal([-300, -300, 0, 840]);
    expect(ids.map((id) => offsetSourceOf(id, Temporal)?.([at, at])[0]?.[1])).to.deep.equal([-300, -300, 0, 840]);
  });

  it('A46 a thousand zones are kept, and the next one takes the place of the oldest', () => {
    const spelling = (number: number): string =>
      [...'antarctica/vostok'].map((letter, bit) => ((number >> bit) & 1 ? letter.toUpperCase() : letter)).join('');
    const first = zones.get(spelling(0));
    const second = zones.get(spelling(1));
    for (let number = 2; number < 1000; number++) zones.get(spelling(number));
    expect(zones.get(spelling(0))).to.equal(first);
    zones.get(spelling(1000));
    expect(zones.get(spelling(1))).to.equal(second);
    expect(zones.get(spelling(0))).not.to.equal(first);
  });

  it('A46 an error names an unknown zone, and quotes no more than its first 80 letters', () => {
    const id = 'x'.repeat(300);
    expect(() => zones.get(id))
      .to.throw(UnknownZoneError, `no time zone "${'x'.repeat(80)}"; expected`)
      .include({ name: 'UnknownZoneError', zone: id });
  });

  it('A46 zones that clients name are not kept for ever, and come back the same', () => {
    const many = new Zones();
    const before = many.get('Europe/Berlin');
    many.get('Europe/Paris');
    many.get('Europe/Rome');
    expect(many.get('Europe/Berlin')).to.equal(before);
    for (let i = 0; i < 2000; i++) {
      const spelling = [...'america/argentina'].map((letter, bit) => ((i >> bit) & 1 ? letter.toUpperCase() : letter));
      many.get(`${spelling.join('')}/ushuaia`);
    }
    expect(many.get('Europe/Berlin')).not.to.equal(before);
    expect(many.get('Europe/Berlin').offsetAt(utc('2026-07-01 00:00'))).to.equal(120);
  }).timeout(20_000);

  it('AV-2 Temporal and probing find the same changes', () => {
    const native = (globalThis as { Temporal?: Parameters<typeof temporalChanges>[1] }).Temporal;
    const range = [utc('2015-01-01 00:00'), utc('2035-01-01 00:00')] as const;
    for (const id of ['Europe/Berlin', 'Africa/Casablanca', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'UTC']) {
      for (const temporal of [Temporal, ...(native ? [native] : [])]) {
        expect(temporalChanges(id, temporal)(range)).to.deep.equal(probedChanges(id)(range));
      }
    }
  });

  it('AV-2 a change of clocks at the very end of a range is found, by either way', () => {
    const range = [utc('2026-03-01 00:00'), utc('2026-03-29 01:00')] as const;
    const expected = [
      [range[0], 60],
      [range[1], 120],
    ];
    expect(probedChanges('Europe/Berlin')(range)).to.deep.equal(expected);
    expect(temporalChanges('Europe/Berlin', Temporal)(range)).to.deep.equal(expected);
  });

  const day = (text: string): number => dayOfIso(text)! * 1440;

  it('AV-2 probing finds a summer time of three weeks, as in Cairo in 2010', () => {
    const changes = probedChanges('Africa/Cairo')([day('2010-01-01'), day('2011-01-01')]);
    expect(changes.map(([, offset]) => offset)).to.deep.equal([120, 180, 120, 180, 120]);
  });

  it('AV-2 probing finds both changes of a Ramadan', () => {
    const changes = probedChanges('Africa/Casablanca')([day('2026-01-01'), day('2026-07-01')]);
    expect(changes.map(([, offset]) => offset)).to.deep.equal([60, 0, 60]);
  });
});
