import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';

/** Puts a file, named from the root of the project, as it is beside what is built. */
export function copyFile(path: string): Plugin {
  return {
    name: 'copy-file',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: basename(path), source: readFileSync(path) });
    },
  };
}
