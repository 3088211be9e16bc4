import { html } from 'hono/html';
import type { Catalog } from '../../engine/index.js';
import { contacts } from './document.js';

/** What helps who came by a link that leads nowhere: the way to the site's own page, and how else to reach it. */
export function missingPageBody(catalog?: Catalog) {
  const { site } = catalog ?? {};
  return html`<header lang="en" dir="ltr">
      ${site && html`<p class="site"><a href="/${site.id}">${site.name}</a></p>`}
      <h1>There is nothing at this address</h1>
      <p class="lead">The link may be incomplete, or what it led to is no longer offered.</p>
    </header>
    <main lang="en" dir="ltr">
      ${
        site
          ? html`<ul class="choices">
              <li>
                <a href="/${site.id}"><strong>See all that can be booked</strong><span>${site.name}</span></a>
              </li>
            </ul>`
          : html`<p>Please open the whole link as it was sent to you, or ask whoever sent it.</p>`
      }
    </main>
    ${site && contacts(site)}`;
}
