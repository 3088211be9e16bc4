/** Dates, zones and wall times: the only place that knows zones. */
export * from './units.js';
export {
  addMonths,
  dayOf,
  dayOfIso,
  daysInMonth,
  isoOf,
  partsOf,
  startOfMonth,
  startOfWeek,
  weekdayOf,
  type DateParts,
} from './plain-date.js';
export { Zone, type OffsetChange, type Segment } from './zone.js';
export { UnknownZoneError, Zones } from './zones.js';
export { formatStart, parseStart, type ParsedStart } from './rfc9557.js';
