import { html, nothing, type TemplateResult } from 'lit';
import type { FieldValue } from '../../adapter/contract.js';
import type { DetailField, Details, FieldError } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import { alertIcon } from '../shared/icons.js';

/** What a field tells the form. */
export interface FieldIntents {
  edit(field: string, value: FieldValue): void;
  leave(field: string): void;
}

/** Languages in which a person's name begins with the family's. */
const FAMILY_FIRST = /^(hu|ja|ko|zh)\b/;

/** First and last name in the order of the language. */
export function inNameOrder<T>(first: T, last: T, { locale }: Words): readonly T[] {
  return FAMILY_FIRST.test(locale) ? [last, first] : [first, last];
}

/** The fields that show, in the order that the language has for names. */
export function shownFields({ fields }: Pick<Details, 'fields'>, words: Words): readonly DetailField[] {
  const shown = fields.filter(({ hidden }) => !hidden);
  const [first, last] = ['firstName', 'lastName'].map((id) => shown.find((field) => field.id === id));
  if (!first || !last) return shown;
  return [...inNameOrder(first, last, words), ...shown.filter((field) => field !== first && field !== last)];
}

/** The label of a field: the site's own, or the locale's for the built-in ones. */
export function labelOf(field: DetailField, words: Words): string {
  const labels: Readonly<Record<string, string>> = words.strings.details.labels;
  const { label, id, options } = field;
  // Of a question that the rules of a page make: "Berlin or Bonn".
  return label ?? labels[id] ?? (options ? words.format.list(options, 'disjunction') : id);
}

/** The sentence for an error: which field, and how to put it right. The backend's own sentence goes first. */
export function errorText(field: DetailField, { code, detail, limit = 0 }: FieldError, words: Words): string {
  const { strings, format } = words;
  return detail ?? format.fill(strings.details.errors[code], { label: labelOf(field, words), limit });
}

/** One field: label above, error below, hint and error linked to the control. */
export function fieldRow(field: DetailField, details: Details, words: Words, intents: FieldIntents): TemplateResult {
  const error = details.errors[field.id];
  const label = html`<label for=${field.id} part="label">
    <bdi>${labelOf(field, words)}</bdi>
    ${field.required ? nothing : html`<span class="optional">(${words.strings.details.optional})</span>`}
  </label>`;
  const hint = field.hint
    ? html`<p class="hint" part="hint" id="${field.id}-hint"><bdi>${field.hint}</bdi></p>`
    : nothing;
  const input = control(field, details.values[field.id], error, words, intents);
  return html`<div class="field ${field.kind}" data-field=${field.id} part=${partOf('field', error)}>
    ${field.kind === 'checkbox' ? [input, label, hint] : [label, hint, input]}
    ${error ? html`<p class="error" id="${field.id}-error" part="error">${alertIcon}${errorText(field, error, words)}</p>` : nothing}
  </div>`;
}

const partOf = (name: string, error: FieldError | undefined): string => (error ? `${name} invalid` : name);

function control(
  field: DetailField,
  value: FieldValue | undefined,
  error: FieldError | undefined,
  words: Words,
  { edit, leave }: FieldIntents,
): TemplateResult {
  const { id, kind, required } = field;
  const text = value === undefined ? '' : String(value);
  const invalid = error ? 'true' : nothing;
  const part = partOf('control', error);
  const described = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || nothing;
  const typed = (event: Event): void => edit(id, (event.target as HTMLInputElement).value);
  const left = (): void => leave(id);
  if (kind === 'checkbox') {
    const ticked = (event: Event): void => edit(id, (event.target as HTMLInputElement).checked);
    return html`<input
      type="checkbox"
      part=${part}
      id=${id}
      name=${id}
      ?required=${required}
      .checked=${value === true}
      aria-invalid=${invalid}
      aria-describedby=${described}
      @change=${ticked}
      @blur=${left}
    />`;
  }
  if (kind === 'choice') {
    return html`<select
      part=${part}
      id=${id}
      name=${id}
      ?required=${required}
      .value=${text}
      autocomplete=${field.autocomplete ?? nothing}
      aria-invalid=${invalid}
      aria-describedby=${described}
      @change=${typed}
      @blur=${left}
    >
      <option value="">${words.strings.details.choose}</option>
      ${field.options?.map((option) => html`<option value=${option} ?selected=${option === text}>${option}</option>`)}
    </select>`;
  }
  const token = field.autocomplete ?? (kind === 'phone' ? 'tel' : nothing);
  if (kind === 'long-text') {
    return html`<textarea
      part=${part}
      id=${id}
      name=${id}
      rows="3"
      ?required=${required}
      .value=${text}
      autocomplete=${token}
      aria-invalid=${invalid}
      aria-describedby=${described}
      @input=${typed}
      @blur=${left}
    ></textarea>`;
  }
  return html`<input
    part=${part}
    type=${TYPES[kind]}
    inputmode=${kind === 'number' ? 'decimal' : nothing}
    id=${id}
    name=${id}
    ?required=${required}
    .value=${text}
    autocomplete=${token}
    aria-invalid=${invalid}
    aria-describedby=${described}
    @input=${typed}
    @blur=${left}
  />`;
}

/** A number is asked for as text with a keyboard of digits: number inputs change under a turning wheel and lose what was typed. */
const TYPES = { text: 'text', email: 'email', phone: 'tel', number: 'text' } as const;
