import * as v from 'valibot';
import { Refusal, type FieldFault } from './problems.js';

/** What was sent, if it has the form that is expected. Throws a `Refusal` that names every part at fault. */
export function parsed<T>(schema: v.GenericSchema<unknown, T>, sent: unknown): T {
  // A list is an object to the library.
  const result = v.safeParse(schema, Array.isArray(sent) ? undefined : sent);
  if (result.success) return result.output;
  throw invalid(
    result.issues.map((issue) => ({ pointer: pointerOf(issue), code: 'validation', detail: issue.message })),
  );
}

function pointerOf({ path }: v.BaseIssue<unknown>): string {
  return (path ?? []).map(({ key }) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The refusal of a request that has faults. */
export function invalid(faults: readonly FieldFault[]): Refusal {
  const parts = faults.map(({ pointer, detail }) => `${pointer || '/'} (${detail})`).join(', ');
  return new Refusal('validation', `These parts of the request are not valid: ${parts}.`, { errors: faults });
}
