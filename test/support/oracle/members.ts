/** The oracle on members: who shares a service's bookings, read off the lists (DS-8, DS-9, DS-16). */
import type { Catalog, Member, Service } from '../../../src/engine/model.js';

/** The calendar that names a member. */
export function leadOf({ calendars }: Member): string {
  return calendars[0] ?? '';
}

/** The members of the service's pool, or its calendars one by one; none with a calendar that the site doesn't have. */
export function membersOf(catalog: Catalog, { pool, calendars }: Service): readonly Member[] {
  const single = [...new Set(calendars)].map((id): Member => ({ id, calendars: [id] }));
  const members = pool === undefined ? single : (catalog.pools?.find(({ id }) => id === pool)?.members ?? []);
  return members.filter((member) => member.calendars.every((id) => catalog.calendars.some((one) => one.id === id)));
}
