/** The client's way, as far as it is needed (FL-1). Pure. */
import type { Facts } from './facts.js';
import type { Offer } from './offer.js';
import type { DetailField, Details, FlowState, Step } from './state.js';
import type { Subject } from './subject.js';

/** The fields of a step: those that come before the time, or all others. */
export function fieldsAt(step: Step, fields: readonly DetailField[]): readonly DetailField[] {
  return fields.filter(({ first = false }) => first === (step === 'questions'));
}

/** The steps of this booking in order; those without a choice, or without a question as far as the form is known, are left out. */
export function stepsOf(offer: Offer | undefined, subject: Subject, { fields }: Details): readonly Step[] {
  const asks = (step: Step) => fields.length === 0 || fieldsAt(step, fields).some(({ hidden }) => !hidden);
  return offer?.steps(subject).filter((step) => !FORMS.includes(step) || asks(step)) ?? [];
}

/** Steps that show fields of the form. */
export const FORMS: readonly Step[] = ['questions', 'details'];

/** Whether the client has answered what the step asks. */
export function isAnswered(step: Step, { subject, start, booking }: Facts, unfit: FlowState['unfit']): boolean {
  switch (step) {
    case 'service':
    case 'specialist':
      return subject.kind !== 'service' || subject[step] !== undefined;
    case 'time':
      return start !== undefined;
    case 'questions':
    case 'details':
      return !unfit.includes(step);
    case 'review':
    case 'confirmation':
      return booking !== undefined;
  }
}
