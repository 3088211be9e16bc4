// The steps that the npm scripts are made of. Each is one or more programs for Node, run one after the other.

/** Tests in these folders of test/ run in Chromium; those in test/e2e in Playwright, those in test/webkit in WebKit; all others in Node. */
export const BROWSER_TEST_FOLDERS = ['time', 'engine', 'adapter', 'booking', 'elements', 'locale'];

/** What differs between engines: not the arithmetic of the engine, which they all do alike. */
const PAGE_TESTS = ['--files', 'test/{adapter,booking,elements,locale,time}/**/*.test.ts'];

// TypeScript 7; ESLint and some generators still need the library that TypeScript 6 is (package.json).
const tsc = 'node_modules/typescript-native/bin/tsc';
const vite = 'node_modules/vite/bin/vite.js';
const oxlint = 'node_modules/oxlint/bin/oxlint';
const eslint = 'node_modules/eslint/bin/eslint.js';
const prettier = 'node_modules/prettier/bin/prettier.cjs';
const mocha = 'node_modules/mocha/bin/mocha.js';

/** The test files that a suite names: of those that passed, it says nothing. */
const namedFiles = (said) => [...new Set(said.match(/\btest\/[\w./-]+\.test\.ts\b/g))];

/** Those of mocha, which names a file only where the error comes from it: none where a failure could not be run again. */
const namedByMocha = (said) => {
  const failures = said.split(/^ {2}\d+\) /m).slice(1);
  return failures.every((failure) => namedFiles(failure).length > 0) ? namedFiles(said) : [];
};

/** Those of them, as arguments of the programs. Playwright keeps by itself which tests failed. */
const AGAIN = {
  mocha: namedByMocha,
  browser: (said) => namedFiles(said).flatMap((file) => ['--files', file]),
  playwright: () => ['--last-failed'],
  pictures: (said) => [...new Set(said.match(/(?<=^✗ )[\w-]+/gm))].flatMap((element) => ['--only', element]),
};

/** Tests that start the backend start this one. */
const BUILT = { ROTA_COMMAND: 'dist/lib/command/main.js' };

/**
 * `tests`: its output says how many passed and failed. `needs`: steps that must have gone well before, where they are of the
 * same task; `built`: environment for its programs then. `browser`, `postgres`: needs one. `engine`: runs in that one, not in
 * Chromium. `env`: for its programs. `files`: what the last command gets where the caller names nothing else. `again`: from what
 * it said, what the last command gets to run the tests that failed once more.
 */
export const steps = {
  types: { title: 'Type check', commands: [[tsc, '--noEmit']] },
  lint: {
    title: 'Lint',
    commands: [
      [oxlint, '--deny-warnings'],
      [eslint, '--max-warnings=0', '.'],
      [prettier, '--check', '--log-level=warn', '.'],
    ],
  },
  format: {
    title: 'Format',
    commands: [
      [eslint, '--fix', '.'],
      [prettier, '--write', '--log-level=warn', '.'],
    ],
  },
  unit: {
    title: 'Unit and component tests, in Chromium',
    tests: true,
    browser: true,
    again: AGAIN.browser,
    commands: [['node_modules/@web/test-runner/dist/bin.js']],
  },
  'build:lib': {
    title: 'Build the package',
    commands: [
      [vite, 'build', '--mode', 'lib', '--logLevel', 'warn'],
      [tsc, '-p', 'tsconfig.build.json'],
    ],
  },
  'build:embed': {
    title: 'Build the script tag',
    commands: [[vite, 'build', '--mode', 'embed', '--logLevel', 'warn']],
  },
  size: { title: 'Size of the script tag', needs: ['build:embed'], commands: [['scripts/size.mjs']] },
  'build:demo': { title: 'Build the demo', needs: ['build:embed'], commands: [[vite, 'build', '--logLevel', 'warn']] },
  node: {
    title: 'Server and build tests, in Node',
    needs: ['build:lib', 'build:embed'],
    built: BUILT,
    tests: true,
    browser: true,
    again: AGAIN.mocha,
    commands: [['--import', 'tsx', mocha]],
    // Sites are kept as rows in a database alone: the steps that have one try it.
    files: [
      '--ignore',
      'test/server/site-rows.test.ts',
      `test/!(${BROWSER_TEST_FOLDERS.join('|')}|chaos|e2e|webkit)/**/*.test.ts`,
    ],
  },
  'test:chaos': {
    title: 'Chaos, briefly',
    tests: true,
    postgres: true,
    again: AGAIN.mocha,
    commands: [['--import', 'tsx', mocha]],
    files: ['test/chaos/*.test.ts'],
  },
  ...Object.fromEntries(
    ['pglite', 'postgres'].map((store) => [
      `node:${store}`,
      {
        title: `Server tests on ${store === 'pglite' ? 'embedded PostgreSQL (PGlite)' : 'a PostgreSQL server'}`,
        tests: true,
        postgres: store === 'postgres',
        again: AGAIN.mocha,
        commands: [['--import', 'tsx', mocha]],
        // The others have nothing to do with a store.
        files: [
          'test/server/!(command|levels-stranger|openapi|openings-page|problems|serve|site-file|smuggling|visitors)*.test.ts',
        ],
        env: { ROTA_TEST_STORE: store },
        needs: ['build:lib', 'build:embed'],
        built: BUILT,
      },
    ]),
  ),
  e2e: {
    title: 'End-to-end tests, in Chromium',
    needs: ['build:demo'],
    tests: true,
    browser: true,
    again: AGAIN.playwright,
    commands: [['node_modules/@playwright/test/cli.js', 'test']],
  },
  visual: {
    title: 'Pictures of every element in every state, in Chromium',
    tests: true,
    browser: true,
    again: AGAIN.pictures,
    commands: [['--import', 'tsx', 'test/visual/main.ts']],
  },
  'unit:firefox': {
    title: 'Component tests, in Firefox',
    tests: true,
    engine: 'firefox',
    again: AGAIN.browser,
    commands: [['node_modules/@web/test-runner/dist/bin.js', ...PAGE_TESTS]],
  },
  'unit:webkit': {
    title: 'Component tests, in WebKit',
    tests: true,
    engine: 'webkit',
    again: AGAIN.browser,
    commands: [['node_modules/@web/test-runner/dist/bin.js', ...PAGE_TESTS]],
  },
  'e2e:firefox': {
    title: 'End-to-end tests, in Firefox',
    needs: ['build:demo'],
    tests: true,
    engine: 'firefox',
    again: AGAIN.playwright,
    commands: [['node_modules/@playwright/test/cli.js', 'test']],
  },
  'e2e:webkit': {
    title: 'The whole booking, in WebKit',
    needs: ['build:demo'],
    tests: true,
    engine: 'webkit',
    commands: [['--import', 'tsx', mocha, '--timeout', '120000']],
    files: ['test/webkit/*.test.ts'],
  },
  schema: { title: 'JSON Schema of the site file', commands: [['--import', 'tsx', 'scripts/site-schema.ts']] },
  openapi: { title: 'OpenAPI file of the contract', commands: [['--import', 'tsx', 'scripts/openapi.ts']] },
  elements: {
    title: 'The elements’ public surface, custom-elements.json',
    commands: [['scripts/elements.mjs']],
  },
  screenshots: { title: 'Screenshots', browser: true, commands: [['scripts/screenshot.mjs']] },
};

/** Programs that have the terminal to themselves; `npm start` is another (dev.mjs). */
export const programs = {
  serve: ['--import', 'tsx', 'src/command/main.ts', 'serve'],
  rota: ['--import', 'tsx', 'src/command/main.ts'],
  long: ['--import', 'tsx', 'test/long/worlds.ts'],
  bench: ['scripts/bench.mjs'],
  'bench:page': ['--import', 'tsx', 'test/bench/page/main.ts'],
  'bench:server': ['--import', 'tsx', 'test/bench/server/main.ts'],
  chaos: ['--import', 'tsx', 'test/chaos/main.ts'],
  simulate: ['--import', 'tsx', 'test/simulation/main.ts'],
  mutation: ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', 'scripts/mutation.config.mjs'],
};

/** Those of them that start a PostgreSQL server. */
export const onPostgres = ['bench:server', 'chaos'];

/** The pictures that are kept were taken there; other systems draw letters otherwise. */
const pictures = process.platform === 'linux' ? ['visual'] : [];

const builds = ['build:lib', 'build:embed', 'size', 'build:demo'];

/**
 * The steps of each task: rows that run side by side, each in its order. A task that is not named here is the step of that
 * name. A row of `npm test` works in browsers, two pages at a time, and waits a good deal; the other, in Node, fills the gaps.
 */
export const tasks = {
  test: [
    ['types', 'lint', 'build:lib', 'node', 'node:pglite', 'node:postgres', 'test:chaos'],
    ['build:embed', 'size', 'build:demo', 'e2e', 'unit', ...pictures],
  ],
  build: [builds],
  'build:embed': [['build:embed', 'size']],
  'build:demo': [['build:embed', 'build:demo']],
  node: [['build:lib', 'build:embed', 'node']],
  e2e: [['build:embed', 'build:demo', 'e2e']],
  engines: [['unit:firefox', 'unit:webkit', 'build:embed', 'build:demo', 'e2e:firefox', 'e2e:webkit']],
  screenshots: [['build:embed', 'build:demo', 'screenshots']],
};
