import type { Locator, Page } from '@playwright/test';
import { axeFaults } from './support/axe.js';
import { layoutFaults } from './support/layout.js';
import { addSheet } from './support/sheet.js';
import { expect, test } from './support/test.js';

/** The engine's own page, as its readers find their way on it. */
class EnginePage {
  readonly answer: Locator;
  readonly start: Locator;
  readonly distribution: Locator;
  readonly verdicts: Locator;

  constructor(readonly page: Page) {
    this.answer = page.getByRole('region', { name: 'Who gets' });
    this.start = page.getByRole('slider', { name: 'Start of the lesson' });
    this.distribution = page.getByRole('combobox', { name: 'Distribution' });
    this.verdicts = page.getByRole('status').getByRole('paragraph');
  }

  static async open(page: Page): Promise<EnginePage> {
    await page.goto('demo/engine.html');
    return new EnginePage(page);
  }

  /** One of the five stages, by its name. */
  stage(name: string): Locator {
    const heading = this.page.getByRole('heading', { level: 3, name });
    return this.page.getByRole('region', { name: 'Five stages' }).getByRole('listitem').filter({ has: heading });
  }

  check(name: string): Promise<void> {
    return this.page.getByRole('checkbox', { name }).check();
  }

  openDetails(summary: string): Promise<void> {
    return this.page.getByText(summary).click();
  }
}

test('HS-1 HS-2 a start and a distribution: each stage says who stays and why the others drop out', async ({
  page,
}) => {
  const engine = await EnginePage.open(page);
  await expect(engine.answer).toContainText(
    'Ana: longest without a booking, Ben came first but is busy 09:30 to 11:00',
  );

  await engine.start.press('ArrowRight');
  await expect(engine.start).toHaveAttribute('aria-valuetext', '10:30, 3 free');
  await expect(engine.answer.getByRole('heading')).toHaveText('Who gets Tue 24 Nov, 10:30?');
  await engine.start.press('ArrowLeft');

  await engine.distribution.selectOption('catch-up');
  await expect(engine.stage('offered')).toContainText('Ana is 6 bookings ahead');
  await expect(engine.stage('offered')).toContainText('Chloe is 3 bookings ahead');
  await expect(engine.stage('available')).toContainText('Emma is not open at that time');
  await expect(engine.answer).toContainText('Dev: the only one free');

  await engine.check('Dev is busy then');
  await expect(engine.stage('available')).toContainText('Dev is busy 09:00 to 10:00, London time');
  await expect(engine.answer).toContainText('None of those offered was free');
  await engine.distribution.selectOption('balanced');
  await engine.check('Chloe is private');
  await engine.check('Emma is paused');
  await expect(engine.stage('eligible')).toContainText('Chloe takes no bookings from clients');
  await expect(engine.stage('eligible')).toContainText('Emma is not active');
  await expect(engine.stage('committed')).toContainText('Ana');
});

test('HS-1 the ranking shows the value of every key, best first, and the key that decided', async ({ page }) => {
  const engine = await EnginePage.open(page);
  const rows = engine.stage('ranked').getByRole('row');
  await expect(rows).toContainText([
    '1. fewest sessions that day',
    /Ana.*1 session\b/s,
    /Dev.*1 session\b/s,
    /Chloe.*2 sessions/s,
  ]);
  await expect(engine.stage('ranked')).toContainText('Decided by: longest without a booking');

  await engine.distribution.selectOption('pooled-priority');
  await page.getByRole('combobox', { name: 'Priority stars of Chloe' }).selectOption('4');
  await expect(engine.stage('ranked')).toContainText('Decided by: highest priority');
  await expect(engine.answer).toContainText('Chloe: highest priority');
  await engine.distribution.selectOption('weighted');
  await page.getByRole('combobox', { name: 'Weight of Ana' }).selectOption('200');
  await expect(rows.filter({ hasText: 'Ana' })).toContainText('200');
});

test('DS-1 to DS-11 every distribution can be picked, and every record holds', async ({ page }) => {
  const engine = await EnginePage.open(page);
  const names = await engine.distribution.getByRole('option').allTextContents();
  expect(names).toHaveLength(12);
  for (const name of names) {
    await engine.distribution.selectOption(name);
    await expect(engine.answer.getByRole('paragraph').nth(1)).toHaveText(/^.+(: .+|, the only one offered, is .+)\.$/);
    await expect(engine.verdicts, name).toContainText(['Holds', 'Holds']);
  }
});

test('HS-3 a field of the record edited in place makes it fail, and it is told which', async ({ page }) => {
  const engine = await EnginePage.open(page);
  await expect(engine.verdicts).toContainText(['Holds', 'Holds']);
  await page.getByRole('combobox', { name: 'chosen' }).selectOption('dev');
  await expect(engine.verdicts).toContainText([
    'Fails. Run again over the same data: chosen is "dev", and should be "ana"',
    'Fails',
  ]);
  await page.getByRole('button', { name: 'Put it right' }).click();
  await expect(engine.verdicts).toContainText(['Holds', 'Holds']);

  await engine.openDetails('The whole record as JSON');
  const json = page.getByRole('textbox', { name: 'The record as JSON' });
  const text = await json.inputValue();
  await json.fill(text.replace('"revision": 31', '"revision": 32'));
  await expect(engine.verdicts).toContainText(['revision is 32, and should be 31', 'Fails']);
  await json.fill(text.slice(1));
  await expect(engine.verdicts).toContainText(['This is no JSON']);
});

test('PN-1 PN-3 HS-1 HS-3 a panel: the five stages of each seat, who sits where and why, and the record holds', async ({
  page,
}) => {
  const engine = await EnginePage.open(page);
  const panel = page.getByRole('region', { name: 'an oral exam at 10:00' });
  const examiner = panel.getByRole('region', { name: 'Examiner' });
  const assessor = panel.getByRole('region', { name: 'Assessor' });
  await expect(examiner.getByRole('heading', { level: 3 })).toContainText([
    ...['Examiner', 'eligible', 'offered', 'available', 'ranked', 'committed'],
  ]);
  await expect(panel).toContainText(
    'Ana and Dev meet; Ana for Examiners: 1 session on Tuesday, Ben came first but is busy',
  );
  await expect(examiner).toContainText('Decided by: fewest sessions that day');
  await expect(assessor.getByRole('listitem').last()).toContainText('Dev');

  await engine.check('Dev is busy then');
  await expect(panel).toContainText(
    'Chloe and Ana meet; Chloe for Examiners: so that every seat is filled, Ana has another seat, Ben',
  );
  await expect(examiner).toContainText('Whoever comes first is needed on another seat');
  await expect(panel).toContainText(/Holds. Run again over the same data.*Holds. By its own digest/s);

  await engine.check('Chloe is busy then');
  await expect(panel).toContainText('There is no full combination: Examiners and Assessors have only Ana');
  await expect(panel).toContainText('Nobody: there is no full combination.');
  await expect(panel).toContainText(/Holds. Run again/);
});

test('TR-2 why there is nothing at a time, and what would have to change', async ({ page }) => {
  await EnginePage.open(page);
  const why = page.getByRole('region', { name: 'Why is there nothing at 12:00?' });
  const lines = why.getByRole('listitem');
  await expect(lines.filter({ hasText: 'Chloe' })).toContainText(/is booked 12:00 to 13:00\s+To change that: free Tue/);
  await expect(lines.filter({ hasText: 'Ana' })).toContainText('is not open at that time');
  await why.getByLabel('Time in Berlin').fill('10:10');
  const other = page.getByRole('region', { name: 'Why is there nothing at 10:10?' });
  await expect(other.getByRole('listitem').filter({ hasText: 'Ana' })).toContainText('start at Tue 24 Nov, 10:00');
});

test('DS-12 RC-2 HS-4 HS-6 what is booked, taken or cancelled changes the next choice and the figures', async ({
  page,
}) => {
  const engine = await EnginePage.open(page);
  await engine.answer.getByRole('button', { name: 'Ana was just taken' }).click();
  await expect(engine.stage('available')).toContainText('Ana was taken meanwhile');
  await expect(engine.answer).toContainText('Dev: ');
  await engine.answer.getByRole('button', { name: 'Book it' }).click();
  await expect(engine.stage('available')).toContainText('Dev is booked 09:00 to 10:00, London time');
  await expect(page.getByRole('region', { name: 'The record' }).getByRole('listitem')).toContainText(['Dev']);

  const byHand = page.getByRole('row', { name: 'by hand' });
  await expect(byHand.getByRole('cell')).toHaveText(['9', '5', '6', '5', '3', '6', '–', '–']);
  const received = page.getByRole('region', { name: 'Is it fair?' }).getByRole('row', { name: 'Ana' });
  await expect(received.getByRole('cell').nth(1)).toHaveText('0');
  await engine.openDetails('The ledger');
  await engine.check('Cancel Ana, Tue 24 Nov, 14:00');
  await expect(byHand.getByRole('cell').first()).toHaveText('8');
  await expect(received.getByRole('cell').nth(1)).toHaveText('1');
});

test.describe('for everyone', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('J6 H1 axe finds nothing, in light and in dark, whole or tampered with', async ({ page }) => {
    const engine = await EnginePage.open(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFaults(page), colorScheme).toEqual([]);
    }
    for (const summary of ['As data', 'The ledger', 'The whole record', 'The panel’s record'])
      await engine.openDetails(summary);
    await engine.distribution.selectOption('equal');
    await page.getByRole('combobox', { name: 'chosen' }).selectOption('dev');
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFaults(page), `tampered, ${colorScheme}`).toEqual([]);
    }
  });

  test('H4 H5 H6 nothing is cut off, too small or wider than 320 px, nor with text twice as large', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const engine = await EnginePage.open(page);
    for (const name of ['least-loaded', 'weighted', 'round-robin']) {
      await engine.distribution.selectOption(name);
      expect(await layoutFaults(page), name).toEqual([]);
    }
    const column = (await page.locator('#engine').boundingBox())!;
    for (const table of await page.getByRole('table').all()) {
      expect((await table.boundingBox())!.width).toBeLessThanOrEqual(column.width);
    }
    for (const summary of ['As data', 'The ledger', 'The whole record', 'The panel’s record'])
      await engine.openDetails(summary);
    expect(await layoutFaults(page), 'all open').toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await layoutFaults(page), 'at 1280 px').toEqual([]);
    await (await addSheet(page, 'html { font-size: 200%; letter-spacing: 0.12em; word-spacing: 0.16em }')).on();
    expect(await layoutFaults(page), 'large text').toEqual([]);
  });

  test('LOOK 5 the time and the rule stay under the pointer, whatever they change', async ({ page }) => {
    const engine = await EnginePage.open(page);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      const places = new Set<number>();
      for (const name of await engine.distribution.getByRole('option').allTextContents()) {
        await engine.distribution.selectOption(name);
        await engine.start.press('ArrowRight');
        const { y } = (await page.getByRole('checkbox', { name: 'Ana is busy then' }).boundingBox())!;
        places.add(Math.round(y + (await page.evaluate(() => scrollY))));
      }
      expect([...places], `${width} px`).toHaveLength(1);
    }
  });
});
