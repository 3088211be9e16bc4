import { machineClock } from '../machine-clock.js';
import { sitePages } from '../pages/site-pages.js';
import { publicCatalog } from '../public-catalog.js';
import type { Sites } from '../sites.js';

export interface Announced {
  /** Address of this server. */
  readonly url: string;
  readonly sites: Sites;
  /** Origins that may use every site, besides those each one lists. */
  readonly origins: readonly string[];
  /** Whether hosted pages are served. */
  readonly hasPages: boolean;
}

/** What a newcomer has to know, as lines: the links to send to clients, the tag to paste, what has no page yet. */
export function announcement({ url, sites, origins, hasPages }: Announced): string {
  const lines = [`Rota's reference backend: ${url}/v1/sites/`];
  for (const hosted of sites) {
    const { setup } = hosted;
    const { id, name } = setup.catalog.site;
    const { pages, missing } = sitePages(publicCatalog(hosted, machineClock()));
    lines.push('', name);
    if (hasPages) {
      lines.push('  links to send to clients:');
      for (const { path, heading } of pages.values()) lines.push(`    ${url}/${id}${path}${path && `  ${heading}`}`);
      for (const what of missing) lines.push(`    without a page: ${what}`);
    }
    const allowed = ['of this machine', ...origins, ...setup.origins].join(' and ');
    lines.push(`  or the tag, for pages ${allowed}:`);
    if (hasPages) lines.push(`    <script src="${url}/-/rota.js" async></script>`);
    lines.push(`    <rota-booking backend="${url}" site="${id}"></rota-booking>`);
  }
  if (!hasPages) lines.push('', 'No booking pages: dist/embed/rota.js is missing; `npm run build:embed` makes it.');
  return lines.join('\n');
}
