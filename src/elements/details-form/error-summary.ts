import { html, nothing, type TemplateResult } from 'lit';
import type { Details } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import { alertIcon } from '../shared/icons.js';
import { errorText, shownFields } from './field.js';

/** After a refused submit with more than one fault: all of them, each a link to its field (A11Y G6). */
export function errorSummary(
  details: Details,
  words: Words,
  goTo: (field: string) => void,
): TemplateResult | typeof nothing {
  const faults = shownFields(details, words).filter((field) => details.errors[field.id]);
  if (details.attempts === 0 || faults.length < 2) return nothing;
  const link = (event: Event, field: string): void => {
    // The fragment would be looked for in the page, outside of this shadow root.
    event.preventDefault();
    goTo(field);
  };
  return html`<div class="notice" part="notice">
    <p class="message">${alertIcon}${words.format.plural(faults.length, words.strings.details.summary)}</p>
    <ul>
      ${faults.map((field) => {
        const error = details.errors[field.id];
        const text = error && errorText(field, error, words);
        return html`<li>
          <a part="link" href="#${field.id}" @click=${(event: Event) => link(event, field.id)}>${text}</a>
        </li>`;
      })}
    </ul>
  </div>`;
}
