/** Why is there nothing at that time? For each calendar all that blocks it, and what would have to change (TR-2). */
import { html, type TemplateResult } from 'lit';
import { explainStart, type CalendarExplanation } from '../../src/engine/index.js';
import { changeWords } from '../../src/locale/change-sentence.js';
import { reasonWords } from '../../src/locale/reason-words.js';
import { clockOf, instantOn, TUESDAY } from './clock.js';
import type { Scene } from './scene.js';
import type { Change } from './settings.js';
import { SITE_ZONE } from './team.js';
import { nameOf, person, time, words } from './words.js';

export function whyView({ settings, site, availability, question }: Scene, change: Change): TemplateResult {
  const { asked } = settings;
  const explained = explainStart(site, availability, question, asked);
  const isFree = explained.some(({ blocks }) => blocks.length === 0);
  const ask = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    if (value) change({ asked: instantOn(TUESDAY, value) });
  };
  return html`<section aria-labelledby="why">
    <h2 id="why">${isFree ? `Who could take ${time(asked)}?` : `Why is there nothing at ${time(asked)}?`}</h2>
    <p>
      Any minute can be asked about. The engine names all that is in the way, and what would have to change; all times
      are Berlin’s.
    </p>
    <label class="field">
      <span>Time in Berlin</span>
      <input type="time" .value=${clockOf(asked)} @change=${ask} />
    </label>
    <ul class="explanations">
      ${explained.map(explanation)}
    </ul>
  </section>`;
}

function explanation({ calendar, blocks }: CalendarExplanation): TemplateResult {
  if (blocks.length === 0)
    return html`<li>
      ${person(calendar)}
      <p>is free</p>
    </li>`;
  return html`<li>
    ${person(calendar, true)}
    ${blocks.map(
      (block) =>
        html`<p>
          ${reasonWords(block.reason, SITE_ZONE, words)}
          <small>To change that: ${changeWords(block.change, SITE_ZONE, words, nameOf)}.</small>
        </p>`,
    )}
  </li>`;
}
