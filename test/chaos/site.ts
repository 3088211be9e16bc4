import { createHash } from 'node:crypto';
import type { SiteFile } from '../../src/server/index.js';

const HOURS = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']]),
) as SiteFile['calendars'][number]['hours'];

const TEAM = ['t1', 't2', 't3', 't4', 't5', 't6'];
const calendar = (id: string, capacity = 1) => ({ id, specialist: id, capacity, hours: HOURS });

/** How many sessions a calendar serves at once, and what a session of a service takes: told to the checker by hand. */
export const CAPACITY: Readonly<Record<string, number>> = { room: 3, studio: 2 };
export const BUFFER_AFTER: Readonly<Record<string, number>> = { talk: 15 };
export const SEATS: Readonly<Record<string, number>> = { class: 12, yoga: 4 };

/** The token of the owner, or of whoever has a calendar. */
export const tokenOf = (host: string): string => `token-of-${host}`;
const hashOf = (host: string): string => createHash('sha256').update(tokenOf(host)).digest('base64url');

/** Everyone of the site who has a calendar. */
const PEOPLE = [...TEAM, 'hot', 'p1', 'p2', 'p3', 'teacher', 'y1', 'y2', 'h1', 'h2', 'h3'];

/** The package, as its rule and the sharing of its services come to. */
export const COURSE = {
  sessions: { first: 1, treat: 3 },
  ...{ weekly: 2, days: 17 },
  servers: { first: ['h1'], treat: ['h1', 'h2'] } as Readonly<Record<string, readonly string[]>>,
};

/**
 * A site made for trouble: a hot calendar, a team whose turns must be fair, pairs that share people, a class, a room; and
 * meetings of people of the team in a studio for two at a time, which others book as well, by themselves or by the rules
 * of a page; a package whose sessions two people give; and a small class of which two teachers give each other seats.
 */
export const SITE: SiteFile = {
  id: 'chaos',
  name: 'Chaos',
  zone: 'UTC',
  hostTokens: [
    { role: 'owner', hash: hashOf('owner') },
    ...[...PEOPLE, 'room', 'studio'].map((id) => ({
      ...{ role: 'practitioner' as const, specialist: id, hash: hashOf(id) },
    })),
  ],
  specialists: [...PEOPLE, 'room', 'studio'].map((id) => ({ id, name: id.toUpperCase() })),
  calendars: PEOPLE.map((id) => calendar(id)).concat(calendar('room', 3), calendar('studio', 2)),
  pools: [
    {
      id: 'pairs',
      name: 'Pairs',
      distribution: 'least-loaded',
      members: [
        { id: 'one', calendars: ['p1', 'p2'] },
        { id: 'two', calendars: ['p2', 'p3'] },
        { id: 'three', calendars: ['p3', 'p1'] },
      ],
    },
    { id: 'leads', name: 'Leads', members: ['t1', 't2', 't3'].map((id) => ({ calendars: [id] })) },
    { id: 'helpers', name: 'Helpers', members: ['t3', 't4', 't5'].map((id) => ({ calendars: [id] })) },
  ],
  services: [
    { id: 'team', name: 'Team', durations: [30], calendars: TEAM, assignment: 'automatic' },
    { id: 'talk', name: 'Talk', durations: [30, 60], bufferAfter: 15, calendars: ['hot'], assignment: 'client' },
    { id: 'pair', name: 'Pair', durations: [60], pool: 'pairs', assignment: 'automatic' },
    { id: 'class', name: 'Class', durations: [60], seats: 12, calendars: ['teacher'] },
    { id: 'yoga', name: 'Yoga', durations: [60], seats: 4, calendars: ['y1', 'y2'], assignment: 'automatic' },
    { id: 'visit', name: 'Visit', durations: [30], calendars: ['teacher', 'p1'], approval: true, assignment: 'client' },
    { id: 'meet', name: 'Meeting', durations: [30], calendars: TEAM },
    { id: 'shoot', name: 'Shooting', durations: [60], calendars: ['studio'] },
    {
      id: 'first',
      name: 'First',
      durations: [30],
      calendars: ['h1', 'h3'],
      sharing: { with: 'members', list: ['h1'] },
    },
    { id: 'treat', name: 'Treatment', durations: [30], calendars: ['h1', 'h2', 'h3'], sharing: { with: 'all' } },
    { id: 'desk', name: 'Desk', durations: [60], grid: 15, calendars: ['room'] },
  ],
  packages: [
    {
      ...{ id: 'course', name: 'Course', weekly: COURSE.weekly, expiresAfterDays: COURSE.days },
      sessions: Object.entries(COURSE.sessions).map(([service, count]) => ({ service, count })),
      rule: { who: 'members', list: ['h1', 'h2'] },
    },
  ],
  pages: [
    {
      ...{ id: 'guide', name: 'Guide', first: 'rules' },
      rules: [
        {
          ...{ id: 'mornings', name: 'Mornings', service: 'meet', when: [{ on: 'time', hours: ['00:00-12:00'] }] },
          ...{ primary: { pool: 'helpers' }, seats: [{ pool: 'leads' }] },
        },
        {
          ...{ id: 'later', name: 'Later', service: 'meet', when: [] },
          ...{ primary: { calendar: 't6' }, seats: [{ calendar: 'studio' }, { pool: 'helpers' }] },
        },
      ],
    },
  ],
  panels: [
    {
      id: 'case',
      name: 'Case',
      service: 'meet',
      primary: { pool: 'leads' },
      seats: [{ pool: 'helpers' }, { calendar: 'studio' }],
    },
  ],
};
