import {
  openSite,
  type Calendar,
  type Catalog,
  type DetailLevel,
  type OpenedSite,
  type Panel,
  type Service,
} from '../engine/index.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span, type Zones } from '../time/index.js';
import { catalogFaults } from './catalog-faults.js';
import { LatestLedger } from './latest-ledger.js';
import type { SiteSetup } from './site-setup.js';

/** Around what can be booked: zones a day apart, hours of the day before, and a page that is left open for a while. */
const SPARE_DAYS = 4;

/** A site that is being served: its set-up, opened for the engine's questions. */
export interface HostedSite {
  readonly setup: SiteSetup;
  readonly opened: OpenedSite;
  /** Zones of clients are looked up here, too. */
  readonly zones: Zones;
  /** By calendar: the services that it has a part in, by a link or by a seat in a panel. */
  readonly services: ReadonlyMap<string, readonly Service[]>;
  readonly ledger: LatestLedger;
}

/** Makes a site ready to be served; throws where it doesn't hold together, with the reason (DS-19). */
export function hostSite(setup: SiteSetup, zones: Zones): HostedSite {
  const opened = openSite(setup.catalog, { zones });
  const [fault] = catalogFaults(opened);
  if (fault) throw new Error(`${opened.site.id}: ${fault.path}: ${fault.detail}.`);
  return { setup, opened, zones, services: servicesByCalendar(opened.catalog), ledger: new LatestLedger(opened) };
}

/** How much clients are told of what is taken. */
export function detailOf({ opened }: Pick<HostedSite, 'opened'>): DetailLevel {
  return opened.site.detail ?? 'calendars';
}

/** The day of the timetable, in the site's zone, that an instant lies on. */
export function dayAt({ opened }: HostedSite, instant: Instant): Day {
  return opened.zone(opened.site.zone).dayOf(instant);
}

/** What clients may know of: calendars that are public and active, of active specialists (AV-13). */
export function publicCalendars({ opened }: Pick<HostedSite, 'opened'>): Calendar[] {
  return opened.catalog.calendars.filter(
    (calendar) => calendar.public && calendar.active && opened.specialists.get(calendar.specialist)?.active,
  );
}

/** The services that a calendar is linked to, or serves on a seat of a panel. */
export function servicesOf({ services }: HostedSite, calendar: string): readonly Service[] {
  return services.get(calendar) ?? [];
}

function servicesByCalendar(catalog: Catalog): Map<string, readonly Service[]> {
  const panels = panelsOf(catalog).map((panel) => ({ panel, calendars: calendarsIn(catalog, panel) }));
  const serves = (service: Service, id: string): boolean =>
    service.calendars.includes(id) ||
    panels.some(({ panel, calendars }) => panel.service === service.id && calendars.has(id));
  return new Map(catalog.calendars.map(({ id }) => [id, catalog.services.filter((service) => serves(service, id))]));
}

/** The site's panels, and those that its pages offer by rules. */
export function panelsOf({ panels = [], pages = [] }: Catalog): readonly Panel[] {
  return [...panels, ...pages.flatMap(({ rules = [] }) => rules)];
}

/** Everyone who can sit on any of the seats. */
export function calendarsIn(
  { pools = [] }: Catalog,
  { primary, seats }: Pick<Panel, 'primary' | 'seats'>,
): ReadonlySet<string> {
  const ids = [primary, ...seats].flatMap(({ calendar, pool }) =>
    calendar === undefined
      ? (pools.find(({ id }) => id === pool)?.members.flatMap(({ calendars }) => calendars) ?? [])
      : [calendar],
  );
  return new Set(ids);
}

/** The longest way that a claim of these services reaches out before a start, and after it. */
export function reachOf(services: readonly Service[]): { readonly before: number; readonly after: number } {
  return {
    before: Math.max(0, ...services.map(({ bufferBefore }) => bufferBefore)),
    after: Math.max(0, ...services.map(({ durations, bufferAfter }) => Math.max(...durations) + bufferAfter)),
  };
}

/** The days that any session of the services can touch by now. */
export function bookableDays(services: readonly Service[], now: Instant): Span<Day> {
  const horizon = Math.max(0, ...services.map((service) => service.horizon));
  const end = now + horizon + reachOf(services).after;
  return [Math.floor(now / MINUTES_PER_DAY) - SPARE_DAYS, Math.floor(end / MINUTES_PER_DAY) + SPARE_DAYS + 1];
}
