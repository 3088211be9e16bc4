// Finds a Chromium for the tests, or installs one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installWithApt, run } from './apt.mjs';
import { findWebKit } from './webkit-driver.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const HEADLESS = 'chromium-headless-shell';
const PLACES = {
  linux: [],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
      `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
    ]),
};

/** Some systems put a stub in place of the browser, so it must answer. (On Windows that question opens a window.) */
const runs = (path) =>
  existsSync(path) &&
  (process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0);

async function playwrightsOwn() {
  try {
    const { chromium } = await import('playwright-core');
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}

const onPath = (commands) =>
  (process.env.PATH ?? '').split(delimiter).flatMap((folder) => commands.map((name) => join(folder, name)));

/** The path of a Chromium that starts: CHROME_PATH, one on the PATH, one at the usual places, or Playwright's own. */
export async function findBrowser() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  return [...onPath(COMMANDS), ...(PLACES[process.platform] ?? []), ...(await playwrightsOwn())].find(runs);
}

/**
 * The path of the Chromium for tests: CHROME_PATH, or Debian's without windows, which does the same in two thirds of the
 * processor's time, but keeps no page for Back; else any.
 */
export async function findHeadless() {
  return process.env.CHROME_PATH ?? onPath([HEADLESS]).find(runs) ?? (await findBrowser());
}

function installWithPlaywright() {
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], env);
}

// Without a font there is no text to see or to measure. Ubuntu has no package of the other name.
function installFromSystem() {
  installWithApt('chromium', 'fonts-liberation');
  installWithApt(HEADLESS);
}

/** The path of a Firefox: FIREFOX_PATH, or one on the PATH. */
export function findFirefox() {
  if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH;
  return onPath(['firefox-esr', 'firefox']).find(runs);
}

/** Sees to it that there is a Chromium. */
export async function ensureBrowser() {
  let browser = await findBrowser();
  for (const install of [installWithPlaywright, installFromSystem]) {
    if (browser) break;
    console.log('The tests need a Chromium, and none that starts was found. Installing one:');
    install();
    browser = await findBrowser();
  }
  if (!browser) {
    console.error(
      'No browser could be installed. Install Chromium, Chrome or Edge, or name its program in CHROME_PATH.',
    );
    process.exit(2);
  }
}

const ENGINES = {
  firefox: { find: findFirefox, packages: ['firefox-esr', 'fonts-liberation'] },
  webkit: { find: findWebKit, packages: ['webkit2gtk-driver', 'xvfb', 'fonts-liberation'] },
};

/** Finds or installs another engine than Chromium. */
export function ensureEngine(name) {
  const { find, packages } = ENGINES[name];
  if (find()) return;
  console.log(`These tests need ${name}, and none was found. Installing it:`);
  installWithApt(...packages);
  if (find()) return;
  console.error(`It could not be installed. On Debian and Ubuntu it is in: ${packages.join(' ')}.`);
  process.exit(2);
}
