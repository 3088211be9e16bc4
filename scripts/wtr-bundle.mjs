// Each test file reaches the browser as one bundle. Served file by file they are hundreds of requests each, which takes longer
// than the tests.
import { relative } from 'node:path';
import { build } from 'esbuild';

/** What dynamic imports bring are files of their own, which come when they are asked for. */
const LATER = 'node_modules/.bundle';

/** A plugin for @web/test-runner that serves TypeScript files with all that they import, from memory. */
export function bundlePlugin() {
  const later = new Map();
  let root;

  async function bundle(path) {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: [`.${path}`],
      outdir: root,
      outbase: root,
      chunkNames: `${LATER}/[hash]`,
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2022',
      conditions: ['browser', 'development'],
      // The runner serves this one itself.
      external: ['/__web-dev-server__web-socket.js'],
      // For the places in a failure's stack.
      sourcemap: 'inline',
      sourcesContent: false,
      write: false,
      logLevel: 'silent',
    });
    const files = new Map(
      outputFiles.map(({ path, text }) => [`/${relative(root, path).replaceAll('\\', '/')}`, text]),
    );
    for (const [name, code] of files) if (name.startsWith(`/${LATER}/`)) later.set(name, code);
    return files.get(path.replace(/ts$/, 'js'));
  }

  return {
    name: 'bundle',
    serverStart: ({ config }) => void (root = config.rootDir),
    async serve({ path }) {
      // What is wrong with a file is said where the failures of its tests would be.
      const fail = ({ message }) => `throw new SyntaxError(${JSON.stringify(message)});`;
      const body = path.endsWith('.ts') ? await bundle(path).catch(fail) : later.get(path);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}
