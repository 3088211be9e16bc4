import { html } from 'hono/html';
import type { Catalog } from '../../engine/index.js';
import type { MailStrings } from '../messages/languages/strings.js';
import type { MailWords } from '../messages/languages/words.js';
import { contacts, packageWidget, withoutScript, type Markup } from './document.js';
import { APPOINTMENTS_PATH, PACKAGE_PATH } from './paths.js';

/** A page with the widget for what one client has (FL-8, PK-1), to which a link in a mail leads. */
export interface ClientPage {
  /** Before the name of the site. */
  readonly title: (strings: MailStrings) => string;
  readonly widget: (site: string, words: MailWords) => Markup;
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
      widget: (site, words) =>
        html`<rota-appointments backend="/" site="${site}" heading-level="1">
          ${withoutScript(words)}
        </rota-appointments>`,
      part: 'appointments',
    },
  ],
  [PACKAGE_PATH, { title: (strings) => strings.package, widget: packageWidget, part: 'package' }],
]);

export function clientPageBody({ widget }: ClientPage, { site }: Catalog, words: MailWords): Markup {
  return html`<header>
      <p class="site"><a href="/${site.id}">${site.name}</a></p>
    </header>
    <main>${widget(site.id, words)}</main>
    ${contacts(site)}`;
}
