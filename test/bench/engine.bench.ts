/**
 * How fast the engine answers: `npm run bench`. Nothing fails here, whatever the speed. "From nothing" opens the site
 * anew from the wire data, zones included, and has seen neither it nor the availability before.
 */
import {
  choose,
  days,
  freeCalendars,
  nextStarts,
  openSite,
  starts,
  winnerAt,
  withCalendar,
} from '../../src/engine/index.js';
import type { Availability, CalendarAvailability } from '../../src/engine/index.js';
import { PanelTimetable } from '../../src/engine/panels/panel-timetable.js';
import { isoOf, MINUTES_PER_DAY, Zones, type Span } from '../../src/time/index.js';
import { availabilityOf, catalogOf, FIRST_DAY, panelCatalogOf, type Kind } from './load.js';
import { header, line, measure, measureMany } from './measure.js';
import { freeStartsBy, luxon, temporal } from './peers.js';

const SHOWN = 'Europe/Berlin';
const question = { service: 'talk' };
const show = (...parts: Parameters<typeof line>): void => console.log(line(...parts));

/** Site and availability are new on every run. */
function fromNothing(people: number, length: number, runs: number, goal?: number, kind?: Kind, name = ''): void {
  const catalog = catalogOf(people, kind);
  const availability = availabilityOf(catalog, length);
  const range = { days: availability.days, zone: SHOWN };
  const timing = measure(
    runs,
    (fresh) => days(openSite(catalog), fresh, question, range),
    () => ({ ...availability }),
  );
  show(`days of ${people} × ${length}${name}`, timing, goal);
}

console.log(header('from nothing (specialists × days)'));
fromNothing(50, 30, 200, 0.6);
fromNothing(200, 30, 100, 2);
fromNothing(200, 90, 60);
fromNothing(1000, 90, 30, 20);
fromNothing(1000, 365, 12, 60);
fromNothing(200, 30, 100, undefined, { seats: 8 }, ', group sessions');
fromNothing(200, 30, 100, undefined, { capacity: 3 }, ', three at once');

const catalog = catalogOf(200);
const site = openSite(catalog, { zones: new Zones() });
const availability = availabilityOf(catalog, 90);
const month = { days: [FIRST_DAY, FIRST_DAY + 31] as const, zone: SHOWN };
const monday = FIRST_DAY + 8;
const monthSpan: Span = [FIRST_DAY * MINUTES_PER_DAY, (FIRST_DAY + 31) * MINUTES_PER_DAY];
const daySpan: Span = [monday * MINUTES_PER_DAY, (monday + 1) * MINUTES_PER_DAY];
const start = monday * MINUTES_PER_DAY + 10 * 60;

/** One busy span more, each time for another calendar, and what is asked then. */
function oneMore(ask: (changed: Availability) => unknown): ReturnType<typeof measure> {
  let changing: Availability = { ...availability };
  days(site, changing, question, month);
  return measure<CalendarAvailability>(
    2000,
    (told) => ask((changing = withCalendar(site, changing, told))),
    (index) => {
      const known = changing.calendars[(index * 7) % 200]!;
      const from = (FIRST_DAY + (index % 90)) * MINUTES_PER_DAY + 600;
      return { ...known, busy: [...known.busy, [from, from + 30] as Span].sort((a, b) => a[0] - b[0]) };
    },
  );
}

console.log(header('once the site is open (200 × 90)'));
show(
  'one more busy span, and who is free then',
  oneMore((changed) => freeCalendars(site, changed, question, start)),
  0.02,
);
show(
  'one more busy span, and the month then',
  oneMore((changed) => days(site, changed, question, month)),
);
days(site, availability, question, month);
show(
  'who is free at a start',
  measureMany(200, 100, () => freeCalendars(site, availability, question, start)),
  0.002,
);
show(
  'the starts of a day',
  measureMany(200, 20, () => starts(site, availability, question, daySpan)),
);
show(
  'the starts of a month in which clocks change',
  measureMany(100, 5, () => starts(site, availability, question, monthSpan)),
);
show(
  'the days of that month',
  measureMany(100, 20, () => days(site, availability, question, month)),
);
const next = { days: [FIRST_DAY + 31, FIRST_DAY + 61] as const, zone: SHOWN };
const ahead = { ...availabilityOf(catalog, 30), days: next.days };
show(
  'the next month, which was not known before',
  measure(
    100,
    (fresh) => days(site, fresh, question, next),
    () => ({ ...ahead }),
  ),
  2,
);

console.log(header('who is chosen for a start (200 × 90)'));
for (const distribution of ['least-loaded', 'weighted', 'rotation', 'round-robin', 'soonest', 'random']) {
  const distributed = openSite(catalogOf(200, { distribution }));
  // One at which whoever is offered is free.
  const [first] = nextStarts(distributed, availability, question, start, 1);
  const ask = { ...question, start: first!.start };
  show(
    `${distribution}: the choice`,
    measureMany(200, 100, () => winnerAt(distributed, availability, question, ask.start)),
    0.005,
  );
  show(
    `${distribution}: with its record of 200 candidates`,
    measureMany(100, 20, () => choose(distributed, availability, ask)),
  );
}

console.log(header('panels'));
const panelSite = openSite(panelCatalogOf(50));
const panelTimes = availabilityOf(panelSite.catalog, 31);
const { timetable } = new PanelTimetable(panelSite, panelTimes, { panel: 'panel' });
const [from, to] = timetable.bookable;
const panel = measure(
  60,
  (fresh) => fresh.free,
  () => new PanelTimetable(panelSite, panelTimes, { panel: 'panel' }),
);
show(`${to - from} starts × 5 seats × 50 members`, panel, 0.5);

console.log(header('the same job with a date library (50 × 30)'));
const small = catalogOf(50);
const asked = availabilityOf(small, 30);
const shown = { days: asked.days, zone: SHOWN };
const own = measure(
  100,
  (fresh) => days(openSite(small), fresh, question, shown),
  () => ({ ...asked }),
);
show('this engine', own);
const expected = days(openSite(small), asked, question, shown);
for (const [name, clock] of Object.entries({ luxon, 'temporal-polyfill': temporal })) {
  const found = freeStartsBy(clock, small, asked, SHOWN);
  const differs = expected.filter(({ day, available }) => (found.get(isoOf(day)) ?? 0) !== available);
  if (differs.length > 0) throw new Error(`${name} and the engine differ on ${differs.length} days`);
  const theirs = measure(
    3,
    () => freeStartsBy(clock, small, asked, SHOWN),
    () => undefined,
  );
  show(name, theirs);
  console.log(`  ${Math.round(theirs.best / own.best)} times as long for the same answer`);
}
