import { Hono } from 'hono';
import type { Catalog } from '../../engine/index.js';
import type { Instant } from '../../time/index.js';
import type { Handler } from '../handler.js';
import type { HostedSite } from '../hosted-site.js';
import { named, observed, type Answered } from '../http/observed.js';
import { taggedText } from '../http/answers.js';
import { publicCatalog } from '../public-catalog.js';
import type { Sites } from '../sites.js';
import { sha256 } from '../tokens.js';
import { MAIL_LANGUAGES, mailWords } from '../messages/languages/words.js';
import { CLIENT_PAGES, clientPageBody, type ClientPage } from './client-pages.js';
import { DISOWN_CODE, disownPageBody } from './disown-page.js';
import { documentOf, sitePageBody, type Frame, type Markup } from './document.js';
import { languageFor } from './language.js';
import { DISOWN_PATH } from './paths.js';
import { missingPageBody } from './missing-page.js';
import { fileName, fileResponse, PAGE_FILES, type PageFile } from './page-file.js';
import { contentPolicy, PAGE_HEADERS } from './policy.js';
import { sitePages, type SitePage } from './site-pages.js';
import { lookStyles } from './styles.js';

export interface PagesOptions {
  readonly sites: Sites;
  readonly clock: () => Instant;
  /** Told of each answer, without anything personal. */
  readonly onAnswer?: (answered: Answered) => void;
  readonly widget: WidgetFiles;
  /** The style sheet of the pages. */
  readonly styles: PageFile;
}

/** The script tag's files. */
export interface WidgetFiles {
  readonly files: readonly PageFile[];
  /** Names of the one that starts, and of the one that it asks for first. */
  readonly start: string;
  readonly next: string;
  /** Name of the one for a client's own bookings. */
  readonly appointments: string;
  /** Of the one for packages. */
  readonly package: string;
}

/** Answers a request for anything but the API. */
export type Pages = (request: Request) => Promise<Response>;

/**
 * The hosted booking pages (FL-12): `/{site}` and what lies under it, for browsers. Everything they load comes from `/-/`;
 * no id of a site starts so.
 */
export function createPages({ sites, clock, onAnswer, widget, styles }: PagesOptions): Pages {
  const app = new Hono({ strict: false });
  app.use(named, observed(onAnswer));

  app.get(`${PAGE_FILES}:file`, async ({ req }) => {
    const name = req.param('file');
    const accepted = req.header('accept-encoding') ?? null;
    const file = [...widget.files, styles, DISOWN_CODE].find((one) => one.name === name) ?? lookFile(name, sites);
    return file ? fileResponse(file, accepted) : missing();
  });

  app.get('/', () => {
    const [only, ...more] = sites;
    return only && more.length === 0 ? redirect(`/${only.opened.site.id}`) : missing();
  });

  app.get('/:site{[^-][^/]*}/:first?/:second?', async ({ req }) => {
    const path = new URL(req.url).pathname;
    // Links are typed from paper, too; ids have no capitals.
    const usual = path.toLowerCase().replace(/\/+$/, '');
    const hosted = sites.get(usual.split('/')[1]!);
    if (!hosted) return missing();
    const catalog = publicCatalog(hosted, clock());
    const below = usual.slice(catalog.site.id.length + 1);
    if (below === DISOWN_PATH) return showDisown(req.raw, hosted);
    const own = CLIENT_PAGES.get(below);
    if (own) return path === usual ? showClientPage(req.raw, hosted, own) : redirect(usual);
    const page = sitePages(catalog).pages.get(below);
    if (!page) return missing(hosted);
    return path === usual ? show(req.raw, hosted, page) : redirect(usual);
  });

  app.notFound(() => missing());

  async function show(request: Request, hosted: HostedSite, page: SitePage): Promise<Response> {
    const catalog = publicCatalog(hosted, clock());
    const language = languageFor(hosted.setup.language, request.headers.get('accept-language') ?? undefined);
    const { heading, lead, path } = page;
    const words = await mailWords(language);
    const services = new Intl.ListFormat(language).format(catalog.services.map(({ name }) => name));
    const text = await documentOf(
      {
        language,
        title: path === '' ? heading : `${heading} · ${catalog.site.name}`,
        description: lead ?? services,
        styles: await stylesOf(hosted),
        scripts: [PAGE_FILES + widget.start],
        preload: preloadOf(page.widget).map((name) => PAGE_FILES + name),
      },
      sitePageBody(page, catalog, words),
    );
    return taggedText(request, text, {
      ...PAGE_HEADERS,
      vary: 'Accept-Language',
      'content-security-policy': contentPolicy(catalog, hosted.setup.origins),
    });
  }

  function preloadOf(shown: SitePage['widget']): string[] {
    return [widget.next, ...(shown.package === undefined ? [] : [widget.package])];
  }

  async function showClientPage(request: Request, hosted: HostedSite, page: ClientPage): Promise<Response> {
    const language = languageFor(hosted.setup.language, request.headers.get('accept-language') ?? undefined);
    const words = await mailWords(language);
    const frame = {
      ...{ language, title: page.title(words.strings) },
      scripts: [PAGE_FILES + widget.start],
      preload: [widget.next, widget[page.part]].map((name) => PAGE_FILES + name),
    };
    return showPrivate(request, hosted, frame, (catalog) => clientPageBody(page, catalog, words));
  }

  /** In the language of the mail that led there, which its link names. */
  async function showDisown(request: Request, hosted: HostedSite): Promise<Response> {
    const named = new URL(request.url).searchParams.get('in') ?? '';
    const words = await mailWords(MAIL_LANGUAGES.includes(named) ? named : undefined, hosted.setup.language);
    const { language, strings } = words;
    const frame = { language, title: strings.disown.heading, scripts: [PAGE_FILES + DISOWN_CODE.name] };
    return showPrivate(request, hosted, frame, (catalog) => disownPageBody(catalog, words));
  }

  /** Nothing for search engines: what it shows is one client's. */
  async function showPrivate(
    request: Request,
    hosted: HostedSite,
    { title, ...frame }: Omit<Frame, 'styles' | 'isPrivate'>,
    bodyOf: (catalog: Catalog) => Markup,
  ): Promise<Response> {
    const catalog = publicCatalog(hosted, clock());
    const whole = {
      ...frame,
      title: `${title} · ${catalog.site.name}`,
      isPrivate: true,
      styles: await stylesOf(hosted),
    };
    return taggedText(request, await documentOf(whole, bodyOf(catalog)), {
      ...PAGE_HEADERS,
      vary: 'Accept-Language',
      'x-robots-tag': 'noindex',
      'content-security-policy': contentPolicy(catalog),
    });
  }

  async function missing(hosted?: HostedSite): Promise<Response> {
    const catalog = hosted && publicCatalog(hosted, clock());
    const words = await mailWords(hosted?.setup.language ?? 'en');
    const frame = {
      ...{ language: words.locale, title: words.strings.missing.heading },
      styles: await stylesOf(hosted),
      scripts: [],
    };
    const text = await documentOf(frame, missingPageBody(words, catalog));
    const policy = contentPolicy(catalog ?? { specialists: [] });
    return new Response(text, {
      status: 404,
      headers: { ...PAGE_HEADERS, 'cache-control': 'no-cache', 'content-security-policy': policy },
    });
  }

  async function stylesOf(hosted?: HostedSite): Promise<string[]> {
    const look = hosted && lookFileOf(hosted);
    return [styles, ...(look ? [look] : [])].map(({ name }) => PAGE_FILES + name);
  }

  return async (request) => app.fetch(request);
}

/** The API for programs, pages for browsers: who reads an address that is not the API's gets a page. */
export function withPages(handler: Handler, pages: Pages): Handler {
  return async (request) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    return isRead && !/^\/v1(\/|$)/.test(new URL(request.url).pathname) ? pages(request) : handler(request);
  };
}

/** The style sheet of a site's own look, by its name. */
function lookFile(name: string, sites: Sites): PageFile | undefined {
  const hosted = sites.get(name.split('.')[0]!);
  const file = hosted && lookFileOf(hosted);
  return file?.name === name ? file : undefined;
}

function lookFileOf({ setup }: HostedSite): PageFile | undefined {
  if (!setup.look) return undefined;
  const css = lookStyles(setup.look);
  const name = fileName(`${setup.catalog.site.id}.css`, sha256(css));
  return { name, type: 'text/css; charset=utf-8', bodies: { identity: css } };
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location } });
}
