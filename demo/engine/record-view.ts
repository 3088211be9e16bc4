/** The record of the choice: as JSON that can be edited in place, and what `verify` says of it. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  causeOf,
  verify,
  type AssignmentRecord,
  type Availability,
  type Catalog,
  type ChoiceRecord,
  type HistoryCause,
  type Verification,
} from '../../src/engine/index.js';
import { recordSentence } from '../../src/locale/record-sentence.js';
import { ZONES } from './clock.js';
import type { Scene } from './scene.js';
import type { Change } from './settings.js';
import { SITE_ZONE, TUTORS } from './team.js';
import { person, words } from './words.js';

const CAUSES: Readonly<Record<HistoryCause, string>> = {
  turn: 'it was their turn',
  'others-unavailable': 'those before them could not',
  drawn: 'drawn by lot',
  client: 'the client asked',
  continuity: 'the same person again',
  named: 'the panel names them',
  hand: 'given by hand',
  nobody: 'nobody',
};

export function recordView(scene: Scene, change: Change): TemplateResult {
  const { settings, record } = scene;
  const text = settings.tampered ?? JSON.stringify(record, undefined, 2);
  const shown = parsed(text);
  const rewrite = (chosen: string): void =>
    change({ tampered: JSON.stringify({ ...(shown ?? record), chosen }, undefined, 2) });
  return html`<section aria-labelledby="record">
    <h2 id="record">The record</h2>
    <p>
      All of the above is read from one record: plain data, kept with the booking. Anyone can run the engine again over
      what it was made on and must get the same. Change any of it, and it fails.
    </p>
    <div class="fields">
      <label class="field">
        <span>chosen</span>
        <select
          .value=${live(shown?.chosen ?? '')}
          @change=${(event: Event) => rewrite((event.target as HTMLSelectElement).value)}
        >
          ${shown?.chosen === undefined ? html`<option value="">nobody</option>` : nothing}
          ${TUTORS.map(({ id }) => html`<option ?selected=${id === shown?.chosen}>${id}</option>`)}
        </select>
      </label>
      <button
        type="button"
        class="quiet"
        ?disabled=${settings.tampered === undefined}
        @click=${() => change({ tampered: undefined })}
      >
        Put it right
      </button>
    </div>
    <div class="verdict" role="status">${verdict(shown, scene)}</div>
    <details>
      <summary>The whole record as JSON, to be edited</summary>
      <textarea
        aria-label="The record as JSON"
        spellcheck="false"
        rows=${text.split('\n').length}
        .value=${live(text)}
        @input=${(event: Event) => change({ tampered: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </details>
    ${settings.booked.length > 0 ? bookedHere(scene, change) : nothing}
  </section>`;
}

function parsed(text: string): AssignmentRecord | undefined {
  try {
    return JSON.parse(text) as AssignmentRecord;
  } catch {
    return undefined;
  }
}

function verdict(record: AssignmentRecord | undefined, { catalog, availability }: Scene): TemplateResult {
  if (!record) return html`<p class="fails"><strong>✕ This is no JSON.</strong></p>`;
  return findings(record, catalog, availability);
}

/** Whether a record holds: with the data that it was made on, and by itself. */
export function findings(record: ChoiceRecord, catalog: Catalog, availability: Availability): TemplateResult {
  return html`${finding('Run again over the same data', verify(record, catalog, availability, { zones: ZONES }))}
  ${finding('By its own digest, without the data', verify(record))}`;
}

function finding(how: string, found: Verification): TemplateResult {
  if (found.holds) return html`<p class="holds"><strong>✓ Holds.</strong> ${how}: every field comes out the same.</p>`;
  const { field, recorded, expected } = found;
  return html`<p class="fails">
    <strong>✕ Fails.</strong> ${how}: <code>${field}</code> is <code>${shortened(recorded)}</code>, and should be
    <code>${shortened(expected)}</code>.
  </p>`;
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** The history of choices made on this page, newest first (HS-4). */
function bookedHere({ settings, catalog }: Scene, change: Change): TemplateResult {
  return html`<h3>Booked here</h3>
    <ul class="history">
      ${settings.booked.toReversed().map(
        (record) =>
          html`<li>
            ${words.format.dateTime(record.start, SITE_ZONE)} ${person(record.chosen!)}
            <small>${CAUSES[causeOf(record)]}. ${recordSentence(record, catalog, words)}.</small>
          </li>`,
      )}
    </ul>
    <button type="button" class="quiet" @click=${() => change({ booked: [] })}>Take all back</button>`;
}
