/**
 * `rota.js`, the file that pages name: it brings the first of the files whose names change with their content, so that it alone
 * is ever asked for anew. And `files.json`, which says what is what for servers and for pages that name those files themselves.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Runs as a classic script and as a module; an old script of another origin does not know where it came from by itself. */
const loaderOf = (start: string): string =>
  `import(document.currentScript?new URL("${start}",document.currentScript.src):"./${start}")`;

const integrityOf = (path: string): string =>
  `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;

/** Languages have a file for the booking, by their own name, and one for each part that has words of its own (`appointments-de`). */
function nameOf({ name, facadeModuleId }: { name: string; facadeModuleId: string | null }): string {
  const part = /\/locale\/(\w+)\/languages\//.exec(facadeModuleId ?? '')?.[1];
  return part ? `${part}-${name}` : name;
}

export function scriptTagLoader(): Plugin {
  return {
    name: 'script-tag-loader',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !file.isEntry) continue;
        this.emitFile({ type: 'asset', fileName: 'rota.js', source: loaderOf(file.fileName) });
      }
    },
    writeBundle({ dir = '' }, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const named = Object.fromEntries(chunks.map((chunk) => [nameOf(chunk), chunk.fileName]));
      const integrity = Object.fromEntries(
        chunks.map(({ fileName }) => [fileName, integrityOf(join(dir, fileName))] as const),
      );
      writeFileSync(join(dir, 'files.json'), `${JSON.stringify({ ...named, integrity }, null, 2)}\n`);
    },
  };
}
