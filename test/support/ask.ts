/** The engine asked about a random site: what the property tests share. */
import { Zones } from '../../src/time/index.js';
import type { Instant, Span } from '../../src/time/units.js';
import { openSite } from '../../src/engine/index.js';
import type { Catalog, OpenedSite, Service, Start } from '../../src/engine/index.js';
import { written } from './oracle/clock.js';
import type { World } from './worlds.js';

/** Zones are the same in every world: each is worked out once. */
export const zones = new Zones();

export function open(catalog: Catalog): OpenedSite {
  return openSite(catalog, { zones });
}

/** All instants that the backend's answer could speak about, wherever on earth. */
export function everywhere({ availability }: World): Span<Instant> {
  return [(availability.days[0] - 2) * 1440, (availability.days[1] + 2) * 1440];
}

/** The world with some rules of the service that is asked about changed. */
export function withService(world: World, change: Partial<Service>): World {
  const { service: id } = world.question;
  const services = world.catalog.services.map((one) => (one.id === id ? { ...one, ...change } : one));
  return { ...world, catalog: { ...world.catalog, services } };
}

/** Starts as lines that can be compared by eye: `2026-03-29 03:00+02:00 c1 left 2`. */
export function linesOf(zone: string, starts: readonly Start[]): string[] {
  return starts.map(({ start, left, calendar }) =>
    [written(zone, start), calendar, `left ${left}`].filter((part) => part !== undefined).join(' '),
  );
}
