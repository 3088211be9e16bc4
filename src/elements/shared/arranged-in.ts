/** The `<rota-booking>` around an element of the page's own arrangement; in the default frame there is none. */
export function arrangedIn(element: Element): Element | null {
  return element.closest('rota-booking');
}
