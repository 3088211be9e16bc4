/** The engine asked about a random site, and the oracle beside it: what the property tests share. */
import { Zones } from '../../src/time/index.js';
import type { Instant, Span } from '../../src/time/units.js';
import { drawsOf as drawsOfSeed, seedOf } from '../../src/engine/draw.js';
import { openSite } from '../../src/engine/index.js';
import type { Catalog, OpenedSite, Service, Start } from '../../src/engine/index.js';
import type { Draws } from './oracle/choice.js';
import { offeredBy } from './oracle/choice.js';
import { written } from './oracle/clock.js';
import { survey } from './oracle/survey.js';
import type { Survey, Surveyed } from './oracle/survey.js';
import type { World } from './worlds.js';

/** Zones are the same in every world: each is worked out once. */
const zones = new Zones();

export function open(catalog: Catalog): OpenedSite {
  return openSite(catalog, { zones });
}

/** All instants that the backend's answer could speak about, wherever on earth. */
export function everywhere({ availability }: World): Span<Instant> {
  return [(availability.days[0] - 2) * 1440, (availability.days[1] + 2) * 1440];
}

interface Look {
  readonly site: Survey;
  readonly offered: readonly Surveyed[];
}

const looks = new WeakMap<World, Look>();

/** The oracle's survey of a world, with the calendars whose times are offered; made once per world. */
export function look(world: World): Look {
  const known = looks.get(world);
  if (known) return known;
  const site = survey(world, world.question);
  const made = { site, offered: offeredBy(site, world.question, drawsOf(world)) };
  looks.set(world, made);
  return made;
}

/** The engine's own draws: the oracle can't know them. */
export function drawsOf({ catalog, question }: World): Draws {
  return (start, calendar) => drawsOfSeed(seedOf(catalog.site.id, question.service, start))(calendar);
}

/** The world with some of its service's rules changed. */
export function withService(world: World, change: Partial<Service>): World {
  const services = world.catalog.services.map((service) => ({ ...service, ...change }));
  return { ...world, catalog: { ...world.catalog, services } };
}

/** Starts as lines that can be compared by eye: `2026-03-29 03:00+02:00 c1 left 2`. */
export function lines({ range }: World, starts: readonly Start[]): string[] {
  return starts.map(({ start, left, calendar }) =>
    [written(range.zone, start), calendar, `left ${left}`].filter((part) => part !== undefined).join(' '),
  );
}

/** Throws where two lists of lines differ, with the lines that only one of them has. */
export function expectSameLines(engine: readonly string[], oracle: readonly string[]): void {
  if (engine.join('\n') === oracle.join('\n')) return;
  const only = (one: readonly string[], other: readonly string[]): string =>
    one
      .filter((line) => !other.includes(line))
      .slice(0, 12)
      .join('\n    ') || '(the same lines in another order)';
  throw new Error(
    `only the engine says\n    ${only(engine, oracle)}\nonly the oracle says\n    ${only(oracle, engine)}`,
  );
}
