import type { Backend, CatalogCalls } from './backend.js';
import { checkedBackend } from './checked-backend.js';
import type { CheckedCatalog } from './checked-catalog.js';
import { HttpCalls } from './http-calls.js';
import { HttpCatalog } from './http-catalog.js';

/** The backend that a catalog came from, with all its calls. */
export function wholeBackend(backend: CatalogCalls): Backend {
  if ('book' in backend) return backend as Backend;
  return backend instanceof HttpCatalog
    ? new HttpCalls(backend.options, backend)
    : checkedBackend((backend as CheckedCatalog).adapter);
}
