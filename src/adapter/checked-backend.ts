import type { Adapter, Backend } from './backend.js';
import { availabilitySchema, bookingSchema, capabilitiesSchema } from './call-schema.js';
import { checkedCatalog, guard, type CheckedCatalog } from './checked-catalog.js';
import { withTimes } from './times-schema.js';

export interface CheckedBackend extends Backend, CheckedCatalog {}

/**
 * A page's own adapter behind the same border check as an answer over HTTP: what it answers follows the contract, and what it
 * throws is a `Problem` that names the call.
 */
export function checkedBackend(adapter: Adapter): CheckedBackend {
  const offers = checkedCatalog(adapter);
  return {
    adapter,
    catalog: async (...given) => withTimes(await offers.catalog(...given)),
    capabilities: (...given) => guard('capabilities', capabilitiesSchema, () => adapter.capabilities(...given)),
    // Of one that serves openings it is not asked.
    availability: (...given) =>
      guard('availability', availabilitySchema, () => (adapter as Backend).availability(...given)),
    book: (...given) => guard('book', bookingSchema, () => adapter.book(...given)),
    booking: (...given) => guard('booking', bookingSchema, () => adapter.booking(...given)),
    cancel: (...given) => guard('cancel', bookingSchema, () => adapter.cancel(...given)),
  };
}
