import type { Catalog } from '../engine/model.js';

/** What people call a calendar: its specialist's name, or its own; its id where it has neither. */
export function nameOf(id: string, { calendars, specialists }: Catalog): string {
  const calendar = calendars.find((it) => it.id === id);
  return specialists.find((it) => it.id === calendar?.specialist)?.name ?? calendar?.name ?? id;
}

export function zoneOf(id: string, { calendars, site }: Catalog): string {
  return calendars.find((it) => it.id === id)?.zone ?? site.zone;
}
