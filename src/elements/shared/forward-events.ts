/** The class of each type of event; it makes one from another: an event that is being dispatched can't be dispatched again. */
export type EventClasses<Events> = { readonly [Type in keyof Events]: new (like: Events[Type]) => Event };

/** The same of whichever events. */
export type AnyEventClasses = Readonly<Record<string, new (like: never) => Event>>;

/** Passes a flow's events on from an element, until the signal; what the page prevents there is prevented in the flow. */
export function forwardEvents(
  flow: EventTarget,
  element: Element,
  classes: AnyEventClasses,
  signal: AbortSignal,
): void {
  for (const [type, Like] of Object.entries(classes) as [string, new (like: Event) => Event][]) {
    const forward = (event: Event): void => {
      if (!element.dispatchEvent(new Like(event))) event.preventDefault();
    };
    flow.addEventListener(type, forward, { signal });
  }
}
