/** The whole catalog of the contract, with what pages don't show yet: for programs that read it, never in a page. */
import type { GenericSchema } from 'valibot';
import type { Catalog } from '../engine/model.js';
import { packageCatalogSchema } from './package-schema.js';
import { pagesSchema } from './page-schema.js';
import { object } from './schema-parts.js';

export const fullCatalogSchema: GenericSchema<unknown, Catalog> = object({
  ...packageCatalogSchema.entries,
  ...pagesSchema.entries,
});
