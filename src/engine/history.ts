import type { AssignmentRecord } from './record.js';

/**
 * Why somebody was chosen, at a glance (HS-4): it was their `turn` by the distribution; `others-unavailable`, those who
 * came first could not take it; `drawn` by lot; the `client` asked for them or they saw the client last time.
 */
export type HistoryCause = 'turn' | 'others-unavailable' | 'drawn' | 'client' | 'continuity' | 'nobody';

export interface HistoryEntry {
  readonly record: AssignmentRecord;
  readonly cause: HistoryCause;
}

export interface HistoryFilter {
  readonly service?: string;
  /** Only choices of this member, named by its first calendar or by any host of a group. */
  readonly member?: string;
}

/** Host selection history: the records, newest first, each with its cause; `records` come in the order they were made. */
export function historyOf(
  records: readonly AssignmentRecord[],
  { service, member }: HistoryFilter = {},
): HistoryEntry[] {
  return records
    .filter((record) => service === undefined || record.service === service)
    .filter(({ chosen, hosts }) => member === undefined || chosen === member || hosts?.includes(member))
    .map((record) => ({ record, cause: causeOf(record) }))
    .reverse();
}

/** What a choice comes down to. */
export function causeOf({ decidedBy, candidates, skipped = [] }: AssignmentRecord): HistoryCause {
  if (decidedBy === 'client' || decidedBy === 'continuity' || decidedBy === 'nobody') return decidedBy;
  const passedOver = candidates.some(({ dropped }) => dropped?.reason.code === 'no-starts');
  if (skipped.length > 0 || passedOver) return 'others-unavailable';
  return decidedBy === 'draw' ? 'drawn' : 'turn';
}
