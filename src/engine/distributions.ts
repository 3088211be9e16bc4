import type { Credit, Distribution } from './distribution.js';
import { EngineError } from './errors.js';
import type { Catalog, Service } from './model.js';

const SOONEST: Distribution = {
  name: 'soonest',
  offered: 'soonest',
  keys: ['soonest', 'sessions', 'draw'],
  window: 'day',
};

/** What falls away gives the count back (DS-14). */
const ALL_CREDITS: Credit = { cancellation: true, noShow: true, reassignment: true };

/** The named distributions (DS-1 to DS-11): data over one machinery. */
export const DISTRIBUTIONS: readonly Distribution[] = [
  { name: 'least-loaded', offered: 'everyone', keys: ['sessions', 'idle', 'draw'], window: 'day' },
  SOONEST,
  { name: 'random', offered: 'everyone', keys: ['draw'], window: 'none' },
  { name: 'rotation', offered: 'everyone', keys: ['priority', 'turn'], window: 'none' },
  { name: 'equal', offered: 'next', keys: ['count', 'turn'], window: 'month' },
  { name: 'round-robin', offered: 'next', keys: ['corrected', 'line'], window: 'month', credit: ALL_CREDITS },
  { name: 'pooled', offered: 'everyone', keys: ['idle', 'draw'], window: 'none' },
  { name: 'pooled-priority', offered: 'everyone', keys: ['priority', 'idle', 'draw'], window: 'none' },
  {
    name: 'weighted',
    offered: 'everyone',
    keys: ['shortfall', 'weight', 'priority', 'idle', 'draw'],
    window: 'month',
    credit: ALL_CREDITS,
  },
  { name: 'balanced', offered: 'everyone', keys: ['count', 'idle', 'draw'], window: 'month' },
  { name: 'client-choice', offered: 'everyone', keys: [], window: 'none' },
];

/**
 * The distribution that decides for a service: the one it names, of the site's own or the named ones, or `soonest` where
 * the client chooses and "Any available" means the person with the soonest start (FL-2). Throws an `EngineError` that
 * lists the known names.
 */
export function distributionOf(service: Service, own: readonly Distribution[] = []): Distribution {
  if (service.assignment === 'client' && service.anyAvailable === 'soonest') return SOONEST;
  const isNamed = ({ name }: Distribution): boolean => name === service.distribution;
  const found = DISTRIBUTIONS.find(isNamed) ?? own.find(isNamed);
  if (found) return found;
  const known = [...DISTRIBUTIONS, ...own].map(({ name }) => name).join(', ');
  throw new EngineError(
    `services.${service.id}.distribution`,
    `there is no distribution ${JSON.stringify(service.distribution)}; known: ${known}`,
  );
}

/** Shares of bookings are told apart down to this part of one, on every machine alike. */
const FINEST = 1e6;

export function toFinest(bookings: number): number {
  return Math.round(bookings * FINEST) / FINEST + 0;
}

/** Where it is read who is ahead (DS-17): in what the distribution ranks by, else in what each has. */
export function aheadKey({ keys }: Distribution): 'shortfall' | 'corrected' | 'count' {
  return keys.includes('shortfall') ? 'shortfall' : keys.includes('corrected') ? 'corrected' : 'count';
}

/** Why a service can't be auto-assigned (DS-19). */
export interface AssignmentFault {
  readonly code: 'too-few-calendars';
  readonly service: string;
  /** Linked public calendars that there are, and how many it takes. */
  readonly found: number;
  readonly needed: number;
  /** The same in words, for whoever sets the site up. */
  readonly detail: string;
}

/** Why the service's automatic assignment is refused (DS-19); undefined where it holds. */
export function assignmentFault(
  { calendars }: { readonly calendars: readonly Pick<Catalog['calendars'][number], 'id' | 'public'>[] },
  service: Pick<Service, 'id' | 'assignment' | 'calendars'>,
): AssignmentFault | undefined {
  if (service.assignment !== 'automatic') return undefined;
  const found = calendars.filter(({ id, public: open }) => open && service.calendars.includes(id)).length;
  if (found >= 2) return undefined;
  const detail = `"automatic" needs two or more linked public calendars to choose among, and there is ${found === 0 ? 'none' : 'one'}`;
  return { code: 'too-few-calendars', service: service.id, found, needed: 2, detail };
}
