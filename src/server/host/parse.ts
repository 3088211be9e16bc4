import * as v from 'valibot';
import { Refusal } from '../http/problems.js';

/** What a host sent, if it has the form that is expected; throws a `Refusal` that names every part at fault. */
export function parsed<Schema extends v.GenericSchema>(schema: Schema, sent: unknown): v.InferOutput<Schema> {
  // A list is an object to the library.
  const result = v.safeParse(schema, Array.isArray(sent) ? undefined : sent);
  if (result.success) return result.output;
  const errors = result.issues.map(({ path = [], message }) => ({
    pointer: path.map(({ key }) => `/${String(key)}`).join(''),
    code: 'validation',
    detail: message,
  }));
  const parts = errors.map(({ pointer, detail }) => `${pointer || '/'} (${detail})`).join(', ');
  throw new Refusal('validation', `These parts of the request are not valid: ${parts}.`, { errors });
}
