import {
  RotaBookedEvent,
  RotaBookEvent,
  RotaChooseEvent,
  RotaReadyEvent,
  RotaStepEvent,
  RotaTroubleEvent,
  type RotaEventMap,
} from '../../booking/events.js';
import type { Flow } from '../../booking/flow.js';

/** An event that is being dispatched can't be dispatched again: the page gets its like. */
const LIKE: { readonly [Type in keyof RotaEventMap]: (event: RotaEventMap[Type]) => Event } = {
  'rota-ready': () => new RotaReadyEvent(),
  'rota-step': ({ from, to }) => new RotaStepEvent(from, to),
  'rota-choose': ({ choice }) => new RotaChooseEvent(choice),
  'rota-book': ({ service, start }) => new RotaBookEvent(service, start),
  'rota-booked': ({ booking, service, start }) => new RotaBookedEvent(booking, service, start),
  'rota-trouble': ({ trouble }) => new RotaTroubleEvent(trouble),
};

/** Passes the flow's events on from an element, until the signal; what the page prevents there is prevented in the flow. */
export function forwardEvents(flow: Flow, element: Element, signal: AbortSignal): void {
  for (const [type, like] of Object.entries(LIKE) as [string, (event: Event) => Event][]) {
    const forward = (event: Event): void => {
      if (!element.dispatchEvent(like(event))) event.preventDefault();
    };
    flow.addEventListener(type, forward, { signal });
  }
}
