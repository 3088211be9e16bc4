import type { Instant } from '../time/units.js';

/** What a draw is made from (DS-18). */
export function seedOf(site: string, service: string, start: Instant): string {
  return `${site}/${service}/${start}`;
}

/**
 * The number that a calendar draws, from 0 to 2^32 - 1: the same for the same seed in every browser and on the server
 * (DS-21). FNV-1a over the characters, then a finish that lets every bit reach every other.
 */
export function drawOf(seed: string, calendar: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}/${calendar}`) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
