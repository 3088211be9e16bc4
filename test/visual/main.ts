/**
 * Compares what every element looks like in every state with the sheets in test/visual/sheets: npm run test:visual
 * With `--update` the sheets that differ are made anew; `--only rota-month`, once or more often, looks at those elements.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import { format } from 'prettier';
import { build, preview } from 'vite';
import { findHeadless } from '../../scripts/browser.mjs';
import {
  difference,
  pictureOf,
  placesOf,
  readSheet,
  writePicture,
  writeSheet,
  type Picture,
  type Place,
} from './pictures.js';

const SHEETS = 'test/visual/sheets';
const INDEX = `${SHEETS}/index.json`;
const BUILT = 'dist/visual';
const FOUND = 'test-results/visual';
/** Phone, tablet or a narrow column, desktop with a summary. */
const WIDTHS = [320, 640, 960];
const LOOKS = [
  { name: 'light', colorScheme: 'light', query: '' },
  { name: 'dark', colorScheme: 'dark', query: '' },
  { name: 'arabic', colorScheme: 'light', query: '?lang=ar' },
] as const;
const NOW = new Date('2026-11-16T08:40:00+01:00');

const { values } = parseArgs({
  options: { update: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
});

/** A page for each width. */
async function pagesOf(browser: Browser, address: string, { colorScheme, query }: (typeof LOOKS)[number]) {
  const opened = WIDTHS.map(async (width) => {
    const settings = { colorScheme, locale: 'en-GB', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' } as const;
    const page = await browser.newPage({ viewport: { width, height: 800 }, ...settings });
    await page.clock.setFixedTime(NOW);
    // What counts down stands still, too.
    await page.addInitScript(() => void (performance.now = () => 0));
    await page.goto(`${address}test/visual/sheet.html${query}`);
    await page.waitForFunction(() => window.sheet);
    return page;
  });
  return Promise.all(opened);
}

async function takePicture(page: Page, tag: string, state: string, index: number): Promise<Picture> {
  const height = await page.evaluate(([tag, index]) => window.sheet!.show(tag, index), [tag, index] as const);
  const { width } = page.viewportSize()!;
  const clip = { x: 0, y: 0, width, height };
  const png = await page.screenshot({ clip, fullPage: true, animations: 'disabled', caret: 'hide' });
  return pictureOf(`${state}, ${width}`, png);
}

/** Rows of pictures: a row a state, a picture a width. */
async function takeSheet(pages: readonly Page[], tag: string, states: readonly string[]): Promise<Picture[][]> {
  const rows: Picture[][] = [];
  for (const [index, state] of states.entries())
    rows.push(await Promise.all(pages.map((page) => takePicture(page, tag, state, index))));
  return rows;
}

/** What differs from a sheet that is kept, one line each; those pictures are put where they can be looked at. */
async function faultsOf(name: string, rows: readonly (readonly Picture[])[], places: readonly Place[] = []) {
  const file = `${SHEETS}/${name}.webp`;
  const kept = existsSync(file) ? await readSheet(file, places) : new Map<string, Picture>();
  const faults: string[] = [];
  for (const now of rows.flat()) {
    const before = kept.get(now.name);
    const found = difference(before, now);
    if (!found) continue;
    faults.push(`${name}: ${now.name}: ${found.what}`);
    if (values.update) continue;
    for (const [which, picture] of Object.entries({ before, now, difference: found.marked }))
      if (picture) await writePicture(`${FOUND}/${name} ${now.name} ${which}.png`, picture);
  }
  const names = new Set(rows.flat().map((picture) => picture.name));
  faults.push(...[...kept.keys()].flatMap((old) => (names.has(old) ? [] : [`${name}: ${old}: is gone`])));
  return faults;
}

await build({
  configFile: false,
  logLevel: 'warn',
  build: { outDir: BUILT, target: 'es2022', rolldownOptions: { input: 'test/visual/sheet.html' } },
});
rmSync(FOUND, { recursive: true, force: true });
const settings = { configFile: false, logLevel: 'warn', build: { outDir: BUILT } } as const;
const server = await preview({ ...settings, preview: { host: '127.0.0.1', port: 0 } });
const address = `http://127.0.0.1:${(server.httpServer.address() as AddressInfo).port}/`;
const browser = await chromium.launch({
  executablePath: await findHeadless(),
  args: ['--font-render-hinting=slight', '--disable-lcd-text', '--force-color-profile=srgb', '--disable-dev-shm-usage'],
});
const index = (existsSync(INDEX) ? JSON.parse(readFileSync(INDEX, 'utf8')) : {}) as Record<string, Place[]>;
const faults: string[] = [];
const seen = new Set<string>();
let pictures = 0;
for (const look of LOOKS) {
  const pages = await pagesOf(browser, address, look);
  const shown = await pages[0]!.evaluate(() => window.sheet!.shown);
  for (const [tag, states] of Object.entries(shown)) {
    const name = `${tag}.${look.name}`;
    seen.add(name);
    if (values.only && !values.only.includes(tag)) continue;
    const rows = await takeSheet(pages, tag, states);
    pictures += rows.flat().length;
    const found = await faultsOf(name, rows, index[name]);
    faults.push(...found);
    if (!values.update || found.length === 0) continue;
    index[name] = placesOf(rows);
    await writeSheet(`${SHEETS}/${name}.webp`, rows.flat(), index[name]);
  }
  console.log(`${look.name}: ${pictures} pictures so far`);
  await Promise.all(pages.map((page) => page.close()));
}
await browser.close();
await server.close();

for (const gone of Object.keys(index).filter((name) => !seen.has(name))) {
  faults.push(`${gone}: is gone`);
  if (!values.update) continue;
  delete index[gone];
  rmSync(`${SHEETS}/${gone}.webp`, { force: true });
}
if (values.update) {
  mkdirSync(SHEETS, { recursive: true });
  writeFileSync(INDEX, await format(JSON.stringify(index), { parser: 'json', printWidth: 120 }));
}
for (const fault of faults) console.log(values.update ? `renewed: ${fault}` : `✗ ${fault}`);
console.log(`\n${pictures - faults.length} passed\n${values.update ? 0 : faults.length} failed`);
if (faults.length && !values.update) {
  console.log(
    `What was, what is, and the difference: ${FOUND}. If it is as it should be: npm run test:visual -- --update`,
  );
  process.exitCode = 1;
}
