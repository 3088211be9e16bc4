/** The whole catalog of the contract, with what pages don't show yet: for programs that read it, never in a page. */
import { array, optional, type GenericSchema } from 'valibot';
import type { Catalog } from '../engine/model.js';
import { packageCatalogSchema, sharedServiceSchema } from './package-schema.js';
import { pagesSchema } from './page-schema.js';
import { calendarSchema, eventSchema, memberSchema, poolSchema, siteSchema } from './schema.js';
import { object } from './schema-parts.js';
import { calendarTimes, eventTimes, memberTimes, serviceTimes, siteTimes, timesSchema } from './times-schema.js';

export const fullCatalogSchema: GenericSchema<unknown, Catalog> = object({
  ...packageCatalogSchema.entries,
  ...pagesSchema.entries,
  ...timesSchema.entries,
  site: object({ ...siteSchema.entries, ...siteTimes.entries }),
  services: array(object({ ...sharedServiceSchema.entries, ...serviceTimes.entries })),
  calendars: array(object({ ...calendarSchema.entries, ...calendarTimes.entries })),
  events: array(object({ ...eventSchema.entries, ...eventTimes.entries })),
  pools: optional(
    array(
      object({ ...poolSchema.entries, members: array(object({ ...memberSchema.entries, ...memberTimes.entries })) }),
    ),
  ),
});
