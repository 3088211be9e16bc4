/** Pages may put keys into every object (ABUSE A60), and the bundler's helper for namespaces loops over those, too. */
import type { Plugin } from 'vite';

const LOOP = /for ?\((var|let|const) (\w+) in (\w+)\)/g;

/** Has the loops over all keys in the finished files, all of which the bundler wrote, go over own keys alone. */
export function ownKeysOnly(): Plugin {
  return {
    name: 'own-keys-only',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk') file.code = file.code.replace(LOOP, 'for($1 $2 of Object.keys($3))');
    },
  };
}
