import type { Instant } from '../time/units.js';

/** What a draw is made from (DS-18). */
export function seedOf(site: string, service: string, start: Instant): string {
  return `${site}/${service}/${start}`;
}

/**
 * The number that each calendar draws, from 0 to 2^32 - 1: the same for the same seed in every browser and on the server
 * (DS-21). FNV-1a over the characters, then a finish that lets every bit reach every other.
 */
export function drawsOf(seed: string): (calendar: string) => number {
  const begun = hashed(`${seed}/`, 0x811c9dc5);
  return (calendar) => finished(hashed(calendar, begun));
}

function hashed(text: string, begun: number): number {
  let hash = begun;
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index)!;
    // The second half of a character beyond the basic plane.
    if (code > 0xffff) index++;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash;
}

function finished(begun: number): number {
  let hash = begun;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
