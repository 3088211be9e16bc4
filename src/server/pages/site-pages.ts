/**
 * The hosted pages of a site (FL-12): one for the site, and for each service, person, pool, panel and master page that the
 * widget can book. Made of the public catalog: nothing that clients may not know stands on them.
 */
import { entriesOf } from '../../engine/pages/page.js';
import {
  openChecked,
  pageOffers,
  type Catalog,
  type MasterPage,
  type OpenedSite,
  type Package,
  type Panel,
  type Pool,
  type Service,
} from '../../engine/index.js';

export interface SitePage {
  /** Behind the site's own address: empty, `/massage`, `/with/a`, `/team/evening`, `/package/six`, `/meeting/board`, `/page/start`. */
  readonly path: string;
  readonly heading: string;
  readonly lead?: string;
  /** What the widget is limited to. */
  readonly widget: {
    readonly service?: string;
    readonly calendar?: string;
    readonly page?: string;
    readonly panel?: string;
    readonly pool?: string;
    readonly package?: string;
  };
}

export interface SitePages {
  /** By path. */
  readonly pages: ReadonlyMap<string, SitePage>;
  /** What has no page, each with the reason: one sentence for the site's owner. */
  readonly missing: readonly string[];
}

export function sitePages(catalog: Catalog): SitePages {
  const { site, pools = [], pages: masterPages = [], packages = [], panels = [] } = catalog;
  // Those whom only panels seat are booked by no page of their own.
  const services = catalog.services.filter(({ calendars }) => calendars.length > 0);
  const opened = openChecked(catalog);
  const offered: SitePage[] = [
    { path: '', heading: site.name, widget: {} },
    ...services.map((service) => servicePage(service)),
    ...personPages(catalog, services),
    ...pools.flatMap((pool) => poolPage(pool, services)),
    ...packages.map((template) => packagePage(template)),
    ...panels.map((panel) => panelPage(panel, catalog)),
  ];
  const missing: string[] = [];
  for (const page of masterPages) {
    const { id, name } = page;
    if (offersAnything(opened, page)) offered.push({ path: `/page/${id}`, heading: name, widget: { page: id } });
    else missing.push(`the page "${id}": nothing on it can be booked`);
  }
  return { pages: new Map(offered.map((page) => [page.path, page])), missing };
}

function servicePage({ id, name, description }: Service): SitePage {
  return { path: `/${id}`, heading: name, lead: description, widget: { service: id } };
}

/** `<rota-package>` says the rest. */
function packagePage({ id, name, description }: Package): SitePage {
  return { path: `/package/${id}`, heading: name, lead: description, widget: { package: id } };
}

/** The people whom clients can ask for by name. */
function personPages({ calendars, specialists }: Catalog, services: readonly Service[]): SitePage[] {
  return calendars.flatMap(({ id, name, specialist }) => {
    const { name: person = name, role } = specialists.find((one) => one.id === specialist) ?? {};
    const isAskedFor = services.some(
      (service) => service.assignment === 'client' && service.reveal === 'always' && service.calendars.includes(id),
    );
    if (!isAskedFor || person === undefined) return [];
    const isOneOfMany = calendars.some((other) => other.specialist === specialist && other.id !== id);
    const heading = isOneOfMany && name !== undefined ? `${person} · ${name}` : person;
    return [{ path: `/with/${id}`, heading, lead: role, widget: { calendar: id } }];
  });
}

/** What a pool serves: its one service, or a choice among them. */
function poolPage({ id, name }: Pool, services: readonly Service[]): SitePage[] {
  const [only, ...others] = services.filter(({ pool }) => pool === id);
  if (!only) return [];
  const page = { path: `/team/${id}`, heading: name };
  if (others.length > 0) return [{ ...page, widget: { pool: id } }];
  return [{ ...page, lead: only.description ?? only.name, widget: { service: only.id } }];
}

function panelPage({ id, name, service }: Panel, { services }: Catalog): SitePage {
  const lead = services.find((one) => one.id === service)?.description;
  return { path: `/meeting/${id}`, heading: name, lead, widget: { panel: id } };
}

/** Whether there is anything on a page that clients may book. */
function offersAnything(site: OpenedSite, page: MasterPage): boolean {
  if (page.first === 'rules') return Boolean(page.rules?.length);
  return pageOffers(site, page).length > 0 || entriesOf(page).some(({ kind }) => kind === 'panel');
}
