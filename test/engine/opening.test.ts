import { expect } from 'chai';
import { openSite, starts, whyNot } from '../../src/engine/index.js';
import { openingOf } from '../../src/engine/opening.js';
import { dayOfIso } from '../../src/time/index.js';
import { smallSite, utc } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const monday = dayOfIso(MONDAY)!;
const nine = utc(`${MONDAY} 09:00`);

describe('Openings', () => {
  it('AV-3 services of the same calendars, with and without an event, are open each at its own times', () => {
    const { catalog, availability } = smallSite({ from: MONDAY });
    const days = [monday, monday + 1] as const;
    const lunch = { label: 'Lunch', days, hours: [[600, 620]] as const };
    const events = [
      { id: 'early', name: 'Early', days, hours: [[540, 660]] as const, blackouts: [lunch] },
      { id: 'late', name: 'Late', days, hours: [[660, 720]] as const, blackouts: [] },
    ];
    const services = [undefined, 'early', 'late'].map((event) => ({
      ...catalog.services[0]!,
      id: event ?? 'plain',
      event,
    }));
    const site = openSite({ ...catalog, services, events });
    const found = services.map(({ id: service }) =>
      starts(site, availability, { service }, [nine, nine + 180]).map(({ start }) => start - nine),
    );
    expect(found).to.deep.equal([[0, 60, 120], [0], [120]]);
    expect(whyNot(site, availability, { service: 'early' }, 'c0', nine + 60)).to.deep.equal({
      code: 'blocked',
      label: 'Lunch',
    });
    expect(whyNot(site, availability, { service: 'plain' }, 'c0', nine + 60)).to.equal(undefined);
  });

  it('AV-3 a service of an event that is gone is open at no time', () => {
    const { catalog, availability } = smallSite({ from: MONDAY, service: { event: 'gone' } });
    const site = openSite(catalog);
    expect(starts(site, availability, { service: 'service' }, [nine, nine + 180])).to.deep.equal([]);
    expect(whyNot(site, availability, { service: 'service' }, 'c0', nine)).to.deep.equal({ code: 'outside-event' });
  });

  it('AV-1 calendars that are open alike share one opening; the site keeps no more than two thousand', () => {
    const { catalog } = smallSite({ from: MONDAY, calendars: [{}, {}, { opensBy: 'shifts' }] });
    const site = openSite(catalog);
    const [service] = catalog.services as [(typeof catalog.services)[0]];
    const of = (calendar: number, from = nine) =>
      openingOf(site, service, catalog.calendars[calendar]!, [], [from, from + 60], 60);
    const first = of(0);
    expect(of(1)).to.equal(first);
    expect(of(2)).not.to.equal(first);
    for (let index = 0; index < 1998; index++) of(0, nine + index);
    expect(of(0)).to.equal(first);
    for (let index = 0; index < 10; index++) {
      of(0, nine - 60 - index);
      expect(site.openings.size).to.be.lessThan(2001);
    }
    expect(of(0)).to.deep.equal(first);
  });
});
