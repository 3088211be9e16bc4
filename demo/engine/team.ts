/** The team of the page: five tutors in three zones, as a catalog would carry them. */
import type { Calendar, Catalog, Distribution, Member, Panel, Service, Specialist } from '../../src/engine/index.js';
import type { Minute, Span } from '../../src/time/index.js';

export const SITE_ZONE = 'Europe/Berlin';
export const SERVICE = 'lesson';

/** One tutor: `hours` are those of every weekday, on the tutor's own clock. */
interface Tutor {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly hours: readonly Span<Minute>[];
}

const hour = (clock: number): Minute => clock * 60;

export const TUTORS: readonly Tutor[] = [
  { id: 'ana', name: 'Ana', zone: 'Europe/Berlin', hours: [[hour(9), hour(12)], [hour(13), hour(17)]] }, // prettier-ignore
  { id: 'ben', name: 'Ben', zone: 'Europe/Berlin', hours: [[hour(8), hour(12)], [hour(13), hour(16)]] }, // prettier-ignore
  { id: 'chloe', name: 'Chloe', zone: 'Europe/London', hours: [[hour(9), hour(13)], [hour(14), hour(17)]] }, // prettier-ignore
  { id: 'dev', name: 'Dev', zone: 'Europe/London', hours: [[hour(9), hour(13)], [hour(14), hour(18)]] }, // prettier-ignore
  { id: 'emma', name: 'Emma', zone: 'America/New_York', hours: [[hour(9), hour(14)]] },
];

/** A distribution of the site's own: data, like the named ones. Who is two bookings ahead is not offered. */
export const OWN: Distribution = {
  name: 'catch-up',
  offered: 'everyone',
  keys: ['count', 'idle', 'draw'],
  window: 'month',
  ahead: 2,
};

const calendarOf = ({ id, zone, hours }: Tutor): Calendar => ({
  id,
  specialist: id,
  zone,
  public: true,
  active: true,
  capacity: 1,
  opensBy: 'hours',
  hours: [hours, hours, hours, hours, hours, [], []],
  overrides: [],
  blackouts: [],
});

const lesson: Service = {
  id: SERVICE,
  name: 'Lesson',
  durations: [60],
  bufferBefore: 0,
  bufferAfter: 0,
  seats: 1,
  grid: 30,
  anchor: 'hour',
  notice: 12 * 60,
  horizon: 60 * 1440,
  calendars: TUTORS.map(({ id }) => id),
  pool: 'tutors',
  assignment: 'automatic',
  anyAvailable: 'merged',
  distribution: 'least-loaded',
  continuity: 7,
  reveal: 'always',
  fields: [],
};

/** An oral exam: somebody who examines, who owns the booking, and somebody else who assesses. The pools overlap. */
export const EXAM: Panel = {
  id: 'exam',
  name: 'Oral exam',
  service: SERVICE,
  primary: { pool: 'examiners' },
  seats: [{ pool: 'assessors' }],
};
const SEATED = { examiners: ['ana', 'ben', 'chloe'], assessors: ['ana', 'dev', 'emma'] };

/** What the page lets its reader change in the catalog. */
export interface TeamSettings {
  readonly distribution: string;
  /** Ids of calendars. */
  readonly private: readonly string[];
  readonly paused: readonly string[];
  readonly members: Readonly<Record<string, Pick<Member, 'weight' | 'priority'>>>;
}

/** The catalog as it is with the reader's settings. */
export function catalogOf({ distribution, private: hidden, paused, members }: TeamSettings): Catalog {
  const membersOf = (ids: readonly string[]): Member[] => ids.map((id) => ({ id, calendars: [id], ...members[id] }));
  return {
    site: { id: 'tutors', name: 'Tutors', zone: SITE_ZONE, hideFull: false, showLeft: true, blackouts: [] },
    services: [{ ...lesson, distribution }],
    specialists: TUTORS.map(({ id, name }): Specialist => ({ id, name, active: !paused.includes(id) })),
    calendars: TUTORS.map((tutor) => ({ ...calendarOf(tutor), public: !hidden.includes(tutor.id) })),
    events: [],
    pools: [
      { id: 'tutors', name: 'Tutors', members: membersOf(TUTORS.map(({ id }) => id)) },
      { id: 'examiners', name: 'Examiners', members: membersOf(SEATED.examiners), distribution: 'least-loaded' },
      { id: 'assessors', name: 'Assessors', members: membersOf(SEATED.assessors), distribution: 'least-loaded' },
    ],
    panels: [EXAM],
    distributions: [OWN],
  };
}
