/**
 * What a backend may answer, checked once, here at the border (A70): fields that the contract doesn't know are dropped, wrong
 * ones end the call, and whatever passes can be given to the engine as it is. The type of each shape is the contract's own,
 * so that the two can't drift apart: a field without a check is a type error, an optional one as well.
 */
import type {
  Availability,
  Blackout,
  Calendar,
  CalendarAvailability,
  Catalog,
  DayHours,
  Figures,
  FormField,
  Place,
  Price,
  Service,
  ServiceFigures,
  Session,
  Site,
  SiteEvent,
  Specialist,
  ZoneData,
} from '../engine/model.js';
import type { Span } from '../time/units.js';
import type { Booking, Capabilities, ProblemBody } from './contract.js';
import { Problem } from './problem.js';
import {
  amount,
  flag,
  list,
  Mismatch,
  oneOf,
  optional,
  record,
  text,
  tuple,
  where,
  whole,
  type Shape,
} from './shape.js';

/** What `Date` can hold, in days and in minutes; nothing beyond it is a time. */
const LAST_DAY = 100_000_000;
const LAST_INSTANT = LAST_DAY * 1440;

const day = whole(-LAST_DAY, LAST_DAY);
const instant = whole(-LAST_INSTANT, LAST_INSTANT);
const count = whole(0, Number.MAX_SAFE_INTEGER);
const atLeastOne = whole(1, Number.MAX_SAFE_INTEGER);
/** Hours may end on the following day (AV-2), no later. */
const minute = whole(0, 2880);

const span = (end: Shape<number>): Shape<Span<number>> =>
  where(tuple(end, end), 'a span that does not end before it starts', ([from, to]) => from <= to);
const days = span(day);
const instants = list(span(instant));
const hours = list(span(minute));
const filled = <T>(item: Shape<T>) => where(list(item), 'at least one', (all) => all.length > 0);
const texts = list(text);
const optionalText = optional(text);

const blackout = record<Blackout>({ days, hours: optional(hours), label: optionalText });
const dayHours = list(record<DayHours>({ day, hours }));
const price = record<Price>({ amount, currency: text });
const place = record<Place>({ kind: oneOf('address', 'phone', 'video'), text: optionalText, url: optionalText });

const formField = record<FormField>({
  id: text,
  kind: oneOf('text', 'long-text', 'choice', 'checkbox', 'phone', 'number'),
  label: text,
  hint: optionalText,
  required: flag,
  options: optional(texts),
  min: optional(amount),
  max: optional(amount),
  maxLength: optional(count),
  autocomplete: optionalText,
});

const service = record<Service>({
  id: text,
  name: text,
  description: optionalText,
  category: optionalText,
  durations: filled(atLeastOne),
  bufferBefore: count,
  bufferAfter: count,
  price: optional(price),
  place: optional(place),
  seats: atLeastOne,
  grid: optional(atLeastOne),
  anchor: oneOf('hour', 'opening'),
  notice: count,
  horizon: count,
  event: optionalText,
  calendars: texts,
  assignment: oneOf('automatic', 'client'),
  anyAvailable: oneOf('merged', 'soonest', 'labelled', 'none'),
  distribution: text,
  reveal: oneOf('always', 'after-booking', 'never'),
  fields: list(formField),
});

const calendar = record<Calendar>({
  id: text,
  name: optionalText,
  specialist: text,
  zone: text,
  public: flag,
  active: flag,
  capacity: atLeastOne,
  opensBy: oneOf('hours', 'shifts', 'both'),
  hours: where(list(hours), 'seven days', (week) => week.length === 7),
  overrides: dayHours,
  blackouts: list(blackout),
});

export const catalogSchema = record<Catalog>({
  site: record<Site>({
    id: text,
    name: text,
    zone: text,
    phone: optionalText,
    email: optionalText,
    specialistLabel: optionalText,
    hideFull: flag,
    showLeft: flag,
    blackouts: list(blackout),
  }),
  services: list(service),
  specialists: list(
    record<Specialist>({ id: text, name: optionalText, role: optionalText, portrait: optionalText, active: flag }),
  ),
  calendars: list(calendar),
  events: list(record<SiteEvent>({ id: text, name: text, days, hours: optional(hours), blackouts: list(blackout) })),
  zones: optional(list(record<ZoneData>({ id: text, offsets: filled(tuple(instant, whole(-1440, 1440))) }))),
});

export const availabilitySchema = record<Availability>({
  revision: count,
  now: instant,
  days,
  calendars: list(
    record<CalendarAvailability>({
      calendar: text,
      busy: instants,
      taken: instants,
      shifts: dayHours,
      sessions: list(record<Session>({ service: text, start: instant, duration: atLeastOne, left: count })),
    }),
  ),
  figures: record<Figures>({
    sessions: list(tuple(text, day, count)),
    services: list(record<ServiceFigures>({ service: text, lastBooked: list(tuple(text, count)), queue: texts })),
  }),
});

export const capabilitiesSchema = record<Capabilities>({
  detail: oneOf('calendars'),
  assignment: oneOf('backend', 'page'),
  cancel: flag,
});

export const bookingSchema = record<Booking>({
  id: text,
  state: oneOf('held', 'pending', 'confirmed', 'cancelled', 'no-show', 'completed'),
  version: count,
  service: text,
  serviceName: text,
  start: instant,
  duration: atLeastOne,
  calendar: optionalText,
  specialistName: optionalText,
  assignedBy: oneOf('client', 'page', 'backend'),
  place: optional(place),
  price: optional(price),
  firstName: text,
  email: text,
  token: optionalText,
  manageUrl: optionalText,
  calendarFile: optionalText,
});

/** The parts of a problem that are used; a code that is not known here is no answer to build on. */
export const problemSchema = record<
  { code: string; detail?: string; retryable?: boolean } & Pick<ProblemBody, 'alternatives' | 'errors'>
>({
  code: text,
  detail: optionalText,
  retryable: optional(flag),
  alternatives: optional(list(instant)),
  errors: optional(list(record({ pointer: text, code: text, detail: text }))),
});

/**
 * Gives the answer as the contract types it.
 *
 * @param what Names the answer in the message: "catalog".
 * @throws {Problem} `bad-backend-answer`, with the path of the first fault.
 */
export function checked<T>(shape: Shape<T>, answer: unknown, what: string): T {
  try {
    return shape(answer);
  } catch (cause) {
    if (!(cause instanceof Mismatch)) throw cause;
    const at = cause.path.join('.') || '(whole answer)';
    const detail = `The backend's ${what} does not follow the contract at "${at}": ${cause.message}.`;
    throw new Problem('bad-backend-answer', detail, { retryable: true });
  }
}
