import type { Flow } from '../../booking/flow.js';
import type { Step } from '../../booking/state.js';
import { ELEMENT_OF, PAGE } from './step-elements.js';

/** The `<rota-booking>` around an element of the page's own arrangement; in the default frame there is none. */
export function arrangedIn(element: Element): Element | null {
  return element.closest('rota-booking');
}

/** Lets the client change an earlier answer: the flow goes back, or, where all steps stand on the page, focus goes there. */
export function changeStep(element: Element, flow: Flow, step: Step): void {
  const arrangement = arrangedIn(element);
  if (!arrangement) return flow.goTo(step);
  const shown = [ELEMENT_OF[step], PAGE].map((tag) => arrangement.querySelector<HTMLElement>(tag));
  (shown[0] ?? shown[1])?.focus();
}
