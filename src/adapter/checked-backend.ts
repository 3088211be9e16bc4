import type { Backend } from './backend.js';
import { problemFrom } from './problem.js';
import { availabilitySchema, bookingSchema, capabilitiesSchema, catalogSchema, checked } from './schema.js';
import type { GenericSchema } from 'valibot';

/** A checked adapter, and the adapter itself: what it can do besides is checked where it is used. */
export interface CheckedBackend extends Backend {
  readonly adapter: Backend;
}

/**
 * A page's own adapter behind the same border check as an answer over HTTP: what it answers follows the contract, and what it
 * throws is a `Problem` that names the call.
 */
export function checkedBackend(adapter: Backend): CheckedBackend {
  return {
    adapter,
    capabilities: (...given) => guard('capabilities', capabilitiesSchema, () => adapter.capabilities(...given)),
    catalog: (...given) => guard('catalog', catalogSchema, () => adapter.catalog(...given)),
    availability: (...given) => guard('availability', availabilitySchema, () => adapter.availability(...given)),
    book: (...given) => guard('book', bookingSchema, () => adapter.book(...given)),
    booking: (...given) => guard('booking', bookingSchema, () => adapter.booking(...given)),
    cancel: (...given) => guard('cancel', bookingSchema, () => adapter.cancel(...given)),
  };
}

/** What a call answers, checked; what it throws, as a `Problem` that names it. */
export async function guard<T>(call: string, schema: GenericSchema<unknown, T>, ask: () => unknown): Promise<T> {
  try {
    return checked(schema, await ask(), call);
  } catch (cause) {
    throw problemFrom(cause, call);
  }
}
