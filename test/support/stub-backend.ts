import type { Backend } from '../../src/adapter/backend.js';
import type { Catalog } from '../../src/engine/model.js';
import { CATALOG, TUESDAY_AT_TEN } from './frame-states.js';

/** A backend with a catalog, nothing taken, and no wish to book. */
export function stubBackend(catalog: Catalog = CATALOG): Backend {
  const refuse = (): Promise<never> => Promise.reject(new Error('Not expected in this test.'));
  return {
    capabilities: () => Promise.resolve({ detail: 'calendars', assignment: 'backend', cancel: true }),
    catalog: () => Promise.resolve(catalog),
    availability: ({ from, to }) =>
      Promise.resolve({
        revision: 1,
        now: TUESDAY_AT_TEN - 4320,
        days: [from, to],
        calendars: [],
        figures: { sessions: [], services: [] },
      }),
    book: refuse,
    booking: refuse,
    cancel: refuse,
  };
}
