/** Where the tab's session storage has what it holds on a site; in a file of its own, since it is asked for before anything is held. */
export function keptHoldsOf(site: string | undefined): string {
  return `rota-holds:${site}`;
}
