// One config, three builds: the demo (no mode), the script tag (--mode embed), the package (--mode lib).
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import packageFile from './package.json' with { type: 'json' };
import { copyFile } from './scripts/vite/copy-file.js';
import { englishBySection } from './scripts/vite/english-by-section.js';
import { editorData } from './scripts/vite/editor-data.js';
import { frameworkTypes } from './scripts/vite/framework-types.js';
import { guideFrame } from './scripts/vite/guide-frame.js';
import { minifyTemplates } from './scripts/vite/minify-templates.js';
import { packLanguages } from './scripts/vite/pack-languages.js';
import { oneName } from './scripts/vite/one-name.js';
import { ownCopies } from './scripts/vite/own-copies.js';
import { ownKeysOnly } from './scripts/vite/own-keys-only.js';
import { refuseForeignModules } from './scripts/vite/refuse-foreign-modules.js';
import { scriptTagFile } from './scripts/vite/script-tag-file.js';
import { scriptTagLoader } from './scripts/vite/script-tag-loader.js';
import { wholePages } from './scripts/vite/whole-pages.js';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The modules that are entries of the package: those of package.json's exports, and its command. */
const PACKAGE_ENTRIES = [
  'src/index.ts',
  ...readdirSync('src/define').map((file) => `src/define/${file}`),
  ...['time', 'engine', 'adapter', 'server', 'testing'].map((folder) => `src/${folder}/index.ts`),
  'mocks/index.ts',
  'src/command/main.ts',
];

const packageBuild: UserConfig = {
  publicDir: false,
  plugins: [
    copyFile('src/server/site-file/site.schema.json'),
    copyFile('src/server/openapi/openapi.json'),
    editorData('src/elements/custom-elements.json'),
    frameworkTypes('src/frameworks'),
  ],
  build: {
    outDir: 'dist/lib',
    target: 'es2022',
    // Who bundles the package minifies it; who debugs it reads it.
    minify: false,
    sourcemap: true,
    lib: { entry: PACKAGE_ENTRIES, formats: ['es'] },
    rolldownOptions: {
      external: (id) =>
        id.startsWith('node:') ||
        Object.keys({ ...packageFile.dependencies, ...packageFile.peerDependencies }).some(
          (dependency) => id === dependency || id.startsWith(`${dependency}/`),
        ),
      // A file a module: so whoever bundles the package takes of it what is imported, and nothing else.
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
};

/** The files of which nearly every function runs before the first month shows: Chromium compiles them whole, off the main thread. */
const RUN_AT_ONCE = ['rota', 'times'];

const scriptTagBuild: UserConfig = {
  publicDir: false,
  base: './',
  // Not Lit's development build, also where the dev server makes the file (scripts/vite/script-tag-file.ts).
  resolve: { conditions: ['module', 'browser', 'production'] },
  plugins: [
    englishBySection(root),
    minifyTemplates(),
    packLanguages(),
    ownCopies(root, {
      'src/elements/dialog/dialog.ts': 'src/elements/shared/layer.styles.ts',
      'src/elements/booking/page-history.ts': 'src/time/plain-date.ts',
    }),
    ownKeysOnly(),
    oneName(),
    refuseForeignModules(root),
    scriptTagLoader(),
  ],
  build: {
    outDir: 'dist/embed',
    target: 'es2022',
    sourcemap: true,
    // Of a library Vite leaves the imports as they are: what is loaded when is src/embed.ts's to say.
    lib: { entry: { rota: 'src/embed.ts' }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        // What the first file needs lies in it, whoever else needs it: no file of its own for what is shared.
        codeSplitting: { groups: [{ name: 'rota', tags: ['$initial'] }] },
        minify: true,
        // Notes to bundlers: nobody bundles these files again, and there are hundreds.
        comments: { annotation: false },
        postBanner: ({ name }) => (RUN_AT_ONCE.includes(name) ? '//# allFunctionsCalledOnLoad' : ''),
        // Names that change with the content: browsers may keep them for good, and old and new files never mix.
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: 'rota-[name]-[hash].js',
      },
    },
  },
};

const demoPages = readdirSync('demo').filter((file) => file.endsWith('.html'));

/** All addresses are relative, so that the demo can lie in any folder of a site. */
const demo: UserConfig = {
  base: './',
  appType: 'mpa',
  // Holds the service worker of MSW, which must lie above the pages that it serves.
  publicDir: 'mocks/public',
  plugins: [guideFrame(), scriptTagFile(), wholePages(root)],
  // The guides' examples name the package as their readers do.
  resolve: {
    alias: [
      { find: /^rota$/, replacement: `${root}src/index.ts` },
      { find: /^rota\/define\/([\w-]+)$/, replacement: `${root}src/define/$1.ts` },
      { find: /^rota\/(define|adapter|engine|time|testing)$/, replacement: `${root}src/$1/index.ts` },
    ],
  },
  build: {
    outDir: 'dist/demo',
    target: 'es2022',
    // MSW is large; visitors of the demo wait for it, visitors of a site never do.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: ['index.html', ...demoPages.map((page) => `demo/${page}`)] },
  },
};

export default defineConfig(({ mode }) => ({
  root,
  ...(mode === 'lib' ? packageBuild : mode === 'embed' ? scriptTagBuild : demo),
}));
