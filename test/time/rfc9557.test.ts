import { expect } from 'chai';
import { formatStart, parseStart, Zones } from '../../src/time/index.js';

/** New for each test: none leans on what another has learnt. */
let zones: Zones;
const utc = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`) / 60_000;
const kind = (text: string): string => parseStart(text, zones).kind;

describe('Starts as text', () => {
  beforeEach(() => {
    zones = new Zones();
  });

  it('AV-2 are written with the offset and the zone', () => {
    expect(formatStart(utc('2026-11-24 09:00'), zones.get('Europe/Berlin'))).to.equal(
      '2026-11-24T10:00+01:00[Europe/Berlin]',
    );
    expect(formatStart(utc('2026-11-24 00:15'), zones.get('America/St_Johns'))).to.equal(
      '2026-11-23T20:45-03:30[America/St_Johns]',
    );
    expect(formatStart(utc('2026-11-24 00:15'), zones.get('UTC'))).to.equal('2026-11-24T00:15+00:00[UTC]');
  });

  it('AV-2 the two times of an overlap are told apart by the offset', () => {
    const [first, second] = ['+02:00', '+01:00'].map((offset) =>
      parseStart(`2026-10-25T02:30${offset}[Europe/Berlin]`, zones),
    );
    expect(first).to.deep.include({ kind: 'start', start: utc('2026-10-25 00:30') });
    expect(second).to.deep.include({ kind: 'start', start: utc('2026-10-25 01:30') });
  });

  it('AV-2 offsets that are no whole hours are read, ahead and behind', () => {
    expect(parseStart('2026-11-24T10:00-03:30[America/St_Johns]', zones)).to.deep.include({
      kind: 'start',
      start: utc('2026-11-24 13:30'),
    });
    expect(parseStart('2026-11-24T10:00+05:45[Asia/Kathmandu]', zones)).to.deep.include({
      kind: 'start',
      start: utc('2026-11-24 04:15'),
    });
    expect(kind('2026-11-24T10:00+03:30[America/St_Johns]')).to.equal('wrong-offset');
  });

  it('AV-2 a time in a gap does not exist, whatever its offset', () => {
    expect(kind('2026-03-29T02:30+01:00[Europe/Berlin]')).to.equal('gap');
    expect(parseStart('2026-03-29T02:30+02:00[Europe/Berlin]', zones)).to.deep.include({
      kind: 'gap',
      wall: utc('2026-03-29 02:30'),
      next: utc('2026-03-29 01:30'),
    });
  });

  it('AV-2 an offset that the zone does not have then is told, with the instants that there are', () => {
    expect(parseStart('2026-06-01T10:00+01:00[Europe/Berlin]', zones)).to.deep.include({
      kind: 'wrong-offset',
      instants: [utc('2026-06-01 08:00')],
    });
    expect(kind('2026-06-01T10:00+01:00[!Europe/Berlin]')).to.equal('wrong-offset');
  });

  it('AV-2 Z contradicts no zone', () => {
    expect(parseStart('2026-06-01T10:00Z[Europe/Berlin]', zones)).to.deep.include({
      kind: 'start',
      start: utc('2026-06-01 10:00'),
    });
  });

  it('AV-2 a zone that there is not is told by its id', () => {
    expect(parseStart('2026-06-01T10:00+01:00[Europe/Atlantis]', zones)).to.deep.equal({
      kind: 'unknown-zone',
      id: 'Europe/Atlantis',
    });
    expect(kind(`2026-06-01T10:00+01:00[${'x'.repeat(300)}]`)).to.equal('unknown-zone');
    expect(kind('2026-06-01T10:00+01:00[../../etc]')).to.equal('unknown-zone');
  });

  it('AV-2 starts are whole minutes; seconds may be written if they are 0', () => {
    expect(kind('2026-06-01T10:00:30+02:00[Europe/Berlin]')).to.equal('off-minute');
    expect(kind('2026-06-01T10:00:00.001+02:00[Europe/Berlin]')).to.equal('off-minute');
    expect(kind('2026-06-01T10:00:00.000+02:00[Europe/Berlin]')).to.equal('start');
  });

  it('AV-2 tags are passed over, unless they are critical', () => {
    expect(kind('2026-06-01T10:00+02:00[Europe/Berlin][u-ca=gregory]')).to.equal('start');
    expect(kind('2026-06-01T10:00+02:00[Europe/Berlin][!u-ca=gregory]')).to.equal('malformed');
  });

  const MALFORMED = [
    '',
    '2026-06-01',
    '2026-06-01T10:00',
    '2026-06-01T10:00+02:00',
    '2026-06-01T10:00[Europe/Berlin]',
    '2026-02-30T10:00+01:00[Europe/Berlin]',
    '2026-06-01T24:00+02:00[Europe/Berlin]',
    '2026-06-01T10:60+02:00[Europe/Berlin]',
    '2026-06-01T10:00+2:00[Europe/Berlin]',
    '2026-06-01T10:00+02:00[Europe/Berlin',
    '2026-06-01T10:00+02:00[Europe/Berlin]\n',
    '12026-06-01T10:00+02:00[Europe/Berlin]',
    'tomorrow at ten',
  ];
  for (const text of MALFORMED) {
    it(`AV-2 ${JSON.stringify(text)} is malformed`, () => {
      expect(parseStart(text, zones)).to.deep.equal({ kind: 'malformed' });
    });
  }
});
