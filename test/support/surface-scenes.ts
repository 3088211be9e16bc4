import { fieldsOf } from '../../src/booking/details.js';
import type { FlowState, Trouble } from '../../src/booking/state.js';
import { APPOINTMENT_SCENES } from './appointment-scenes.js';
import { fakeFlow } from './fake-flow.js';
import { CATALOG, EMPTY_DETAILS, FACIAL, MASSAGE, stateAt, TUESDAY_AT_TEN } from './frame-states.js';
import { all, mount, settled } from './mount.js';
import { PACKAGE_SCENES } from './package-scenes.js';
import { CATALOG_WITH_PAGE, MANY, pageAt, PEOPLE, SECTIONS } from './page-states.js';
import { day, dayAnswer, inBerlin, LAST_DAY, monthAnswer, NOVEMBER, startsOn, timeFlow } from './picker-states.js';
import { stubBackend } from './stub-backend.js';

/** A state of the flow, and what is done to the element once it shows. */
export interface FlowScene {
  readonly state: Partial<FlowState>;
  readonly act?: (element: Element) => void;
}

/** The same, or an element without such a flow, as it comes to be shown. */
export type Scene = FlowScene | (() => Promise<HTMLElement>);

const BROKEN: Trouble = { code: 'unreachable', detail: 'No answer.', retryable: true };
const FRIDAY = day(2026, 11, 20);
const NOON = { start: TUESDAY_AT_TEN, left: 1 };
const LOST = { start: NOON, why: 'taken', alternatives: [{ start: TUESDAY_AT_TEN + 60, left: 1 }] } as const;

const timesOf = (changes: Partial<FlowState> = {}): Partial<FlowState> =>
  stateAt('time', {
    ...timeFlow().state,
    day: FRIDAY,
    starts: startsOn(FRIDAY),
    start: startsOn(FRIDAY)[0],
    ...changes,
  });

const many = Array.from({ length: 12 }, (_, i) => ({
  ...MASSAGE,
  id: `s${i}`,
  name: `Massage ${i}`,
  category: 'Massages',
}));

const pick = (selector: string, act: (found: HTMLElement) => void) => (element: Element) =>
  all(element, selector).slice(0, 1).forEach(act);

const FORM = fieldsOf(
  { ...MASSAGE, fields: [{ id: 'oil', kind: 'text', label: 'Oil', hint: 'Almond or olive.', required: false }] },
  {},
  {},
);

const SERVICES: Scene[] = [
  { state: stateAt('time', { service: FACIAL }) },
  { state: { catalog: { status: 'failed', trouble: BROKEN } } },
  {
    state: stateAt('service', { services: many }),
    act: pick('input[type=search]', (input) => {
      (input as HTMLInputElement).value = 'no such thing';
      input.dispatchEvent(new Event('input'));
    }),
  },
  { state: stateAt('service', { services: many }) },
];

const PAGES: Scene[] = [
  { state: pageAt(SECTIONS) },
  { state: pageAt(PEOPLE) },
  {
    state: pageAt(MANY),
    act: pick('input[type=search]', (input) => {
      (input as HTMLInputElement).value = 'no such thing';
      input.dispatchEvent(new Event('input'));
    }),
  },
];

/** With a backend of its own. */
async function pageAlone(): Promise<HTMLElement> {
  const element = document.createElement('rota-master-page');
  Object.assign(element, { adapter: stubBackend(CATALOG_WITH_PAGE), page: 'start' });
  document.body.append(element);
  await settled(element);
  return element;
}

const MONTHS: Scene[] = [
  { state: timesOf({ day: day(2026, 11, 24) }) },
  { state: timesOf({ timetable: { status: 'loading' } }) },
  { state: timesOf({ timetable: { status: 'failed', trouble: BROKEN } }) },
  { state: timesOf({ service: undefined }) },
  {
    state: timesOf({
      day: FRIDAY,
      timetable: {
        status: 'ready',
        value: { ...monthAnswer(NOVEMBER), next: [{ start: inBerlin(LAST_DAY, 9), left: 1 }] },
      },
    }),
  },
  {
    state: timesOf({
      timetable: {
        status: 'ready',
        value: monthAnswer(NOVEMBER, (date) => ({ ...dayAnswer(date), available: 0, full: 1, earliest: undefined })),
      },
    }),
  },
];

const TIMES: Scene[] = [
  { state: timesOf() },
  { state: timesOf({ starts: startsOn(FRIDAY, [8, 9, 10, 11, 12, 13, 14, 15, 16, 17]) }) },
  {
    state: timesOf({
      starts: startsOn(
        FRIDAY,
        Array.from({ length: 20 }, (_, i) => 8 + i / 2),
      ),
    }),
  },
  { state: timesOf({ lost: { ...LOST, start: startsOn(FRIDAY)[1]! } }) },
  { state: timesOf({ day: undefined }) },
];

const DETAILS: Scene[] = [
  { state: stateAt('details', { start: undefined, lost: LOST }) },
  {
    state: stateAt('details', {
      details: {
        ...EMPTY_DETAILS,
        fields: FORM,
        attempts: 1,
        errors: { firstName: { code: 'required' }, email: { code: 'email' } },
      },
    }),
  },
];

const now = (): number => performance.now();

const HOLDS: Scene[] = [
  { state: stateAt('details', { hold: { stage: 'held', until: now() + 290_000, extension: 'possible' } }) },
  { state: stateAt('details', { hold: { stage: 'ending', until: now() + 50_000, extension: 'possible' } }) },
  { state: stateAt('details', { hold: { stage: 'ended', until: now(), extension: 'none' } }) },
  { state: stateAt('details', { hold: undefined }) },
];

const REVIEWS: Scene[] = [
  { state: stateAt('review') },
  { state: stateAt('review', { service: { ...MASSAGE, approval: true } }) },
  { state: stateAt('review', { start: undefined, lost: LOST }) },
  { state: stateAt('review', { trouble: BROKEN }) },
];

const SPECIALISTS: Scene[] = [{ state: stateAt('specialist', { specialist: 'any' }) }];

const CONFIRMATIONS: Scene[] = [{ state: stateAt('confirmation') }];

/** A date picker behind a button, once what it needs for that is there. */
async function behindButton(): Promise<HTMLElement> {
  const picker = await mount('rota-date-picker', fakeFlow(timesOf()), { width: 1000 });
  picker.popup = true;
  while (!picker.shadowRoot!.querySelector('.opener')) await new Promise((later) => setTimeout(later, 10));
  await settled(picker);
  return picker;
}

/** The list of zones, open: alone, or in the element around it. */
const zonesOpenIn = (tag: 'rota-time-zone' | 'rota-times') => async (): Promise<HTMLElement> => {
  const element = await mount(tag, fakeFlow(timesOf()), { width: 1000 });
  const zone = element.shadowRoot!.querySelector('rota-time-zone') ?? element;
  zone.shadowRoot!.querySelector<HTMLElement>('.popup')!.showPopover();
  while (!zone.shadowRoot!.querySelector('[role=option]')) await new Promise((later) => setTimeout(later, 10));
  return element;
};

/** What the elements look like in all the states that have parts of their own. */
export const SCENES: Readonly<Record<string, readonly Scene[]>> = {
  'rota-service-picker': SERVICES,
  'rota-master-page': [...PAGES, { state: { catalog: { status: 'failed', trouble: BROKEN } } }, pageAlone],
  'rota-specialist-picker': [...SPECIALISTS, { state: stateAt('specialist', { specialists: [] }) }],
  'rota-month': MONTHS,
  'rota-times': [...TIMES, zonesOpenIn('rota-times')],
  'rota-time-zone': [{ state: timesOf() }, zonesOpenIn('rota-time-zone')],
  'rota-date-picker': [{ state: timesOf({ service: FACIAL, duration: 45 }) }, ...MONTHS, ...TIMES, behindButton],
  'rota-hold': HOLDS,
  'rota-details-form': DETAILS,
  'rota-review': REVIEWS,
  'rota-confirmation': CONFIRMATIONS,
  'rota-appointments': APPOINTMENT_SCENES,
  'rota-package': PACKAGE_SCENES,
  'rota-dialog': [{ state: {} }],
  'rota-booking': [
    ...SERVICES,
    ...PAGES,
    ...SPECIALISTS,
    { state: timesOf({ lost: LOST }) },
    ...MONTHS,
    ...TIMES,
    ...DETAILS,
    ...HOLDS,
    ...REVIEWS,
    ...CONFIRMATIONS,
    { state: { catalog: { status: 'ready', value: CATALOG } } },
  ],
};

/** Shows a scene, as wide as a summary needs. */
export async function show(tag: string, scene: Scene): Promise<HTMLElement> {
  if (typeof scene === 'function') return scene();
  const { state, act } = scene;
  const element = await mount(tag as 'rota-booking', fakeFlow(state), { width: 1000 });
  act?.(element);
  await settled(element);
  return element;
}
