/**
 * One snapshot of a site and what every distribution chose on it: made once in Node, and the same ever since, everywhere
 * (DS-21). Nothing here is random: the numbers of the snapshot are made by counting.
 */
import { choose, choosePanel, openSite } from '../../src/engine/index.js';
import type { Catalog, Distribution, Service, WindowCount } from '../../src/engine/index.js';
import type { Instant } from '../../src/time/index.js';
import { smallSite, utc } from './small-site.js';
import { dayOf } from './world-zones.js';

const FIRST = dayOf('2026-03-20');
const DAYS = 30;
const CALENDARS = [0, 1, 2, 3, 4, 5];
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'];
const OWN: Distribution = {
  name: 'own',
  offered: 'next',
  keys: ['shortfall', 'weight', 'draw'],
  window: 'quarter',
  ahead: 3,
};
const DISTRIBUTIONS = [
  ...['least-loaded', 'soonest', 'random', 'rotation', 'equal', 'round-robin', 'pooled', 'pooled-priority'],
  ...['weighted', 'balanced', 'client-choice', OWN.name],
];
/** Five a day over ten days, the change of Berlin's clocks among them. */
const STARTS: readonly Instant[] = Array.from(
  { length: 50 },
  (_, index) => utc('2026-03-24 06:00') + Math.floor(index / 5) * 1440 + (index % 5) * 120,
);

/** What Node said. Where choices are meant to change, the failing test prints what stands here from then on. */
export const CHOICES_STORED: readonly string[] = [
  'least-loaded: 05000000004400000000010004400002000000005500000000 8382bc46',
  'soonest: 1-11111111111111-11111111111111-11111111111111-111 552528da',
  'random: 22152241434115450231115302410442132315042141235521 edcafac0',
  'rotation: 55555515555555555555515555555555555515555555555555 4a30d500',
  'equal: 3--333--333--333--333--333--333--333--333--333--33 a24094fc',
  'round-robin: 3--333--333--333--333--333--333--333--333--333--33 2212c732',
  'pooled: 05000000005500000000010005500005000000005500000000 9e91596e',
  'pooled-priority: 55555515555555555555515555555555555515555555555555 4626e911',
  'weighted: 35433344333443330433344333443335433344442242222222 bee2ef22',
  'balanced: 35033300333403330033340333403335033300002202222222 1186c7e3',
  'client-choice: -------------------------------------------------- 652e3b3f',
  'own: 0-00000000--000000000-000--0000-00000000--00000000 a528b07a',
  'panel: 015 - 015 015 015 015 - 015 015 015 425 425 015 025 025 025 025 025 025 025 015 - 015 015 015 415 415 015 015 015 025 - 015 025 025 025 - 025 025 025 415 415 015 015 015 015 025 015 015 015',
];

/**
 * `soonest: 0130…`: for each distribution whom it chose at each start (a dash is nobody), and a sum over all keys of all
 * candidates; and who sat on the seats of a panel.
 */
export function choicesMade(): string[] {
  return [...DISTRIBUTIONS.map(choicesBy), panelsSeated()];
}

function choicesBy(distribution: string): string {
  const { catalog, availability } = snapshotOf(distribution);
  const site = openSite(catalog);
  const records = STARTS.map((start) => choose(site, availability, { service: 'service', start }));
  const values = records.map(({ candidates, decidedBy, seed }) => [candidates, decidedBy, seed]);
  return `${distribution}: ${records.map(({ chosen = '-' }) => chosen.slice(-1)).join('')} ${sumOf(JSON.stringify(values))}`;
}

function panelsSeated(): string {
  const { catalog, availability } = snapshotOf('least-loaded');
  const site = openSite(catalog);
  const records = STARTS.map((start) => choosePanel(site, availability, { panel: 'panel', start }));
  return `panel: ${records.map(({ hosts }) => hosts.map((id) => id.slice(-1)).join('') || '-').join(' ')}`;
}

/** Adler-32 of a text's UTF-16 units. */
function sumOf(text: string): string {
  let [low, high] = [1, 0];
  for (let index = 0; index < text.length; index++) {
    low = (low + text.charCodeAt(index)) % 65521;
    high = (high + low) % 65521;
  }
  return (high * 65536 + low).toString(16).padStart(8, '0');
}

function snapshotOf(distribution: string) {
  const world = smallSite({
    from: '2026-03-20',
    to: '2026-04-18',
    zone: 'Europe/Berlin',
    duration: 45,
    site: { id: 'Zoë 🦊' },
    service: { grid: 15, pool: 'pool', distribution, bufferAfter: 10 },
    calendars: CALENDARS.map((one) => ({
      zone: ZONES[one % ZONES.length],
      hours: Array(7).fill([[0, 1440 - one * 60]]) as [number, number][][],
      capacity: 1 + (one % 2),
    })),
    taken: CALENDARS.map((one) => ({ calendar: `c${one}`, ...takenOf(one) })),
  });
  const [service] = world.catalog.services as [Service];
  const member = (one: number) => ({
    id: `m${one}`,
    calendars: [`c${one}`],
    weight: 50 + one * 30,
    priority: 1 + (one % 3),
  });
  const pool = (id: string, members: readonly number[]) => ({ id, name: id, members: members.map(member) });
  const catalog: Catalog = {
    ...world.catalog,
    services: [service],
    distributions: [OWN],
    pools: [pool('pool', CALENDARS), pool('even', [0, 2, 4]), pool('low', [2, 1, 0])],
    panels: [
      {
        id: 'panel',
        name: 'panel',
        service: 'service',
        primary: { pool: 'even' },
        seats: [{ pool: 'low' }, { calendar: 'c5' }],
      },
    ],
  };
  const figures = { service: 'service', ...figuresOf() };
  const sessions = CALENDARS.flatMap((one) => days().map((day) => [`c${one}`, day, (one * day) % 4] as const));
  const pools = ['even', 'low'].map((id) => ({ pool: id, ...figures }));
  return { catalog, availability: { ...world.availability, figures: { sessions, services: [figures], pools } } };
}

const days = (): number[] => Array.from({ length: DAYS }, (_, index) => FIRST + index);

/** Every few days an hour and a half is busy, every few days a booking stands. */
function takenOf(one: number) {
  const spans = (every: number, minute: number, length: number) =>
    days()
      .filter((day) => day % every === one % every)
      .map((day) => [day * 1440 + minute, day * 1440 + minute + length] as const);
  return { busy: spans(3, 400 + one * 20, 90), taken: spans(2, 500 + one * 45, 55) };
}

function figuresOf() {
  const windows = ['2026-01-01', '2026-03-01', '2026-04-01'].map(dayOf);
  const counts = (of: (one: number, at: number) => number): WindowCount[] =>
    CALENDARS.flatMap((one) => windows.map((window, at) => [`c${one}`, window, of(one, at)] as const));
  return {
    lastBooked: CALENDARS.slice(1).map((one) => [`c${one}`, (one * 7) % 5] as const),
    queue: ['c3', 'c1', 'c4', 'c0', 'c5'],
    counts: counts((one, at) => (one * 5 + at) % 4),
    corrected: counts((one, at) => ((one * 3 + at) % 5) - 1),
    shortfall: counts((one, at) => ((one * 11 + at * 3) % 9) / 4 - 1),
  };
}
