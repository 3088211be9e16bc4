// Packages reach the browser tests as one bundle each. Served file by file they are some 1,900 requests and most of the
// time of a run (date-fns and msw are hundreds of modules each).
import { build } from 'esbuild';
import { globFiles } from './files.mjs';

const FOLDER = '/node_modules/.vendor/';

/** What these files and all that they reach import from packages: esbuild follows the imports. */
async function followImports(root, entryPoints) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    bundle: true,
    packages: 'external',
    format: 'esm',
    outdir: 'unused',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  return imports.filter(({ external }) => external).map(({ path }) => path);
}

/** Names of the packages' entries that the tests import. A file that is broken must not stop the others' run. */
async function packageImports(root, testFolders) {
  const files = testFolders.flatMap((folder) => globFiles(folder, '.ts'));
  const names = await followImports(root, files).catch(async () => {
    const scans = await Promise.allSettled(files.map((file) => followImports(root, [file])));
    return scans.flatMap((scan) => scan.value ?? []);
  });
  // The runner’s own commands only work as the runner serves them; `<runtime>` is esbuild itself, `./…` a pattern of own files.
  return [...new Set(names)].filter((name) => !/^(@web\/|<|\.)/.test(name));
}

/** A plugin for @web/test-runner that serves what the tests import from packages, bundled once, from memory. */
export function vendorPlugin({ testFolders }) {
  const files = new Map();
  const addresses = new Map();
  return {
    name: 'vendor',
    async serverStart({ config }) {
      const names = await packageImports(config.rootDir, testFolders);
      for (const name of names) addresses.set(name, `${FOLDER}${name.replace(/[@/.]/g, '_')}.js`);
      const { outputFiles } = await build({
        absWorkingDir: config.rootDir,
        entryPoints: names.map((name) => ({ in: name, out: name.replace(/[@/.]/g, '_') })),
        bundle: true,
        splitting: true,
        format: 'esm',
        target: 'es2022',
        outdir: `.${FOLDER}`,
        conditions: ['browser', 'development'],
        write: false,
      });
      for (const { path, text } of outputFiles) files.set(FOLDER + path.split(/[\\/]/).at(-1), text);
    },
    resolveImport: ({ source }) => addresses.get(source),
    serve({ path }) {
      const body = files.get(path);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}
