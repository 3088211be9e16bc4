import {
  assignmentFault,
  type Blackout,
  type Calendar,
  type Catalog,
  type Service,
  type Specialist,
} from '../engine/index.js';
import type { Day, Instant, Span } from '../time/index.js';
import { bookableDays, detailOf, publicCalendars, servicesOf, type HostedSite } from './hosted-site.js';
import { publicOffers } from './public-offers.js';
import { withoutTimetables } from './without-timetables.js';

/**
 * The catalog as clients may see it: only what they can book, no names that are revealed later or never, no reasons why
 * a person is away, and of absences no more than stands between now and the horizon (A76); none where the site tells no more
 * than which starts there are.
 */
export function publicCatalog(hosted: HostedSite, now: Instant): Catalog {
  const { site, services, specialists, events, zones } = hosted.opened.catalog;
  const calendars = publicCalendars(hosted);
  const named = namedSpecialists(hosted, calendars);
  const listed = new Set(calendars.map(({ specialist }) => specialist));
  const days = bookableDays(services, now);
  const offers = publicOffers(hosted.opened.catalog, calendars);
  const catalog: Catalog = {
    site: { ...site, blackouts: blackoutsWithin(site.blackouts, days) },
    services: services.map((service) => serviceWith(service, calendars, offers)),
    specialists: specialists
      .filter(({ id }) => listed.has(id))
      .map((specialist) => (named.has(specialist.id) ? specialist : unnamed(specialist))),
    calendars: calendars.map((calendar) =>
      withoutReasons(calendar, named.has(calendar.specialist), bookableDays(servicesOf(hosted, calendar.id), now)),
    ),
    events: events.map((event) => ({ ...event, blackouts: blackoutsWithin(event.blackouts, days) })),
    ...offers,
    ...(zones && { zones }),
  };
  return detailOf(hosted) === 'calendars' ? catalog : withoutTimetables(catalog);
}

/** A service of which fewer than two can be booked by now has nobody to choose among (DS-19). */
function serviceWith(
  service: Service,
  calendars: readonly Calendar[],
  { pools = [] }: Pick<Catalog, 'pools'>,
): Service {
  const { pool, sharing } = service;
  const isPublic = (id: string): boolean => calendars.some((calendar) => calendar.id === id);
  const members = pools.find(({ id }) => id === pool)?.members ?? [];
  const serving =
    pool === undefined
      ? service.calendars.filter(isPublic)
      : [...new Set(members.flatMap((member) => member.calendars))];
  const fault = assignmentFault({ calendars }, { ...service, calendars: serving });
  return {
    ...service,
    calendars: serving,
    assignment: fault ? 'client' : service.assignment,
    ...(sharing?.with === 'members' && { sharing: { ...sharing, list: sharing.list.filter(isPublic) } }),
  };
}

/** Whoever serves at least one service that shows its people before a booking. */
export function namedSpecialists(hosted: HostedSite, calendars: readonly Calendar[]): ReadonlySet<string> {
  const named = calendars.filter(({ id }) => servicesOf(hosted, id).some(({ reveal }) => reveal === 'always'));
  return new Set(named.map(({ specialist }) => specialist));
}

function unnamed({ id, active }: Specialist): Specialist {
  return { id, active };
}

function withoutReasons(calendar: Calendar, isNamed: boolean, days: Span<Day>): Calendar {
  return {
    ...calendar,
    name: isNamed ? calendar.name : undefined,
    overrides: calendar.overrides.filter(({ day }) => days[0] <= day && day < days[1]),
    blackouts: blackoutsWithin(calendar.blackouts, days).map(({ label: _private, ...range }): Blackout => range),
  };
}

function blackoutsWithin(blackouts: readonly Blackout[], [first, end]: Span<Day>): Blackout[] {
  return blackouts
    .map((blackout): Blackout => ({
      ...blackout,
      days: [Math.max(first, blackout.days[0]), Math.min(end, blackout.days[1])],
    }))
    .filter(({ days }) => days[0] < days[1]);
}
