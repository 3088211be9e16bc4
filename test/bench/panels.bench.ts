/**
 * How fast panels are answered: `node --import tsx test/bench/panels.bench.ts`. 3000 starts, 5 seats, 50 members in three
 * pools that overlap. The first line works out every start, given each member's own row; the second makes those rows, too.
 */
import {
  choosePanel,
  openSite,
  type Availability,
  type Calendar,
  type Catalog,
  type Pool,
} from '../../src/engine/index.js';
import { countBits } from '../../src/engine/bits.js';
import { PanelTimetable } from '../../src/engine/panels/panel-timetable.js';
import { MINUTES_PER_DAY, Zones, type Span } from '../../src/time/index.js';
import { FIRST_DAY, SERVICE } from './load.js';

const DAYS = 90;
const MEMBERS = 50;

const calendars = Array.from({ length: MEMBERS }, (_, index): Calendar => ({
  id: `c${index}`,
  specialist: `p${index}`,
  zone: 'Europe/Berlin',
  public: true,
  active: true,
  capacity: 1,
  opensBy: 'hours',
  hours: Array.from({ length: 7 }, () => [[480, 990]] as const),
  overrides: [],
  blackouts: [],
}));

function poolOf(id: string, from: number, to: number): Pool {
  const members = calendars.slice(from, to).map((calendar) => ({ id: calendar.id, calendars: [calendar.id] }));
  return { id, name: id, members };
}

const catalog: Catalog = {
  site: { id: 'bench', name: 'Bench', zone: 'UTC', hideFull: false, showLeft: false, blackouts: [] },
  services: [SERVICE],
  specialists: calendars.map(({ specialist }) => ({ id: specialist, active: true })),
  calendars,
  events: [],
  pools: [poolOf('lead', 0, 20), poolOf('core', 10, 40), poolOf('all', 0, MEMBERS)],
  panels: [
    {
      id: 'panel',
      name: 'Panel',
      service: 'talk',
      primary: { pool: 'lead' },
      seats: [
        { pool: 'core', count: 2 },
        { pool: 'all', count: 2 },
      ],
    },
  ],
};

/** Each of the members is busy for about `share` of the time, the same on every run. */
function availabilityOf(share: number): Availability {
  let state = 1;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  return {
    revision: 1,
    now: FIRST_DAY * MINUTES_PER_DAY,
    days: [FIRST_DAY, FIRST_DAY + DAYS],
    calendars: calendars.map(({ id }) => ({
      calendar: id,
      busy: Array.from({ length: DAYS * 24 }, (_, hour): Span => {
        const from = (FIRST_DAY * 24 + hour) * 60;
        return random() < share ? [from, from + 60] : [from, from];
      }).filter(([from, to]) => from < to),
      taken: [],
      shifts: [],
      sessions: [],
    })),
    figures: { sessions: [], services: [] },
  };
}

const question = { panel: 'panel' };
const site = openSite(catalog, { zones: new Zones() });

function measure(name: string, runs: number, prepare: () => () => unknown): void {
  const times = Array.from({ length: runs }, () => {
    const run = prepare();
    const before = performance.now();
    run();
    return performance.now() - before;
  }).sort((a, b) => a - b);
  const text = (time: number): string => `${time.toFixed(3)} ms`.padStart(10);
  console.log(`${name.padEnd(60)} best ${text(times[0]!)}   median ${text(times[runs >> 1]!)}`);
}

for (const share of [0.2, 0.8, 0.95]) {
  const availability = availabilityOf(share);
  const { timetable, free } = new PanelTimetable(site, availability, question);
  const { cells } = timetable;
  const [open, fillable] = [timetable.open, free].map((row) => countBits(row, 0, cells.count));
  console.log(`${open} starts, members busy ${share * 100} % of the time; ${fillable} can be filled`);
  measure('  every start of the panel, rows given', 300, () => {
    const fresh = new PanelTimetable(site, availability, question);
    return () => fresh.free;
  });
  measure(
    '  every start of the panel, from nothing',
    50,
    () => () => new PanelTimetable(site, { ...availability }, question).free,
  );
  const start = (FIRST_DAY + 10) * MINUTES_PER_DAY + 10 * 60;
  measure('  the combination of one start', 300, () => () => choosePanel(site, availability, { ...question, start }));
}
