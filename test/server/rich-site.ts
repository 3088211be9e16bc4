import type { SiteFile } from '../../src/server/index.js';
import { PRACTICE } from './support.js';

/** The practice with one of everything that is made of services, calendars and pools. */
export const RICH: SiteFile = {
  ...PRACTICE,
  specialists: PRACTICE.specialists.map((one) => ({ ...one, role: one.id === 'eve' ? 'Trainer' : 'Therapist' })),
  pools: [
    {
      id: 'team',
      name: 'Team',
      members: [
        { calendars: ['a'], weight: 250, priority: 4 },
        { calendars: ['b'], weight: 150 },
        { calendars: ['secret'], weight: 50 },
        { id: 'with-secret', calendars: ['spare', 'secret'] },
        { id: 'pair', calendars: ['group', 'b'], weight: 700, priority: 0 },
      ],
      distribution: 'weighted',
    },
    { id: 'hidden', name: 'Hidden', members: [{ calendars: ['secret'] }] },
  ],
  distributions: [{ name: 'fair-week', keys: ['count', 'idle', 'draw'], window: 'week', credit: { noShow: true } }],
  services: [
    ...PRACTICE.services,
    { id: 'shared', name: 'Shared', durations: [60], pool: 'team', assignment: 'automatic' },
    {
      id: 'own',
      name: 'Own',
      durations: [30],
      calendars: ['a', 'b'],
      distribution: 'fair-week',
      continuity: 30,
      sharing: { with: 'members', list: ['a', 'secret'] },
    },
  ],
  panels: [
    { id: 'case', name: 'Case', service: 'own', primary: { calendar: 'a' }, seats: [{ pool: 'team', count: 2 }] },
    { id: 'secret-case', name: 'Secret', service: 'own', primary: { calendar: 'secret' }, seats: [{ pool: 'team' }] },
    { id: 'nobody', name: 'Nobody', service: 'own', primary: { calendar: 'a' }, seats: [{ pool: 'hidden' }] },
  ],
  packages: [
    {
      id: 'five',
      name: 'Five',
      sessions: [{ service: 'own', count: 5 }],
      weekly: 2,
      rule: { who: 'members', list: ['b', 'secret'] },
    },
    {
      id: 'ten',
      name: 'Ten',
      sessions: [{ service: 'own', count: 10 }],
      rule: { who: 'members', list: ['secret'] },
    },
  ],
  pages: [
    {
      id: 'start',
      name: 'Start',
      sections: [
        {
          label: 'All',
          instructions: 'Choose.',
          entries: [
            { kind: 'service', id: 'massage' },
            { kind: 'service', id: 'own' },
            { kind: 'panel', id: 'case' },
            { kind: 'panel', id: 'secret-case' },
            { kind: 'pool', id: 'team' },
          ],
        },
        { label: 'Behind the scenes', entries: [{ kind: 'panel', id: 'nobody' }] },
      ],
      rules: [
        {
          id: 'mornings',
          name: 'Mornings',
          service: 'own',
          primary: { calendar: 'a' },
          seats: [{ calendar: 'b' }],
          when: [
            { on: 'time', first: '2026-03-02', last: '2026-03-31', weekdays: ['mon', 'sun'], hours: ['09:00-12:00'] },
          ],
        },
        {
          id: 'secretly',
          name: 'Secretly',
          service: 'own',
          primary: { calendar: 'a' },
          seats: [{ pool: 'team', count: 4 }],
        },
      ],
    },
  ],
};
