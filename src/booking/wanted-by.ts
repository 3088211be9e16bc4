/** What is to be booked, in the words of the contract: as requests, holds and questions about times say it. Pure. */
import type { FieldValue } from '../adapter/contract.js';
import { answersOf } from './answers.js';
import { fieldsOf } from './details.js';
import type { Choices, Offer } from './offer.js';
import { PLACE } from './state.js';

/**
 * @param calendar The person whom the client asked for.
 * @param place What the client says of the place, where rules of a page hang on it.
 */
export function wantedBy(
  { offer, subject }: Pick<Choices, 'subject'> & { readonly offer: Offer | undefined },
  calendar: string | undefined,
  place?: FieldValue,
) {
  if (subject.kind === 'panel') return { panel: subject.panel };
  if (subject.kind === 'rules') return place === undefined ? {} : { place: String(place) };
  const pool = calendar === undefined ? offer?.poolOf?.(subject) : undefined;
  return { service: subject.service, ...(calendar !== undefined && { calendar }), ...(pool !== undefined && { pool }) };
}

/** Of what the client has answered, that on which the rules of a page hang, and nothing else. */
export function decisiveAnswers(choices: Choices & { readonly offer: Offer | undefined }) {
  const { offer, values = {} } = choices;
  const asked = fieldsOf(offer?.service(choices), {}, {}).filter(({ id }) => offer?.asksFirst?.includes(id));
  const { [PLACE]: place, ...answers } = answersOf(asked, values).answers;
  return { place, answers };
}
