import type { Backend } from '../../adapter/backend.js';
import { Problem } from '../../adapter/problem.js';
import type { Availability, Catalog, Service } from '../../engine/model.js';
import { merged, pairs } from '../../engine/spans.js';
import type { Instant, Span } from '../../time/units.js';
import type { ChosenSession } from './state.js';
import { closedDays, contentsOf, type Terms } from './terms.js';

/**
 * The backend as whoever chooses one session of a package sees it: with those who may serve it (PK-1), each time once per
 * person (PK-6), the days that the package leaves out (PK-5), and the client's other sessions in the way. So times, months and
 * days of a package are those of any booking. A guess, as all that a page knows: the backend checks again (RC-1).
 *
 * @param others The client's other sessions, chosen or booked: nobody sits in two at once.
 */
export function backendOfSession(
  backend: Backend,
  catalog: Catalog,
  service: string,
  { terms, others }: { readonly terms: Terms; readonly others: readonly ChosenSession[] },
): Backend {
  const refuse = (): Promise<never> =>
    Promise.reject(new Problem('aborted', 'Sessions are booked with their package.'));
  const busy = others.map((session) => spanOf(catalog, session));
  return {
    capabilities: (options) => backend.capabilities(options),
    catalog: () => Promise.resolve(catalogOfSession(catalog, service, terms)),
    availability: async (query, options) => withBusy(await backend.availability(query, options), busy),
    book: refuse,
    booking: refuse,
    cancel: refuse,
  };
}

function catalogOfSession(catalog: Catalog, id: string, terms: Terms): Catalog {
  const { service, servers = [] } = contentsOf(terms).find((content) => content.service.id === id) ?? {};
  const offered: Service[] = service
    ? [
        {
          ...service,
          calendars: servers,
          pool: undefined,
          assignment: 'client',
          // Who serves is told before a booking, or the site chooses.
          anyAvailable: service.reveal === 'always' ? 'labelled' : 'merged',
        },
      ]
    : [];
  const blackouts = [...catalog.site.blackouts, ...closedDays(terms, id)];
  return { ...catalog, site: { ...catalog.site, blackouts }, services: offered };
}

/** A session with the time around it that its service keeps free. */
function spanOf({ services }: Catalog, { service, start, duration }: ChosenSession): Span<Instant> {
  const { bufferBefore = 0, bufferAfter = 0 } = services.find(({ id }) => id === service) ?? {};
  return [start - bufferBefore, start + duration + bufferAfter];
}

function withBusy(availability: Availability, spans: readonly Span<Instant>[]): Availability {
  if (spans.length === 0) return availability;
  const calendars = availability.calendars.map((data) => ({
    ...data,
    busy: [...pairs(merged([...data.busy, ...spans]))],
  }));
  return { ...availability, calendars };
}
