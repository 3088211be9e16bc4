/** The answers to the questions that a service asks besides the contract's own (FL-5). */
import * as v from 'valibot';
import type { FieldValue } from '../../adapter/contract.js';
import { PHONE } from '../../adapter/contract-rules.js';
import type { FormField, Service } from '../../engine/model.js';
import { invalid } from '../http/parsed.js';
import type { FieldFault } from '../http/problems.js';
import { lines, oneLine } from './text-schema.js';

/** The answers that a service asks for, without those that it does not. Throws a `Refusal` that names every one at fault. */
export function checkedAnswers(
  { fields }: Service,
  answers: Readonly<Record<string, FieldValue>>,
): Readonly<Record<string, FieldValue>> {
  const faults: FieldFault[] = [];
  const kept: [string, FieldValue][] = [];
  for (const field of fields) {
    const answer = Object.hasOwn(answers, field.id) ? answers[field.id] : undefined;
    const given = answer !== undefined && answer !== '' && answer !== false;
    const result = v.safeParse(answerSchema(field), answer);
    if (!given && field.required) faults.push(fault(field, 'an answer is required'));
    else if (given && !result.success) faults.push(fault(field, result.issues[0].message));
    else if (given && result.success) kept.push([field.id, result.output]);
  }
  if (faults.length > 0) throw invalid(faults);
  return Object.fromEntries(kept);
}

function fault(field: FormField, detail: string): FieldFault {
  return { pointer: `/answers/${field.id}`, code: 'validation', detail: `${field.label}: ${detail}` };
}

function answerSchema(field: FormField): v.GenericSchema<unknown, FieldValue> {
  switch (field.kind) {
    case 'checkbox':
      return v.boolean('true or false is expected');
    case 'number':
      return v.pipe(
        v.number('a number is expected'),
        v.finite('a number is expected'),
        v.minValue(field.min ?? -Infinity, `${field.min} or more`),
        v.maxValue(field.max ?? Infinity, `${field.max} or less`),
      );
    case 'choice':
      return v.picklist(field.options ?? [], `one of ${(field.options ?? []).join(', ')}`);
    case 'phone':
      return v.pipe(oneLine(40), v.regex(PHONE, 'a phone number such as +49 30 123456'));
    case 'long-text':
      return lines(field.maxLength ?? 2000);
    case 'text':
      return oneLine(field.maxLength ?? 200);
  }
}
