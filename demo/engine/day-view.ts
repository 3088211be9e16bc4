/** The timetable as the engine has it: a row of bits for each calendar, and below it what the client sees. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Start } from '../../src/engine/index.js';
import { STARTS } from './clock.js';
import type { Scene } from './scene.js';
import type { Change } from './settings.js';
import { TUTORS } from './team.js';
import { nameOf, person, placeOf, tint, time } from './words.js';

/** Every second hour has its number below the rows. */
const MARKS = STARTS.filter((_, index) => index % 4 === 0);

export function dayView({ settings, rows, union, offered }: Scene, change: Change): TemplateResult {
  const { start } = settings;
  const left = union.find((one) => one.start === start)?.left ?? 0;
  const choose = (event: Event): void => {
    change({ start: STARTS[(event.target as HTMLInputElement).valueAsNumber]!, lost: [] });
  };
  return html`<section aria-labelledby="day">
    <h2 id="day">A team and a day</h2>
    <p>
      A row is a calendar, a cell is half an hour. A filled cell is a bit that is set: a lesson of an hour may start
      here. The last row joins them all by OR: what a client sees. <strong>Drag the line</strong> to another start.
    </p>
    <div class="timetable">
      ${TUTORS.map(
        ({ id }) =>
          html`<div class="row ${tint(id)} ${offered.includes(id) ? '' : 'unoffered'}">
            <span class="head">${person(id)} <small>${placeOf(id)}</small></span>
            ${cells(nameOf(id), rows.get(id) ?? [])}
          </div>`,
      )}
      <div class="row union">
        <span class="head"><b>OR</b> <small>offered</small></span>
        ${cells('All who are offered', union)}
      </div>
      <div class="row marks" aria-hidden="true">
        <span class="head"></span><span class="cells">${MARKS.map((mark) => html`<span>${time(mark)}</span>`)}</span>
      </div>
      <input
        type="range"
        class="playhead"
        aria-label="Start of the lesson"
        aria-valuetext="${time(start)}, ${left} free"
        max=${STARTS.length - 1}
        .value=${live(String(STARTS.indexOf(start)))}
        @input=${choose}
      />
    </div>
    <p class="legend" aria-hidden="true">
      <span class="cell free"></span> may start <span class="cell taken"></span> open, but taken
      <span class="cell"></span> closed
    </p>
  </section>`;
}

function cells(label: string, row: readonly Start[]): TemplateResult {
  const left = new Map(row.map((one) => [one.start, one.left]));
  const free = row.filter((one) => one.left > 0).map((one) => time(one.start));
  const told = free.length > 0 ? `${label}: ${free.join(', ')}` : `${label}: no start`;
  return html`<span class="cells" role="img" aria-label=${told}
    >${STARTS.map((start) => {
      const state = !left.has(start) ? '' : left.get(start)! > 0 ? 'free' : 'taken';
      return html`<span class="cell ${state}"></span>`;
    })}</span
  >`;
}
