/** The smallest site there can be, with what a hand-computed case wants to differ. */
import { MINUTES_PER_DAY } from '../../src/time/units.js';
import type { Instant, Minute, Span } from '../../src/time/units.js';
import type { Availability, Calendar, CalendarAvailability, Catalog, Service, Site } from '../../src/engine/model.js';
import type { World } from './worlds.js';
import { dayOf } from './world-zones.js';

export interface SmallSite {
  /** First and last date that is asked about; one date where the last is left out. */
  readonly from: string;
  readonly to?: string;
  readonly zone?: string;
  /** The zone that the days are asked in; the site's where left out. */
  readonly shown?: string;
  /** Hours of every day of the week. */
  readonly hours?: readonly Span<Minute>[];
  readonly duration?: number;
  readonly site?: Partial<Site>;
  readonly service?: Partial<Service>;
  /** What sets each calendar apart; one plain calendar where left out. */
  readonly calendars?: readonly Partial<Calendar>[];
  readonly taken?: readonly (Partial<CalendarAvailability> & { readonly calendar: string })[];
  readonly events?: Catalog['events'];
  readonly now?: Instant;
  readonly figures?: Availability['figures'];
}

/** A site with one service (`service`) and calendars `c0`, `c1`, … of specialists `p0`, `p1`, …, open 09:00 to 12:00. */
export function smallSite(given: SmallSite): World {
  const { zone = 'UTC', calendars = [{}], taken = [] } = given;
  const days: Span = [dayOf(given.from), dayOf(given.to ?? given.from) + 1];
  const full = calendars.map((one, index) => aCalendar(given, index, one));
  return {
    catalog: {
      site: { id: 'site', name: 'site', zone, hideFull: false, showLeft: true, blackouts: [], ...given.site },
      services: [
        aService(
          given,
          full.map(({ id }) => id),
        ),
      ],
      specialists: full.map(({ specialist }) => ({ id: specialist, name: specialist, active: true })),
      calendars: full,
      events: given.events ?? [],
    },
    availability: {
      revision: 1,
      now: given.now ?? (days[0] - 2) * MINUTES_PER_DAY,
      // A day more on each side: the days of another zone reach there.
      days: [days[0] - 1, days[1] + 1],
      calendars: full.map(({ id }) => ({
        calendar: id,
        busy: [],
        taken: [],
        shifts: [],
        sessions: [],
        ...taken.find(({ calendar }) => calendar === id),
      })),
      figures: given.figures ?? {
        sessions: [],
        services: [{ service: 'service', lastBooked: [], queue: full.map(({ id }) => id) }],
      },
    },
    question: { service: 'service' },
    range: { days, zone: given.shown ?? zone },
  };
}

function aCalendar({ zone = 'UTC', hours = [[540, 720]] }: SmallSite, index: number, own: Partial<Calendar>): Calendar {
  return {
    id: `c${index}`,
    specialist: `p${index}`,
    zone,
    public: true,
    active: true,
    capacity: 1,
    opensBy: 'hours',
    hours: Array.from({ length: 7 }, () => hours),
    overrides: [],
    blackouts: [],
    ...own,
  };
}

function aService({ duration = 60, service }: SmallSite, calendars: readonly string[]): Service {
  return {
    id: 'service',
    name: 'service',
    durations: [duration],
    bufferBefore: 0,
    bufferAfter: 0,
    seats: 1,
    grid: 60,
    anchor: 'hour',
    notice: 0,
    horizon: 1_000_000,
    calendars,
    assignment: 'client',
    anyAvailable: 'merged',
    distribution: 'least-loaded',
    reveal: 'always',
    fields: [],
    ...service,
  };
}

/** The instant of a date and time in UTC: `2026-03-02 09:30`. */
export function utc(text: string): Instant {
  return Date.parse(`${text.replace(' ', 'T')}Z`) / 60_000;
}
