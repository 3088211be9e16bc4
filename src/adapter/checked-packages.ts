import type { Adapter, PackageCalls, PackagesBackend } from './backend.js';
import { checkedBackend } from './checked-backend.js';
import { guard } from './checked-catalog.js';
import { packageCatalogSchema, takenPackageSchema } from './package-schema.js';
import { withTimes } from './times-schema.js';

/** `checkedBackend` with the calls about packages, as far as the adapter has them. */
export function checkedPackages(adapter: Adapter & Partial<PackageCalls>): PackagesBackend {
  const { takePackage, takenPackage, bookSessions } = adapter;
  return {
    ...checkedBackend(adapter),
    catalog: async (...given) =>
      withTimes(await guard('catalog', packageCatalogSchema, () => adapter.catalog(...given))),
    ...(takePackage && {
      takePackage: (...given) => guard('takePackage', takenPackageSchema, () => takePackage.apply(adapter, given)),
    }),
    ...(takenPackage && {
      takenPackage: (...given) => guard('takenPackage', takenPackageSchema, () => takenPackage.apply(adapter, given)),
    }),
    ...(bookSessions && {
      bookSessions: (...given) => guard('bookSessions', takenPackageSchema, () => bookSessions.apply(adapter, given)),
    }),
  };
}
