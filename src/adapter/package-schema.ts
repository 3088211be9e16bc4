/** What a backend may answer about packages, checked (A70): apart from schema.ts, since most pages sell none. */
import { array, optional, picklist, string, variant, type GenericSchema } from 'valibot';
import type { Catalog } from '../engine/model.js';
import type { TakenPackage } from './contract.js';
import { bookingSchema } from './call-schema.js';
import { catalogSchema, price, serviceSchema } from './schema.js';
import { atLeastOne, count, day, instant, object, text, texts } from './schema-parts.js';

const rule = variant('who', [
  object({ who: picklist(['off', 'assigned', 'any']) }),
  object({ who: picklist(['members', 'roles']), list: texts }),
]);

const bundle = object({
  id: string(),
  name: string(),
  description: text,
  price: optional(price),
  sessions: array(object({ service: string(), count: atLeastOne })),
  expiresAfterDays: optional(atLeastOne),
  weekly: optional(atLeastOne),
  monthly: optional(atLeastOne),
  rule,
});

const sharing = variant('with', [
  object({ with: picklist(['private', 'all']) }),
  object({ with: picklist(['members', 'roles']), list: texts }),
]);

/** The catalog with what packages need of it. */
export const packageCatalogSchema = object({
  ...catalogSchema.entries,
  services: array(object({ ...serviceSchema.entries, sharing: optional(sharing) })),
  packages: optional(array(bundle)),
}) satisfies GenericSchema<unknown, Catalog>;

export const takenPackageSchema: GenericSchema<unknown, TakenPackage> = object({
  id: string(),
  version: count,
  package: string(),
  name: string(),
  calendar: text,
  rule: optional(rule),
  template: optional(bundle),
  boughtAt: instant,
  lastDay: optional(day),
  left: array(object({ service: string(), left: count })),
  bookings: array(bookingSchema),
  token: text,
  manageUrl: text,
});
