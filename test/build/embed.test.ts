import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { chromium, type Browser, type Page } from 'playwright-core';
import { BOOKING_WORDS } from '../../src/locale/languages.js';
import { unpacked } from '../../src/locale/packed.js';
import { findHeadless } from '../../scripts/browser.mjs';
import { BUDGETS, isEnglish, isLanguage } from '../../scripts/budget.mjs';

const FOLDER = 'dist/embed';
const ADDRESS = 'https://files.example/embed/';

interface Files {
  readonly rota: string;
  readonly times: string;
  readonly integrity: Readonly<Record<string, string>>;
}

describe('The files of the script tag', () => {
  const contents = new Map<string, string>();
  let files: Files;
  let browser: Browser;

  before(async () => {
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.js')))
      contents.set(name, readFileSync(`${FOLDER}/${name}`, 'utf8'));
    files = JSON.parse(readFileSync(`${FOLDER}/files.json`, 'utf8')) as Files;
    browser = await chromium.launch({ executablePath: await findHeadless() });
  });
  after(() => browser?.close());

  /** An empty page with a script tag of the given attributes, and what it loads from another origin, in order. */
  async function pageWith(attributes: string, body = ''): Promise<{ page: Page; loaded: string[]; errors: string[] }> {
    const page = await browser.newPage();
    const loaded: string[] = [];
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.route(`${ADDRESS}**`, async (route) => {
      const name = new URL(route.request().url()).pathname.split('/').at(-1)!;
      loaded.push(name);
      const headers = { 'access-control-allow-origin': '*' };
      await route.fulfill({ body: contents.get(name) ?? '', contentType: 'text/javascript', headers });
    });
    await page.route('https://site.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><script ${attributes}></script>${body}` }),
    );
    await page.goto('https://site.example/');
    return { page, loaded, errors };
  }

  const weight = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + gzipSync(contents.get(name)!, { level: 9 }).length, 0);

  /** The files of languages, by language. */
  const languages = (): [string, string][] =>
    Object.entries(files as unknown as Record<string, string>).filter(([name]) => isLanguage(name));

  it('DESIGN 12 weigh no more than their budgets as a server sends them', () => {
    const first = ['rota.js', files.rota];
    expect(weight(first)).to.be.within(1024, BUDGETS.first);
    expect(weight([...first, files.times])).to.be.at.most(BUDGETS.month);
    const translated = Object.entries(files as unknown as Record<string, string>).filter(([name]) => !isEnglish(name));
    const inEnglish = [...contents.keys()].filter((file) => !translated.some(([, name]) => name === file));
    expect(weight(inEnglish)).to.be.at.most(BUDGETS.all);
  });

  it('DESIGN 12 say in their first line that they run at once, where they do: Chromium reads it nowhere else', () => {
    const saying = [...contents].filter(([, content]) => content.startsWith('//# allFunctionsCalledOnLoad\n'));
    expect(saying.map(([name]) => name).sort()).to.deep.equal([files.rota, files.times].sort());
  });

  it('DESIGN 12 need for the first month one file beside the first: what it shares with others makes no journey more', () => {
    const imported = [...contents.get(files.times)!.matchAll(/\bfrom"\.\/([^"]+)"/g)].map(([, name]) => name);
    expect(imported).to.deep.equal([files.rota]);
  });

  it('DESIGN 12 keep the end of a tag apart from the value before it: a slash would be part of that', () => {
    for (const [name, content] of contents) expect(content, name).not.to.match(/=\$\{[^`]*\}\/>/);
  });

  it('DESIGN 12 hold no code of the mocks, the server or the tests', () => {
    for (const trace of [/\bmsw\b/i, /mockServiceWorker/, /\bchai\b/, /fast-check/, /\bhono\b/i, /stillwater/i]) {
      for (const [name, content] of contents) expect(content, name).not.to.match(trace);
    }
  });

  it('FL-4 hold each further language in one of at most 2 KB', () => {
    expect(languages().map(([language]) => language)).to.include.members(Object.keys(BOOKING_WORDS.files));
    for (const [language, file] of languages()) expect(weight([file]), language).to.be.within(1024, BUDGETS.language);
  });

  it('FL-4 hold in the file of a language, as one text, the strings that its source has by name', async () => {
    for (const [language, file] of languages()) {
      const { strings } = (await import(pathToFileURL(`${FOLDER}/${file}`).href)) as { strings: string };
      await BOOKING_WORDS.bring(language);
      expect(unpacked(BOOKING_WORDS.english, strings), language).to.deep.equal(BOOKING_WORDS.here(language));
    }
  });

  it('DESIGN 13 read the same on pages of any encoding: the one that pages name is ASCII, what it brings is read as UTF-8', () => {
    expect(contents.get('rota.js')).to.match(/^import\([\0-\x7f]+$/);
  });

  it('DESIGN 13 run in a browser as they are, from another origin: the first defines the first step’s elements', async () => {
    for (const attributes of [
      `src="${ADDRESS}rota.js" async`,
      `src="${ADDRESS}rota.js?v=1"`,
      `type="module" src="${ADDRESS}rota.js"`,
      `type="module" src="${ADDRESS}${files.rota}" integrity="${files.integrity[files.rota]}" crossorigin`,
    ]) {
      const { page, loaded, errors } = await pageWith(attributes);
      await page.evaluate(() => customElements.whenDefined('rota-booking'));
      expect(await page.evaluate(() => Boolean(customElements.get('rota-service-picker'))), attributes).to.equal(true);
      expect(errors, attributes).to.deep.equal([]);
      expect(
        loaded.filter((name) => name !== 'rota.js'),
        attributes,
      ).to.deep.equal([files.rota]);
      await page.close();
    }
  });

  it('DESIGN 12 an element that stands in the page, or comes to it, brings the file that it lies in', async () => {
    const { page, loaded, errors } = await pageWith(
      `src="${ADDRESS}rota.js"`,
      '<rota-booking></rota-booking><rota-times></rota-times>',
    );
    await page.evaluate(() => customElements.whenDefined('rota-times'));
    expect(await page.evaluate(() => Boolean(customElements.get('rota-details-form')))).to.equal(false);
    await page.evaluate(() => {
      document.body.append(document.createElement('rota-details-form'));
      return customElements.whenDefined('rota-confirmation');
    });
    expect(errors).to.deep.equal([]);
    expect(new Set(loaded).size).to.equal(loaded.length);
  });

  it('loaded twice on one page are no error', async () => {
    const { page, loaded, errors } = await pageWith(`src="${ADDRESS}rota.js"`);
    await page.addScriptTag({ url: `${ADDRESS}rota.js?again` });
    await page.addScriptTag({ url: `${ADDRESS}rota.js`, type: 'module' });
    await page.evaluate(() => customElements.whenDefined('rota-booking'));
    expect(errors).to.deep.equal([]);
    expect(loaded.filter((name) => name === files.rota)).to.have.length(1);
  });
});
