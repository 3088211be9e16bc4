import type { Capabilities } from '../../src/adapter/contract.js';
import type { RotaAppointments } from '../../src/elements/appointments/appointments.js';
import { all, settled } from './mount.js';
import { aBooking, ALL, ONE, OwnBookings } from './own-bookings.js';
import { NOW, refuse } from './scripted-backend.js';

/** What a client does on the way to a scene. */
type Step = (element: RotaAppointments, backend: OwnBookings) => void;

/** Lets everything happen that needs no further word of the client. */
export async function loaded(element: RotaAppointments): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    await settled(element);
  }
}

/** Puts the element on the page, over a backend in the hands of the test. */
export async function showAppointments(backend: OwnBookings, link: string): Promise<RotaAppointments> {
  const element = document.createElement('rota-appointments');
  Object.assign(element, { adapter: backend, link, zone: 'UTC', locale: document.documentElement.lang || 'en-GB' });
  document.body.append(element);
  await loaded(element);
  return element;
}

const scene =
  (link: string, parts: Partial<OwnBookings>, ...steps: readonly Step[]) =>
  async (): Promise<HTMLElement> => {
    const given = { service: { assignment: 'client', anyAvailable: 'merged', approval: true } } as const;
    const backend = Object.assign(
      new OwnBookings({ ...given, site: { phone: '+49 30 1', email: 'a@b.example' } }),
      parts,
    );
    const element = await showAppointments(backend, link);
    for (const step of steps) {
      step(element, backend);
      await loaded(element);
    }
    return element;
  };

const press =
  (part: string): Step =>
  (element) =>
    all(element, `button[part~="${part}"]`)[0]?.click();
const fails =
  (code: Parameters<typeof refuse>[0]): Step =>
  (_, backend) => {
    backend.before.change.push(refuse(code, { retryable: true, alternatives: [NOW + 60] }));
    backend.before.list.push(refuse(code, { retryable: true }));
  };
const pick: Step = (element) => {
  const times = all(element, 'rota-date-picker')[0]?.shadowRoot?.querySelector('rota-times');
  times?.shadowRoot?.querySelector<HTMLElement>('[part~=free]')?.click();
};
const type =
  (email: string): Step =>
  (element) => {
    const [input] = all<HTMLInputElement>(element, 'input');
    if (!input) return;
    input.value = email;
    input.dispatchEvent(new Event('input'));
  };

const place = { kind: 'address', text: 'Here', url: 'https://maps.example.com' } as const;
const noFeature: Partial<Capabilities> = {};

/** `<rota-appointments>` in all the states that have parts of their own. */
export const APPOINTMENT_SCENES: readonly (() => Promise<HTMLElement>)[] = [
  scene(ALL, {
    bookings: [
      aBooking({ place }),
      aBooking({ id: 'cancelled-one', state: 'cancelled' }),
      aBooking({ id: 'old', start: NOW - 600 }),
    ],
    next: '1.x',
  }),
  scene(ALL, { next: '1.x' }, fails('offline'), press('more')),
  scene(
    ONE,
    { bookings: [aBooking({ calendarFile: undefined })] },
    (_, backend) => backend.before.booking.push(refuse('offline', { retryable: true })),
    press('calendar-file'),
  ),
  scene(ONE, { bookings: [aBooking({ changeableUntil: NOW })] }),
  scene(ONE, {}, press('cancel'), fails('offline'), press('confirm')),
  scene(ONE, {}, press('cancel'), press('confirm')),
  scene(ONE, {}, press('move'), pick, fails('offline'), press('primary')),
  scene(ONE, {}, press('move'), pick, fails('slot-taken'), press('primary')),
  scene('', {}, type('ada'), press('primary')),
  scene('', {}, type('ada@example.com'), fails('offline'), press('primary')),
  scene('', {}, type('ada@example.com'), press('primary')),
  scene('', { can: noFeature }),
  scene(ONE, { before: { booking: [refuse('offline', { retryable: true })], change: [], list: [] } }),
  scene(ONE, { beforeCatalog: [refuse('offline', { retryable: true })] }),
];
