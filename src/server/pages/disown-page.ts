import { html } from 'hono/html';
import type { Catalog } from '../../engine/index.js';
import { apart } from '../messages/languages/direction.js';
import type { MailWords } from '../messages/languages/words.js';
import { sha256 } from '../tokens.js';
import { contacts, withoutScript } from './document.js';
import { fileName, type PageFile } from './page-file.js';

/**
 * Runs on the page. What opens the booking stands behind the `#` (A81); and nothing happens before somebody presses the
 * button, since programs open the links in mails, too (A89).
 */
const CODE = `const [booking = '', token = ''] = location.hash.slice(1).split('.');
const steps = [...document.querySelectorAll('[data-step]')];
const calls = \`/v1/sites/\${document.querySelector('main').dataset.site}/bookings/\${encodeURIComponent(booking)}/\`;
for (const button of document.querySelectorAll('button')) {
  button.addEventListener('click', async () => {
    button.disabled = true;
    const headers = { authorization: \`Bearer \${token}\` };
    const answer = await fetch(calls + button.dataset.call, { method: 'POST', headers }).catch(() => undefined);
    button.disabled = false;
    const then = answer?.ok ? button.dataset.then : 'failed';
    for (const step of steps) step.hidden = step.dataset.step !== then;
    steps.find((step) => !step.hidden).focus();
  });
}
`;

export const DISOWN_CODE: PageFile = {
  name: fileName('disown.js', sha256(CODE)),
  type: 'text/javascript; charset=utf-8',
  bodies: { identity: CODE },
};

/** The page for who has got a mail about what another person booked: the same for everybody. */
export function disownPageBody({ site }: Catalog, words: MailWords) {
  const { heading, lead, button, done, undo, undone, failed } = words.strings.disown;
  const name = apart(site.name, words.direction);
  return html`<header>
      <p class="site"><a href="/${site.id}">${site.name}</a></p>
      <h1>${heading}</h1>
    </header>
    <main data-site="${site.id}">
      ${withoutScript(words)}
      <section data-step="ask">
        <p>${lead(name)}</p>
        <button type="button" data-call="disown" data-then="done">${button}</button>
      </section>
      <section data-step="done" tabindex="-1" hidden>
        <p>${done(name)}</p>
        <button type="button" data-call="allow-mail" data-then="undone">${undo}</button>
      </section>
      <section data-step="undone" tabindex="-1" hidden><p>${undone}</p></section>
      <section data-step="failed" tabindex="-1" hidden><p>${failed}</p></section>
    </main>
    ${contacts(site)}`;
}
