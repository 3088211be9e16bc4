/**
 * The hosted pages of a site (FL-12): one for the site, and for each service, person, pool and master page that the widget
 * can book or that leads to such. Made of the public catalog: nothing that clients may not know stands on them.
 */
import type { Catalog, Entry, MasterPage, Package, Pool, Service } from '../../engine/index.js';

/** A way to another page. */
export interface PageLink {
  readonly path: string;
  readonly name: string;
  readonly description?: string;
  readonly service?: Service;
}

export interface SitePage {
  /** Behind the site's own address: empty, `/massage`, `/with/room-a`, `/team/evening`, `/package/six`, `/page/start`. */
  readonly path: string;
  readonly heading: string;
  readonly lead?: string;
  /** What the widget is limited to, where it stands on the page. */
  readonly widget?: { readonly service?: string; readonly calendar?: string; readonly package?: string };
  /** Ways to the pages to choose from, where it doesn't. */
  readonly sections?: readonly {
    readonly label?: string;
    readonly instructions?: string;
    readonly links: readonly PageLink[];
  }[];
}

export interface SitePages {
  /** By path. */
  readonly pages: ReadonlyMap<string, SitePage>;
  /** What has no page, each with the reason: one sentence for the site's owner. */
  readonly missing: readonly string[];
}

export function sitePages(catalog: Catalog): SitePages {
  const { site, pools = [], pages: masterPages = [], packages = [], panels = [] } = catalog;
  // Those whom only panels seat are booked by no page yet.
  const services = catalog.services.filter(({ calendars }) => calendars.length > 0);
  const offered: SitePage[] = [
    { path: '', heading: site.name, widget: {} },
    ...services.map((service) => servicePage(service)),
    ...personPages(catalog, services),
    ...pools.flatMap((pool) => poolPage(pool, services)),
    ...packages.map((template) => packagePage(template)),
  ];
  const pages = new Map(offered.map((page) => [page.path, page]));
  const missing: string[] = [];
  for (const page of masterPages) {
    const made = masterPage(page, catalog, pages);
    if (typeof made === 'string') missing.push(`the page "${page.id}": ${made}`);
    else pages.set(made.path, made);
  }
  for (const { id } of panels) missing.push(`the panel "${id}": the widget does not book panels yet`);
  return { pages, missing };
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
  const served = services.filter(({ pool }) => pool === id);
  const [only] = served;
  if (!only) return [];
  const page: SitePage = { path: `/team/${id}`, heading: name };
  if (served.length === 1) return [{ ...page, lead: only.description ?? only.name, widget: { service: only.id } }];
  return [{ ...page, sections: [{ links: served.map((service) => linkTo(servicePage(service), service)) }] }];
}

/** Why a page can't be shown as it is meant, in place of half of it. */
function masterPage(
  { id, name, first, timeFirst, sections, rules }: MasterPage,
  catalog: Catalog,
  pages: ReadonlyMap<string, SitePage>,
): SitePage | string {
  if (first === 'rules' || rules?.length) return 'its rules need several people at once';
  if (timeFirst) return 'a time before the person is not to be had';
  const without: string[] = [];
  const made = sections.map(({ label, instructions, entries }) => {
    const links = entries.flatMap((entry) => {
      const found = linksOf(entry, catalog, pages);
      if (found.length === 0) without.push(`${entry.kind} "${entry.id}"`);
      return found;
    });
    return { label, instructions, links };
  });
  if (without.length > 0) return `${without.join(', ')} has no page`;
  return made.length > 0 ? { path: `/page/${id}`, heading: name, sections: made } : 'nothing on it can be booked';
}

function linksOf({ kind, id }: Entry, catalog: Catalog, pages: ReadonlyMap<string, SitePage>): PageLink[] {
  const link = (path: string, service?: Service): PageLink[] => {
    const page = pages.get(path);
    return page ? [linkTo(page, service)] : [];
  };
  switch (kind) {
    case 'service':
      return link(
        `/${id}`,
        catalog.services.find((service) => service.id === id),
      );
    case 'pool':
      return link(`/team/${id}`);
    case 'specialist':
      return catalog.calendars.filter(({ specialist }) => specialist === id).flatMap((one) => link(`/with/${one.id}`));
    case 'panel':
      return [];
  }
}

function linkTo({ path, heading, lead }: SitePage, service?: Service): PageLink {
  return { path, name: heading, description: lead, ...(service && { service }) };
}
