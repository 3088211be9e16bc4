import { expect } from 'chai';
import fc from 'fast-check';
import { isLabelled, ServiceAsk } from '../../src/booking/ask.js';
import { OpeningsAsk } from '../../src/booking/served/openings-ask.js';
import type { DayAnswer, DayRange, Start } from '../../src/engine/answers.js';
import { Refusal } from '../../src/server/http/problems.js';
import { publicCatalog } from '../../src/server/public-catalog.js';
import { everywhere, open } from '../support/ask.js';
import { runs } from '../support/seed.js';
import { hostServed, served } from '../support/served-backend.js';
import { worlds, type World } from '../support/worlds.js';

/** How a page reads a world at a level: by the engine over what is taken, and what the reference backend serves of the same. */
function twoWays({ catalog, availability, question }: World, detail: 'pools' | 'slots') {
  const { service: id, duration } = question;
  const hosted = sound(() => hostServed(catalog, detail));
  const [from, to] = availability.days;
  const openings = sound(() => served(hosted, { from, to, service: id, duration }, availability));
  const service = hosted.opened.services.get(id)!;
  const labelled = isLabelled(service, 'any', false);
  const site = open(publicCatalog(hosted, availability.now));
  return {
    engine: new ServiceAsk(open(catalog), { service: id, duration }, labelled),
    page: new OpeningsAsk({ site, notice: service.notice, labelled }),
    openings,
  };
}

/** Passes over sites that the backend refuses to serve, and services that nobody has. */
function sound<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    fc.pre(!(cause instanceof Refusal) && (cause as Error).constructor !== Error);
    throw cause;
  }
}

describe('Served times of random sites', () => {
  it('MG-1 MG-2 MG-3 a page reads the same starts as the engine finds', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom('pools', 'slots'), fc.nat(5760), (world, detail, skip) => {
        const { engine, page, openings } = twoWays(world, detail);
        const { site } = world.catalog;
        const shown = (starts: readonly Start[]) =>
          starts
            .filter(({ left }) => left > 0 || !site.hideFull)
            .map((one) => ({ ...one, left: Math.min(one.left, detail === 'slots' ? 1 : Infinity) }));
        const all = everywhere(world);
        expect(page.starts(openings, all)).to.deep.equal(shown(engine.starts(world.availability, all)));
        const from = world.availability.days[0] * 1440 + skip;
        expect(page.next(openings, from, 4)).to.deep.equal(shown(engine.next(world.availability, from, 4)));
      }),
      runs(400),
    );
  }).timeout(200_000);

  it('MG-6 TR-1 days have the same times, and in the site’s zone the same reasons for none', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom('pools', 'slots'), (world, detail) => {
        const { engine, page, openings } = twoWays(world, detail);
        const { site } = world.catalog;
        const said = (one: DayAnswer) => (site.hideFull ? { ...one, full: 0 } : one);
        const own: DayRange = { days: world.availability.days, zone: site.zone };
        expect(page.days(openings, own).map(said)).to.deep.equal(engine.days(world.availability, own).map(said));
        const times = ({ reason, ...one }: DayAnswer) => ({ ...said(one), isEmpty: reason !== undefined });
        expect(page.days(openings, world.range).map(times)).to.deep.equal(
          engine.days(world.availability, world.range).map(times),
        );
      }),
      runs(400),
    );
  }).timeout(200_000);
});
