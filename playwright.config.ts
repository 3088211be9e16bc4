// End-to-end tests: the built demo in a real Chromium, or Firefox where ROTA_ENGINE says so, and the reference backend that demo/embed.html names.
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { findBrowser, findFirefox } from './scripts/browser.mjs';
import { NOT_IN_FIREFOX } from './test/e2e/support/not-in-firefox.js';

const PORT = 4173;
const isFirefox = process.env.ROTA_ENGINE === 'firefox';
const BACKEND_PORT = 4180;
const BACKEND = 'src/command/main.ts';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // Only against a hang: a page of fifty elements takes axe half a minute on a machine that is busy besides.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  grepInvert: isFirefox ? NOT_IN_FIREFOX : undefined,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}/`,
    // The tests must read the same on every machine.
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // A failure leaves a picture and the page as a screen reader has it; `--trace on` leaves a trace, and takes a third longer.
    screenshot: 'only-on-failure',
    // A button that can't be pressed is named long before the test's own time is up.
    actionTimeout: 20_000,
    ...(isFirefox
      ? { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath: findFirefox() } }
      : { launchOptions: { executablePath: await findBrowser(), args: ['--disable-dev-shm-usage'] } }),
  },
  webServer: [
    {
      command: `node node_modules/vite/bin/vite.js preview --outDir dist/demo --host 127.0.0.1 --port ${PORT} --strictPort`,
      url: `http://localhost:${PORT}/`,
    },
    ...(existsSync(BACKEND)
      ? [
          {
            command: `node --import tsx ${BACKEND} serve --memory --port ${BACKEND_PORT}`,
            port: BACKEND_PORT,
            // `npm start` may have it running.
            reuseExistingServer: !process.env.CI,
          },
        ]
      : []),
  ],
});
