/** Why a colleague is away is nobody's business but the owner's, wherever it stands. */
import { digestOf } from '../../engine/digest.js';
import { isOfPanel, type Candidate, type ChoiceRecord, type Reason } from '../../engine/index.js';
import type { Host } from './hosts.js';

/** A reason as a host may know it. */
export function reasonFor({ role }: Host, reason: Reason): Reason {
  return role !== 'owner' && reason.code === 'blocked' ? { code: 'blocked' } : reason;
}

/** The record of a choice with the reasons that a host may know. The digest is of what stands there then (HS-3). */
export function recordFor(host: Host, record: ChoiceRecord): ChoiceRecord {
  const told = isOfPanel(record)
    ? { ...record, seats: record.seats.map((seat) => withReasonsFor(host, seat)) }
    : withReasonsFor(host, record);
  return { ...told, digest: digestOf(told) };
}

function withReasonsFor<Part extends { readonly candidates: readonly Candidate[] }>(host: Host, part: Part): Part {
  const candidates = part.candidates.map(({ dropped, ...rest }) => {
    const { stage, reason } = dropped ?? {};
    return { ...rest, ...(stage && reason && { dropped: { stage, reason: reasonFor(host, reason) } }) };
  });
  return { ...part, candidates };
}
