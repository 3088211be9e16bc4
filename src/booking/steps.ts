/** The client's way, as far as it is needed (FL-1). Pure. */
import type { Facts } from './facts.js';
import { errorsOf, fieldsAt } from './details.js';
import type { Offer } from './offer.js';
import type { Details, FlowState, Step } from './state.js';
import type { Subject } from './subject.js';

/** The steps of this booking in order; those without a choice, or without a question, are left out. */
export function stepsOf(offer: Offer | undefined, subject: Subject, { fields }: Details): readonly Step[] {
  const asks = (step: Step) => fieldsAt(step, fields).some(({ hidden }) => !hidden);
  return offer?.steps(subject).filter((step) => !FORMS.includes(step) || asks(step)) ?? [];
}

/** Steps that show fields of the form. */
const FORMS: readonly Step[] = ['questions', 'details'];

/** Whether the client has answered what the step asks. */
export function isAnswered(step: Step, { subject, start, booking, refused }: Facts, details: Details): boolean {
  switch (step) {
    case 'service':
    case 'specialist':
      return subject.kind !== 'service' || subject[step] !== undefined;
    case 'time':
      return start !== undefined;
    case 'questions':
    case 'details':
      return Object.keys(errorsOf(fieldsAt(step, details.fields), details.values, refused)).length === 0;
    case 'review':
    case 'confirmation':
      return booking !== undefined;
  }
}

/** The form as it shows: the part that the step asks for, and all of it on a page that shows all steps at once. */
export function detailsAt({ step, steps, details }: FlowState): Details {
  const isPart = FORMS.includes(step) && FORMS.every((form) => steps.includes(form));
  return isPart ? { ...details, fields: fieldsAt(step, details.fields) } : details;
}

/** The steps whose part of the form can't be sent as it is. */
export function wrongForms(facts: Facts, details: Details): readonly Step[] {
  return FORMS.filter((step) => !isAnswered(step, facts, details));
}

/** What shows that the client has tried to go on from some part of the form. */
export function attempted(steps: readonly Step[], { left }: Facts, { fields, attempts }: Details): Partial<Facts> {
  const tried = steps.flatMap((step) => fieldsAt(step, fields)).map(({ id }) => id);
  return { left: new Set([...left, ...tried]), attempts: attempts + 1 };
}
