import type { Blackout, Calendar, Catalog, DailyRange, DayHours, SiteEvent } from '../../engine/index.js';
import { merged, pairs } from '../../engine/spans.js';
import { Zones, type Span, type Zone } from '../../time/index.js';
import type { SiteSetup } from '../site-setup.js';
import { offersOf } from './compile-offers.js';
import { dayOfText, earliest, latest, wallOf } from './dates.js';
import { hoursOf } from './hours.js';
import type { CheckedSiteFile } from './schema.js';
import { WEEKDAYS } from './schema-parts.js';

type FileCalendar = CheckedSiteFile['calendars'][number];

/**
 * Turns a checked site file into what the backend works on: texts into numbers, public and private parts told apart.
 */
export function compileSite(file: CheckedSiteFile, zones = new Zones()): SiteSetup {
  const perCalendar = <T>(value: (calendar: FileCalendar) => T): Map<string, T> =>
    new Map(file.calendars.map((calendar) => [calendar.id, value(calendar)]));
  const zoneOf = ({ zone = file.zone }: FileCalendar): Zone => zones.get(zone);
  return {
    catalog: catalogOf(file),
    busy: perCalendar((calendar) => busyOf(calendar, zoneOf(calendar))),
    busyAsOf: new Map(
      file.calendars.flatMap((calendar) =>
        calendar.busyAsOf === undefined ? [] : [[calendar.id, earliest(wallOf(calendar.busyAsOf), zoneOf(calendar))]],
      ),
    ),
    shifts: perCalendar((calendar) => datesOf(calendar.shifts)),
    mailboxes: new Map(file.specialists.flatMap(({ id, email }) => (email === undefined ? [] : [[id, email]]))),
    origins: file.origins,
    webhooks: file.webhooks,
    hostTokens: file.hostTokens,
    managePage: file.managePage,
    packagePage: file.packagePage,
    reminders: { client: file.reminders, specialist: file.specialistReminders },
    language: file.language,
    look: file.look,
    cancelNotice: file.cancelNotice,
    rateLimits: file.rateLimits,
  };
}

/** The catalog with nothing left out. */
export function catalogOf(file: CheckedSiteFile): Catalog {
  const { id, name, detail, zone, phone, email, specialistLabel, hideFull, showLeft } = file;
  const { tellsOfReassignment, staleAfter } = file;
  return {
    site: {
      ...{ id, name, zone, phone, email, specialistLabel, hideFull, showLeft, tellsOfReassignment },
      ...(detail !== 'calendars' && { detail }),
      ...(staleAfter !== undefined && { staleAfter }),
      blackouts: file.blackouts.map(blackoutOf),
    },
    services: file.services.map((service) => ({ ...service, calendars: service.calendars ?? [] })),
    specialists: file.specialists.map(({ email: _private, ...specialist }) => specialist),
    calendars: file.calendars.map((calendar) => calendarOf(calendar, zone)),
    events: file.events.map((event): SiteEvent => ({
      id: event.id,
      name: event.name,
      ...rangeOf(event),
      blackouts: event.blackouts.map(blackoutOf),
    })),
    ...offersOf(file),
  };
}

function calendarOf(calendar: FileCalendar, siteZone: string): Calendar {
  const { id, name, specialist, zone = siteZone, public: isPublic, active, capacity, opensBy, limits } = calendar;
  return {
    ...{ id, name, specialist, zone, public: isPublic, active, capacity, opensBy },
    ...(limits && { limits }),
    hours: WEEKDAYS.map((weekday) => (calendar.hours?.[weekday] ?? []).map(hoursOf)),
    overrides: datesOf(calendar.overrides),
    blackouts: calendar.blackouts.map(blackoutOf),
  };
}

/** Only what blocks: transparent and cancelled entries never do (AV-5). */
function busyOf(calendar: FileCalendar, zone: Zone): Span[] {
  const blocking = calendar.busy.filter(({ transparent, cancelled }) => !transparent && !cancelled);
  const spans = blocking.map(({ from, to }): Span => [earliest(wallOf(from), zone), latest(wallOf(to), zone)]);
  return [...pairs(merged(spans))];
}

function blackoutOf(blackout: CheckedSiteFile['blackouts'][number]): Blackout {
  return { ...rangeOf(blackout), label: blackout.label };
}

function rangeOf({ first, last, hours }: CheckedSiteFile['blackouts'][number]): DailyRange {
  return { days: [dayOfText(first), dayOfText(last) + 1], hours: hours?.map(hoursOf) };
}

function datesOf(dates: Readonly<Record<string, readonly string[]>>): DayHours[] {
  return Object.entries(dates)
    .map(([date, hours]) => ({ day: dayOfText(date), hours: hours.map(hoursOf) }))
    .sort((a, b) => a.day - b.day);
}
