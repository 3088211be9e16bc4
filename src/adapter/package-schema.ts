/** What a backend may answer about packages, checked (A70): apart from schema.ts, since most pages sell none. */
import { array, check, optional, picklist, pipe, string, type GenericSchema } from 'valibot';
import type { Catalog } from '../engine/model.js';
import type { PackageRule, Sharing } from '../engine/offers.js';
import type { TakenPackage } from './contract.js';
import { bookingSchema } from './call-schema.js';
import { offerSchema, price, serviceSchema } from './schema.js';
import { instant, object, text, texts } from './schema-parts.js';
import { atLeastOne, count, day } from './times-schema-parts.js';

/** Members and roles are named. Not `variant`, which would lie in the file that every page loads. */
const isNamed = (whom: string, list: readonly string[] | undefined): boolean =>
  list !== undefined || !['members', 'roles'].includes(whom);

const rule = pipe(
  object({ who: picklist(['off', 'assigned', 'any', 'members', 'roles']), list: optional(texts) }),
  check(({ who, list }) => isNamed(who, list), 'a list of them'),
) as unknown as GenericSchema<unknown, PackageRule>;

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

const sharing = pipe(
  object({ with: picklist(['private', 'all', 'members', 'roles']), list: optional(texts) }),
  check(({ with: whom, list }) => isNamed(whom, list), 'a list of them'),
) as unknown as GenericSchema<unknown, Sharing>;

export const sharedServiceSchema = object({ ...serviceSchema.entries, sharing: optional(sharing) });

/** `offerSchema` with what packages need of a catalog. */
export const packageCatalogSchema = object({
  ...offerSchema.entries,
  services: array(sharedServiceSchema),
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
