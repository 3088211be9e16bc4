/** The answers that follow on a catalog; schema.ts has that. Apart, since a page shows its first step without them. */
import { array, boolean, optional, picklist, string, tuple, type GenericSchema } from 'valibot';
import type { Availability } from '../engine/model.js';
import type { Booking, Capabilities } from './contract.js';
import { DETAIL_LEVELS, price } from './schema.js';
import { instant, object, text, texts } from './schema-parts.js';
import { dayHours, place } from './times-schema.js';
import { atLeastOne, count, day, days, finite, instants } from './times-schema-parts.js';

const booked = optional(array(tuple([day, count])));
const windowCounts = optional(array(tuple([string(), day, finite])));

const pairFigures = {
  service: string(),
  lastBooked: array(tuple([string(), count])),
  queue: texts,
  counts: windowCounts,
  corrected: windowCounts,
  shortfall: windowCounts,
};

export const availabilitySchema: GenericSchema<unknown, Availability> = object({
  revision: count,
  now: instant,
  days,
  calendars: array(
    object({
      calendar: string(),
      busy: instants,
      taken: instants,
      shifts: dayHours,
      sessions: array(object({ service: string(), start: instant, duration: atLeastOne, left: count })),
      booked,
      asOf: optional(instant),
    }),
  ),
  figures: object({
    sessions: array(tuple([string(), day, count])),
    services: array(object({ ...pairFigures, booked })),
    pools: optional(array(object({ ...pairFigures, pool: string() }))),
  }),
});

export const capabilitiesSchema: GenericSchema<unknown, Capabilities> = object({
  detail: picklist(DETAIL_LEVELS),
  assignment: picklist(['backend', 'page']),
  cancel: boolean(),
  reschedule: optional(boolean()),
  holds: optional(boolean()),
  liveChanges: optional(boolean()),
  appointments: optional(boolean()),
  packages: optional(boolean()),
  now: optional(instant),
});

export const bookingSchema: GenericSchema<unknown, Booking> = object({
  id: string(),
  state: picklist(['held', 'pending', 'confirmed', 'cancelled', 'no-show', 'completed']),
  version: count,
  service: string(),
  serviceName: string(),
  panel: text,
  pool: text,
  start: instant,
  duration: atLeastOne,
  calendar: text,
  specialistNames: optional(texts),
  assignedBy: picklist(['client', 'page', 'backend']),
  place: optional(place),
  price: optional(price),
  firstName: string(),
  email: string(),
  mailed: optional(boolean()),
  changeableUntil: optional(instant),
  token: text,
  manageUrl: text,
  calendarFile: text,
});
