/** The client's way, as far as it is needed (FL-1). Pure. */
import type { Facts } from './facts.js';
import type { Offer } from './offer.js';
import type { Details, Step } from './state.js';
import type { Subject } from './subject.js';

/** The steps of this booking in order; those without a choice, or without a question, are left out. */
export function stepsOf(offer: Offer | undefined, subject: Subject, { fields }: Details): readonly Step[] {
  const asks = fields.some((field) => !field.hidden);
  return offer?.steps(subject).filter((step) => asks || step !== 'details') ?? [];
}

/** Whether the client has answered what the step asks. */
export function isAnswered(step: Step, { subject, start, booking }: Facts, faults: number): boolean {
  switch (step) {
    case 'service':
    case 'specialist':
      return subject.kind !== 'service' || subject[step] !== undefined;
    case 'time':
      return start !== undefined;
    case 'details':
      return faults === 0;
    case 'review':
    case 'confirmation':
      return booking !== undefined;
  }
}
