/**
 * What the first month shares with a file that does without it would lie in a file of its own, for which the month waits one more
 * journey. So the others get a copy: of small modules without a state.
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** @param copies The modules that get a copy, each with the module that it is a copy of, as paths from the root. */
export function ownCopies(root: string, copies: Readonly<Record<string, string>>): Plugin {
  const copied = new Map(
    Object.entries(copies).map(([importer, shared]) => [join(root, importer), join(root, shared)]),
  );
  return {
    name: 'own-copies',
    enforce: 'pre',
    async resolveId(source, importer) {
      const shared = importer && copied.get(importer);
      if (!shared) return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved?.id === shared ? { ...resolved, id: `${shared}?copy` } : undefined;
    },
  };
}
