/** A panel at the same start: the five stages of each seat, who sits where and why, and its record verified. */
import { html, type TemplateResult } from 'lit';
import type { PanelRecord, SeatRecord } from '../../src/engine/index.js';
import { panelSentence } from '../../src/locale/panel-sentence.js';
import { rankingTable } from './ranking-view.js';
import { findings } from './record-view.js';
import type { Scene } from './scene.js';
import { siftingStages } from './stages-view.js';
import { person, time, words } from './words.js';

const SEATS = [
  { title: 'Examiner', note: 'the primary seat: owns the booking' },
  { title: 'Assessor', note: 'listed as host, and blocked for the time' },
];

export function panelView({ panelRecord, catalog, availability }: Scene): TemplateResult {
  return html`<section aria-labelledby="panel">
    <h2 id="panel">Two at once: an oral exam at ${time(panelRecord.start)}</h2>
    <p>
      A panel has seats, each with a pool of its own, and starts only where different people can fill them all. The
      primary seat has the first pick, as long as the others can still be filled. Ana is in both pools: make Dev busy at
      10:00, and she is needed as assessor.
    </p>
    <p class="sentence" aria-live="polite">${panelSentence(panelRecord, catalog, words)}.</p>
    <div class="seats">${panelRecord.seats.map((seat, place) => seatView(seat, place, panelRecord))}</div>
    <div class="verdict">${findings(panelRecord, catalog, availability)}</div>
    <details>
      <summary>The panel’s record as JSON</summary>
      <pre>${JSON.stringify(panelRecord, undefined, 2)}</pre>
    </details>
  </section>`;
}

function seatView(seat: SeatRecord, place: number, { hosts }: PanelRecord): TemplateResult {
  const { title, note } = SEATS[place]!;
  const id = `seat-${place}`;
  return html`<section aria-labelledby=${id}>
    <h3 id=${id}>${title} <small>${note}</small></h3>
    <ol class="stages">
      ${siftingStages(seat.candidates)}
      <li>
        <h3>ranked <small>Who comes first by the pool’s rule?</small></h3>
        ${rankingTable({ ...seat, distribution: seat.distribution!, winners: seat.chosen })}
      </li>
      <li>
        <h3>committed <small>Wholly, or not at all</small></h3>
        ${
          hosts.length > 0
            ? html`<p class="kept">${seat.chosen.map((id) => person(id))}</p>`
            : html`<p>Nobody: there is no full combination.</p>`
        }
      </li>
    </ol>
  </section>`;
}
