import { html, type TemplateResult } from 'lit';
import type { Words } from '../../locale/words.js';
import type { DayPart } from './slots.js';

/**
 * Mornings, afternoons or evenings alone, or all, as a radio group.
 *
 * @param parts The parts of the day that have times.
 * @param wanted The one that shows; all where left out.
 */
export function partFilter(
  parts: readonly DayPart[],
  wanted: DayPart | undefined,
  { strings }: Words,
  onChoose: (part: DayPart | undefined) => void,
): TemplateResult {
  const choice = (part: DayPart | undefined, name: string): TemplateResult =>
    html`<label part=${part === wanted ? 'filter-part selected' : 'filter-part'}>
      <input
        type="radio"
        name="part"
        class="visually-hidden"
        .checked=${part === wanted}
        @change=${() => onChoose(part)}
      />
      <span>${name}</span>
    </label>`;
  return html`<fieldset part="filter">
    <legend class="visually-hidden">${strings.frame.steps.time}</legend>
    <div class="segments">
      ${choice(undefined, strings.services.showAll)} ${parts.map((part) => choice(part, strings.times.parts[part]))}
    </div>
  </fieldset>`;
}
