import type { HtmlTagDescriptor, Plugin } from 'vite';

/** The guides, in the order in which a newcomer reads them. */
const GUIDES = [
  ['start', 'Paste a tag'],
  ['compose', 'Compose'],
  ['themes', 'Theme'],
  ['elements', 'Parts and tokens'],
  ['events', 'Events'],
  ['adapter', 'Adapter'],
  ['accessibility', 'Accessibility'],
  ['operators', 'Run it'],
] as const;

const PLACE = '<header class="bar" data-guides></header>';

/** What all guides have in their heads, above what is each one's own. */
const HEAD: readonly HtmlTagDescriptor[] = (
  [
    ['meta', { charset: 'utf-8' }],
    ['meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }],
    ['meta', { name: 'color-scheme', content: 'light dark' }],
    ['link', { rel: 'icon', href: 'data:,' }],
    ['link', { rel: 'stylesheet', href: './demo.css' }],
    ['link', { rel: 'stylesheet', href: './operators.css' }],
  ] as const
).map(([tag, attrs]) => ({ tag, attrs, injectTo: 'head-prepend' }));

/** Gives pages with an empty `<header data-guides>` what all guides have: the head, and a header with links to all of them. */
export function guideFrame(): Plugin {
  return {
    name: 'guide-frame',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path }) =>
        html.includes(PLACE) ? { html: html.replace(PLACE, headerOn(path)), tags: [...HEAD] } : html,
    },
  };
}

function headerOn(path: string): string {
  const links = GUIDES.map(([file, title]) => {
    const current = path.endsWith(`/${file}.html`) ? ' aria-current="page"' : '';
    return `<a href="./${file}.html"${current}>${title}</a>`;
  });
  return `<header class="bar">
    <a class="brand" href="../index.html">Rota</a>
    <nav aria-label="Rota demo">
      ${[...links, '<a href="../index.html">All demos</a>'].join('\n')}
    </nav>
  </header>`;
}
