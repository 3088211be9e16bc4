import type { RotaPackage } from '../../src/elements/package/package.js';
import { all, settled } from './mount.js';
import { aPackage, LINK, PackageBackend, SIX } from './package-backend.js';
import { NOW, refuse } from './scripted-backend.js';

/** What a client does on the way to a scene. */
type Step = (element: RotaPackage, backend: PackageBackend) => void;

/** Lets everything happen that needs no further word of the client. */
export async function loaded(element: RotaPackage): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    await settled(element);
  }
}

/** Puts the element on the page, over a backend in the hands of the test. */
export async function showPackage(
  backend: PackageBackend,
  link = '',
  more: Partial<RotaPackage> = {},
): Promise<RotaPackage> {
  const element = document.createElement('rota-package');
  Object.assign(element, {
    adapter: backend,
    link,
    zone: 'UTC',
    locale: document.documentElement.lang || 'en-GB',
    ...more,
  });
  document.body.append(element);
  await loaded(element);
  return element;
}

export const press =
  (part: string, nth = 0): Step =>
  (element) =>
    all(element, `button[part~="${part}"]`)[nth]?.click();

/** Chooses a free day and a free time of it, as they stand. */
export const pick =
  (day = 0): Step =>
  (element) => {
    const [picker] = all(element, 'rota-date-picker');
    const month = picker?.shadowRoot?.querySelector('rota-month');
    const days = month?.shadowRoot?.querySelectorAll<HTMLElement>('[data-day][aria-disabled=false]');
    days?.[day]?.click();
  };
export const time: Step = (element) => {
  const times = all(element, 'rota-date-picker')[0]?.shadowRoot?.querySelector('rota-times');
  times?.shadowRoot?.querySelector<HTMLElement>('[part~=free]')?.click();
};
export const fill: Step = (element) => {
  for (const [id, value] of [
    ['firstName', 'Ada'],
    ['lastName', 'Byron'],
    ['email', 'ada@example.com'],
  ]) {
    const [input] = all<HTMLInputElement>(element, `#${id}`);
    if (!input) continue;
    input.value = value!;
    input.dispatchEvent(new Event('input'));
  }
};
const fails =
  (...given: Parameters<typeof refuse>): Step =>
  (_, backend) =>
    void backend.before.push(refuse(...given));

const scene =
  (link: string, parts: Partial<PackageBackend>, ...steps: readonly Step[]) =>
  async (): Promise<HTMLElement> => {
    const template = { ...SIX, description: 'For a tired back.', price: { amount: 360, currency: 'EUR' } };
    const sessions = [...SIX.sessions, { service: 'first', count: 1 }];
    const backend = Object.assign(
      new PackageBackend(
        {
          site: { phone: '+49 30 1', email: 'a@b.example' },
          service: {
            durations: [60, 90],
            approval: true,
            fields: [{ id: 'goal', kind: 'text', label: 'Goal', hint: 'A hint.', required: true }],
          },
        },
        [
          { ...template, sessions },
          { ...template, id: 'own', rule: { who: 'assigned' } },
        ],
        [{ id: 'first', name: 'First', fields: [] }],
      ),
      parts,
    );
    const element = await showPackage(backend, link, { package: 'six', managePage: 'https://book.example.com/my' });
    for (const step of steps) {
      step(element, backend);
      await loaded(element);
    }
    return element;
  };

const place = { kind: 'address', text: 'Here', url: 'https://maps.example.com' } as const;
const taken = aPackage([NOW + 120, NOW + 1440, NOW - 600]);
const owned = {
  ...taken,
  bookings: taken.bookings.map((booking, nth) => ({ ...booking, place, state: nth === 1 ? 'pending' : booking.state })),
} as const;
const goal: Step = (element) => {
  const [input] = all<HTMLInputElement>(element, '#goal');
  if (!input) return;
  input.value = 'Rest';
  input.dispatchEvent(new Event('input'));
};
const toReview = [time, press('primary'), fill, goal, press('primary')];
const taken2 = { errors: [{ pointer: '/sessions/0', code: 'all-booked', detail: '' }], alternatives: [NOW + 180] };

/** `<rota-package>` in all the states that have parts of their own. */
export const PACKAGE_SCENES: readonly (() => Promise<HTMLElement>)[] = [
  scene('', {}),
  scene('', {}, time),
  scene('', {}, time, press('add'), time, press('add')),
  scene('', {}, time, press('add'), press('change')),
  scene('', {}, time, press('primary')),
  scene('', {}, time, press('primary'), press('primary')),
  scene('', {}, ...toReview),
  scene('', {}, ...toReview, fails('not-bookable'), press('primary')),
  scene('', {}, ...toReview, fails('all-booked', taken2), press('primary')),
  scene('', {}, ...toReview, press('primary')),
  scene('', {}, (element) => Object.assign(element, { package: 'own' })),
  scene('', { beforeAvailability: [refuse('offline', { retryable: true })] }),
  scene(LINK, { owned }),
  scene(LINK, { owned }, press('more'), press('back')),
  scene(LINK, { owned, beforeReading: [refuse('offline', { retryable: true })] }),
  scene(LINK, {}),
  scene('', { beforeCatalog: [refuse('offline', { retryable: true })] }),
];
