import { html, type TemplateResult } from 'lit';
import { TRAP } from '../../booking/answers.js';
import type { Details } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import { errorSummary } from './error-summary.js';
import { fieldRow, shownFields, type FieldIntents } from './field.js';

/** What the form does. */
export interface FormIntents extends FieldIntents {
  submit(): void;
  /** Sends focus to a field. */
  goTo(field: string): void;
}

/** The client's details: all fields, what is wrong with them, and the trap for programs that fill every field in. */
export function detailsForm(
  details: Details,
  words: Words,
  intents: FormIntents,
  { name, canSubmit }: { readonly name: string; readonly canSubmit: boolean },
): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    intents.submit();
  };
  return html`<form novalidate @submit=${submit}>
    ${errorSummary(details, words, (field) => intents.goTo(field))}
    <div class="fields" role="group" aria-label=${name}>
      ${shownFields(details, words).map((field) => fieldRow(field, details, words, intents))}
    </div>
    <div class="visually-hidden" aria-hidden="true">
      <input
        name=${TRAP}
        tabindex="-1"
        autocomplete="off"
        data-1p-ignore
        data-lpignore="true"
        @input=${(event: Event) => intents.edit(TRAP, (event.target as HTMLInputElement).value)}
      />
    </div>
    <button class="primary" part="primary" ?hidden=${!canSubmit}>${words.strings.frame.continue}</button>
  </form>`;
}
