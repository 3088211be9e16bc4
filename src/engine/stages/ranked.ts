import type { Choice } from '../choose.js';
import { distributionOf } from '../distributions.js';
import { drawOf, seedOf } from '../draw.js';
import type { Availability } from '../model.js';
import { dayAt } from '../opening.js';
import { serviceOf } from '../question.js';
import type { KeyName } from '../record.js';
import type { OpenedSite } from '../site.js';
import { timetableOf } from '../timetable.js';

/** A calendar and its value of every key, in the order of the distribution's keys. */
export interface Ranked {
  readonly calendar: string;
  readonly values: readonly number[];
}

/** Before everyone who was ever booked (DS-13). */
const NEVER = -1;

/** Fourth stage: the calendars by the keys of the distribution, lowest first. */
export function ranked(
  site: OpenedSite,
  availability: Availability,
  choice: Choice,
  calendars: readonly string[],
): Ranked[] {
  const { keys } = distributionOf(serviceOf(site, choice));
  const valuesOf = new Map(keys.map((key) => [key, readers[key](site, availability, choice)]));
  return calendars
    .map((calendar) => ({ calendar, values: keys.map((key) => valuesOf.get(key)!(calendar)) }))
    .sort((a, b) => {
      const key = firstDifference(a, b);
      return key < 0 ? (a.calendar < b.calendar ? -1 : 1) : a.values[key]! - b.values[key]!;
    });
}

/** The index of the first key that tells the two apart; -1 where none does. */
export function firstDifference(a: Ranked, b: Ranked): number {
  return a.values.findIndex((value, index) => value !== b.values[index]);
}

type Reader = (site: OpenedSite, availability: Availability, choice: Choice) => (calendar: string) => number;

const readers: Readonly<Record<KeyName, Reader>> = {
  sessions: (site, { figures }, { start }) => {
    const days = new Map([...site.calendars].map(([id, { zone }]) => [id, dayAt(start, site.zone(zone))]));
    const counts = new Map<string, number>();
    for (const [calendar, day, count] of figures.sessions) {
      if (days.get(calendar) === day) counts.set(calendar, count);
    }
    return (calendar) => counts.get(calendar) ?? 0;
  },

  idle: (_site, { figures }, { service }) => {
    const orders = new Map(figures.services.find((figure) => figure.service === service)?.lastBooked);
    return (calendar) => orders.get(calendar) ?? NEVER;
  },

  soonest: (site, availability, { service, duration, calendar: wanted }) => {
    const timetable = timetableOf(site, availability, { service, duration, calendar: wanted });
    const soonest = new Map(timetable.tracks.map((track) => [track.calendar.id, timetable.soonestOf(track)]));
    return (calendar) => soonest.get(calendar) ?? timetable.known[1];
  },

  // Whoever the backend doesn't list in the queue stands behind it, in the order of the pool.
  turn: (site, { figures }, choice) => {
    const queue = figures.services.find(({ service }) => service === choice.service)?.queue ?? [];
    const line = [...new Set([...queue, ...serviceOf(site, choice).calendars])];
    return (calendar) => line.indexOf(calendar);
  },

  draw: (site, _availability, { service, start }) => {
    const seed = seedOf(site.site.id, service, start);
    return (calendar) => drawOf(seed, calendar);
  },
};
