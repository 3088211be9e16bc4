// Unit and component tests, in a real Chromium. Name files to run only those: npm run test:unit -- --files test/engine/x.test.ts
import { fileURLToPath } from 'node:url';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { findHeadless, findFirefox } from './scripts/browser.mjs';
import { BROWSER_TEST_FOLDERS } from './scripts/steps.mjs';
import { webkitLauncher } from './scripts/webkit-launcher.mjs';
import { bundlePlugin } from './scripts/wtr-bundle.mjs';
import { failuresLast } from './scripts/wtr-report.mjs';

/** The page of each test file; it gets the setting of the property tests (test/support/seed.ts), which has no environment. */
function testRunnerHtml(testFramework) {
  const { ROTA_SEED, ROTA_WORLDS, ROTA_PATH, ROTA_ENGINE } = process.env;
  return `<!DOCTYPE html>
<script>globalThis.rotaSetting = ${JSON.stringify({ ROTA_SEED, ROTA_WORLDS, ROTA_PATH, ROTA_ENGINE })};</script>
<script type="module" src="${testFramework}"></script>`;
}

/**
 * One engine a run, by ROTA_ENGINE. In the others one page at a time: only the one in front has the focus. They are asked for
 * less motion as they start, for they can't be while they run.
 */
const LAUNCHERS = {
  chromium: async () =>
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: await findHeadless(), args: ['--disable-dev-shm-usage'] },
    }),
  firefox: () =>
    playwrightLauncher({
      product: 'firefox',
      concurrency: 1,
      launchOptions: {
        channel: 'moz-firefox',
        executablePath: findFirefox(),
        firefoxUserPrefs: { 'ui.prefersReducedMotion': 1 },
      },
    }),
  webkit: webkitLauncher,
};

export default {
  files: `test/{${BROWSER_TEST_FOLDERS.join(',')}}/**/*.test.ts`,
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  concurrency: 2,
  browserStartTimeout: 60_000,
  // The worlds of the engine take what they take; a test that hangs has its own limit.
  testsFinishTimeout: 600_000,
  testRunnerHtml,
  testFramework: { config: { timeout: 60_000 } },
  // What Lit says of itself, and of the two of it where a page loads the elements twice (A59).
  filterBrowserLogs: ({ args }) => !/Lit is in dev mode|Multiple versions of Lit/.test(args[0]),
  plugins: [bundlePlugin()],
  middleware: [
    function serveMockWorker(context, next) {
      if (context.path === '/mockServiceWorker.js') context.url = '/mocks/public/mockServiceWorker.js';
      return next();
    },
  ],
  browsers: [await LAUNCHERS[process.env.ROTA_ENGINE ?? 'chromium']()],
  reporters: [failuresLast()],
};
