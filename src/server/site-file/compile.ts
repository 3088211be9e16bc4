import type { Blackout, Calendar, Catalog, DailyRange, DayHours, SiteEvent } from '../../engine/index.js';
import { merged, pairs } from '../../engine/spans.js';
import {
  dayOfIso,
  MINUTES_PER_DAY,
  Zones,
  type Day,
  type Instant,
  type Span,
  type Wall,
  type Zone,
} from '../../time/index.js';
import type { SiteSetup } from '../site-setup.js';
import { hoursOf, minuteOf } from './hours.js';
import type { CheckedSiteFile } from './schema.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

type FileCalendar = CheckedSiteFile['calendars'][number];

/**
 * Turns a checked site file into what the backend works on: texts into numbers, public and private parts told apart.
 */
export function compileSite(file: CheckedSiteFile, zones = new Zones()): SiteSetup {
  const perCalendar = <T>(value: (calendar: FileCalendar) => T): Map<string, T> =>
    new Map(file.calendars.map((calendar) => [calendar.id, value(calendar)]));
  return {
    catalog: catalogOf(file),
    busy: perCalendar((calendar) => busyOf(calendar, zones.get(calendar.zone ?? file.zone))),
    shifts: perCalendar((calendar) => datesOf(calendar.shifts)),
    mailboxes: new Map(file.specialists.flatMap(({ id, email }) => (email === undefined ? [] : [[id, email]]))),
    origins: file.origins,
    managePage: file.managePage,
    cancelNotice: file.cancelNotice,
  };
}

function catalogOf(file: CheckedSiteFile): Catalog {
  const { id, name, zone, phone, email, specialistLabel, hideFull, showLeft } = file;
  return {
    site: {
      id,
      name,
      zone,
      phone,
      email,
      specialistLabel,
      hideFull,
      showLeft,
      blackouts: file.blackouts.map(blackoutOf),
    },
    services: file.services,
    specialists: file.specialists.map(({ email: _private, ...specialist }) => specialist),
    calendars: file.calendars.map((calendar) => calendarOf(calendar, zone)),
    events: file.events.map((event): SiteEvent => ({
      id: event.id,
      name: event.name,
      ...rangeOf(event),
      blackouts: event.blackouts.map(blackoutOf),
    })),
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

/** The first instant that a wall time may mean; in a spring gap that of the clock change, so that no busy time is lost. */
function earliest(wall: Wall, zone: Zone): Instant {
  const [first] = zone.instantsOf(wall);
  if (first !== undefined) return first;
  const pastGap = zone.instantOf(wall);
  return zone.segments([pastGap - MINUTES_PER_DAY, pastGap + 1]).at(-1)!.from;
}

/** The last instant that a wall time may mean. */
function latest(wall: Wall, zone: Zone): Instant {
  return zone.instantsOf(wall).at(-1) ?? zone.instantOf(wall);
}

function blackoutOf(blackout: CheckedSiteFile['blackouts'][number]): Blackout {
  return { ...rangeOf(blackout), label: blackout.label };
}

function rangeOf({ first, last, hours }: CheckedSiteFile['blackouts'][number]): DailyRange {
  return { days: [day(first), day(last) + 1], hours: hours?.map(hoursOf) };
}

function datesOf(dates: Readonly<Record<string, readonly string[]>>): DayHours[] {
  return Object.entries(dates)
    .map(([date, hours]) => ({ day: day(date), hours: hours.map(hoursOf) }))
    .sort((a, b) => a.day - b.day);
}

function wallOf(text: string): Wall {
  return day(text.slice(0, 10)) * MINUTES_PER_DAY + minuteOf(text.slice(11));
}

/** The file is checked: every date in it exists. */
function day(text: string): Day {
  return dayOfIso(text) ?? NaN;
}
