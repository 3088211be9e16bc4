import type { Backend } from './backend.js';
import { availabilitySchema, bookingSchema, capabilitiesSchema } from './call-schema.js';
import { checkedCatalog, guard, type CheckedCatalog } from './checked-catalog.js';

export interface CheckedBackend extends Backend, CheckedCatalog {}

/**
 * A page's own adapter behind the same border check as an answer over HTTP: what it answers follows the contract, and what it
 * throws is a `Problem` that names the call.
 */
export function checkedBackend(adapter: Backend): CheckedBackend {
  return {
    ...checkedCatalog(adapter),
    capabilities: (...given) => guard('capabilities', capabilitiesSchema, () => adapter.capabilities(...given)),
    availability: (...given) => guard('availability', availabilitySchema, () => adapter.availability(...given)),
    book: (...given) => guard('book', bookingSchema, () => adapter.book(...given)),
    booking: (...given) => guard('booking', bookingSchema, () => adapter.booking(...given)),
    cancel: (...given) => guard('cancel', bookingSchema, () => adapter.cancel(...given)),
  };
}
