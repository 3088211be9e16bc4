import { html, nothing, type TemplateResult } from 'lit';
import { weekOf } from '../../locale/week.js';
import type { Words } from '../../locale/words.js';
import type { Day } from '../../time/units.js';
import type { DayView, MonthView } from './month-view.js';
import { WEEKS } from './month-days.js';

/** The table of days; clicks and keys are the caller's. */
export function monthTable(
  view: MonthView | undefined,
  words: Words,
  busy: boolean,
  onClick: (event: Event) => void,
  onKey: (event: KeyboardEvent) => void,
): TemplateResult {
  const { firstDay } = weekOf(words.locale);
  const [long, short, narrow] = (['long', 'short', 'narrow'] as const).map((width) =>
    words.format.weekdays(width, firstDay),
  );
  // Some languages have no short names: Arabic writes them out.
  const isWide = short!.some((name) => name.length > 5);
  const heads = long!.map(
    (name, i) =>
      html`<th scope="col" part="weekday">
        <span class=${isWide ? 'wide' : nothing} aria-hidden="true">${short![i]}</span>${
          isWide ? html`<span class="narrow" aria-hidden="true">${narrow![i]}</span>` : nothing
        }<span class="visually-hidden">${name}</span>
      </th>`,
  );
  const weeks = view?.weeks ?? Array.from({ length: WEEKS }, () => Array.from({ length: 7 }, () => undefined));
  const cell = (day: DayView | undefined) =>
    view ? dayCell(day, view.stop, words) : html`<td><span class="blank skeleton"></span></td>`;

  return html`<table aria-labelledby="month" aria-busy=${busy} @click=${onClick} @keydown=${onKey}>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${weeks.map(
        (week) =>
          html`<tr>
            ${week.map(cell)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/**
 * One template for days and for what stands before and after them: a month that is turned writes over the cells of the last.
 * `aria-disabled`, not `disabled`: a day without times can be reached, so that its reason is heard (A11Y A7, A8).
 */
function dayCell(view: DayView | undefined, stop: Day | undefined, words: Words): TemplateResult {
  const { day, status, selected, today, name } = view ?? {};
  const open = status === 'available' || status === 'few';
  const parts = view ? `day ${status}${selected ? ' selected' : ''}${today ? ' today' : ''}` : undefined;
  return html`<td>
    <button
      type="button"
      class=${parts ?? 'blank'}
      part=${parts ?? nothing}
      data-day=${day ?? nothing}
      tabindex=${view && day === stop ? 0 : -1}
      ?disabled=${!view || status === 'outside'}
      aria-disabled=${!open}
      aria-pressed=${selected ?? false}
      aria-current=${today ? 'date' : 'false'}
      aria-label=${name ?? nothing}
    >
      <span class="number">${day === undefined ? nothing : words.format.dayOfMonth(day)}</span>
    </button>
  </td>`;
}
