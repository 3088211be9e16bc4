import { isOfPanel, type ChoiceRecord, type SeatRecord } from './panels/panel-record.js';
import type { AssignmentRecord } from './record.js';

/**
 * Why somebody was chosen, at a glance (HS-4): it was their `turn` by the distribution; `others-unavailable`, those who
 * came first could not take it; `drawn` by lot; the `client` asked for them or they saw the client last time; the panel
 * `named` them; a person of the site gave them the booking by `hand`.
 */
export type HistoryCause =
  'turn' | 'others-unavailable' | 'drawn' | 'client' | 'continuity' | 'named' | 'hand' | 'nobody';

export interface HistoryEntry {
  readonly record: ChoiceRecord;
  readonly cause: HistoryCause;
}

export interface HistoryFilter {
  readonly service?: string;
  /** Only choices among the members of this pool; of a panel, where it fills a seat. */
  readonly pool?: string;
  /** Only what concerns this member, named by its first calendar or by any host: chosen, or had a booking taken away. */
  readonly member?: string;
}

/**
 * Host selection history: the records of choices, panels and reassignments, newest first, each with its cause; `records`
 * come in the order they were made. Of a panel, the cause is that of the member or the pool that is asked about.
 */
export function historyOf(records: readonly ChoiceRecord[], filter: HistoryFilter = {}): HistoryEntry[] {
  const { service, pool, member } = filter;
  return records
    .filter((record) => service === undefined || record.service === service)
    .filter((record) => pool === undefined || poolsOf(record).includes(pool))
    .filter((record) => member === undefined || concerns(record, member))
    .map((record) => ({ record, cause: causeOf(record, filter) }))
    .reverse();
}

/** What a choice comes down to; of a panel, that of the seats of a member or a pool, or of all of them. */
export function causeOf(record: ChoiceRecord, { pool, member }: HistoryFilter = {}): HistoryCause {
  if (!isOfPanel(record)) return causeOfOne(record);
  const own = record.seats.filter(
    (seat) => (pool ?? seat.pool) === seat.pool && (member === undefined || seat.chosen.includes(member)),
  );
  const causes = new Set((own.length > 0 ? own : record.seats).map(causeOfSeat));
  return (['nobody', 'others-unavailable', 'drawn', 'turn'] as const).find((cause) => causes.has(cause)) ?? 'named';
}

function causeOfOne({ decidedBy, candidates, skipped = [] }: AssignmentRecord): HistoryCause {
  if (decidedBy === 'client' || decidedBy === 'continuity' || decidedBy === 'hand' || decidedBy === 'nobody') {
    return decidedBy;
  }
  const passedOver = candidates.some(({ dropped }) => dropped?.reason.code === 'no-starts');
  if (skipped.length > 0 || passedOver) return 'others-unavailable';
  return decidedBy === 'draw' ? 'drawn' : 'turn';
}

function causeOfSeat({ decidedBy, skipped = [] }: SeatRecord): HistoryCause {
  if (decidedBy === 'named' || decidedBy === 'nobody') return decidedBy;
  if (skipped.length > 0 || decidedBy === 'combination') return 'others-unavailable';
  return decidedBy === 'draw' ? 'drawn' : 'turn';
}

function poolsOf(record: ChoiceRecord): readonly (string | undefined)[] {
  return isOfPanel(record) ? record.seats.map((seat) => seat.pool) : [record.pool];
}

function concerns(record: ChoiceRecord, member: string): boolean {
  if (isOfPanel(record)) return record.hosts.includes(member);
  const { chosen, hosts, reassigned } = record;
  return chosen === member || (hosts?.includes(member) ?? false) || reassigned?.from === member;
}
