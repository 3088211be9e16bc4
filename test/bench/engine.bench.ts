/**
 * How fast the engine answers: `npm run bench`. Nothing fails here, whatever the speed. "From nothing" opens the site
 * anew from the wire data, zones included, and has seen neither it nor the availability before.
 */
import { choose, days, freeCalendars, openSite, winnerAt, withCalendar } from '../../src/engine/index.js';
import { PanelTimetable } from '../../src/engine/panels/panel-timetable.js';
import type { CalendarAvailability } from '../../src/engine/index.js';
import { isoOf, MINUTES_PER_DAY, Zones, type Span } from '../../src/time/index.js';
import { availabilityOf, catalogOf, FIRST_DAY, panelCatalogOf } from './load.js';
import { line, measure, measureMany } from './measure.js';
import { freeStartsBy, luxon, temporal } from './peers.js';

const SHOWN = 'Europe/Berlin';
const question = { service: 'talk' };
const show = (...parts: Parameters<typeof line>): void => console.log(line(...parts));

console.log(`${'specialists × days'.padEnd(46)}${'best'.padStart(12)}${'median'.padStart(12)}   goal`);
for (const [people, length, runs, goal] of [
  [50, 30, 200, 0.6],
  [200, 30, 100, 2],
  [200, 90, 60, undefined],
  [1000, 90, 30, 20],
  [1000, 365, 12, 60],
] as const) {
  const catalog = catalogOf(people);
  const availability = availabilityOf(catalog, length);
  const range = { days: availability.days, zone: SHOWN };
  const timing = measure(
    runs,
    (fresh) => days(openSite(catalog), fresh, question, range),
    () => ({ ...availability }),
  );
  show(`days of ${people} × ${length}, from nothing`, timing, goal);
}

const catalog = catalogOf(200);
const site = openSite(catalog, { zones: new Zones() });
const availability = availabilityOf(catalog, 90);
const month = { days: [FIRST_DAY, FIRST_DAY + 31] as const, zone: SHOWN };
const start = (FIRST_DAY + 10) * MINUTES_PER_DAY + 10 * 60;
days(site, availability, question, month);

let changing = availability;
const oneMore = measure<CalendarAvailability>(
  2000,
  (told) => {
    changing = withCalendar(site, changing, told);
    return freeCalendars(site, changing, question, start);
  },
  (index) => {
    const known = changing.calendars[(index * 7) % 200]!;
    const from = (FIRST_DAY + (index % 90)) * MINUTES_PER_DAY + 600;
    return { ...known, busy: [...known.busy, [from, from + 30] as Span].sort((a, b) => a[0] - b[0]) };
  },
);
show('one more busy span, 200 × 90', oneMore, 0.02);
days(site, availability, question, month);
show(
  'free people of one start, 200 × 90',
  measureMany(200, 100, () => freeCalendars(site, availability, question, start)),
  0.002,
);
show(
  'a choice, 200 × 90',
  measureMany(200, 100, () => winnerAt(site, availability, question, start)),
  0.005,
);
show(
  'a choice with its record of 200 candidates',
  measureMany(100, 20, () => choose(site, availability, { ...question, start })),
);
const next = { days: [FIRST_DAY + 31, FIRST_DAY + 61] as const, zone: SHOWN };
const ahead = { ...availabilityOf(catalog, 30), days: next.days };
show(
  'next month for 200',
  measure(
    100,
    (fresh) => days(site, fresh, question, next),
    () => ({ ...ahead }),
  ),
  2,
);

const panelSite = openSite(panelCatalogOf(50));
const panelTimes = availabilityOf(panelSite.catalog, 31);
const { timetable } = new PanelTimetable(panelSite, panelTimes, { panel: 'panel' });
const [from, to] = timetable.bookable;
const panel = measure(
  60,
  (fresh) => fresh.free,
  () => new PanelTimetable(panelSite, panelTimes, { panel: 'panel' }),
);
show(`panels: ${to - from} starts × 5 seats × 50 members`, panel, 0.5);

console.log('\nBeside it, the same job with a date library (50 × 30):');
const small = catalogOf(50);
const asked = availabilityOf(small, 30);
const shown = { days: asked.days, zone: SHOWN };
const own = measure(
  100,
  (fresh) => days(openSite(small), fresh, question, shown),
  () => ({ ...asked }),
);
const expected = new Map(
  days(openSite(small), asked, question, shown).map(({ day, available }) => [isoOf(day), available]),
);
show('this engine', own);
for (const [name, clock] of [
  ['luxon', luxon],
  ['temporal-polyfill', temporal],
] as const) {
  const theirs = measure(
    3,
    () => freeStartsBy(clock, small, asked, SHOWN),
    () => undefined,
  );
  const found = freeStartsBy(clock, small, asked, SHOWN);
  const differs = [...expected].filter(([date, count]) => (found.get(date) ?? 0) !== count).length;
  const same = differs === 0 ? 'the same answer' : `${differs} days differ`;
  show(name, theirs);
  console.log(`  ${Math.round(theirs.median / own.median)} times as long, ${same}`);
}
