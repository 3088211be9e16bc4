import { expect } from 'chai';
import fc from 'fast-check';
import type { Openings } from '../../src/adapter/contract.js';
import { questionOf, ServiceAsk } from '../../src/booking/ask.js';
import { PLACE } from '../../src/booking/state.js';
import { firstStarts } from '../../src/booking/free-starts.js';
import { SiteOffer, type Offer } from '../../src/booking/offer.js';
import { openedSite } from '../../src/booking/opened.js';
import { pageOffer } from '../../src/booking/pages/page-offer.js';
import { chosenOf, type Subject } from '../../src/booking/subject.js';
import {
  assignmentFault,
  distributionOf,
  freeCalendars,
  linkSite,
  nextStarts,
  offeredCalendars,
  openSite,
  pageProblems,
  panelFaults,
  servingCalendars,
  type Availability,
  type Catalog,
  type Condition,
  type MasterPage,
  type OpenedSite,
  type Panel,
  type Reveal,
  type Service,
} from '../../src/engine/index.js';
import { exactAvailability } from '../../src/server/availability/exact.js';
import { publishedAvailability } from '../../src/server/availability/published.js';
import { namesPeople } from '../../src/server/bookings/wanted.js';
import { hostSite, type HostedSite } from '../../src/server/hosted-site.js';
import { Refusal } from '../../src/server/http/problems.js';
import { siteFromFile, type Claim, type Snapshot } from '../../src/server/index.js';
import { openingsOf } from '../../src/server/openings/answer.js';
import { inquiryOf } from '../../src/server/openings/inquiry.js';
import type { Asked } from '../../src/server/openings/query.js';
import { publicCatalog } from '../../src/server/public-catalog.js';
import { MINUTES_PER_DAY, Zones, type Instant } from '../../src/time/index.js';
import { runs } from '../support/seed.js';
import { scenarios, type Scenario } from '../support/worlds.js';
import { PRACTICE } from './support.js';

/** What a client may be about to book. */
type Way = 'anybody' | 'person' | 'pool' | 'late' | 'panel' | 'rules';

const FACTS = { answers: { topic: 'visa' }, place: 'North', locale: 'de-AT' };
/** The same as the page has it. */
const VALUES = { topic: 'visa', [PLACE]: 'North' };

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom('visa', 'other').map((one) => ({ on: 'answer' as const, field: 'topic', oneOf: [one] })),
  fc.constantFrom('North', 'South').map((one) => ({ on: 'place' as const, oneOf: [one] })),
  fc.constantFrom('de', 'fr').map((one) => ({ on: 'language' as const, oneOf: [one] })),
  fc.subarray([0, 1, 2, 3, 4, 5, 6]).map((weekdays) => ({ on: 'time' as const, weekdays })),
  fc.nat({ max: 23 }).map((hour) => ({ on: 'time' as const, hours: [[hour * 60, hour * 60 + 300] as const] })),
);

const worlds = fc.record({
  scenario: scenarios,
  detail: fc.constantFrom('pools' as const, 'slots' as const),
  hideFull: fc.boolean(),
  reveal: fc.constantFrom<Reveal>('always', 'always', 'after-booking'),
  way: fc.constantFrom<Way>('anybody', 'anybody', 'person', 'pool', 'late', 'panel', 'rules'),
  conditions: fc.array(fc.array(condition, { maxLength: 2 }), { minLength: 1, maxLength: 3 }),
  /** How many of the known days come before those that are asked about. */
  later: fc.nat({ max: 1 }),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

/** The site of a scenario, as its owner may have it: what can't be offered is refused when it is set up. */
function catalogOf({ scenario, hideFull, reveal, conditions }: World, detail: Catalog['site']['detail']): Catalog {
  const { catalog } = scenario;
  const { catalog: written, services: linked } = linkSite(catalog);
  const services = catalog.services.map((service) => ({
    ...service,
    reveal,
    assignment: assignmentFault(written, linked.get(service.id)!) ? ('client' as const) : service.assignment,
    fields: [{ id: 'topic', kind: 'text' as const, label: 'Topic', required: false }],
  }));
  const sound = { ...catalog, services };
  const panels = (catalog.panels ?? []).filter((panel) => panelFaults(sound, panel).length === 0);
  const [panel] = panels;
  const pages: MasterPage[] = [
    {
      id: 'late',
      name: 'Late',
      first: 'service',
      timeFirst: true,
      sections: listing({ kind: 'service', id: 'service' }),
    },
    ...(panel ? [rulesPage(panel, conditions)] : []),
  ];
  const site = { ...catalog.site, hideFull, showLeft: false, ...(detail && { detail }) };
  const opened = openSite({ ...sound, panels, pages });
  return { ...sound, site, panels, pages: pages.filter((page) => pageProblems(opened, page).length === 0) };
}

const listing = (entry: MasterPage['sections'][number]['entries'][number]) => [{ label: 'All', entries: [entry] }];

function rulesPage(panel: Panel, conditions: readonly (readonly Condition[])[]): MasterPage {
  const rules = conditions.map((when, place) => ({ ...panel, id: `rule${place}`, when }));
  // What stands behind a rule that always holds is never reached, and refused.
  const last = rules.findIndex(({ when }) => when.length === 0);
  return { id: 'desk', name: 'Desk', first: 'rules', sections: [], rules: last < 0 ? rules : rules.slice(0, last + 1) };
}

function hostedOf(world: World, detail?: 'pools' | 'slots'): HostedSite {
  const { calendars } = world.scenario.availability;
  return hostSite(
    {
      ...siteFromFile(PRACTICE),
      catalog: catalogOf(world, detail),
      busy: new Map(calendars.map(({ calendar, busy }) => [calendar, busy])),
      shifts: new Map(calendars.map(({ calendar, shifts }) => [calendar, shifts])),
      busyAsOf: new Map(calendars.flatMap(({ calendar, asOf }) => (asOf === undefined ? [] : [[calendar, asOf]]))),
    },
    ZONES,
  );
}

const ZONES = new Zones();
/** Worlds, most of them quick. */
const USUAL = 400;

/** The bookings that take what the scenario says is taken. */
function claimsOf({ catalog, availability }: Scenario): Claim[] {
  const claims: Claim[] = [];
  for (const { calendar, sessions, taken } of availability.calendars) {
    const ofSessions = sessions.map(({ service: id, start, duration, left }, place) => {
      const { seats, bufferBefore, bufferAfter } = catalog.services.find((service) => service.id === id)!;
      const span = [start - bufferBefore, start + duration + bufferAfter] as const;
      const session = { calendar, session: `s${place}`, seats, alone: false, span, service: id, start, duration };
      for (let seat = 0; seat < seats - left; seat++) claims.push({ ...session, booking: `s${place}/${seat}`, seat });
      return span;
    });
    taken.forEach(([from, to], place) => {
      if (ofSessions.some((span) => span[0] === from && span[1] === to)) return;
      const alone = { session: `t${place}`, seat: 0, seats: 1, alone: false, span: [from, to] as const };
      claims.push({ booking: `t${place}`, calendar, ...alone, service: 'another', start: from, duration: to - from });
    });
  }
  return claims;
}

/** What the page is about to book, by its own code; undefined where the site doesn't have it. */
interface OnPage {
  readonly offer: Offer;
  readonly subject: Subject;
  readonly asked: Asked;
}

function onPage({ scenario, way }: World, catalog: Catalog): OnPage | undefined {
  const { duration, calendar } = scenario.question;
  const site = linkSite(catalog);
  const anybody = { kind: 'service', service: 'service', specialist: 'any' } as const;
  const asked = { service: 'service', duration };
  const offered = (options: Parameters<typeof pageOffer>[1]): Offer | undefined => {
    const offer = pageOffer(site, options);
    return typeof offer === 'string' ? undefined : offer;
  };
  const made = (offer: Offer | undefined, subject: Subject, asked: Asked): OnPage | undefined =>
    offer && { offer, subject, asked };
  switch (way) {
    case 'anybody':
      return made(new SiteOffer(site, {}), anybody, asked);
    case 'person': {
      const offer = new SiteOffer(site, {});
      const isOffered = calendar !== undefined && offer.specialists(anybody).includes(calendar);
      return isOffered
        ? { offer, subject: { ...anybody, specialist: calendar }, asked: { ...asked, calendar } }
        : undefined;
    }
    case 'pool': {
      const pool = catalog.pools?.[0]?.id;
      return pool === undefined ? undefined : made(offered({ pool }), anybody, { ...asked, pool });
    }
    case 'late':
      return made(offered({ page: 'late' }), { kind: 'service', service: 'service' }, { ...asked, page: 'late' });
    case 'panel':
      return made(offered({ panel: 'panel' }), { kind: 'panel', panel: 'panel' }, { panel: 'panel', duration });
    case 'rules':
      return made(offered({ page: 'desk' }), { kind: 'rules', page: 'desk' }, { page: 'desk', duration, ...FACTS });
  }
}

/** What the page asks its engine, and of whom alone where one person's times are offered (DS-2); nothing where it has nothing to ask. */
function askOf(
  { offer, subject }: OnPage,
  { scenario, way }: World,
  site: OpenedSite,
  published: (of: readonly string[]) => Availability,
) {
  const { duration } = scenario.question;
  const choices = { subject, duration, values: VALUES, locale: FACTS.locale };
  const service = offer.service(choices);
  const meeting = offer.meeting?.(choices);
  // Rules that nobody can fill are not on the page.
  if (!service) return undefined;
  const availability = published(meeting?.calendars ?? servingCalendars(site, { service: service.id }));
  if (meeting) return { ask: meeting.ask, availability };
  const question = questionOf(offer, chosenOf(subject), duration);
  const isOpen = question.calendar === undefined;
  const labelled = isOpen && way !== 'late' && namesPeople(service) && service.anyAvailable === 'labelled';
  const everyone = distributionOf(service, site.catalog.distributions).offered === 'everyone';
  const isFree = nextStarts(site, availability, question, availability.now, 1).length > 0;
  const one =
    isOpen && !labelled && !everyone && isFree ? offeredCalendars(site, availability, question)[0] : undefined;
  const asked = one === undefined ? question : { ...question, calendar: one };
  return { ask: new ServiceAsk(site, asked, labelled), availability, one };
}

type Found = Pick<Openings, 'starts' | 'reasons' | 'people' | 'calendar'>;

/** What the page finds by itself. */
function foundBy(
  { offer, subject }: OnPage,
  { ask, availability: published, one }: NonNullable<ReturnType<typeof askOf>>,
  site: OpenedSite,
  world: World,
  days: readonly [number, number],
  isNamed: boolean,
): Found {
  const { scenario, detail, hideFull, way } = world;
  const zone = site.zone(site.site.zone);
  const range = days.map((day) => zone.instantOf(day * MINUTES_PER_DAY)) as [Instant, Instant];
  const chosen = chosenOf(subject);
  const question = questionOf(offer, { ...chosen, specialist: 'any' }, scenario.question.duration);
  const isLate = way === 'late' && isNamed;
  const starts = ask.starts(published, range).flatMap((start) => {
    const free = isLate ? freeCalendars(site, published, question, start.start) : [];
    return free.length > 0 ? free.map((calendar) => ({ ...start, calendar })) : [start];
  });
  const firstOf = (id: string): Instant | null => {
    const own = new ServiceAsk(
      site,
      questionOf(offer, { ...chosen, specialist: id }, scenario.question.duration),
      false,
    );
    const [first] = firstStarts(own, [published], Math.max(published.now, range[0]), 1);
    return first && first.start < range[1] ? first.start : null;
  };
  const isOpen = isNamed && (chosen.specialist ?? 'any') === 'any' && subject.kind === 'service';
  const people = isOpen
    ? offer.specialists(chosen).filter((id) => id !== 'any' && (question.among?.includes(id) ?? true))
    : [];
  return {
    starts: starts
      .filter(({ left }) => left > 0 || !hideFull)
      .map(({ start, left, calendar }) => {
        // Of each one who is free, not of all together.
        const told = detail === 'slots' || isLate ? Math.min(left, 1) : left;
        return calendar === undefined ? [start, told] : [start, told, calendar];
      }),
    reasons: ask.days(published, { days, zone: zone.id }).flatMap(({ day, reason }) => (reason ? [[day, reason]] : [])),
    ...(isOpen && { people: people.map((id) => [id, firstOf(id)]) }),
    ...(isOpen && !isLate && one !== undefined && { calendar: one }),
  };
}

describe('openings are what the page’s own engine finds on the free and busy time of the same site', () => {
  it('DESIGN MG-1 MG-2 MG-3 MP-2 MP-3 PN-1 DS-2 TR-1 FL-2 of a service, a person, a pool, a panel and by rules', () => {
    const often = runs(USUAL);
    const seen = { starts: 0, reasons: 0, people: 0, calendar: 0 };
    fc.assert(
      fc.property(worlds, (world) => {
        const { scenario, later, detail } = world;
        const { now, days: window } = scenario.availability;
        const snapshot: Snapshot = { revision: 1, claims: claimsOf(scenario), ledger: scenario.ledger };
        const told = hostedOf(world);
        const catalog = publicCatalog(told, now);
        const page = onPage(world, catalog);
        // Of which too few can be booked by now is the client's to choose in the catalog alone: there is one at most (DS-19).
        const isAlike = ({ id, assignment }: Service): boolean =>
          told.opened.services.get(id)!.assignment === assignment;
        if (!page || !catalog.services.every(isAlike)) return;

        const hosted = hostedOf(world, detail);
        const days = [Math.min(window[0] + later, window[1] - 1), window[1]] as const;
        let openings: Openings;
        try {
          const inquiry = inquiryOf(hosted, page.asked);
          const { calendars, service } = inquiry;
          const scene = { calendars, days: window, now, ...(service && { service: service.id }) };
          openings = openingsOf(hosted, inquiry, exactAvailability(hosted, snapshot, scene), days);
        } catch (error) {
          if (error instanceof Refusal) return;
          throw error;
        }

        const site = openedSite(page.offer.site);
        const asked = askOf(page, world, site, (calendars) => {
          const exact = exactAvailability(told, snapshot, { calendars, days: window, now });
          return publishedAvailability(told, exact);
        });
        if (!asked) return;
        const isNamed = namesPeople(hosted.opened.services.get('service')!);
        const expected = foundBy(page, asked, site, world, days, isNamed);
        const { starts, reasons, people, calendar } = openings;
        // Of one who is free at a late page, how many places are left is that one's own.
        const comparable =
          world.way === 'late' && isNamed
            ? starts.map(([start, left, ...who]) => [start, Math.min(left, 1), ...who])
            : starts;
        expect({
          starts: comparable,
          reasons,
          ...(people && { people }),
          ...(calendar !== undefined && { calendar }),
        }).to.deep.equal(expected);
        seen.starts += starts.length;
        seen.reasons += reasons.length;
        seen.people += people?.length ?? 0;
        seen.calendar += calendar === undefined ? 0 : 1;
      }),
      often,
    );
    if (often.numRuns! >= USUAL) for (const [part, count] of Object.entries(seen)) expect(count, part).to.be.above(0);
  }).timeout(120_000);
});
