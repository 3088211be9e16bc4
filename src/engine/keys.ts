/** What each ranking key reads: the value of every member, named by its calendar. Lower comes first. */
import type { Choice } from './choose.js';
import type { KeyName, WindowName } from './distribution.js';
import { drawsOf, seedOf } from './draw.js';
import type { Availability, Member, Service, ServiceFigures, WindowCount } from './model.js';
import { getOrMake, oncePer } from './once.js';
import { leadOf } from './pools.js';
import { priorityOf, weightOf } from './members.js';
import { serviceOf } from './links.js';
import { ruleOf } from './question.js';
import type { OpenedSite } from './site.js';
import { timetableOf } from './timetables.js';
import { windowStart } from './windows.js';
import type { Day, Instant } from '../time/units.js';

type Reader = (site: OpenedSite, availability: Availability, choice: Choice) => (calendar: string) => number;

/** Before everyone who was ever booked (DS-13). */
const NEVER = -1;

export const readers: Readonly<Record<KeyName, Reader>> = {
  sessions: (site, { figures }, { start }) => readAt(site, figures.sessions, 'day', start),

  count: counted('counts'),
  corrected: counted('corrected'),
  shortfall: counted('shortfall'),

  weight: byMember((member) => -weightOf(member)),
  priority: byMember((member) => -priorityOf(member)),
  line: byMember((_, place) => place),

  idle: (_site, availability, choice) => {
    const orders = ordersOf(figuresFor(availability, choice)?.lastBooked ?? NONE);
    return (calendar) => orders.get(calendar) ?? NEVER;
  },

  soonest: (site, availability, choice) => {
    const timetable = timetableOf(site, availability, choice);
    return (calendar) => timetable.soonestOf(calendar) ?? timetable.known[1];
  },

  turn: (site, availability, choice) => {
    const turns = turnsOf(serviceOf(site, choice))(figuresFor(availability, choice)?.queue ?? NONE);
    return (calendar) => turns.get(calendar)!;
  },

  draw: (site, _availability, { service, start }) => drawsOf(seedOf(site.site.id, service, start)),
};

/** Reads a count of the window that the slot lies in. */
function counted(field: 'counts' | 'corrected' | 'shortfall'): Reader {
  return (site, availability, choice) => {
    const { window } = ruleOf(site, choice);
    return readAt(site, figuresFor(availability, choice)?.[field] ?? NONE, window, choice.start);
  };
}

/** Reads figures of the window that the slot lies in, by the clocks of each calendar's own zone. */
function readAt(
  site: OpenedSite,
  figures: readonly WindowCount[],
  window: WindowName,
  start: Instant,
): (calendar: string) => number {
  const windows = byWindow(figures);
  const byZone = new Map(
    zonesOf(site).map((zone) => [zone, windows.get(windowStart(window, site.zone(zone).dayOf(start)))]),
  );
  // Most starts lie in one window, whatever the zone: then no zone needs to be looked up.
  const [counts, ...others] = new Set(byZone.values());
  // Stryker disable next-line ConditionalExpression: the long way says the same
  if (others.length === 0) return (calendar) => counts?.get(calendar) ?? 0;
  return (calendar) => byZone.get(site.calendars.get(calendar)!.zone)?.get(calendar) ?? 0;
}

/** Reads what the pool says of a member. Zero is never negative: a record must survive JSON. */
function byMember(read: (member: Member, place: number) => number): Reader {
  const valuesOf = oncePer(
    (members: readonly Member[]) => new Map(members.map((member, place) => [leadOf(member), read(member, place) + 0])),
  );
  return (site, _availability, { service }) => {
    const values = valuesOf(site.members.get(service)!);
    return (calendar) => values.get(calendar) ?? 0;
  };
}

function figuresFor({ figures }: Availability, { service: id }: Choice): ServiceFigures | undefined {
  return figures.services.find(({ service }) => service === id);
}

// What the readers look up: put in order once, then every choice on the same answer finds it so.

const NONE: readonly never[] = [];

const byWindow = oncePer((figures: readonly WindowCount[]) => {
  const index = new Map<Day, Map<string, number>>();
  for (const [calendar, from, value] of figures) {
    getOrMake(index, from, () => new Map<string, number>()).set(calendar, value);
  }
  return index;
});

const ordersOf = oncePer((orders: ServiceFigures['lastBooked']) => new Map(orders));

/** Whoever the backend doesn't list in the queue stands behind it, in the order of the pool. */
const turnsOf = oncePer((service: Service) =>
  oncePer((queue: readonly string[]) => {
    const line = new Set([...queue, ...service.calendars]);
    return new Map([...line].map((calendar, turn) => [calendar, turn]));
  }),
);

const zonesOf = oncePer(({ catalog }: OpenedSite) => [...new Set(catalog.calendars.map(({ zone }) => zone))]);
