import { fieldsAt } from './steps.js';
import type { Details, FlowState } from './state.js';

/** The form as it shows: the part that the step asks for, and all of it on a page that shows all steps at once. */
export function detailsAt({ step, steps, details }: FlowState): Details {
  const isPart = steps.includes('questions') && (step === 'questions' || step === 'details');
  return isPart ? { ...details, fields: fieldsAt(step, details.fields) } : details;
}
