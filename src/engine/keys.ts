/** What each ranking key reads: the value of every member, named by its calendar. Lower comes first. */
import type { Choice } from './choose.js';
import type { KeyName } from './distribution.js';
import { distributionOf } from './distributions.js';
import { drawsOf, seedOf } from './draw.js';
import type { Availability, Member, ServiceFigures } from './model.js';
import { leadOf, priorityOf, weightOf } from './pools.js';
import { serviceOf } from './question.js';
import type { OpenedSite } from './site.js';
import { timetableOf } from './timetable.js';
import { windowAt } from './windows.js';
import type { Day } from '../time/units.js';

type Reader = (site: OpenedSite, availability: Availability, choice: Choice) => (calendar: string) => number;

/** Before everyone who was ever booked (DS-13). */
const NEVER = -1;

export const readers: Readonly<Record<KeyName, Reader>> = {
  sessions: (site, { figures }, { start }) => {
    const dayOf = windowAt(site, 'day', start);
    const counts = byWindow(figures.sessions);
    return (calendar) => counts.get(dayOf(calendar))?.get(calendar) ?? 0;
  },

  count: counted('counts'),
  corrected: counted('corrected'),
  shortfall: counted('shortfall'),

  weight: byMember((member) => -weightOf(member)),
  priority: byMember((member) => -priorityOf(member)),
  line: byMember((_, place) => place),

  idle: (_site, availability, choice) => {
    const orders = byCalendar(figuresFor(availability, choice)?.lastBooked ?? []);
    return (calendar) => orders.get(calendar) ?? NEVER;
  },

  soonest: (site, availability, choice) => {
    const timetable = timetableOf(site, availability, choice);
    const soonest = new Map(timetable.tracks.map((track) => [track.calendar.id, timetable.soonestOf(track)]));
    return (calendar) => soonest.get(calendar) ?? timetable.known[1];
  },

  // Whoever the backend doesn't list in the queue stands behind it, in the order of the pool.
  turn: (site, availability, choice) => {
    const queue = figuresFor(availability, choice)?.queue ?? [];
    const line = [...new Set([...queue, ...serviceOf(site, choice).calendars])];
    return (calendar) => line.indexOf(calendar);
  },

  draw: (site, _availability, { service, start }) => drawsOf(seedOf(site.site.id, service, start)),
};

/** Reads a count of the window that the slot lies in. */
function counted(field: 'counts' | 'corrected' | 'shortfall'): Reader {
  return (site, availability, choice) => {
    const { window } = distributionOf(serviceOf(site, choice), site.catalog.distributions);
    const startOf = windowAt(site, window, choice.start);
    const values = byWindow(figuresFor(availability, choice)?.[field] ?? []);
    return (calendar) => values.get(startOf(calendar))?.get(calendar) ?? 0;
  };
}

type WindowFigure = readonly [calendar: string, from: Day, value: number];

const windowIndex = new WeakMap<readonly WindowFigure[], Map<Day, Map<string, number>>>();

/** Figures by window and calendar: put in order once, then every choice on the same answer looks them up. */
function byWindow(figures: readonly WindowFigure[]): ReadonlyMap<Day, ReadonlyMap<string, number>> {
  let index = windowIndex.get(figures);
  if (index) return index;
  windowIndex.set(figures, (index = new Map()));
  for (const [calendar, from, value] of figures) {
    const own = index.get(from) ?? new Map<string, number>();
    index.set(from, own.set(calendar, value));
  }
  return index;
}

const orderIndex = new WeakMap<ServiceFigures['lastBooked'], ReadonlyMap<string, number>>();

function byCalendar(orders: ServiceFigures['lastBooked']): ReadonlyMap<string, number> {
  const index = orderIndex.get(orders) ?? new Map(orders);
  orderIndex.set(orders, index);
  return index;
}

/** Reads what the pool says of a member. Zero is never negative: a record must survive JSON. */
function byMember(read: (member: Member, place: number) => number): Reader {
  return (site, _availability, { service }) => {
    const members = site.members.get(service) ?? [];
    const values = new Map(members.map((member, place) => [leadOf(member), read(member, place) + 0]));
    return (calendar) => values.get(calendar) ?? 0;
  };
}

function figuresFor({ figures }: Availability, { service: id }: Choice): ServiceFigures | undefined {
  return figures.services.find(({ service }) => service === id);
}
