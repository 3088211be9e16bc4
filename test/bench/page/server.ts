/** A site of its own for the bench of the page: the script tag's built files, and a backend that answers from a recipe. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Capabilities } from '../../../src/adapter/contract.js';
import type { Availability, CalendarAvailability, Catalog } from '../../../src/engine/index.js';
import { MINUTES_PER_DAY, type Day, type Span } from '../../../src/time/index.js';
import { availabilityOf, catalogOf, FIRST_DAY } from '../load.js';

/** A page with one element of Lit's and nothing else: what any page with Lit pays. */
export const LIT_ALONE = `
  import { html, LitElement } from 'lit';
  customElements.define('lit-alone', class extends LitElement { render() { return html\`<p>Alone</p>\`; } });`;

export async function bundledLit(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: LIT_ALONE, resolveDir: process.cwd() },
    conditions: ['module', 'browser', 'production'],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  return outputFiles[0]!.text;
}

/** A page that writes one date, and nothing else: what any page with dates in the reader's language pays. */
const ONE_DATE = 'document.querySelector("p").append(new Intl.DateTimeFormat("en", { weekday: "long" }).format())';

/** A month without Rota: a table whose days change as plain as they can, which tells once that is painted. What any calendar pays. */
const PLAIN_MONTH = `<style>
  table { inline-size: 350px; table-layout: fixed }
  .day { display: grid; place-items: center; inline-size: 100%; aspect-ratio: 1; border: 0; background: none; font: inherit }
  .free { background: #e4e9f5; font-weight: 650 }
</style>
<h2>November</h2><button id="next">Next</button>
<table>${`<tr>${'<td><button class="day"><span>1</span></button></td>'.repeat(7)}</tr>`.repeat(6)}</table>
<script>
  next.onclick = () => {
    document.querySelector('h2').textContent = 'December';
    document.querySelectorAll('.day').forEach((day, i) => {
      day.className = i % 3 ? 'day' : 'day free';
      day.setAttribute('aria-label', 'Tuesday ' + i);
      day.firstChild.textContent = i + 2;
    });
    requestAnimationFrame(() => setTimeout(() => { performance.mark('shown'); tell('turned') }));
  };
</script>`;

/** Room for the widget before its script is there, as the README has it. */
const ROOM = '<style>rota-booking:not(:defined) { display: block; min-block-size: 36em }</style>';

const page = (script: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>${ROOM}<script type="module" src="${script}"></script>` +
  `<body><h1>A site</h1>${body}<p>What stands below</p></body></html>`;

/** The answer for any days: the load's own, moved there. */
function answerOf(catalog: Catalog, from: Day, to: Day): Availability {
  const by = (from - FIRST_DAY) * MINUTES_PER_DAY;
  const moved = (spans: readonly Span[]): Span[] => spans.map(([begin, end]) => [begin + by, end + by]);
  const { calendars, ...answer } = availabilityOf(catalog, to - from);
  return {
    ...answer,
    now: Math.floor(Date.now() / 60_000),
    days: [from, to],
    calendars: calendars.map((one): CalendarAvailability => ({ ...one, busy: moved(one.busy) })),
    figures: { ...answer.figures, sessions: [] },
  };
}

/** What a backend like our own can do. */
const CAPABILITIES: Capabilities = {
  detail: 'calendars',
  assignment: 'backend',
  cancel: true,
  holds: true,
  liveChanges: true,
};

/** Serves `/empty`, `/plain`, `/date`, `/lit`, and `/8`, `/200`, …: the widget on a site of so many people. Gives the address. */
export async function servePages(start: string): Promise<{ origin: string; stop(): void }> {
  const lit = await bundledLit();
  const answers = new Map<string, Buffer>();
  const packed = (key: string, make: () => string): Buffer => {
    const kept = answers.get(key) ?? gzipSync(make());
    answers.set(key, kept);
    return kept;
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://bench');
    const send = (type: string, make: () => string): void =>
      void response
        .writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' })
        .end(packed(request.url!, make));
    const [, people, what] = /^\/v1\/sites\/s(\d+)\/(catalog|availability)$/.exec(pathname) ?? [];
    const days = ['from', 'to'].map((name) => Number(searchParams.get(name))) as [Day, Day];
    if (pathname.endsWith('/capabilities')) send('application/json', () => JSON.stringify(CAPABILITIES));
    // Nothing changes, and the stream stays open.
    else if (pathname.endsWith('/changes'))
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    else if (what === 'catalog') send('application/json', () => JSON.stringify(catalogOf(Number(people))));
    else if (what) send('application/json', () => JSON.stringify(answerOf(catalogOf(Number(people)), ...days)));
    else if (pathname === '/empty') send('text/html', () => page('data:text/javascript,', ''));
    else if (pathname === '/plain') send('text/html', () => page('data:text/javascript,', PLAIN_MONTH));
    else if (pathname === '/date')
      send('text/html', () => page(`data:text/javascript,${encodeURIComponent(ONE_DATE)}`, ''));
    else if (pathname === '/lit') send('text/html', () => page('/lit.js', '<lit-alone></lit-alone>'));
    else if (pathname === '/lit.js') send('text/javascript', () => lit);
    else if (pathname.endsWith('.js')) send('text/javascript', () => readFileSync(`dist/embed${pathname}`, 'utf8'));
    else if (/^\/\d+$/.test(pathname))
      send('text/html', () =>
        page(`/${start}`, `<rota-booking backend="/" site="s${pathname.slice(1)}"></rota-booking>`),
      );
    else response.writeHead(204).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => void server.close(),
  };
}
