import type { Adapter } from '../adapter/backend.js';
import { ALL_PARTS } from './all-parts.js';
import { FlowInParts } from './flow-in-parts.js';
import type { FlowOptions } from './state.js';
import type { Surroundings } from './surroundings.js';

/**
 * The booking flow over any backend. It loads when somebody subscribes, listens to the page for as long as somebody does, and
 * never throws: what goes wrong is in its state.
 */
export class BookingFlow extends FlowInParts {
  /** @param surroundings What the flow knows of the page; the real page where left out. */
  constructor(backend: Adapter, options: FlowOptions = {}, surroundings: Partial<Surroundings> = {}) {
    super(ALL_PARTS, backend, options, surroundings);
  }
}
