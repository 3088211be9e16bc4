import type { SpecialistChoice } from './state.js';

/** What is booked, as far as the client has chosen: the rest of the booking follows from it and the `Offer`. */
export type Subject =
  | ServiceSubject
  /** A meeting of several people (PN-1). */
  | { readonly kind: 'panel'; readonly panel: string }
  /** A meeting with those whom the rules of a page name (MP-3). */
  | { readonly kind: 'rules'; readonly page: string };

/** A session of a service, with one person or with whoever is due. */
export interface ServiceSubject {
  readonly kind: 'service';
  readonly service?: string;
  readonly specialist?: SpecialistChoice;
  /** Of "any": the pool whose members are meant. */
  readonly pool?: string;
}

/** Nothing is chosen yet. */
export const NO_SUBJECT: ServiceSubject = { kind: 'service' };

/** What the client has chosen of services and people; nothing where something else is booked. */
export function chosenOf(subject: Subject): ServiceSubject {
  return subject.kind === 'service' ? subject : NO_SUBJECT;
}

/** The person that the client asked for, "any" included; undefined before that, and where there is none to ask for. */
export function specialistOf(subject: Subject): SpecialistChoice | undefined {
  return subject.kind === 'service' ? subject.specialist : undefined;
}
