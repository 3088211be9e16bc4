/** Sites that the reference backend serves to the tests, one for each test that books: none can take another's place. */
import type { SiteFile } from '../../../src/server/index.js';

const DAILY = ['09:00-12:00'];
const HOURS = { mon: DAILY, tue: DAILY, wed: DAILY, thu: DAILY, fri: DAILY, sat: DAILY, sun: DAILY };

/** One person, one kind of session, three times a day: each time is the last place. */
function chair(id: string): SiteFile {
  return {
    id,
    name: 'One Chair',
    zone: 'Europe/Berlin',
    phone: '+49 30 1234 5670',
    specialists: [{ id: 'kim', name: 'Kim', email: 'kim@chair.example' }],
    calendars: [{ id: 'chair', specialist: 'kim', hours: HOURS }],
    services: [{ id: 'cut', name: 'Haircut', durations: [60], grid: 60, calendars: ['chair'], horizon: 129_600 }],
  };
}

/** The same with a second person, and the site decides who serves. */
function chairs(id: string): SiteFile {
  const one = chair(id);
  return {
    ...one,
    specialists: [...one.specialists, { id: 'lou', name: 'Lou', email: 'lou@chair.example' }],
    calendars: [...one.calendars, { id: 'stool', specialist: 'lou', hours: HOURS }],
    services: one.services.map((service) => ({ ...service, calendars: ['chair', 'stool'], assignment: 'automatic' })),
  };
}

/** The same, and the client chooses the person. */
function chairsByName(id: string): SiteFile {
  const two = chairs(id);
  return { ...two, services: two.services.map((service) => ({ ...service, assignment: 'client' })) };
}

/** A course with five seats, so that the number left tells how often was booked. */
function course(id: string): SiteFile {
  const one = chair(id);
  return { ...one, showLeft: true, services: one.services.map((service) => ({ ...service, seats: 5 })) };
}

/** Two services on the same chair. */
function twoServices(id: string): SiteFile {
  const one = chair(id);
  return { ...one, services: one.services.flatMap((service) => [service, { ...service, id: 'dye', name: 'Dye' }]) };
}

/** Two services, and the client chooses the person. */
function dyeingByName(id: string): SiteFile {
  const named = chairsByName(id);
  return { ...named, services: named.services.flatMap((one) => [one, { ...one, id: 'dye', name: 'Dye' }]) };
}

/** One person and one service, and Kim has to say yes first. */
function asking(id: string): SiteFile {
  const one = chair(id);
  return { ...one, services: one.services.map((service) => ({ ...service, approval: true })) };
}

/** With a look, and a page of both services. */
function linked(id: string): SiteFile {
  const look = { accent: '#8a4b2f', page: '#f4efe7', text: '#3a2f28', dark: { page: '#1c1613', text: '#f3e9e0' } };
  const two = twoServices(id);
  const entries = two.services.map((service) => ({ kind: 'service', id: service.id }) as const);
  return {
    ...two,
    look,
    pages: [{ id: 'start', name: 'Welcome', sections: [{ label: 'All that we do', entries }] }],
  };
}

/** What a hostile text would do if anything took it for HTML. */
export const HOSTILE = '<img src=x onerror="boom()"><script>boom()</script>"\'`${boom()}';

/** Every text that a site's owner can write is hostile. */
function hostile(id: string): SiteFile {
  const one = chair(id);
  const field = { label: `Label ${HOSTILE}`, hint: `Hint ${HOSTILE}` };
  return {
    ...one,
    name: `Site ${HOSTILE}`,
    specialistLabel: `Word ${HOSTILE}`,
    specialists: ['kim', 'lou'].map((who) => ({ id: who, name: `${who} ${HOSTILE}`, role: `Role ${HOSTILE}` })),
    calendars: [...one.calendars, { id: 'stool', specialist: 'lou', hours: HOURS }],
    services: one.services.flatMap((service) => [
      {
        ...service,
        name: `Service ${HOSTILE}`,
        description: `Description ${HOSTILE}`,
        category: `Category ${HOSTILE}`,
        place: { kind: 'address', text: `Place ${HOSTILE}` },
        calendars: ['chair', 'stool'],
        fields: [
          { ...field, id: 'essay', kind: 'text' },
          { ...field, id: 'pick', kind: 'choice', options: [`Option ${HOSTILE}`] },
        ],
      },
      { ...service, id: 'plain', name: 'Plain' },
    ]),
  };
}

export const SITES: readonly SiteFile[] = [
  ...['strict', 'twice', 'moved', 'ignored', 'last-place', 'two-tabs', 'offline', 'no-answer'].map(chair),
  ...['late-month', 'late-details', 'held', 'held-by-two', 'held-in-tabs', 'held-left'].map(chair),
  ...['framed-pale', 'framed-filtered', 'framed-turned', 'spoken'].map(chair),
  ...['left', 'overwritten', 'attributes', 'query', 'nonce', 'no-nonce', 'broken', 'linked-date'].map(chair),
  ...Array.from({ length: 6 }, (_, i) => chair(`changed-${i}`)),
  ...Array.from({ length: 3 }, (_, i) => chair(`styled-${i}`)),
  chairs('unseen'),
  course('reloaded'),
  course('followed'),
  chair('followed-loss'),
  twoServices('stale'),
  twoServices('history'),
  asking('asking'),
  linked('linked'),
  { ...linked('linked-rtl'), language: 'ar' },
  hostile('hostile'),
  chairsByName('evil-urls'),
  ...['late-times', 'shifts'].map(dyeingByName),
];
