/**
 * The oracle on draws (DS-18): FNV-1a of 32 bits over the characters of `site/service/start/calendar`, finished as
 * MurmurHash3 finishes its 32 bits. With whole numbers of any size, so that no bit can be lost on the way.
 */
import type { Instant } from '../../../src/time/units.js';

const WORD = 0xffffffffn;

/** The number that a calendar draws for a start of a service. */
export function drawnBy(site: string, service: string, start: Instant, calendar: string): number {
  let hash = 2166136261n;
  for (const character of `${site}/${service}/${start}/${calendar}`) {
    hash = ((hash ^ BigInt(character.codePointAt(0) ?? 0)) * 16777619n) & WORD;
  }
  for (const [shift, factor] of [
    [16n, 2246822507n],
    [13n, 3266489909n],
    [16n, 1n],
  ] as const) {
    hash = ((hash ^ (hash >> shift)) * factor) & WORD;
  }
  return Number(hash);
}
