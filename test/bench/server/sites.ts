import type { SiteFile } from '../../../src/server/index.js';

const HOURS = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']]),
) as SiteFile['calendars'][number]['hours'];

const named = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

/** Calendars that clients choose themselves, and those of the team that the backend chooses from. */
export const CHOSEN = named('c', 30);
export const TEAM = named('t', 10);

/** Lengths of the sessions, in minutes. */
export const TALK = 30;
export const CALL = 5;

/** The backend counts every try, as it always does; nobody is refused for it. */
const UNLIMITED = { challengeAfter: 1e9, refuseAfter: 1e9 };

/** Three equal sites: one to warm up on, one that has just begun, one that has been there for years. */
export const SITES = ['warm', 'new', 'old'].map((id): SiteFile => ({
  id,
  name: `The ${id} site`,
  zone: 'UTC',
  specialists: [...CHOSEN, ...TEAM].map((name) => ({ id: name, name: name.toUpperCase() })),
  calendars: [...CHOSEN, ...TEAM].map((name) => ({ id: name, specialist: name, hours: HOURS })),
  services: [
    { id: 'talk', name: 'Talk', durations: [TALK], calendars: CHOSEN, assignment: 'client' },
    { id: 'call', name: 'Call', durations: [CALL], grid: CALL, calendars: TEAM, assignment: 'automatic' },
  ],
  rateLimits: {
    bookingsPerAddress: UNLIMITED,
    bookingsPerEmail: UNLIMITED,
    bookingsPerDay: UNLIMITED,
    bookingsPerSite: UNLIMITED,
  },
}));
