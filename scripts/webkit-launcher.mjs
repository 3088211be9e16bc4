// Runs test files in WebKit, one after the other in one page.
import { startWebKit } from './webkit-driver.mjs';

/** A launcher of @web/test-runner. */
export function webkitLauncher() {
  let starting;
  let webkit;
  let current;
  return {
    name: 'WebKit',
    type: 'playwright',
    // Only the page in front has the focus.
    concurrency: 1,
    async startSession(id, url) {
      webkit = await (starting ??= startWebKit());
      current = id;
      await webkit.page.goto(url);
    },
    isActive: (id) => id === current,
    getBrowserUrl: () => webkit.page.url(),
    async stopSession() {
      current = undefined;
      await webkit.page.goto('about:blank');
      return {};
    },
    stop: () => webkit?.stop(),
    startDebugSession() {
      throw new Error('WebKit is not started for looking at: use MiniBrowser itself.');
    },
    getPage: () => webkit.page,
  };
}
