import { html } from 'hono/html';
import type { Catalog } from '../../engine/index.js';
import type { MailStrings } from '../messages/languages/strings.js';
import { contacts, needsScript, packageWidget, type Markup } from './document.js';
import { APPOINTMENTS_PATH, PACKAGE_PATH } from './paths.js';

/** A page with the widget for what one client has (FL-8, PK-1), to which a link in a mail leads. */
export interface ClientPage {
  /** Before the name of the site. */
  readonly title: (strings: MailStrings) => string;
  readonly widget: (site: string) => Markup;
  /** Which of the script tag's files it needs besides the first ones. */
  readonly part: 'appointments' | 'package';
}

/**
 * By path. What opens a booking stands behind the `#`, which no server gets to see (A81): so each is the same for
 * everybody.
 */
export const CLIENT_PAGES: ReadonlyMap<string, ClientPage> = new Map([
  [
    APPOINTMENTS_PATH,
    {
      title: ({ kinds }) => kinds['client-appointments'].subject,
      widget: (site) =>
        html`<rota-appointments backend="/" site="${site}" heading-level="1">${needsScript}</rota-appointments>`,
      part: 'appointments',
    },
  ],
  [PACKAGE_PATH, { title: (strings) => strings.package, widget: (site) => packageWidget(site), part: 'package' }],
]);

export function clientPageBody({ widget }: ClientPage, { site }: Catalog): Markup {
  return html`<header>
      <p class="site"><a href="/${site.id}">${site.name}</a></p>
    </header>
    <main>${widget(site.id)}</main>
    ${contacts(site)}`;
}
