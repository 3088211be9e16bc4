import type { FlowState, Step } from '../../booking/state.js';

/** The element that shows a step. */
export const ELEMENT_OF: { readonly [S in Step]: string } = {
  service: 'rota-service-picker',
  specialist: 'rota-specialist-picker',
  questions: 'rota-details-form',
  time: 'rota-date-picker',
  details: 'rota-details-form',
  review: 'rota-review',
  confirmation: 'rota-confirmation',
};

export const PAGE = 'rota-master-page';

/** The element that shows the step at which the flow is: of a master page the first one lists its sections. */
export function elementOf({ step, steps, sections }: FlowState): string {
  return sections.length > 0 && step === steps[0] ? PAGE : ELEMENT_OF[step];
}
