import type { AssignmentRecord } from '../src/engine/index.js';
import { claimFor, type Claim, type SiteSetup, type SiteState, type StoredBooking } from '../src/server/index.js';
import { dayOfIso, MINUTES_PER_DAY, Zones, type Instant } from '../src/time/index.js';
import type { SeedBooking } from './sites/sample-site.js';

/** The history that a store starts with: bookings that clients once made by asking for a person. */
export function seededState(setup: SiteSetup, seeds: readonly SeedBooking[], now: Instant): SiteState {
  const zones = new Zones();
  const bookings = seeds.map((seed, i) => seededBooking(setup, seed, i, now, zones));
  return {
    revision: 0,
    claims: claimsOf(setup, bookings),
    bookings: Object.fromEntries(bookings.map((booking) => [booking.id, booking])),
    keys: {},
    ledger: bookings.map(({ id, calendar, service, start, assignedBy, created }, i) => ({
      ...{ kind: 'booked', order: i + 1, at: created, booking: id },
      ...{ calendar, service, start, assignedBy },
    })),
    outbox: [],
    links: [],
    silent: [],
  };
}

function seededBooking(setup: SiteSetup, seed: SeedBooking, index: number, now: Instant, zones: Zones): StoredBooking {
  const { catalog } = setup;
  const { zone } = catalog.calendars.find(({ id }) => id === seed.calendar)!;
  const service = catalog.services.find(({ id }) => id === seed.service)!;
  const { duration = service.durations[0]!, calendar } = seed;
  const start = zones.get(zone).instantOf(wallOf(seed.start));
  const booking = { id: `seed-${index}`, service: service.id, start, duration, calendar, hosts: [calendar] };
  return {
    ...booking,
    ...{ state: 'confirmed', version: 1, assignedBy: 'client', created: now - 5 * MINUTES_PER_DAY },
    client: { firstName: 'Sam', lastName: 'Sample', email: `client${index}@example.com`, locale: 'en', zone },
    answers: {},
    record: recordOf(catalog.site.id, booking, now),
    ...{ salt: '', tokenHash: '' },
  };
}

function recordOf(
  site: string,
  { service, start, duration, calendar }: Pick<StoredBooking, 'service' | 'start' | 'duration' | 'calendar'>,
  now: Instant,
): AssignmentRecord {
  return {
    ...{ version: 1, site, service, duration, start, now, revision: 0 },
    distribution: { name: 'client-choice', offered: 'everyone', keys: [], window: 'none' },
    seed: `${site}/${service}/${start}`,
    wanted: calendar,
    candidates: [{ calendar, values: [] }],
    decidedBy: 'client',
    chosen: calendar,
  };
}

/** Clients of the same group session sit in it together. */
function claimsOf({ catalog }: SiteSetup, bookings: readonly StoredBooking[]): Claim[] {
  const claims: Claim[] = [];
  for (const booking of bookings) {
    const service = catalog.services.find(({ id }) => id === booking.service)!;
    const calendar = catalog.calendars.find(({ id }) => id === booking.calendar)!;
    claims.push(claimFor(booking, service, calendar, claims));
  }
  return claims;
}

function wallOf(text: string): number {
  const [hour = 0, minute = 0] = text.slice(11).split(':').map(Number);
  return dayOfIso(text.slice(0, 10))! * MINUTES_PER_DAY + hour * 60 + minute;
}
