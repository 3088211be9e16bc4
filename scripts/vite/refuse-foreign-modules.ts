/** Stops a build that would bring mocks, the server, tests or their tools into the page. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

const OWN_FOLDERS = /^src\/(?!server\/)/;

export function refuseForeignModules(root: string): Plugin {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const isFine = (path: string) => {
    const [, packageName] = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
    return packageName ? !(packageName in devDependencies) : OWN_FOLDERS.test(path);
  };
  return {
    name: 'refuse-foreign-modules',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        const paths = file.moduleIds
          .filter((id) => id.startsWith(root))
          .map((id) => relative(root, id).replaceAll('\\', '/'));
        const foreign = paths.filter((path) => !isFine(path));
        if (foreign.length)
          this.error(`${file.fileName} must not hold these modules; look for what imports them: ${foreign.join(', ')}`);
      }
    },
  };
}
