/** What doesn't fit between packages as their clients know them and as the database holds them. Knows nothing of the engine. */
import type { StoredBooking } from '../../src/server/index.js';
import type { Course } from './course.js';
import { COURSE } from './site.js';

/** Each order was booked wholly or not at all, and each session stands where its client was told (PK-5, RC-4). */
export function faultsOfCourse({ name, told, orders, sessions, odd }: Course, own: readonly StoredBooking[]): string[] {
  const faults = odd.map((answer) => `${name}: odd answer, ${answer}`);
  if (told.size > 1) faults.push(`${name}: told of ${told.size} packages`);
  const ordered = orders.reduce((sum, count) => sum + count, 0);
  if (own.length !== ordered) faults.push(`${name}: of ${ordered} sessions ${own.length} are booked`);
  for (const [id, { state, start }] of sessions) {
    const booking = own.find((one) => one.id === id);
    if (!booking) faults.push(`${name}: lost, told of session ${id}`);
    else if (booking.state !== state || booking.start !== start)
      faults.push(`${name}: session is ${booking.state} at ${booking.start}, was told ${state} at ${start}`);
  }
  return faults;
}

/** No package gives more than was bought, none in a week, none after its end, and none by anybody else (PK-1, PK-5). */
export function faultsOfPackages(bookings: readonly StoredBooking[]): string[] {
  const packages = new Map<string, StoredBooking[]>();
  for (const booking of bookings) {
    if (booking.package !== undefined)
      packages.set(booking.package, [...(packages.get(booking.package) ?? []), booking]);
  }
  return [...packages].flatMap(([id, all]) => {
    const faults: string[] = [];
    const keeper = all.find((one) => one.id === id);
    if (!keeper?.owned || all.filter(({ owned }) => owned).length > 1) faults.push(`package ${id}: has no one keeper`);
    const own = all.filter(({ state }) => state !== 'cancelled');
    for (const [service, count] of Object.entries(COURSE.sessions)) {
      const used = own.filter((one) => one.service === service).length;
      if (used > count) faults.push(`package ${id}: ${used} of ${count} ${service}`);
    }
    // The first of January 1970 was a Thursday.
    const weeks = own.map(({ start }) => Math.floor((Math.floor(start / 1440) + 3) / 7));
    for (const week of new Set(weeks)) {
      const booked = weeks.filter((one) => one === week).length;
      if (booked > COURSE.weekly) faults.push(`package ${id}: ${booked} in a week`);
    }
    for (const { start, service, calendar } of own) {
      const lastDay = Math.floor((keeper?.created ?? 0) / 1440) + COURSE.days;
      if (Math.floor(start / 1440) > lastDay) faults.push(`package ${id}: a session after its end`);
      if (!COURSE.servers[service]?.includes(calendar)) faults.push(`package ${id}: ${calendar} serves ${service}`);
    }
    return faults;
  });
}
