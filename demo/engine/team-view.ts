/** What the reader can change about the tutors, the client and the past. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { SITE_ZONE, TUTORS } from './team.js';
import { PAST, standing } from './past.js';
import type { Scene } from './scene.js';
import type { Change, Settings } from './settings.js';
import { nameOf, person, time, words } from './words.js';

const WEIGHTS = [50, 100, 200];
const STARS = [0, 1, 2, 3, 4];

/** The settings that are lists of ids, each switched by check boxes. */
type Switch = 'busy' | 'private' | 'paused' | 'cancelled';

export function teamView(scene: Scene, change: Change): TemplateResult {
  const { settings } = scene;
  return html`<section aria-labelledby="team">
    <h2 id="team">Change something</h2>
    <table class="tutors">
      <thead>
        <tr>
          <th scope="col">Tutor</th>
          <th scope="col">busy ${time(settings.start)}</th>
          <th scope="col">private</th>
          <th scope="col">paused</th>
          <th scope="col">weight</th>
          <th scope="col">stars</th>
        </tr>
      </thead>
      <tbody>
        ${TUTORS.map(({ id }) => tutorRow(id, settings, change))}
      </tbody>
    </table>
    <div class="fields">
      ${picker('The client asks for', 'anyone', settings.wanted, (wanted) => change({ wanted, lost: [] }))}
      ${picker('Was last with', 'nobody', settings.returningTo, (returningTo) => change({ returningTo, lost: [] }))}
    </div>
    ${pastLessons(settings, change)}
  </section>`;
}

function tutorRow(id: string, settings: Settings, change: Change): TemplateResult {
  const member = settings.members[id]!;
  const setMember = (own: typeof member): void =>
    change({ members: { ...settings.members, [id]: { ...member, ...own } }, lost: [] });
  return html`<tr>
    <th scope="row">${person(id)}</th>
    <td>${checkbox(`${nameOf(id)} is busy then`, 'busy', id, settings, change)}</td>
    <td>${checkbox(`${nameOf(id)} is private`, 'private', id, settings, change)}</td>
    <td>${checkbox(`${nameOf(id)} is paused`, 'paused', id, settings, change)}</td>
    <td>${numberPicker(`Weight of ${nameOf(id)}`, WEIGHTS, member.weight!, (weight) => setMember({ weight }))}</td>
    <td>
      ${numberPicker(`Priority stars of ${nameOf(id)}`, STARS, member.priority!, (priority) => setMember({ priority }))}
    </td>
  </tr>`;
}

function checkbox(label: string, list: Switch, id: string, settings: Settings, change: Change): TemplateResult {
  const ids = settings[list];
  const toggle = (): void =>
    change({ [list]: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id], lost: [] });
  return html`<input type="checkbox" aria-label=${label} .checked=${live(ids.includes(id))} @change=${toggle} />`;
}

function numberPicker(
  label: string,
  values: readonly number[],
  value: number,
  pick: (value: number) => void,
): TemplateResult {
  return html`<select
    aria-label=${label}
    .value=${live(String(value))}
    @change=${(event: Event) => pick(Number((event.target as HTMLSelectElement).value))}
  >
    ${values.map((one) => html`<option ?selected=${one === value}>${one}</option>`)}
  </select>`;
}

function picker(label: string, nobody: string, value: string, pick: (id: string) => void): TemplateResult {
  return html`<label class="field">
    <span>${label}</span>
    <select .value=${live(value)} @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>
      <option value="">${nobody}</option>
      ${TUTORS.map(({ id, name }) => html`<option value=${id} ?selected=${id === value}>${name}</option>`)}
    </select>
  </label>`;
}

function pastLessons(settings: Settings, change: Change): TemplateResult {
  const lessons = standing(PAST).reverse();
  return html`<details class="past">
    <summary>The ledger: cancel a past lesson</summary>
    <ul>
      ${lessons.map(({ booking, calendar, start }) => {
        const when = words.format.dateTime(start, SITE_ZONE);
        return html`<li>
          ${checkbox(`Cancel ${nameOf(calendar)}, ${when}`, 'cancelled', booking, settings, change)}
          <span class=${settings.cancelled.includes(booking) ? 'cancelled' : ''}>${when} ${person(calendar)}</span>
        </li>`;
      })}
    </ul>
  </details>`;
}
