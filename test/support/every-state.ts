import type { DetailField, FlowState, Hold } from '../../src/booking/state.js';
import { APPOINTMENT_SCENES } from './appointment-scenes.js';
import { fakeFlow, type FakeFlow } from './fake-flow.js';
import { BOOKING, BUILT_IN_FIELDS, CATALOG, EMPTY_DETAILS, FACIAL, stateAt, TUESDAY_AT_TEN } from './frame-states.js';
import { MANY, pageAt, PEOPLE, SECTIONS } from './page-states.js';
import { day, startsOn, timeFlow } from './picker-states.js';

const FRIDAY = day(2026, 11, 20);
const TROUBLE = { code: 'unreachable', detail: '', retryable: true } as const;

const field = (id: string, kind: DetailField['kind'], more: Partial<DetailField> = {}): DetailField => ({
  ...{ id, kind, label: `Question ${id}`, hint: 'A hint.', required: true, builtIn: false, hidden: false },
  ...more,
});
const FIELDS = [
  ...BUILT_IN_FIELDS,
  field('pressure', 'choice', { options: ['Soft', 'Firm'] }),
  field('terms', 'checkbox'),
  field('essay', 'long-text'),
];
const ERRORS: FlowState['details']['errors'] = {
  firstName: { code: 'required' },
  email: { code: 'email' },
  pressure: { code: 'choice' },
  terms: { code: 'required' },
  essay: { code: 'too-long', limit: 10 },
};
const OFFERED = startsOn(FRIDAY, [9, 10, 11]).map((start) => ({ ...start, left: 1, calendar: 'maria' }));
const lost = (alternatives = OFFERED): FlowState['lost'] => ({
  start: { start: TUESDAY_AT_TEN, left: 1 },
  why: 'taken',
  alternatives,
});

const held = (stage: Hold['stage'], seconds: number): Hold => ({
  stage,
  until: performance.now() + seconds * 1000,
  extension: stage === 'ended' ? 'none' : 'possible',
});

/** The site shows how many places are left in a session of eight. */
const groupSession = (): Partial<FlowState> => ({
  catalog: { status: 'ready', value: { ...CATALOG, site: { ...CATALOG.site, showLeft: true } } },
  service: { ...FACIAL, seats: 8, horizon: 60 * 1440 },
});

const time = (changes: Partial<FlowState> = {}): Partial<FlowState> => ({
  ...timeFlow().state,
  ...stateAt('time'),
  now: timeFlow().state.now,
  today: timeFlow().state.today,
  service: { ...FACIAL, horizon: 60 * 1440 },
  duration: 45,
  day: FRIDAY,
  starts: startsOn(FRIDAY),
  ...changes,
});
const manyServices = Array.from({ length: 12 }, (_, i) => ({ ...FACIAL, id: `s${i}`, category: `Kind ${i % 3}` }));

/** What a client of `<rota-booking>` may get to see: each step, and what else a step can look like. */
export const STATES: Readonly<Record<string, Partial<FlowState>>> = {
  loading: { catalog: { status: 'loading' } },
  'backend down': { catalog: { status: 'failed', trouble: TROUBLE } },
  'nothing to book': stateAt('service', { services: [] }),
  services: stateAt('service'),
  'many services, one chosen': stateAt('service', { services: manyServices, service: manyServices[1] }),
  'a master page': pageAt(SECTIONS),
  'a master page of people': pageAt(PEOPLE),
  'a master page with a hundred entries': pageAt(MANY),
  specialists: stateAt('specialist', { specialist: 'maria' }),
  'no day chosen': time({ day: undefined, starts: [] }),
  'times of a day': time(),
  'times with names, one chosen': time({ starts: OFFERED, start: OFFERED[1] }),
  'many times': time({ starts: startsOn(FRIDAY, [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]) }),
  'times to be filtered': time({
    starts: startsOn(
      FRIDAY,
      Array.from({ length: 20 }, (_, i) => 8 + i / 2),
    ),
  }),
  'a group session with places left': time({ ...groupSession(), starts: startsOn(FRIDAY) }),
  'a full day': time({ day: FRIDAY, starts: startsOn(FRIDAY, [12]) }),
  'a month on its way': time({ timetable: { status: 'loading' }, starts: [] }),
  'a month that failed': time({ timetable: { status: 'failed', trouble: TROUBLE }, starts: [] }),
  'times after a loss': time({ lost: lost() }),
  'questions before the time': stateAt('questions', {
    steps: ['questions', 'time', 'details', 'review', 'confirmation'],
    service: FACIAL,
    details: {
      ...EMPTY_DETAILS,
      fields: [...BUILT_IN_FIELDS, field('topic', 'choice', { options: ['A', 'B'], first: true })],
    },
  }),
  'an empty form': stateAt('details', { details: { ...EMPTY_DETAILS, fields: FIELDS } }),
  'a form with faults': stateAt('details', {
    details: { ...EMPTY_DETAILS, fields: FIELDS, errors: ERRORS, attempts: 1 },
  }),
  'a time on its way to be held': stateAt('details', { hold: { stage: 'asked', until: 0, extension: 'none' } }),
  'a held time': stateAt('details', { hold: held('held', 290) }),
  'a held time in its last minute': stateAt('details', { hold: held('ending', 48) }),
  'a held time that has ended': stateAt('details', { hold: held('ended', 0) }),
  'a time that somebody else holds': stateAt('details', { start: undefined, lost: lost() }),
  review: stateAt('review'),
  'the review of a held time': stateAt('review', { hold: held('held', 200) }),
  'a booking on its way': stateAt('review', { submission: 'sending' }),
  'an answer that is late': stateAt('review', { submission: 'checking' }),
  'a booking that failed': stateAt('review', { trouble: TROUBLE }),
  'a lost time': stateAt('review', { start: undefined, lost: lost() }),
  'a lost time and no other': stateAt('review', { start: undefined, lost: lost([]) }),
  'the review of a request': stateAt('review', { service: { ...FACIAL, approval: true }, duration: 45 }),
  confirmation: stateAt('confirmation'),
  'a request': stateAt('confirmation', { booking: { ...BOOKING, state: 'pending' } }),
};

/** The same of `<rota-appointments>`: each is shown as a client comes to it. */
export const OWN_STATES: Readonly<Record<string, () => Promise<HTMLElement>>> = Object.fromEntries(
  APPOINTMENT_SCENES.map((show, i) => [`own bookings ${i + 1}`, show]),
);

/** A flow in such a state; months can be turned and days chosen. */
export function flowIn(state: string, changes: Partial<FlowState> = {}): FakeFlow {
  return fakeFlow({ ...STATES[state], ...changes });
}

/** An element and everything in it, through shadow roots. */
export function everything(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? everything(element.shadowRoot) : []),
  ]);
}
