/** The client's way, as far as it is needed (FL-1). Pure. */
import type { Facts } from './facts.js';
import { errorsOf, fieldsAt } from './details.js';
import type { Offer } from './offer.js';
import type { Details, Step } from './state.js';
import type { Subject } from './subject.js';

/** The steps of this booking in order; those without a choice, or without a question, are left out. */
export function stepsOf(offer: Offer | undefined, subject: Subject, { fields }: Details): readonly Step[] {
  const asks = (step: Step) => fieldsAt(step, fields).some(({ hidden }) => !hidden);
  return offer?.steps(subject).filter((step) => !FORMS.includes(step) || asks(step)) ?? [];
}

/** Steps that show fields of the form. */
export const FORMS: readonly Step[] = ['questions', 'details'];

/** Whether the client is past the choice of a time, and has not booked yet: the time is held meanwhile (RC-6). */
export function isFilledIn({ step, filling }: Facts): boolean {
  return filling ?? ['details', 'review'].includes(step);
}

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

/** The first step whose part of the form can't be sent as it is. */
export function wrongForm(facts: Facts, details: Details): Step | undefined {
  return FORMS.find((step) => !isAnswered(step, facts, details));
}
