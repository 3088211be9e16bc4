import type { Openings } from '../../adapter/contract.js';
import type { DayReason } from '../../engine/reasons.js';
import type { OpenedSite } from '../../engine/site.js';
import type { Instant, Span } from '../../time/units.js';

/**
 * Why a day of the shown zone has nothing, neither free nor full (TR-1), by what the backend says of the site's days that it has a
 * part in: first of all of that on which its middle lies.
 *
 * @param span From the day's midnight to the next.
 * @param known The instants that the answer speaks about.
 */
export function reasonOf(
  { site, zone }: OpenedSite,
  { reasons, starts }: Openings,
  [from, to]: Span<Instant>,
  known: Span<Instant>,
): DayReason {
  // On no day, then.
  if (reasons.some(([, reason]) => reason === 'nobody')) return 'nobody';
  // A date that the zone has skipped.
  if (from === to) return 'closed';
  if (from >= known[1]) return 'too-far';
  if (to <= known[0]) return 'too-soon';
  // There were some when the backend answered; the clock has taken them since.
  if (starts.some(([start, left]) => left > 0 && from <= start && start < to)) return 'too-soon';
  const days = [(from + to) / 2, from, to - 1].map((instant) => zone(site.zone).dayOf(Math.floor(instant)));
  const [said] = days.flatMap((day) => reasons.find(([of]) => of === day)?.[1] ?? []);
  return said ?? 'closed';
}
