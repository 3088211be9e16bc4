// End-to-end tests: the built demo in a real Chromium, or Firefox where ROTA_ENGINE says so, and the reference backend that demo/embed.html names.
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { findHeadless, findFirefox } from './scripts/browser.mjs';
import { DOWNLOADS } from './test/e2e/support/download.js';
import { DARK, FORCED_COLORS, LESS_MOTION, NOT_IN_FIREFOX } from './test/e2e/support/not-in-firefox.js';

const PORT = 4173;
const isFirefox = process.env.ROTA_ENGINE === 'firefox';
/** Firefox with settings of its own: they are how it is asked for what Playwright can't emulate in it. */
const firefoxWith = (prefs: Record<string, number> = {}) => ({
  browserName: 'firefox' as const,
  channel: 'moz-firefox',
  launchOptions: {
    executablePath: findFirefox(),
    downloadsPath: DOWNLOADS,
    // The list of what was downloaded would open, and take focus from the page.
    firefoxUserPrefs: { 'browser.download.alwaysOpenPanel': false, ...prefs },
  },
});
const STILL = { 'ui.prefersReducedMotion': 1 };
const SET_UP = [...FORCED_COLORS, ...DARK];
const FIREFOX_PROJECTS = [
  { name: 'firefox', grepInvert: [...NOT_IN_FIREFOX, ...SET_UP, ...LESS_MOTION], use: firefoxWith() },
  {
    name: 'firefox, still',
    grep: LESS_MOTION,
    grepInvert: [...NOT_IN_FIREFOX, ...SET_UP],
    use: firefoxWith(STILL),
  },
  {
    name: 'firefox, colours forced',
    grep: FORCED_COLORS,
    use: firefoxWith({ ...STILL, 'browser.display.document_color_use': 2 }),
  },
  { name: 'firefox, dark', grep: DARK, use: firefoxWith({ ...STILL, 'ui.systemUsesDarkTheme': 1 }) },
];
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
  ...(isFirefox && { projects: FIREFOX_PROJECTS }),
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
    ...(!isFirefox && { launchOptions: { executablePath: await findHeadless(), args: ['--disable-dev-shm-usage'] } }),
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
