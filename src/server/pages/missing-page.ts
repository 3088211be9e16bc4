import { html } from 'hono/html';
import type { Catalog } from '../../engine/index.js';
import type { MailWords } from '../messages/languages/words.js';
import { contacts } from './document.js';

/** What helps who came by a link that leads nowhere: the way to the site's own page, and how else to reach it. */
export function missingPageBody({ strings }: MailWords, catalog?: Catalog) {
  const { site } = catalog ?? {};
  const { heading, lead, all } = strings.missing;
  return html`<header>
      ${site && html`<p class="site"><a href="/${site.id}">${site.name}</a></p>`}
      <h1>${heading}</h1>
      <p class="lead">${lead}</p>
    </header>
    <main>
      ${
        site
          ? html`<ul class="choices">
              <li>
                <a href="/${site.id}"><strong>${all}</strong><span>${site.name}</span></a>
              </li>
            </ul>`
          : html`<p>Please open the whole link as it was sent to you, or ask whoever sent it.</p>`
      }
    </main>
    ${site && contacts(site)}`;
}
