import type { Flow } from '../../booking/flow.js';
import type { Step } from '../../booking/state.js';
import { arrangedIn } from './arranged-in.js';
import { openAround } from './open-around.js';
import { ELEMENT_OF, PAGE } from './step-elements.js';

/** What shows a step in an arrangement: a page may leave it out, and have month and times without the picker around them. */
function shownIn(arrangement: Element, step: Step): HTMLElement | undefined {
  const tags = [ELEMENT_OF[step], ...(step === 'time' ? ['rota-month', 'rota-times'] : []), PAGE];
  return tags.map((tag) => arrangement.querySelector<HTMLElement>(tag)).find((element) => element !== null);
}

/** Whether the client has a way to change an earlier answer. */
export function canChange(element: Element, step: Step): boolean {
  const arrangement = arrangedIn(element);
  return !arrangement || shownIn(arrangement, step) !== undefined;
}

/** Lets the client change an earlier answer: the flow goes back, or, where all steps stand on the page, focus goes there. */
export function changeStep(element: Element, flow: Flow, step: Step): void {
  const arrangement = arrangedIn(element);
  if (!arrangement) return flow.goTo(step);
  const shown = shownIn(arrangement, step);
  if (!shown) return;
  openAround(shown);
  shown.focus();
}
