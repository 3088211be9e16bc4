import { html } from 'hono/html';
import type { Catalog } from '../../engine/index.js';
import { contacts } from './document.js';
import { APPOINTMENTS_PATH } from './paths.js';

/** The page on which clients book sessions out of a package that they have: what opens it stands behind the `#` (A81). */
export function packagePageBody({ site }: Catalog) {
  return html`<header>
      <p class="site"><a href="/${site.id}">${site.name}</a></p>
    </header>
    <main>
      <rota-package backend="/" site="${site.id}" heading-level="1" manage-page="/${site.id}${APPOINTMENTS_PATH}">
        <noscript>
          <p lang="en" dir="ltr">This page needs JavaScript. Please turn it on, or get in touch.</p>
        </noscript>
      </rota-package>
    </main>
    ${contacts(site)}`;
}
