// Mutation testing: faults are put into engine and time, one at a time, and a test must fail for each. Results are kept
// (coverage/mutation.json), so that the next run tries only what changed. `-- --mutate src/engine/hours.ts` for one file.

// The random worlds are few, and the same for every fault: what only thousands of them find is worth a test of its own.
Object.assign(process.env, { ROTA_SEED: '3', ROTA_WORLDS: '50', ROTA_SHRINK: '0', ...process.env });

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/engine/**/*.ts', 'src/time/**/*.ts'],
  testRunner: 'mocha',
  testRunnerNodeArgs: ['--import', 'tsx'],
  mochaOptions: {
    // A test of one case says sooner than one of many worlds that something is wrong.
    spec: ['test/{engine,time}/**/!(property-)*.test.ts', 'test/{engine,time}/**/property-*.test.ts'],
  },
  coverageAnalysis: 'perTest',
  // What runs when a test file is loaded would need a new process for each fault.
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 5000,
  ignorePatterns: ['/demo', '/dist', '/mocks', '/scripts', '/test/e2e', '/test/elements', 'coverage', 'test-results'],
  tempDirName: 'coverage/mutation',
  incremental: true,
  incrementalFile: 'coverage/mutation.json',
  reporters: ['clear-text', 'progress-append-only', 'html'],
  htmlReporter: { fileName: 'coverage/mutation.html' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  allowConsoleColors: false,
};
