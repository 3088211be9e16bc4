import type { Service } from '../engine/model.js';
import { errorsOf, fieldsOf } from './details.js';
import type { Facts } from './facts.js';
import type { Offer } from './offer.js';
import { remember } from './remember.js';
import type { Details, FlowOptions, FlowState } from './state.js';
import { fieldsAt, FORMS } from './steps.js';

/** The part of the state that hangs on the form. */
export type FormState = Pick<FlowState, 'details' | 'unfit'>;

/** Works out what elements show of the form. Parts whose grounds are the same stay the same objects. */
export class Form {
  of(facts: Facts, options: FlowOptions): FormState {
    const { offer, values, left, refused, attempts } = facts;
    const fields = this.#fields(offer?.service(facts), options, refused, offer?.asksFirst);
    return this.#form(fields, values, left, refused, attempts);
  }

  #fields = remember(
    (service: Service | undefined, options: FlowOptions, refused: Facts['refused'], first: Offer['asksFirst']) =>
      fieldsOf(service, options, refused, first),
  );

  #form = remember(
    (
      fields: Details['fields'],
      values: Facts['values'],
      left: Facts['left'],
      refused: Facts['refused'],
      attempts: number,
    ): FormState => {
      const errors = errorsOf(fields, values, refused);
      const shown = Object.entries(errors).filter(([id]) => left.has(id));
      const unfit = FORMS.filter((step) => fieldsAt(step, fields).some(({ id }) => Object.hasOwn(errors, id)));
      return { details: { fields, values, errors: Object.fromEntries(shown), attempts }, unfit };
    },
  );
}
