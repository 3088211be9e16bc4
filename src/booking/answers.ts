/** What was answered in the details form, as it is sent. Pure. */
import type { BookingRequest } from '../adapter/contract.js';
import { valueOf } from './details.js';
import type { Details, DetailField } from './state.js';

/** A field that no person gets to see or to hear: what fills it is a program (A63, A88). Named like nothing that browsers fill. */
export const TRAP = 'rota-left-empty';

/** What goes to the backend: the client's part and the answers to the site's own fields, empty ones left out. */
export function answersOf(
  fields: readonly DetailField[],
  values: Details['values'],
): { readonly client: Omit<BookingRequest['client'], 'locale' | 'zone'>; readonly answers: BookingRequest['answers'] } {
  const given = (builtIn: boolean) =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const value = valueOf(field, values);
        return field.builtIn !== builtIn || value === undefined ? [] : [[field.id, value] as const];
      }),
    );
  return { client: { firstName: '', lastName: '', email: '', ...given(true) }, answers: given(false) };
}
