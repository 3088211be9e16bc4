import type { Blackout, Calendar, Catalog, Specialist } from '../engine/index.js';
import { publicCalendars, servicesOf, type HostedSite } from './hosted-site.js';

/**
 * The catalog as clients may see it: only what they can book, no names that are revealed later or never, and no reasons
 * why a person is away.
 */
export function publicCatalog(hosted: HostedSite): Catalog {
  const { catalog } = hosted.setup;
  const calendars = publicCalendars(hosted);
  const ids = new Set(calendars.map(({ id }) => id));
  const named = namedSpecialists(hosted, calendars);
  const listed = new Set(calendars.map(({ specialist }) => specialist));
  return {
    ...catalog,
    services: catalog.services.map((service) => ({
      ...service,
      calendars: service.calendars.filter((id) => ids.has(id)),
    })),
    specialists: catalog.specialists
      .filter(({ id }) => listed.has(id))
      .map((specialist) => (named.has(specialist.id) ? specialist : unnamed(specialist))),
    calendars: calendars.map((calendar) => withoutReasons(calendar, named.has(calendar.specialist))),
  };
}

/** Whoever serves at least one service that shows its people before a booking. */
function namedSpecialists(hosted: HostedSite, calendars: readonly Calendar[]): Set<string> {
  const named = calendars.filter(({ id }) => servicesOf(hosted, id).some(({ reveal }) => reveal === 'always'));
  return new Set(named.map(({ specialist }) => specialist));
}

function unnamed({ id, active }: Specialist): Specialist {
  return { id, active };
}

function withoutReasons(calendar: Calendar, isNamed: boolean): Calendar {
  const blackouts = calendar.blackouts.map(({ label: _private, ...range }): Blackout => range);
  return { ...calendar, name: isNamed ? calendar.name : undefined, blackouts };
}
