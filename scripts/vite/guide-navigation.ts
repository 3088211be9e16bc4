import type { Plugin } from 'vite';

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

const PLACE = '<nav aria-label="Rota demo" data-guides></nav>';

/** Fills a page's empty `<nav data-guides>` with the links that all guides have. */
export function guideNavigation(): Plugin {
  return {
    name: 'guide-navigation',
    transformIndexHtml: {
      order: 'pre',
      handler(html, { path }) {
        const links = GUIDES.map(([file, title]) => {
          const current = path.endsWith(`/${file}.html`) ? ' aria-current="page"' : '';
          return `<a href="./${file}.html"${current}>${title}</a>`;
        });
        const all = '<a href="../index.html">All demos</a>';
        return html.replace(PLACE, PLACE.replace('></nav>', `>${[...links, all].join('\n')}</nav>`));
      },
    },
  };
}
