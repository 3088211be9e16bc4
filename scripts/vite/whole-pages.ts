/** Refuses a build whose pages lack the scripts that their sources name: it would show pages that do nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Plugin } from 'vite';

const MODULE = /<script type="module"[^>]*? src="([^"]+)"/;

export function wholePages(root: string): Plugin {
  const isPage = (name: string): boolean => name.endsWith('.html');
  const scriptsOf = (page: string, html: string): string[] =>
    [...html.matchAll(new RegExp(MODULE, 'g'))].map(([, address]) => posix.join(posix.dirname(page), address!));
  return {
    name: 'whole-pages',
    // Not of what is in memory but of what lies there: another build at the same time would have emptied the folder.
    writeBundle({ dir = '' }, bundle) {
      for (const page of Object.keys(bundle).filter(isPage)) {
        if (!MODULE.test(readFileSync(join(root, page), 'utf8'))) continue;
        const html = existsSync(join(dir, page)) ? readFileSync(join(dir, page), 'utf8') : '';
        const scripts = scriptsOf(page, html);
        const lost = scripts.filter((script) => !existsSync(join(dir, script)));
        if (scripts.length > 0 && lost.length === 0) continue;
        this.error(
          `${page} was built without its scripts (${lost.join(', ') || 'none is named'}). Is another build writing to ${dir}?`,
        );
      }
    },
  };
}
