/** The fourth stage as a table: each key's value for those who are left, best first, and the key that decided. */
import { html, type TemplateResult } from 'lit';
import type { AssignmentRecord, Candidate, SeatRecord } from '../../src/engine/index.js';
import { keyWords, valueWords } from '../../src/locale/key-words.js';
import { person, words, zoneOf } from './words.js';

/** What is ranked: a record, or the seat of a panel's. */
export interface Ranking extends Pick<AssignmentRecord, 'candidates' | 'distribution'> {
  readonly decidedBy: AssignmentRecord['decidedBy'] | SeatRecord['decidedBy'];
  /** Whoever is chosen, by calendar. */
  readonly winners: readonly string[];
}

export function rankingTable(record: Ranking): TemplateResult {
  const ranked = record.candidates.filter(({ dropped }) => !dropped).sort(byValues);
  const { keys } = record.distribution;
  if (ranked.length === 0) return html`<p>Nobody to rank.</p>`;
  return html`<p>${decided(record)}</p>
    <table class="ranking">
      <thead>
        <tr>
          <th scope="col">Tutor</th>
          ${keys.map(
            (key, index) =>
              html`<th scope="col" class=${key === record.decidedBy ? 'decided' : ''}>
                ${index + 1}. ${keyWords[key]}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${ranked.map((candidate) => row(record, candidate))}
      </tbody>
    </table>`;
}

function row(record: Ranking, candidate: Candidate): TemplateResult {
  const { calendar } = candidate;
  return html`<tr class=${record.winners.includes(calendar) ? 'chosen' : ''}>
    <th scope="row">${person(calendar)}</th>
    ${record.distribution.keys.map(
      (key) =>
        html`<td data-key=${keyWords[key]} class=${key === record.decidedBy ? 'decided' : ''}>
          ${valueWords(record, candidate, key, zoneOf(calendar), words)}
        </td>`,
    )}
  </tr>`;
}

/** Lowest first, key by key. */
function byValues({ values: a = [] }: Candidate, { values: b = [] }: Candidate): number {
  const key = a.findIndex((value, index) => value !== b[index]);
  return key < 0 ? 0 : a[key]! - b[key]!;
}

function decided({ decidedBy, distribution }: Ranking): string | TemplateResult {
  switch (decidedBy) {
    case 'only-one':
      return 'Only one is left: no key has to decide.';
    case 'client':
      return 'The client asked for this person: no key has to decide.';
    case 'continuity':
      return 'A returning client keeps the person.';
    case 'hand':
      return 'A person of the site gave it by hand.';
    case 'named':
      return 'The panel names this person: no key has to decide.';
    case 'combination':
      return 'Whoever comes first is needed on another seat: the best who leave every seat filled.';
    case 'nobody':
      return distribution.keys.length > 0 ? 'Nobody is chosen.' : 'The rule has no key: the client is to choose.';
    default:
      return html`Decided by: <strong>${keyWords[decidedBy]}</strong>. Later keys only break ties.`;
  }
}
