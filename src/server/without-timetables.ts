import type { Calendar, Catalog, Pool, Service } from '../engine/index.js';

const CLOSED: Calendar['hours'] = [[], [], [], [], [], [], []];

/**
 * A catalog without what only the engine has a use for: when anybody works, and by which limits, buffers and weights. For pages
 * that are told which starts there are, and no more.
 */
export function withoutTimetables(catalog: Catalog): Catalog {
  const { staleAfter: _, ...site } = catalog.site;
  const { services, calendars, pools } = catalog;
  return {
    ...catalog,
    site: { ...site, blackouts: [] },
    services: services.map(serviceIn),
    calendars: calendars.map((calendar) => closed(calendar, catalog)),
    events: [],
    ...(pools && { pools: pools.map(poolIn) }),
  };
}

/** Buffers, grid, event and limits are in the starts. */
function serviceIn({
  grid: _grid,
  event: _event,
  limits: _limits,
  clientLimits: _ofClients,
  continuity: _continuity,
  sharing: _sharing,
  ...service
}: Service): Service {
  return { ...service, bufferBefore: 0, bufferAfter: 0, anchor: 'hour' };
}

/** The capacity is told where places left are shown: a page shows none where there is one at most. */
function closed({ limits: _, ...calendar }: Calendar, { site: { zone, showLeft } }: Catalog): Calendar {
  const capacity = showLeft ? calendar.capacity : 1;
  return { ...calendar, zone, capacity, opensBy: 'hours', hours: CLOSED, overrides: [], blackouts: [] };
}

function poolIn(pool: Pool): Pool {
  return { ...pool, members: pool.members.map(({ id, calendars }) => ({ id, calendars })) };
}
