import type { FlowState } from '../../booking/state.js';
import type { Catalog } from '../../engine/model.js';

/** The catalog, once it is there. */
export function catalogOf(state: Pick<FlowState, 'catalog'>): Catalog | undefined {
  return state.catalog.status === 'ready' ? state.catalog.value : undefined;
}
