/** The five stages, read from the record: who stays, and who drops out for which reason. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AssignmentRecord, Candidate, StageName } from '../../src/engine/index.js';
import { rankingTable } from './ranking-view.js';
import type { Scene } from './scene.js';
import { nameOf, person, reason } from './words.js';

const SIFTING: readonly { readonly stage: StageName; readonly question: string }[] = [
  { stage: 'eligible', question: 'Who may serve a client at all?' },
  { stage: 'offered', question: 'Whose times does the client see?' },
  { stage: 'available', question: 'Who is free for the whole hour?' },
];

export function stagesView({ record }: Scene): TemplateResult {
  return html`<section aria-labelledby="stages">
    <h2 id="stages">Five stages</h2>
    <p>Each takes those whom the one before has left, and says of everyone it drops why.</p>
    <ol class="stages">
      ${siftingStages(record.candidates)}
      <li>
        <h3>ranked <small>Who comes first by the rule?</small></h3>
        ${rankingTable({ ...record, winners: [record.chosen ?? ''] })}
      </li>
      <li>
        <h3>committed <small>Who has it for good?</small></h3>
        ${committed(record)}
      </li>
    </ol>
  </section>`;
}

/** The first three: who goes on, and who drops out and why. */
export function siftingStages(candidates: readonly Candidate[]): TemplateResult[] {
  return SIFTING.map(({ stage, question }) => siftingStage(candidates, stage, question));
}

function siftingStage(candidates: readonly Candidate[], stage: StageName, question: string): TemplateResult {
  const place = SIFTING.findIndex((one) => one.stage === stage);
  const lastOf = ({ dropped }: Candidate): number => SIFTING.findIndex((one) => one.stage === dropped?.stage);
  const arriving = candidates.filter((candidate) => !candidate.dropped || lastOf(candidate) >= place);
  const kept = arriving.filter(({ dropped }) => dropped?.stage !== stage);
  const dropped = arriving.filter((candidate) => !kept.includes(candidate));
  return html`<li data-stage=${stage}>
    <h3>${stage} <small>${question}</small></h3>
    <p class="kept">${kept.length > 0 ? kept.map(({ calendar }) => person(calendar)) : 'Nobody is left.'}</p>
    ${
      dropped.length > 0
        ? html`<ul class="dropped">
            ${dropped.map(({ calendar, dropped }) => html`<li>${person(calendar, true)} ${reason(calendar, dropped!.reason)}</li>`)}
          </ul>`
        : nothing
    }
  </li>`;
}

function committed({ chosen, lost = [] }: AssignmentRecord): TemplateResult {
  if (chosen === undefined) return html`<p>Nothing to commit.</p>`;
  const taken = lost.map(nameOf).join(', then ');
  return html`<p class="kept">${person(chosen)}</p>
    <p>
      ${lost.length > 0 ? `The backend said: ${taken} taken. So the engine chose again, without a word to the client. ` : ''}The
      page proposes. The backend runs the same engine on its own data, and commits in one step, or says who is taken.
    </p>`;
}
