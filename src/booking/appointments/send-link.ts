import type { AppointmentsBackend } from '../../adapter/backend.js';
import { EMAIL } from '../../adapter/contract-rules.js';
import { problemFrom, type Problem } from '../../adapter/problem.js';
import { troubleOf } from '../trouble.js';
import type { AppointmentsStore } from './appointments-facts.js';

/** Has a link sent to the address in the form. The answer is the same whether or not it has bookings (A82). */
export async function sendLink(
  backend: AppointmentsBackend,
  store: AppointmentsStore,
  tell: (problem: Problem) => void,
): Promise<void> {
  const { form } = store.facts;
  const email = form.email.trim();
  if (form.status === 'sending' || !backend.sendAppointmentsLink) return;
  const error = email === '' ? 'required' : EMAIL.test(email) ? undefined : 'email';
  if (error) return store.change({ form: { email, status: 'open', error } });
  store.change({ form: { email, status: 'sending' } });
  try {
    await backend.sendAppointmentsLink(email);
    store.change({ form: { email, status: 'sent' } });
  } catch (cause) {
    const problem = problemFrom(cause);
    const fault = problem.code === 'validation' ? { error: 'email' as const } : { trouble: troubleOf(problem) };
    store.change({ form: { email, status: 'open', ...fault } });
    tell(problem);
  }
}
