import type { Step } from '../../booking/state.js';

/** The element that shows a step. */
export const ELEMENT_OF: { readonly [S in Step]: string } = {
  service: 'rota-service-picker',
  specialist: 'rota-specialist-picker',
  time: 'rota-date-picker',
  details: 'rota-details-form',
  review: 'rota-review',
  confirmation: 'rota-confirmation',
};
