import type { Booking } from '../../src/adapter/contract.js';
import { fieldsOf } from '../../src/booking/details.js';
import type { DetailField, Details, FlowState, Step } from '../../src/booking/state.js';
import type { Calendar, Catalog, Service, Specialist } from '../../src/engine/model.js';

/** Tuesday 24 November 2026, 10:00 in Berlin. */
export const TUESDAY_AT_TEN = Date.UTC(2026, 10, 24, 9) / 60_000;

export const MASSAGE: Service = {
  id: 'massage',
  name: 'Relaxing massage',
  description: 'Shoulders, back and legs, with warm oil.',
  durations: [60],
  bufferBefore: 0,
  bufferAfter: 15,
  price: { amount: 80, currency: 'EUR' },
  place: { kind: 'address', text: '12 Garden Street, Berlin', url: 'https://maps.example.com/garden-street' },
  seats: 1,
  anchor: 'hour',
  notice: 0,
  horizon: 86_400,
  calendars: ['maria', 'carlos'],
  assignment: 'client',
  anyAvailable: 'merged',
  distribution: 'least-loaded',
  reveal: 'always',
  fields: [],
};

export const FACIAL: Service = {
  ...MASSAGE,
  id: 'facial',
  name: 'Facial',
  durations: [45, 90],
  price: { amount: 55.5, currency: 'EUR' },
};

const calendar = (id: string): Calendar => ({
  id,
  specialist: id,
  zone: 'Europe/Berlin',
  public: true,
  active: true,
  capacity: 1,
  opensBy: 'hours',
  hours: [[], [], [], [], [], [], []],
  overrides: [],
  blackouts: [],
});
const specialist = (id: string, name: string): Specialist => ({ id, name, active: true });

export const CATALOG: Catalog = {
  site: {
    id: 'wellness',
    name: 'Garden Street Wellness',
    zone: 'Europe/Berlin',
    phone: '+49 30 1234567',
    email: 'hello@garden.example',
    hideFull: false,
    showLeft: false,
    blackouts: [],
  },
  services: [MASSAGE, FACIAL],
  specialists: [specialist('maria', 'Maria Gómez'), specialist('carlos', 'Carlos Vega')],
  calendars: [calendar('maria'), calendar('carlos')],
  events: [],
};

export const BUILT_IN_FIELDS: readonly DetailField[] = fieldsOf(undefined, {}, {});

export const EMPTY_DETAILS: Details = { fields: BUILT_IN_FIELDS, values: {}, errors: {}, attempts: 0 };

export const FILLED_DETAILS: Details = {
  ...EMPTY_DETAILS,
  values: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' },
};

export const BOOKING: Booking = {
  id: 'b1',
  state: 'confirmed',
  version: 1,
  service: 'massage',
  serviceName: 'Relaxing massage',
  start: TUESDAY_AT_TEN,
  duration: 60,
  calendar: 'maria',
  specialistNames: ['Maria Gómez'],
  assignedBy: 'backend',
  place: { kind: 'address', text: '12 Garden Street, Berlin', url: 'https://maps.example.com/garden-street' },
  price: { amount: 80, currency: 'EUR' },
  firstName: 'Ada',
  email: 'ada@example.com',
  manageUrl: 'https://garden.example/manage#token',
  calendarFile: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
};

/** What the flow knows at a step, with all earlier ones answered. */
export function stateAt(step: Step, changes: Partial<FlowState> = {}): Partial<FlowState> {
  const steps: readonly Step[] = ['service', 'specialist', 'time', 'details', 'review', 'confirmation'];
  const past = (earlier: Step): boolean => steps.indexOf(step) > steps.indexOf(earlier);
  return {
    catalog: { status: 'ready', value: CATALOG },
    services: CATALOG.services,
    steps,
    step,
    service: past('service') ? MASSAGE : undefined,
    duration: past('service') ? 60 : undefined,
    specialists: [{ id: 'any' }, { id: 'maria', name: 'Maria Gómez' }, { id: 'carlos', name: 'Carlos Vega' }],
    specialist: past('specialist') ? 'any' : undefined,
    zone: 'Europe/Berlin',
    siteZone: 'Europe/Berlin',
    now: TUESDAY_AT_TEN - 3 * 1440,
    today: Math.floor(TUESDAY_AT_TEN / 1440) - 3,
    start: past('time') ? { start: TUESDAY_AT_TEN, left: 1 } : undefined,
    details: past('details') ? FILLED_DETAILS : EMPTY_DETAILS,
    booking: step === 'confirmation' ? BOOKING : undefined,
    ...changes,
  };
}
