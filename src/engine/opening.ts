import { dailyWalls, instantsOfWalls, openWalls } from './hours.js';
import type { Blackout, Calendar, DailyRange, DayHours, Service, SiteEvent } from './model.js';
import type { OpenedSite } from './site.js';
import { difference, intersection, union, type Spans } from './spans.js';
import type { Day, Instant, Span } from '../time/units.js';
import type { Zone } from '../time/zone.js';

/** When a calendar is open for a service, as instants, one rule after the other. */
export interface Opening {
  readonly zone: Zone;
  /** The service's event; undefined where it belongs to none (AV-3). */
  readonly event: Spans | undefined;
  /** Hours and shifts (AV-1). */
  readonly hours: Spans;
  /** Hours and shifts within the event. */
  readonly unblocked: Spans;
  /** What is left once blackouts are out (AV-4), `unblocked` itself without any: a session must lie within one span of it (AV-11). */
  readonly open: Spans;
}

/** Hours of the day before reach into a range, and a span that reaches into its first day began there or earlier. */
const LOOK_BACK = 2;
/** Openings that a site keeps; past it they are made anew. */
const KEPT = 2000;

/**
 * When the calendar is open for the service, for every session that starts in `range` and lasts `duration`. Calendars
 * with the same zone, hours, shifts and blackouts share one opening, so that rows are made once for all of them.
 */
export function openingOf(
  site: OpenedSite,
  service: Service,
  calendar: Calendar,
  shifts: readonly DayHours[] | undefined,
  range: Span<Instant>,
  duration: number,
): Opening {
  const to = range[1] + duration;
  const given = calendar.opensBy === 'hours' ? undefined : shifts;
  const key = `${site.patterns.get(calendar.id)} ${range[0]} ${to} ${JSON.stringify(service.event)} ${JSON.stringify(given)}`;
  const kept = site.openings.get(key);
  if (kept) return kept;

  const zone = site.zone(calendar.zone);
  const [firstDay, endDay] = [zone.dayOf(range[0]), zone.dayOf(to) + 2];
  const opening = compile(site, service, calendar, given, [firstDay - LOOK_BACK, endDay], zone);
  if (site.openings.size >= KEPT) site.openings.clear();
  site.openings.set(key, opening);
  return opening;
}

/** The event of a service; none where it belongs to none, or to one that there is not. */
function eventsOf({ catalog }: OpenedSite, service: Service): readonly SiteEvent[] {
  return catalog.events.filter(({ id }) => id === service.event);
}

/** The blackouts that take time from a calendar in a service, each with the zone of its owner. */
export function blackoutsOf(
  site: OpenedSite,
  service: Service,
  calendar: Calendar,
): { blackout: Blackout; owner: 'site' | 'event' | 'calendar'; zone: Zone }[] {
  const siteZone = site.zone(site.site.zone);
  const ofEvent = eventsOf(site, service).flatMap(({ blackouts }) => blackouts);
  return [
    ...site.site.blackouts.map((blackout) => ({ blackout, owner: 'site' as const, zone: siteZone })),
    ...ofEvent.map((blackout) => ({ blackout, owner: 'event' as const, zone: siteZone })),
    ...calendar.blackouts.map((blackout) => ({ blackout, owner: 'calendar' as const, zone: site.zone(calendar.zone) })),
  ];
}

/** The instants that a blackout or an event covers, as far as the days reach. */
export function covered(ranges: readonly DailyRange[], days: Span<Day>, zone: Zone): Spans {
  return instantsOfWalls(dailyWalls(ranges, days), zone);
}

function compile(
  site: OpenedSite,
  service: Service,
  calendar: Calendar,
  shifts: readonly DayHours[] | undefined,
  days: Span<Day>,
  zone: Zone,
): Opening {
  // The owner's zone may be a day apart.
  const around: Span<Day> = [days[0] - 2, days[1] + 2];
  const hours = instantsOfWalls(openWalls(calendar, shifts, days), zone);

  const siteZone = site.zone(site.site.zone);
  const events = eventsOf(site, service);
  const event = service.event === undefined ? undefined : covered(events, around, siteZone);
  const unblocked = event ? intersection(hours, event) : hours;

  const sites = covered([...site.site.blackouts, ...events.flatMap(({ blackouts }) => blackouts)], around, siteZone);
  const own = covered(calendar.blackouts, around, zone);
  const blocked = union(sites, own);
  return { zone, event, hours, unblocked, open: blocked.length === 0 ? unblocked : difference(unblocked, blocked) };
}
