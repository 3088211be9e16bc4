import type { GenericSchema } from 'valibot';
import type { Adapter, CatalogCalls } from './backend.js';
import { problemFrom } from './problem.js';
import { checked, offerSchema } from './schema.js';

/** A checked adapter, and the adapter itself: what it can do besides is checked where it is used. */
export interface CheckedCatalog extends CatalogCalls {
  readonly adapter: Adapter;
}

/** The catalog of a page's own adapter behind the border check, as far as a first step needs it; checked-backend.ts has its other calls. */
export function checkedCatalog(adapter: Adapter): CheckedCatalog {
  return {
    adapter,
    catalog: (...given) => guard('catalog', offerSchema, () => adapter.catalog(...given)),
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
