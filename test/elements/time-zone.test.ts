import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/define/index.js';
import type { RotaTimeZone } from '../../src/elements/time-zone/time-zone.js';
import { matchingZones, zoneGroups } from '../../src/elements/time-zone/zones.js';
import { POPUP_WORDS } from '../../src/locale/popups/languages.js';
import { loadWords, wordsFor } from '../../src/locale/words.js';
import type { FakeFlow } from '../support/fake-flow.js';
import { all, announcements, mount, one, settled, unmountAll } from '../support/mount.js';
import { inBerlin, timeFlow, TODAY } from '../support/picker-states.js';

const NINE = inBerlin(TODAY, 9);
const english = () =>
  zoneGroups(['Asia/Tokyo', 'Europe/Berlin', 'Europe/Berlin'], NINE, wordsFor('en'), POPUP_WORDS.english.zones);

describe('The time zones to choose from', () => {
  it('FL-4 are those of the client and the site, and then all by continents and oceans, each once', () => {
    const groups = english();
    expect(groups[0]!.heading).to.equal('Suggested');
    expect(groups[0]!.zones.map(({ id }) => id)).to.deep.equal(['Asia/Tokyo', 'Europe/Berlin']);
    const headings = groups.slice(1).map(({ heading }) => heading);
    expect(headings).to.include.members(['Africa', 'America', 'Antarctica', 'Asia', 'Europe', 'Pacific Ocean']);
    expect(headings).to.deep.equal([...headings].sort((a, b) => a.localeCompare(b, 'en')));
    const ids = groups.flatMap(({ zones }) => zones.map(({ id }) => id));
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids.length).to.be.greaterThan(300);
  });

  it('FL-4 each say their place, their name, what clocks show there, and their offset', () => {
    const [tokyo, berlin] = english()[0]!.zones;
    expect(tokyo).to.include({ place: 'Tokyo', offset: 'GMT+9' });
    expect(berlin).to.include({ place: 'Berlin', offset: 'GMT+1' });
    // Browsers differ in how they go on.
    expect(tokyo!.name).to.match(/^Japan /);
    expect(berlin!.name).to.match(/^Central European /);
    expect([tokyo!.time, berlin!.time].map((time) => time.replace(/\s/g, ' '))).to.deep.equal(['5:00 PM', '9:00 AM']);
  });

  it('FL-4 speak the client’s language', async () => {
    await POPUP_WORDS.bring('de');
    const words = await loadWords('de');
    const groups = zoneGroups(['Europe/Berlin'], NINE, words, POPUP_WORDS.here('de')!.zones);
    expect(groups.map(({ heading }) => heading)).to.include.members(['Vorschläge', 'Europa', 'Asien', 'Atlantik']);
    expect(groups[0]!.zones[0]!.name).to.match(/^Mitteleuropäische /);
    expect(groups[0]!.zones[0]!.time).to.match(/^0?9:00$/);
  });

  for (const [search, found] of [
    ['sao paulo', 'America/Sao_Paulo'],
    ['são', 'America/Sao_Paulo'],
    ['japan', 'Asia/Tokyo'],
    ['gmt+5:45', 'Asia/Katmandu'],
    ['new york', 'America/New_York'],
  ] as const) {
    it(`FL-4 are found by place, name, offset or id, without accents: ${search}`, () => {
      const words = search === 'são' ? 'sao' : search;
      const ids = matchingZones(english(), words).flatMap(({ zones }) => zones.map(({ id }) => id));
      const alike = found === 'Asia/Katmandu' ? ['Asia/Katmandu', 'Asia/Kathmandu'] : [found];
      expect(ids.some((id) => alike.includes(id))).to.equal(true);
      expect(ids.length).to.be.lessThan(12);
    });
  }
});

describe('<rota-time-zone>', () => {
  afterEach(unmountAll);

  const toggled = (zone: RotaTimeZone): Promise<unknown> =>
    new Promise((hear) => one(zone, '.popup').addEventListener('toggle', hear, { once: true }));
  const field = (zone: RotaTimeZone): HTMLInputElement => one<HTMLInputElement>(zone, 'input');
  const active = (zone: RotaTimeZone): string =>
    one(zone, `#${field(zone).getAttribute('aria-activedescendant')}`)
      .querySelector('.place')!
      .textContent!.trim();

  async function opened(): Promise<{ zone: RotaTimeZone; flow: FakeFlow }> {
    const flow = timeFlow();
    const zone = await mount('rota-time-zone', flow);
    one(zone, '.opener').focus();
    await sendKeys({ press: 'Enter' });
    while (zone.shadowRoot!.activeElement?.localName !== 'input') await new Promise((later) => setTimeout(later, 10));
    return { zone, flow };
  }

  async function type(zone: RotaTimeZone, text: string): Promise<void> {
    await sendKeys({ type: text });
    await settled(zone);
  }

  it('FL-4 is a button that names the zone; its list is made when it opens, with focus in the field', async () => {
    const { zone } = await opened();
    expect(one(zone, '.opener').ariaLabel).to.equal('Time zone, Berlin time (GMT+1)');
    const input = field(zone);
    expect([input.role, input.ariaLabel, input.ariaExpanded, input.getAttribute('aria-controls')]).to.deep.equal([
      'combobox',
      'Time zone',
      'true',
      one(zone, '[role=listbox]').id,
    ]);
    expect(all(zone, '[role=option]').length).to.be.greaterThan(300);
    const chosen = all(zone, '[aria-selected=true]');
    expect(chosen.map((option) => option.querySelector('.place')!.textContent!.trim())).to.deep.equal(['Berlin']);
    for (const group of all(zone, '[role=group]')) {
      expect(one(zone, `#${group.getAttribute('aria-labelledby')}`).textContent!.trim()).not.to.equal('');
    }
  });

  it('FL-4 typing filters and says how many are left; arrows and page keys go through them and around', async () => {
    const { zone } = await opened();
    const said = announcements(zone);
    await type(zone, 'york');
    expect(said.at(-1)).to.equal('1 time zone found');
    expect(active(zone)).to.equal('New York');
    field(zone).select();
    await type(zone, 'argentina');
    const places = all(zone, '[role=option] .place').map((place) => place.textContent!.trim());
    expect(places.length).to.be.greaterThan(8);
    await sendKeys({ press: 'ArrowDown' });
    await settled(zone);
    expect(active(zone)).to.equal(places[1]);
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    await settled(zone);
    expect(active(zone)).to.equal(places.at(-1));
    await sendKeys({ press: 'PageUp' });
    await settled(zone);
    expect(active(zone)).to.equal(places.at(-9));
  });

  it('FL-4 where nothing matches it says so, and Enter does nothing', async () => {
    const { zone, flow } = await opened();
    await type(zone, 'atlantis');
    expect(one(zone, '.none').textContent).to.equal('Nothing matches “atlantis”.');
    expect([field(zone).ariaExpanded, field(zone).hasAttribute('aria-activedescendant')]).to.deep.equal([
      'false',
      false,
    ]);
    await sendKeys({ press: 'Enter' });
    expect(flow.intents).to.deep.equal([]);
  });

  it('FL-4 Enter chooses, closes, and brings focus back to the button that says it', async () => {
    const { zone, flow } = await opened();
    await type(zone, 'tokyo');
    const closed = toggled(zone);
    await sendKeys({ press: 'Enter' });
    await closed;
    await settled(zone);
    expect(flow.intents).to.deep.equal([['setZone', 'Asia/Tokyo']]);
    expect(zone.shadowRoot!.activeElement === one(zone, '.opener')).to.equal(true);
    expect(one(zone, '.opener').ariaLabel).to.equal('Time zone, Tokyo time (GMT+9)');
  });

  it('FL-4 a click chooses; Escape chooses nothing, and brings focus back', async () => {
    const { zone, flow } = await opened();
    const closed = toggled(zone);
    await sendKeys({ press: 'Escape' });
    await closed;
    expect(flow.intents).to.deep.equal([]);
    expect(zone.shadowRoot!.activeElement === one(zone, '.opener')).to.equal(true);
    await sendKeys({ press: 'Enter' });
    while (!zone.shadowRoot!.querySelector('[role=option]')) await new Promise((later) => setTimeout(later, 10));
    all(zone, '[role=option]')[5]!.click();
    expect(flow.intents).to.have.lengthOf(1);
  });
});
