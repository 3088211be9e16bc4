/** Who gets the start, in one sentence, and what can be done with that. */
import { html, nothing, type TemplateResult } from 'lit';
import { recordSentence } from '../../src/locale/record-sentence.js';
import type { Scene } from './scene.js';
import type { Change } from './settings.js';
import { SITE_ZONE } from './team.js';
import { nameOf, tint, words } from './words.js';

export function answerView({ settings, record, catalog }: Scene, change: Change): TemplateResult {
  const { chosen, start, candidates } = record;
  const isOpen = candidates.some(({ dropped }) => !dropped);
  const who = chosen === undefined ? (isOpen ? 'Client’s choice' : 'Nobody') : nameOf(chosen);
  const book = (): void => change({ booked: [...settings.booked, record], lost: [] });
  const lose = (): void => change({ lost: [...settings.lost, chosen!] });
  return html`<section class="answer" aria-labelledby="answer">
    <h2 id="answer">Who gets ${words.format.dateTime(start, SITE_ZONE)}?</h2>
    <p class="winner ${chosen === undefined ? '' : tint(chosen)}">${who}</p>
    <p class="sentence" aria-live="polite">${recordSentence(record, catalog, words)}.</p>
    <p class="buttons">
      <button type="button" ?disabled=${chosen === undefined} @click=${book}>Book it</button>
      <button type="button" class="quiet" ?disabled=${chosen === undefined} @click=${lose}>
        ${chosen === undefined ? 'Just taken' : `${nameOf(chosen)} was just taken`}
      </button>
      ${settings.lost.length > 0 ? html`<button type="button" class="quiet" @click=${() => change({ lost: [] })}>Undo</button>` : nothing}
    </p>
  </section>`;
}
