/** Times as text with their offset and zone (RFC 9557): `2026-11-24T10:00+01:00[Europe/Berlin]`. */
import { dayOfIso, isoOf } from './plain-date.js';
import { MINUTES_PER_DAY, type Instant, type Wall } from './units.js';
import type { Zone } from './zone.js';

/** What a text says, or the one thing that is wrong with it. */
export type ParsedStart =
  | { readonly kind: 'start'; readonly start: Instant; readonly zone: Zone }
  /** Not an RFC 9557 time with offset and zone. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'unknown-zone'; readonly id: string }
  /** Seconds that aren't 0. */
  | { readonly kind: 'off-minute' }
  /** The clocks of the zone skip this time; `next` is as much later as they skip. */
  | { readonly kind: 'gap'; readonly zone: Zone; readonly wall: Wall; readonly next: Instant }
  /** The zone has another offset at this time: the instants at which its clocks do show it. */
  | { readonly kind: 'wrong-offset'; readonly zone: Zone; readonly wall: Wall; readonly instants: readonly Instant[] };

const PATTERN =
  /^(?<date>\d{4}-\d\d-\d\d)[Tt](?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)(?::(?<seconds>[0-5]\d(?:\.\d{1,9})?))?(?<offset>[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)\[!?(?<id>[^[\]=]+)\](?<tags>(?:\[!?[a-z0-9_-]+=[^[\]]+\])*)$/;

/** The groups of the pattern. */
type Groups = Readonly<Record<'date' | 'hour' | 'minute' | 'offset' | 'id' | 'tags', string>> & { seconds?: string };

/**
 * Reads a start. A time in a spring gap is a `gap` whatever its offset; `Z` states no offset, so it contradicts none.
 * Further tags in brackets are passed over unless they are marked critical.
 */
export function parseStart(text: string, zones: { find(id: string): Zone | undefined }): ParsedStart {
  const groups = PATTERN.exec(text)?.groups as Groups | undefined;
  if (!groups) return { kind: 'malformed' };
  const { date, hour, minute, seconds = 0, offset, id, tags } = groups;
  const day = dayOfIso(date);
  if (day === undefined || tags.includes('[!')) return { kind: 'malformed' };
  const zone = zones.find(id);
  if (!zone) return { kind: 'unknown-zone', id };
  if (Number(seconds) !== 0) return { kind: 'off-minute' };

  const wall = day * MINUTES_PER_DAY + Number(hour) * 60 + Number(minute);
  if (/z/i.test(offset)) return { kind: 'start', start: wall, zone };
  const instants = zone.instantsOf(wall);
  if (instants.length === 0) {
    return { kind: 'gap', zone, wall, next: zone.instantOf(wall) };
  }
  const start = wall - offsetOf(offset);
  return instants.includes(start) ? { kind: 'start', start, zone } : { kind: 'wrong-offset', zone, wall, instants };
}

/** The instant as the clocks of the zone show it, with the offset that tells the two times of an overlap apart. */
export function formatStart(instant: Instant, zone: Zone): string {
  const offset = zone.offsetAt(instant);
  const wall = instant + offset;
  const day = Math.floor(wall / MINUTES_PER_DAY);
  const sign = offset < 0 ? '-' : '+';
  return `${isoOf(day)}T${clockOf(wall - day * MINUTES_PER_DAY)}${sign}${clockOf(Math.abs(offset))}[${zone.id}]`;
}

function offsetOf(text: string): number {
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4));
  return text.startsWith('-') ? -minutes : minutes;
}

function clockOf(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
