import type { FlowElement } from '../../src/elements/shared/flow-element.js';
import type { Flow } from '../../src/booking/flow.js';

const mounted: Element[] = [];

/** Puts an element with a flow on the page, inside a box of the given width and direction, and waits until it is rendered. */
export async function mount<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  flow: Flow,
  { width = 400, direction = 'ltr' }: { width?: number; direction?: 'ltr' | 'rtl' } = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  const box = document.createElement('div');
  box.style.inlineSize = `${width}px`;
  box.dir = direction;
  const element = document.createElement(tag);
  (element as unknown as FlowElement).flow = flow;
  box.append(element);
  document.body.append(box);
  mounted.push(box);
  await settled(element);
  if (tag === 'rota-booking') await begun(element, flow);
  return element;
}

/** Waits for the shape of a first month that does not come: it shows a moment later. */
async function begun(booking: Element, { state }: Flow): Promise<void> {
  if (state.step !== 'time' || state.timetable.status !== 'loading') return;
  while (!booking.shadowRoot!.querySelector('rota-date-picker')) await new Promise((later) => setTimeout(later, 10));
  await settled(booking);
}

/** Waits until changes of the flow are rendered, in elements inside of elements too. */
export async function settled(element: Element): Promise<void> {
  await Promise.resolve();
  await (element as unknown as FlowElement).updateComplete;
  for (const inner of element.shadowRoot?.querySelectorAll('*') ?? []) if (inner.shadowRoot) await settled(inner);
}

/** Takes everything off the page. */
export function unmountAll(): void {
  for (const box of mounted.splice(0)) box.remove();
}

/** What an element announces, in order, from now on. */
export function announcements(element: Element): string[] {
  const said: string[] = [];
  Object.assign(element, { ariaNotify: (text: string) => said.push(text) });
  return said;
}

export function all<E extends HTMLElement = HTMLElement>(element: Element, selector: string): E[] {
  return [...element.shadowRoot!.querySelectorAll<E>(selector)];
}

export function one<E extends HTMLElement = HTMLElement>(element: Element, selector: string): E {
  const found = element.shadowRoot!.querySelector<E>(selector);
  if (!found) throw new Error(`There is no ${selector} in <${element.localName}>.`);
  return found;
}
