/** The distribution: which one decides, what it says in words, and that it is data. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { DISTRIBUTIONS, type Distribution } from '../../src/engine/index.js';
import { keyWords } from '../../src/locale/key-words.js';
import type { Scene } from './scene.js';
import type { Change } from './settings.js';
import { OWN } from './team.js';

const MEANING: Readonly<Record<string, string>> = {
  'least-loaded': 'Whoever has the fewest lessons that day.',
  soonest: 'The one person who is free soonest; only that person’s times are shown.',
  random: 'A lot decides, and the lot is on record.',
  rotation: 'Everyone in turn. Whoever is busy keeps the place.',
  equal: 'Strictly the one with the fewest this month; only that person’s times are shown.',
  'round-robin': 'The next in line, with credit for what was cancelled or missed; only that person’s times are shown.',
  pooled: 'Whoever has waited longest.',
  'pooled-priority': 'More stars first, then whoever has waited longest.',
  weighted: 'Whoever is furthest below the share that the weight gives.',
  balanced: 'Whoever has the fewest this month, without hiding anyone’s times.',
  'client-choice': 'The client picks the person.',
  [OWN.name]: 'Like balanced, but whoever is two lessons ahead is not offered at all.',
};

const OFFERED: Readonly<Record<Distribution['offered'], string>> = {
  everyone: 'everyone’s times',
  soonest: 'those of the person free soonest',
  next: 'those of the next person only',
};

export function ruleView({ settings, record }: Scene, change: Change): TemplateResult {
  const { distribution } = record;
  const { name, offered, keys, window, ahead } = distribution;
  const option = ({ name: id }: Distribution): TemplateResult =>
    html`<option value=${id} ?selected=${id === settings.distribution}>${id}</option>`;
  return html`<section aria-labelledby="rule">
    <h2 id="rule">A rule</h2>
    <p>Who is offered, and who comes first, is a distribution. It is data, over one machinery.</p>
    <label class="field">
      <span>Distribution</span>
      <select
        .value=${live(name)}
        @change=${(event: Event) => change({ distribution: (event.target as HTMLSelectElement).value, lost: [] })}
      >
        <optgroup label="Named">${DISTRIBUTIONS.map(option)}</optgroup>
        <optgroup label="The site’s own">${option(OWN)}</optgroup>
      </select>
    </label>
    <div class="rule">
      <p><strong>${MEANING[name]}</strong></p>
      <dl>
        <dt>Offered</dt>
        <dd>${ahead === undefined ? OFFERED[offered] : `all but those ${ahead} or more ahead`}</dd>
        <dt>Ranked by</dt>
        <dd>${keys.map((key) => keyWords[key]).join(', then ') || 'nothing: the client chooses'}</dd>
        <dt>Counted in</dt>
        <dd>${window === 'none' ? 'nothing is counted' : `the ${window}`}</dd>
      </dl>
    </div>
    <details>
      <summary>As data</summary>
      <pre>${JSON.stringify(distribution, undefined, 2)}</pre>
    </details>
  </section>`;
}
