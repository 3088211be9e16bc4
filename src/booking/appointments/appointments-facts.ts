import type { Booking } from '../../adapter/contract.js';
import type { Instant } from '../../time/units.js';
import { shownZone } from '../shown-zone.js';
import type { Loading } from '../state.js';
import { sorted } from './rules.js';
import type { AppointmentsState } from './state.js';

/** What the flow was told, by the client and by the backend, and nothing that follows from it. */
export interface AppointmentsFacts extends Omit<AppointmentsState, 'bookings' | 'siteZone' | 'now'> {
  readonly bookings: Loading<readonly Booking[]>;
  /** Where older ones begin; undefined where there are none. */
  readonly next: string | undefined;
}

/** As long as no bookings were read. */
export const NOTHING_READ = {
  ...{ bookings: { status: 'idle' }, next: undefined, older: 'idle', file: undefined },
} as const satisfies Partial<AppointmentsFacts>;

/** Before anything is asked for. */
export const NOTHING_KNOWN = {
  ...NOTHING_READ,
  catalog: { status: 'idle' },
  can: { cancel: false, move: false, sendLink: false },
  form: { email: '', status: 'open' },
  ...{ task: undefined, news: undefined },
} as const satisfies Partial<AppointmentsFacts>;

/** What elements show. */
export function stateOf({ next, ...facts }: AppointmentsFacts, now: Instant): AppointmentsState {
  const { bookings, catalog, zone } = facts;
  return {
    ...facts,
    now,
    siteZone: shownZone(catalog.status === 'ready' ? catalog.value.site.zone : undefined, zone),
    bookings: mapped(bookings, (all) => ({ ...sorted(all, now), more: next !== undefined })),
  };
}

function mapped<T, U>(asked: Loading<T>, map: (value: T) => U): Loading<U> {
  if (asked.status === 'ready') return { status: 'ready', value: map(asked.value) };
  return asked.status === 'loading' ? { status: 'loading' } : asked;
}
