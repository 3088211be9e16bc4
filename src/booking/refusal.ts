/** What a backend's refusal of a booking means for what the client has chosen and typed. Pure. */
import type { ProblemCode } from '../adapter/contract.js';
import type { Problem } from '../adapter/problem.js';
import type { DetailField, FieldError, LostReason } from './state.js';

/** Problems that mean that somebody else has the start, or is about to: another person may still be free. */
export const TAKEN: readonly ProblemCode[] = ['slot-taken', 'slot-held'];

/** Problems that mean that the start is not to be had, at least no longer. */
export const LOST: readonly ProblemCode[] = [...TAKEN, 'all-booked', 'hold-expired', 'outside-rules'];

export function whyLost({ code, errors }: Problem): LostReason {
  if (code !== 'outside-rules') return 'taken';
  const rule = errors[0]?.code;
  return rule === 'too-soon' ? 'too-late' : rule === 'limit' ? 'limit' : 'withdrawn';
}

/** What was found wrong with fields of the form, by field id. */
export function refusedFields(
  { code, errors }: Problem,
  fields: readonly DetailField[],
): Readonly<Record<string, FieldError>> {
  if (code !== 'validation') return {};
  return Object.fromEntries(
    errors.flatMap(({ pointer, detail }) => {
      const field = fieldAt(pointer, fields);
      return field ? [[field.id, { code: 'refused', detail }] as const] : [];
    }),
  );
}

/** The field that a problem's JSON pointer (`/client/email`, `/answers/topic`) is about, if the form has it. */
export function fieldAt(pointer: string, fields: readonly DetailField[]): DetailField | undefined {
  const [, part, id] = pointer.split('/').map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  return fields.find((field) => field.id === id && part === (field.builtIn ? 'client' : 'answers'));
}
