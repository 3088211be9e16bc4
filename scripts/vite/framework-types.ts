import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Puts the types for frameworks beside the package's files, from where they reach the other declarations by `dist/types`. */
export function frameworkTypes(folder: string): Plugin {
  return {
    name: 'framework-types',
    generateBundle() {
      for (const file of readdirSync(folder)) {
        const source = readFileSync(`${folder}/${file}`, 'utf8').replaceAll(`'../elements/`, `'../types/src/elements/`);
        this.emitFile({ type: 'asset', fileName: file, source });
      }
    },
  };
}
