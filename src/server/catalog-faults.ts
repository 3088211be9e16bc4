import {
  assignmentFault,
  packageFaults,
  pageProblems,
  panelFaults,
  type Catalog,
  type OpenedSite,
  type PackageFault,
  type PageProblem,
  type PanelFault,
} from '../engine/index.js';

/** What is wrong in what a site offers, and what to do about it. */
export interface CatalogFault {
  /** Where: `panels[0].seats[1].pool`. */
  readonly path: string;
  /** Without the path. */
  readonly detail: string;
}

type OfferFault = PanelFault | PackageFault | PageProblem;

/** The engine's own checks of services, panels, packages and pages (DS-19, PN-4, PK-2, MP-4), in words. */
export function* catalogFaults(opened: OpenedSite): Generator<CatalogFault> {
  const { catalog } = opened;
  const { services, panels = [], packages = [], pages = [] } = catalog;
  for (const [i, service] of services.entries()) {
    const fault = assignmentFault(catalog, service);
    if (fault)
      yield { path: `services[${i}].assignment`, detail: `${fault.detail}; expected "client", or more calendars` };
  }
  yield* levelFaults(catalog);
  yield* inList('panels', panels, (panel) => panelFaults(catalog, panel));
  yield* inList('packages', packages, (template) => packageFaults(catalog, template));
  yield* inList('pages', pages, (page) => pageProblems(opened, page));
}

/** What needs more than the site tells pages. */
function* levelFaults({ site: { detail = 'calendars', showLeft }, packages = [] }: Catalog): Generator<CatalogFault> {
  if (detail === 'slots' && showLeft) {
    yield {
      path: 'showLeft',
      detail: 'at "detail": "slots" nobody is told how many places are left; expected false, or "pools"',
    };
  }
  if (detail !== 'calendars' && packages.length > 0) {
    yield {
      path: 'packages',
      detail: `the page plans their sessions by who is free, which "detail": "${detail}" doesn't tell; expected "calendars", or no packages`,
    };
  }
}

function* inList<Item>(
  list: string,
  items: readonly Item[],
  faultsOf: (item: Item) => readonly OfferFault[],
): Generator<CatalogFault> {
  for (const [i, item] of items.entries()) {
    for (const fault of faultsOf(item)) yield { path: `${list}[${i}].${fault.path}`, detail: inWords(fault) };
  }
}

/** What is wrong, and what is expected in its place. */
function inWords(fault: OfferFault): string {
  const id = 'id' in fault && fault.id !== undefined ? `"${fault.id}"` : 'it';
  switch (fault.code) {
    case 'unknown-service':
    case 'unknown-calendar':
    case 'unknown-pool':
    case 'unknown-role':
    case 'unknown-entry': {
      const what = fault.code.slice('unknown-'.length);
      return `there is no ${what} ${id} on this site; expected one that is listed`;
    }
    case 'unclear-seat':
      return 'names both a calendar and a pool, or neither; expected one of the two';
    case 'wrong-count':
      return 'is no number that this seat can have; expected 1 for the primary seat and for a calendar, else 1 or more';
    case 'calendar-twice':
    case 'pool-twice':
      return `${id} sits in this panel already; expected it once, with a "count" where several of a pool are needed`;
    case 'undecided-pool':
      return `nothing chooses who of ${id} sits there: the client is to; expected a "distribution" with keys for the pool`;
    case 'group-session':
      return `${id} is a session that clients join one by one; expected a service with "seats": 1`;
    case 'list-missing':
      return 'is missing; expected the calendars or roles that may serve, or another "who"';
    case 'service-twice':
      return `${id} stands twice; expected each service once, with the sum of its sessions`;
    case 'wrong-number':
      return 'expected a whole number of 1 or more';
    case 'unreachable-service':
      return `nobody on this page serves ${id}; expected one of its people on the page, or no such entry`;
    case 'only-private-calendars':
      return `all calendars of ${id} are private, so that nobody can book them; expected a public one`;
    case 'too-few-calendars':
      return `${id} is assigned automatically, which needs ${fault.needed} people to choose among, and this page has ${fault.found}; expected more of its people here, or "assignment": "client"`;
    case 'approval-with-pooling':
      return `${id} waits for one person's yes and can't be shared out among a pool; expected no "approval", or no pool`;
    case 'no-rules':
      return 'there are none, and the page starts with them; expected rules, or another "first"';
    case 'nothing-offered':
      return 'there is nothing in them; expected at least one entry';
    case 'unreachable-rule':
      return `the rule ${id} is never reached: one before it has no conditions; expected it further up`;
    case 'unknown-field':
      return `the service doesn't ask ${id}; expected the id of one of its questions`;
  }
}
