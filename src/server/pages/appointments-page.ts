import { html } from 'hono/html';
import type { Catalog } from '../../engine/index.js';
import { contacts } from './document.js';

/**
 * The page that the links in mails lead to (FL-8). What opens the bookings stands behind the `#`, which no server gets to see
 * (A81): so the page is the same for everybody.
 */
export function appointmentsPageBody({ site }: Catalog) {
  return html`<header>
      <p class="site"><a href="/${site.id}">${site.name}</a></p>
    </header>
    <main>
      <rota-appointments backend="/" site="${site.id}" heading-level="1">
        <noscript>
          <p lang="en" dir="ltr">This page needs JavaScript. Please turn it on, or get in touch.</p>
        </noscript>
      </rota-appointments>
    </main>
    ${contacts(site)}`;
}
