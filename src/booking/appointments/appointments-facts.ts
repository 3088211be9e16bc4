import type { Booking } from '../../adapter/contract.js';
import type { Instant } from '../../time/units.js';
import { shownZone } from '../shown-zone.js';
import { clockFrom, guessed } from '../backend-clock.js';
import type { OuterStore } from '../outer-store.js';
import type { Loading } from '../state.js';
import type { Surroundings } from '../surroundings.js';
import { readLink, type Link } from './link.js';
import { sorted } from './rules.js';
import type { AppointmentsOptions, AppointmentsState } from './state.js';

/** What the flow was told, by the client and by the backend, and nothing that follows from it. */
export interface AppointmentsFacts extends Omit<AppointmentsState, 'bookings' | 'opens' | 'siteZone' | 'now'> {
  readonly link: Link | undefined;
  /** BCP 47 tag of the language that the client reads. */
  readonly locale: string;
  /** The backend's clock, or a guess at it. */
  readonly now: () => Instant;
  readonly bookings: Loading<readonly Booking[]>;
  /** Where older ones begin; undefined where there are none. */
  readonly next: string | undefined;
}

export type AppointmentsStore = OuterStore<AppointmentsFacts, AppointmentsState>;

/** As long as no bookings were read. */
export const NOTHING_READ = {
  ...{ bookings: { status: 'idle' }, next: undefined, older: 'idle', file: undefined },
} as const satisfies Partial<AppointmentsFacts>;

/** Before anything is asked for. */
export function firstAppointmentsFacts(
  fragment: string,
  { zone, locale = 'en' }: AppointmentsOptions,
  { clock, guess, zone: browserZone }: Surroundings,
): AppointmentsFacts {
  const link = readLink(fragment);
  return {
    ...NOTHING_READ,
    ...(link === 'incomplete' ? { link: undefined, fault: link } : { link, fault: undefined }),
    ...{ zone: shownZone(zone, browserZone()), locale, now: clockFrom(guessed(guess), clock) },
    catalog: { status: 'idle' },
    can: { cancel: false, move: false, sendLink: false },
    form: { email: '', status: 'open' },
    ...{ task: undefined, news: undefined },
  };
}

/** What elements show. */
export function stateOf({ link, next, locale: _locale, ...facts }: AppointmentsFacts): AppointmentsState {
  const { bookings, catalog, zone } = facts;
  const now = facts.now();
  return {
    ...facts,
    opens: link?.opens,
    now,
    siteZone: shownZone(catalog.status === 'ready' ? catalog.value.site.zone : undefined, zone),
    bookings: mapped(bookings, (all) => ({ ...sorted(all, now), more: next !== undefined })),
  };
}

function mapped<T, U>(asked: Loading<T>, map: (value: T) => U): Loading<U> {
  if (asked.status === 'ready') return { status: 'ready', value: map(asked.value) };
  return asked.status === 'loading' ? { status: 'loading' } : asked;
}
