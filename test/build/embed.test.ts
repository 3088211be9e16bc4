import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../scripts/browser.mjs';
import { BUDGET } from '../../scripts/budget.mjs';

const FILE = 'dist/embed/rota.js';

describe('The file of the script tag', () => {
  let content: string;
  let browser: Browser;

  before(async () => {
    content = readFileSync(FILE, 'utf8');
    browser = await chromium.launch({ executablePath: await findBrowser() });
  });
  after(() => browser?.close());

  it('DESIGN 12 weighs no more than its budget as a server sends it', () => {
    expect(gzipSync(content, { level: 9 }).length).to.be.within(1024, BUDGET);
  });

  it('DESIGN 12 holds no code of the mocks, the server or the tests', () => {
    for (const trace of [/\bmsw\b/i, /mockServiceWorker/, /\bchai\b/, /fast-check/, /\bhono\b/i, /stillwater/i]) {
      expect(content).not.to.match(trace);
    }
  });

  it('DESIGN 13 reads the same on pages of any encoding: it holds ASCII only', () => {
    expect(content.match(/.{0,20}[^\0-\x7f]+/g)).to.equal(null);
  });

  it('DESIGN 13 runs in a browser as it is and defines the elements', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addScriptTag({ path: FILE });
    const tags = [
      'rota-booking',
      'rota-service-picker',
      'rota-specialist-picker',
      'rota-date-picker',
      'rota-details-form',
    ];
    const missing = await page.evaluate((names) => names.filter((name) => !customElements.get(name)), tags);
    expect(errors).to.deep.equal([]);
    expect(missing).to.deep.equal([]);
  });

  it('loaded twice on one page is no error', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addScriptTag({ path: FILE });
    await page.addScriptTag({ path: FILE });
    expect(errors).to.deep.equal([]);
  });
});
