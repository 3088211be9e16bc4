import type { Reason } from '../reasons.js';

/** What a stage makes of the calendars it is given (DESIGN 5). */
export interface Stage {
  /** Ids that go on to the next stage, in the order they came in. */
  readonly kept: readonly string[];
  readonly dropped: ReadonlyMap<string, Reason>;
}

/** Drops each calendar that there is a reason to drop. */
export function sift(calendars: Iterable<string>, reasonFor: (calendar: string) => Reason | undefined): Stage {
  const kept: string[] = [];
  const dropped = new Map<string, Reason>();
  for (const calendar of calendars) {
    const reason = reasonFor(calendar);
    if (reason) dropped.set(calendar, reason);
    else kept.push(calendar);
  }
  return { kept, dropped };
}
