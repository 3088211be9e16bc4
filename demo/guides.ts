/** The guides' examples: what a page shows of them is what runs in it, from one file each (demo/examples). */
import { setupWorker } from 'msw/browser';
import { mockSite, sampleName } from '../mocks/handlers.js';

const TEXTS = import.meta.glob<string>('./examples/*', { query: '?raw', import: 'default', eager: true });
const PROGRAMS = import.meta.glob('./examples/*.js');

/** Where the examples' script tag lies in the demo. */
const HOST = 'https://your-host.example/';
const EMBED = '../dist/embed/';

interface Example {
  readonly figure: HTMLElement;
  readonly file: string;
  readonly text: string;
}

const examples = [...document.querySelectorAll<HTMLElement>('figure[data-example]')].map((figure): Example => {
  const file = figure.dataset['example']!;
  return { figure, file, text: TEXTS[`./examples/${file}`]! };
});

for (const { figure, file, text } of examples) showText(figure, file, text.trim());
await startBackends();
for (const example of examples) if (!('still' in example.figure.dataset)) await run(example);

function showText(figure: HTMLElement, file: string, text: string): void {
  const caption = document.createElement('figcaption');
  const copy = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Copy' });
  copy.setAttribute('aria-label', `Copy ${file}`);
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    copy.textContent = 'Copied';
    setTimeout(() => (copy.textContent = 'Copy'), 2000);
  });
  const name = Object.assign(document.createElement('span'), { textContent: file });
  caption.append(name, copy);
  const pre = Object.assign(document.createElement('pre'), { tabIndex: 0 });
  pre.append(Object.assign(document.createElement('code'), { textContent: text }));
  figure.append(caption, pre);
}

/** Mocks the sites that the examples name, at whatever address they name. */
async function startBackends(): Promise<void> {
  const sites = new Set(
    examples.flatMap(({ text }) => [...text.matchAll(/ site="([^"]+)"/g)].map(([, site]) => site!)),
  );
  const handlers = [...sites].flatMap((site) => mockSite(sampleName(site)).handlers);
  if (handlers.length === 0) return;
  const serviceWorker = { url: '../mockServiceWorker.js' };
  await setupWorker(...handlers).start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker });
}

async function run({ figure, file, text }: Example): Promise<void> {
  if (file.endsWith('.js')) return void (await PROGRAMS[`./examples/${file}`]!());
  if (file.endsWith('.css'))
    return document.head.append(Object.assign(document.createElement('style'), { textContent: text }));
  const live = Object.assign(document.createElement('div'), { className: 'live' });
  // Scripts of a fragment that is made so run once it is in the page.
  live.append(document.createRange().createContextualFragment(text.replaceAll(HOST, EMBED)));
  figure.append(live);
}
