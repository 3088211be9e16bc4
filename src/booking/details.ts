/** The details form: its fields, and what is wrong with their values (FL-5). Pure. */
import type { FieldValue } from '../adapter/contract.js';
import { EMAIL, PHONE } from '../adapter/contract-rules.js';
import type { FormField, Service } from '../engine/model.js';
import type { Details, DetailField, FieldError, FlowOptions } from './state.js';

const BUILT_IN: readonly Omit<DetailField, 'hidden' | 'builtIn'>[] = [
  { id: 'firstName', kind: 'text', required: true, maxLength: 100, autocomplete: 'given-name' },
  { id: 'lastName', kind: 'text', required: true, maxLength: 100, autocomplete: 'family-name' },
  { id: 'email', kind: 'email', required: true, maxLength: 254, autocomplete: 'email' },
  { id: 'phone', kind: 'phone', required: false, maxLength: 40, autocomplete: 'tel' },
  { id: 'notes', kind: 'long-text', required: false, maxLength: 2000 },
];

/** What a text may hold at most where the field does not say. */
const LONGEST: { readonly [Kind in DetailField['kind']]?: number } = { text: 200, 'long-text': 2000, phone: 40 };

/**
 * The fields of a service's form, the built-in ones first. A hidden field whose value is wrong shows: hidden, it could never be
 * put right.
 *
 * @param first Ids of those that are asked before the time.
 */
export function fieldsOf(
  service: Service | undefined,
  options: FlowOptions,
  refused: Details['errors'],
  first: readonly string[] = [],
): readonly DetailField[] {
  const hide = new Set(options.hiddenFields);
  const taken = new Set(BUILT_IN.map(({ id }) => id));
  const fields = [
    ...BUILT_IN.map((field) => ({ ...field, builtIn: true })),
    ...(service?.fields ?? [])
      .filter(({ id }) => !taken.has(id))
      .map((field) => ({ ...field, label: field.label || undefined, builtIn: false })),
  ];
  return fields.map((field) => {
    const wrong = errorOf(field, valueOf(field, options.prefill ?? {})) ?? own(refused, field.id);
    const hidden = hide.has(field.id) && !wrong;
    const closed = options.shared && ({ autocomplete: 'off' } as const);
    return { ...field, ...closed, hidden, first: first.includes(field.id) };
  });
}

/** Every fault of the form, by field id. */
export function errorsOf(
  fields: readonly DetailField[],
  values: Details['values'],
  refused: Details['errors'],
): Readonly<Record<string, FieldError>> {
  const faults: [string, FieldError][] = [];
  for (const field of fields) {
    const error = errorOf(field, valueOf(field, values)) ?? own(refused, field.id);
    if (error) faults.push([field.id, error]);
  }
  return Object.fromEntries(faults);
}

/** A value as the field means it: text without space around it, a number where one is typed, nothing where it is empty. */
export function valueOf(
  field: Pick<FormField, 'id'> & { readonly kind: DetailField['kind'] },
  values: Details['values'],
): FieldValue | undefined {
  const raw = own(values, field.id);
  const value = typeof raw === 'string' ? raw.trim() : raw;
  if (value === undefined || value === '') return undefined;
  if (field.kind === 'checkbox') return value === true || value === 'true';
  if (field.kind === 'number') return Number.isNaN(Number(value)) ? value : Number(value);
  return String(value);
}

function errorOf(field: Omit<DetailField, 'hidden'>, value: FieldValue | undefined): FieldError | undefined {
  if (value === undefined || value === false) return field.required ? { code: 'required' } : undefined;
  if (field.kind === 'number') return numberError(field, value);
  if (typeof value !== 'string') return undefined;
  const limit = field.maxLength ?? LONGEST[field.kind];
  if (limit !== undefined && value.length > limit) return { code: 'too-long', limit };
  if (field.kind === 'email' && !EMAIL.test(value)) return { code: 'email' };
  if (field.kind === 'phone' && !PHONE.test(value)) return { code: 'phone' };
  if (field.kind === 'choice' && !field.options?.includes(value)) return { code: 'choice' };
  return undefined;
}

function numberError(
  { min = -Infinity, max = Infinity }: Pick<DetailField, 'min' | 'max'>,
  value: FieldValue,
): FieldError | undefined {
  if (typeof value !== 'number') return { code: 'number' };
  if (value < min) return { code: 'too-small', limit: min };
  return value > max ? { code: 'too-large', limit: max } : undefined;
}

/** Reads by id from a record whose keys the page or the backend named: never from its prototype. */
function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
