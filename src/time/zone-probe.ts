import { tzOffset } from '@date-fns/tz/tzOffset';
import { dayOf } from './plain-date.js';
import { MILLISECONDS_PER_MINUTE, MINUTES_PER_DAY, type Instant } from './units.js';
import type { OffsetChange, OffsetSource } from './zone.js';

/** Shorter than any time between two clock changes since 2026 (Ramadan in Morocco), and before. */
const STEP = 28 * MINUTES_PER_DAY;
const EARLY_STEP = 7 * MINUTES_PER_DAY;
const EARLY_END = dayOf({ year: 2026, month: 1, day: 1 }) * MINUTES_PER_DAY;

/** The part of `Temporal` that this file uses: TypeScript doesn't know it yet. */
interface TemporalApi {
  readonly Instant: {
    fromEpochMilliseconds(milliseconds: number): { toZonedDateTimeISO(zone: string): ZonedDateTime };
  };
}

interface ZonedDateTime {
  readonly epochMilliseconds: number;
  readonly offsetNanoseconds: number;
  getTimeZoneTransition(direction: 'next'): ZonedDateTime | null;
}

const temporal = (globalThis as { Temporal?: TemporalApi }).Temporal;

/** Where the offsets of a zone come from in this browser, or by `api`; undefined where it doesn't know the zone. */
export function offsetSourceOf(id: string, api = temporal): OffsetSource | undefined {
  // Plain JSON may leave it out, and `Intl` then takes the machine's own zone.
  if (typeof id !== 'string' || !/^[a-z][\w+/-]{1,63}$/i.test(id)) return undefined;
  // One spelling: what the packages below keep by id stays as small as the list of zones (A46).
  // Stryker disable next-line MethodExpression: any one spelling will do
  const name = id.toLowerCase();
  if (api) return isListed(name, api) ? temporalChanges(name, api) : undefined;
  return isUnknown(name) ? undefined : probedChanges(name);
}

function isListed(id: string, { Instant }: TemporalApi): boolean {
  try {
    return Boolean(Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id));
  } catch {
    return false;
  }
}

function isUnknown(id: string): boolean {
  // Where it can, this asks what probing needs anyway: a formatter is dear. But `tzOffset` takes any text with an offset.
  // Stryker disable next-line ConditionalExpression: a formatter for each zone answers the same, only later
  if (!/[+-]\d\d/.test(id)) return !Number.isFinite(tzOffset(id, new Date(0)));
  try {
    return !new Intl.DateTimeFormat('en', { timeZone: id });
  } catch {
    return true;
  }
}

/** The changes as `Temporal` lists them. */
export function temporalChanges(id: string, api: TemporalApi): OffsetSource {
  return ([from, to]) => {
    const changes: OffsetChange[] = [];
    let next: ZonedDateTime | null = api.Instant.fromEpochMilliseconds(
      from * MILLISECONDS_PER_MINUTE,
    ).toZonedDateTimeISO(id);
    while (next && next.epochMilliseconds <= to * MILLISECONDS_PER_MINUTE) {
      const offset = Math.round(next.offsetNanoseconds / (MILLISECONDS_PER_MINUTE * 1e6));
      changes.push([Math.ceil(next.epochMilliseconds / MILLISECONDS_PER_MINUTE), offset]);
      next = next.getTimeZoneTransition('next');
    }
    return changes;
  };
}

/** The changes found by looking at the offset now and then, and by bisection where it differs. */
export function probedChanges(id: string): OffsetSource {
  return ([from, to]) => {
    let at = from;
    let offset = probe(id, from);
    const changes: OffsetChange[] = [[from, offset]];
    while (at < to) {
      // Stryker disable next-line ConditionalExpression,EqualityOperator: shorter steps find the same changes, later
      const step = at < EARLY_END ? EARLY_STEP : STEP;
      const ahead = Math.min(to, at + step);
      if (probe(id, ahead) === offset) {
        at = ahead;
        continue;
      }
      at = changeAfter(id, at, ahead, offset);
      offset = probe(id, at);
      changes.push([at, offset]);
    }
    return changes;
  };
}

/** The minute in which a zone leaves the offset that it has at `low` and hasn't at `high` any more. */
function changeAfter(id: string, low: Instant, high: Instant, offset: number): Instant {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (probe(id, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

function probe(id: string, instant: Instant): number {
  return Math.round(tzOffset(id, new Date(instant * MILLISECONDS_PER_MINUTE)));
}
