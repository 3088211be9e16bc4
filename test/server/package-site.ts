import type { SiteFile } from '../../src/server/index.js';
import { STAFFED } from './host-support.js';

/** Ann, Bob and Eve treat; a course has a first talk that Ann and Bob share, and four treatments that all do. */
export const COURSES: SiteFile = {
  ...STAFFED,
  services: [
    { id: 'first', name: 'First', durations: [60], calendars: ['a', 'b'], sharing: { with: 'members', list: ['b'] } },
    {
      id: 'treat',
      name: 'Treatment',
      durations: [60],
      calendars: ['a', 'b', 'spare', 'secret'],
      assignment: 'automatic',
      sharing: { with: 'all' },
    },
    { id: 'own', name: 'Own', durations: [60], calendars: ['a', 'b'] },
  ],
  packages: [
    {
      id: 'course',
      name: 'Course',
      sessions: [
        { service: 'first', count: 1 },
        { service: 'treat', count: 4 },
      ],
      expiresAfterDays: 60,
      weekly: 2,
      rule: { who: 'any' },
    },
    { id: 'private', name: 'Private', sessions: [{ service: 'treat', count: 2 }], rule: { who: 'assigned' } },
    { id: 'alone', name: 'Alone', sessions: [{ service: 'own', count: 3 }], rule: { who: 'any' } },
  ],
};
