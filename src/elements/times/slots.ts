import type { FlowState } from '../../booking/state.js';
import type { Start } from '../../engine/answers.js';
import { minuteIn } from '../shared/wall-clock.js';

/** A start as the list shows it: `taken` was free when the client first saw it, `full` never was. */
export interface Slot {
  readonly start: Start;
  readonly status: 'free' | 'full' | 'taken';
}

export type DayPart = 'morning' | 'afternoon' | 'evening';

/** From more than this many on, slots stand under parts of the day. */
const GROUPED_FROM = 9;

const NOON = 12 * 60;
const EVENING = 17 * 60;

/** One start of one person, or of anyone. */
export function slotKey({ start, calendar = '' }: Start): string {
  return `${start}/${calendar}`;
}

/**
 * The slots of the chosen day. Remembers those that were free: one that gets taken while it shows stays in its place and says so, and
 * nothing moves under the client's finger (A11Y D8).
 */
export class SlotMemory {
  #context: unknown[] = [];
  #free = new Map<string, Start>();

  slots({ day, zone, service, duration, specialist, starts, lost }: FlowState): Slot[] {
    const context = [day, zone, service?.id, duration, specialist];
    if (context.some((part, i) => part !== this.#context[i])) {
      this.#context = context;
      this.#free.clear();
    }
    const now = new Map(starts.map((start) => [slotKey(start), start]));
    const lostKey = lost && slotKey(lost.start);
    const gone = [...this.#free.values()].filter((start) => !now.has(slotKey(start)));
    const slots = [...starts, ...gone].map((start): Slot => {
      const key = slotKey(start);
      const known = now.get(key);
      if (known && known.left > 0 && key !== lostKey) return { start, status: 'free' };
      return { start, status: this.#free.has(key) || key === lostKey ? 'taken' : 'full' };
    });
    for (const { start, status } of slots) if (status === 'free') this.#free.set(slotKey(start), start);
    return slots.sort((a, b) => a.start.start - b.start.start);
  }
}

/** Slots by parts of the day in the shown zone, in order; one nameless part where there are few. */
export function dayParts(
  slots: readonly Slot[],
  zone: string,
): (readonly [part: DayPart | undefined, slots: Slot[]])[] {
  if (slots.length < GROUPED_FROM) return [[undefined, [...slots]]];
  const partOf = ({ start }: Slot): DayPart => {
    const minute = minuteIn(zone, start.start);
    return minute < NOON ? 'morning' : minute < EVENING ? 'afternoon' : 'evening';
  };
  return (['morning', 'afternoon', 'evening'] as const)
    .map((part) => [part, slots.filter((slot) => partOf(slot) === part)] as const)
    .filter(([, inPart]) => inPart.length > 0);
}

/** Starts whose clock time stands twice on this day, because clocks were set back: their offsets tell them apart (A11Y D6). */
export function repeatedTimes(slots: readonly Slot[], zone: string): ReadonlySet<number> {
  const starts = [...new Set(slots.map(({ start }) => start.start))];
  const minutes = starts.map((start) => minuteIn(zone, start));
  return new Set(starts.filter((_, i) => minutes.indexOf(minutes[i]!) !== minutes.lastIndexOf(minutes[i]!)));
}
