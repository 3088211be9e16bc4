import { html } from 'hono/html';
import type { Catalog } from '../../engine/index.js';
import { directionOf } from '../messages/languages/direction.js';
import type { MailWords } from '../messages/languages/words.js';
import { APPOINTMENTS_PATH } from './paths.js';
import type { SitePage } from './site-pages.js';

/** Text with everything escaped that could be markup. */
export type Markup = ReturnType<typeof html>;

export interface Frame {
  /** BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  readonly description?: string;
  /** Whether it is nothing for search engines. */
  readonly isPrivate?: boolean;
  /** Addresses, as those of the following. */
  readonly styles: readonly string[];
  /** Modules. */
  readonly scripts: readonly string[];
  /** Modules that those ask for at once. */
  readonly preload?: readonly string[];
}

/** A whole document. Nothing in it runs or looks but the files that it names. */
export async function documentOf(frame: Frame, body: Markup): Promise<string> {
  const { language, title, description, isPrivate, styles, scripts, preload = [] } = frame;
  const document = await html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${isPrivate && html`<meta name="robots" content="noindex" />`}
        ${
          description &&
          html`<meta name="description" content="${description}" />
            <meta property="og:description" content="${description}" />`
        }
        <meta property="og:title" content="${title}" />
        <link rel="icon" href="data:," />
        ${styles.map((address) => html`<link rel="stylesheet" href="${address}" />`)}
        ${scripts.map((address) => html`<script type="module" src="${address}"></script>`)}
        ${preload.map((address) => html`<link rel="modulepreload" href="${address}" />`)}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  return document.toString();
}

/** A page of a site: its name, what the page is about, and the widget. */
export function sitePageBody(page: SitePage, { site }: Catalog, words: MailWords): Markup {
  const { path, heading, lead, widget } = page;
  return html`<header>
      ${path !== '' && html`<p class="site"><a href="/${site.id}">${site.name}</a></p>`}
      ${widget.package === undefined && html`<h1>${heading}</h1>`}
      ${widget.package === undefined && lead !== undefined && html`<p class="lead">${lead}</p>`}
    </header>
    <main>${widgetOf(site.id, widget, words)}</main>
    ${contacts(site)}`;
}

/** What stands where nothing runs. */
export function withoutScript({ language, direction, strings }: MailWords): Markup {
  return html`<noscript><p lang="${language}" dir="${direction}">${strings.needsScript}</p></noscript>`;
}

function widgetOf(site: string, widget: SitePage['widget'], words: MailWords): Markup {
  const { service, calendar, page, panel, pool, package: bundle } = widget;
  if (bundle !== undefined) return packageWidget(site, words, bundle);
  return html`<rota-booking
    backend="/"
    site="${site}"
    service="${service}"
    calendar="${calendar}"
    page="${page}"
    panel="${panel}"
    pool="${pool}"
    keep-draft
  >
    ${withoutScript(words)}
  </rota-booking>`;
}

/** A package to be taken, or the one that the link to the page opens. */
export function packageWidget(site: string, words: MailWords, bundle?: string): Markup {
  return html`<rota-package
    backend="/"
    site="${site}"
    ${bundle !== undefined && html`package="${bundle}"`}
    heading-level="1"
    manage-page="/${site}${APPOINTMENTS_PATH}"
  >
    ${withoutScript(words)}
  </rota-package>`;
}

/** How else to reach the site; empty where it doesn't say. */
export function contacts({ phone, email }: Pick<Catalog['site'], 'phone' | 'email'>): Markup {
  if (phone === undefined && email === undefined) return html``;
  return html`<footer>
    ${phone !== undefined && html`<a href="tel:${phone.replace(/[^+\d]/g, '')}" dir="ltr">${phone}</a>`}
    ${email !== undefined && html`<a href="mailto:${email}">${email}</a>`}
  </footer>`;
}
