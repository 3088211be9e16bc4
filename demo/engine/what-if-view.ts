/** The same requests under every other rule (HS-6), as a table. */
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { DISTRIBUTIONS, whatIf, type Outcome } from '../../src/engine/index.js';
import { NOVEMBER } from './clock.js';
import { BUSY } from './past.js';
import type { Scene } from './scene.js';
import { OWN, SERVICE, TUTORS } from './team.js';
import { face } from './words.js';

/** Where the client is to choose there is nothing to replay. */
const RULES = [...DISTRIBUTIONS.map(({ name }) => name).filter((name) => name !== 'client-choice'), OWN.name];

/** Lives through the ledger eleven times: only when something that matters to it has changed. */
export function whatIfView(scene: Scene): unknown {
  const { members, private: hidden, paused, cancelled, booked } = scene.settings;
  return guard([members, hidden, paused, cancelled, booked], () => table(scene));
}

function table({ site, ledger }: Scene): TemplateResult {
  const calendars = TUTORS.map(({ id }) => ({ calendar: id, busy: BUSY[id] ?? [], shifts: [] }));
  const past = { service: SERVICE, ledger, availability: { days: NOVEMBER, calendars } };
  const { actual, replays } = whatIf(site, past, RULES);
  const least = Math.min(...replays.map(({ gap }) => gap));
  const numbers = ({ shares, gap }: Outcome): TemplateResult =>
    html`${shares.map(([, lessons]) => html`<td>${lessons}</td>`)}
      <td class=${gap === least ? 'best' : ''}>${gap}</td>`;
  return html`<section aria-labelledby="what-if">
    <h2 id="what-if">What if another rule had been in force?</h2>
    <p>
      November so far was shared out by hand. Here every request of it is asked again, in order, under each rule. A
      small gap is fair; a rule that shows one person’s times only pays for it with requests that it could not serve.
    </p>
    <table class="what-if">
      <thead>
        <tr>
          <th scope="col">Rule</th>
          ${TUTORS.map(({ id, name }) => html`<th scope="col">${face(id)}<span class="visually-hidden">${name}</span></th>`)}
          <th scope="col">gap</th>
          <th scope="col">not served</th>
          <th scope="col">moved</th>
        </tr>
      </thead>
      <tbody>
        <tr class="actual">
          <th scope="row">by hand</th>
          ${numbers(actual)}
          <td>–</td>
          <td>–</td>
        </tr>
        ${replays.map(
          (replay) =>
            html`<tr>
              <th scope="row">${replay.distribution.name}</th>
              ${numbers(replay)}
              <td>${replay.notOffered.length}</td>
              <td>${replay.elsewhere.length}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
