/** For each type of event how to make its like: one that is being dispatched can't be dispatched again. */
export type Likes<Events> = { readonly [Type in keyof Events]: (event: Events[Type]) => Event };

/** The same of whichever events. */
export type AnyLikes = Readonly<Record<string, (event: never) => Event>>;

/** Passes a flow's events on from an element, until the signal; what the page prevents there is prevented in the flow. */
export function forwardEvents(flow: EventTarget, element: Element, likes: AnyLikes, signal: AbortSignal): void {
  for (const [type, like] of Object.entries(likes) as [string, (event: Event) => Event][]) {
    const forward = (event: Event): void => {
      if (!element.dispatchEvent(like(event))) event.preventDefault();
    };
    flow.addEventListener(type, forward, { signal });
  }
}
