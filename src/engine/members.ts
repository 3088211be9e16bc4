import type { Member } from './model.js';
import { leadOf } from './pools.js';

/** Stars of a member without any of its own (DS-8). */
const PRIORITY = 2;
/** The weight of a member without one of its own (DS-9). */
const WEIGHT = 100;

/** All calendars that serve what one of them leads: those of the whole group (DS-16). */
export function hostsOf(members: readonly Member[] = [], lead: string): readonly string[] {
  return members.find((member) => leadOf(member) === lead)?.calendars ?? [lead];
}

export function weightOf({ weight = WEIGHT }: Member): number {
  return weight;
}

export function priorityOf({ priority = PRIORITY }: Member): number {
  return priority;
}
