/** The engine at work: the reader's settings in, everything that the page shows of them out. */
import {
  choose,
  choosePanel,
  figuresOf,
  offeredCalendars,
  openSite,
  starts,
  type AssignmentRecord,
  type Availability,
  type Catalog,
  type Figures,
  type LedgerEntry,
  type OpenedSite,
  type PanelRecord,
  type Question,
  type ServiceFigures,
  type Start,
} from '../../src/engine/index.js';
import type { Instant, Span } from '../../src/time/index.js';
import { DAY, NOW, TUESDAY, ZONES } from './clock.js';
import { BUSY, ledgerOf, standing } from './past.js';
import { questionOf, type Settings } from './settings.js';
import { catalogOf, EXAM, SERVICE, TUTORS } from './team.js';

/** Minutes of a lesson. */
const LESSON = 60;

export interface Scene {
  readonly settings: Settings;
  readonly catalog: Catalog;
  readonly site: OpenedSite;
  readonly ledger: readonly LedgerEntry[];
  readonly availability: Availability;
  readonly question: Question;
  readonly record: AssignmentRecord;
  /** Who would sit on the panel at the same start. */
  readonly panelRecord: PanelRecord;
  /** By calendar: all starts of its day, full ones included; none where the client is not shown the calendar at all. */
  readonly rows: ReadonlyMap<string, readonly Start[]>;
  /** What the client sees: the starts of all who are offered, put together. */
  readonly union: readonly Start[];
  readonly offered: readonly string[];
}

export function sceneOf(settings: Settings): Scene {
  const catalog = catalogOf(settings);
  const site = openSite(catalog, { zones: ZONES });
  const ledger = ledgerOf(
    settings.cancelled,
    settings.booked.map(({ chosen, start }) => ({ calendar: chosen!, start })),
  );
  const availability = availabilityOf(settings, site, ledger);
  const question = questionOf(settings);
  const { start, lost } = settings;
  const meanwhile = lost.length > 0 ? { lost } : {};
  return {
    ...{ settings, catalog, site, ledger, availability, question },
    record: choose(site, availability, { ...question, start, ...meanwhile }),
    panelRecord: choosePanel(site, availability, { panel: EXAM.id, start, ...meanwhile }),
    rows: new Map(TUTORS.map(({ id }) => [id, starts(site, availability, { service: SERVICE, calendar: id }, DAY)])),
    union: starts(site, availability, question, DAY),
    offered: offeredCalendars(site, availability, question),
  };
}

/** What a backend would say of the page's day: busy time, lessons, and the figures that the ranking keys read. */
function availabilityOf(settings: Settings, site: OpenedSite, ledger: readonly LedgerEntry[]): Availability {
  const lessons = standing(ledger);
  const now: Span<Instant> = [settings.start, settings.start + LESSON];
  return {
    revision: ledger.length,
    now: NOW,
    days: [TUESDAY, TUESDAY + 1],
    calendars: TUTORS.map(({ id }) => ({
      calendar: id,
      busy: settings.busy.includes(id) ? [...(BUSY[id] ?? []), now] : (BUSY[id] ?? []),
      taken: lessons.filter(({ calendar }) => calendar === id).map(({ start }) => [start, start + LESSON] as const),
      shifts: [],
      sessions: [],
    })),
    figures: figuresFor(site, ledger),
  };
}

/** Counts as they are, for the site's own people; the order of the last bookings counted from the longest ago. */
function figuresFor(site: OpenedSite, ledger: readonly LedgerEntry[]): Figures {
  const figures = figuresOf(ledger, site);
  const inOrder = (one: ServiceFigures): ServiceFigures['lastBooked'] =>
    [...one.lastBooked].sort(([, a], [, b]) => a - b).map(([calendar], order) => [calendar, order]);
  return { ...figures, services: figures.services.map((one) => ({ ...one, lastBooked: inOrder(one) })) };
}
