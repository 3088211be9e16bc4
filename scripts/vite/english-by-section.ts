/** English section by section, with the file that needs it: of the strings that are always there, the script tag takes src/embed/english.ts. */
import { join } from 'node:path';
import type { Plugin } from 'vite';

export function englishBySection(root: string): Plugin {
  return {
    name: 'english-by-section',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === './english.js' && importer?.endsWith('/src/locale/languages.ts')
        ? join(root, 'src/embed/english.ts')
        : undefined,
  };
}
