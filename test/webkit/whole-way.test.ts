/** The client's way on the built demo, in WebKit: by keyboard and by mouse, left to right and right to left. */
import { expect } from 'chai';
import { preview, type PreviewServer } from 'vite';
import { startWebKit } from '../../scripts/webkit-driver.mjs';
import { Client } from './support/client.js';

const ADA = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' };
const WHO = Object.values(ADA).join(' ');
const FREE_DAY = '[data-day][aria-disabled="false"]';
const MONTH = '#month';
const FREE_TIME = '.slot:not([aria-disabled="true"])';

/** Chooses what it comes to by Tab, and sees where it is. */
async function choose(client: Client, what: string): Promise<void> {
  await client.tabTo(what);
  expect(await client.ring(), what).to.match(/^solid [2-9]px$/);
  await client.press('Enter');
}

/** Clicks a free time of the month after the one that shows: days are free there on every day that this is run. */
async function clickTime(client: Client): Promise<void> {
  await client.sees(FREE_DAY);
  const month = await client.textOf(MONTH);
  await client.click('[part~="next"]');
  await client.leaves(MONTH, month);
  await client.click(FREE_DAY);
  await client.click(FREE_TIME);
}

describe('The whole way in WebKit', () => {
  let site: PreviewServer;
  let webkit: Awaited<ReturnType<typeof startWebKit>>;

  before(async () => {
    site = await preview({
      build: { outDir: 'dist/demo' },
      preview: { port: 0, host: '127.0.0.1' },
      logLevel: 'silent',
    });
    webkit = await startWebKit({ TZ: 'Europe/Berlin', LANG: 'en_GB.UTF-8' });
  });
  after(async () => {
    await webkit?.stop();
    await site?.close();
  });

  const addressOf = (demo: string): string => new URL(`demo/${demo}.html`, site.resolvedUrls!.local[0]).href;

  for (const [language, direction, details, review, booked] of [
    ['en', 'ltr', 'Your details', 'Check and book', 'You are booked'],
    ['ar', 'rtl', 'بياناتك', 'المراجعة والحجز', 'تم حجز موعدك'],
  ] as const) {
    it(`FL-1 FL-4 F4 I1 H3 the keyboard books in ${language}, ${direction}; the focus goes along, nothing sticks out`, async () => {
      const client = await Client.open(webkit.page, addressOf('wellness'), language);
      await client.sees(FREE_DAY);
      expect(await client.styleOf(MONTH, 'direction')).to.equal(direction);
      // In the next one, days are free on every day that this is run.
      const month = await client.textOf(MONTH);
      await choose(client, '[part~="next"]');
      await client.leaves(MONTH, month);
      await choose(client, FREE_DAY);
      await choose(client, FREE_TIME);
      await client.isOn(details);
      for (const [field, text] of Object.entries(ADA)) {
        await client.tabTo(`#${field}`);
        await client.type(text);
      }
      await choose(client, 'button.primary');
      await client.isOn(review);
      expect(await client.sticksOut()).to.equal(false);
      const before = await client.bookings();
      await choose(client, 'button.primary');
      await client.isOn(booked);
      const [made, ...others] = await client.bookings();
      expect(made).to.include({ who: WHO, state: 'confirmed' });
      expect(others).to.deep.equal(before);
    });

    it(`FL-1 FL-8 G8 the mouse books, changes and cancels in ${language}, ${direction}: one click is enough for each`, async () => {
      const client = await Client.open(webkit.page, addressOf('wellness'), language);
      await clickTime(client);
      await client.isOn(details);
      for (const [field, text] of Object.entries(ADA)) {
        await client.click(`#${field}`);
        await client.type(text);
      }
      await client.click('button.primary');
      await client.isOn(review);
      const before = await client.bookings();
      await client.click('button.primary');
      await client.isOn(booked);
      const [made, ...others] = await client.bookings();
      expect(made).to.include({ who: WHO, state: 'confirmed' });
      expect(others).to.deep.equal(before);

      await client.click('a[part="link"][href*="appointments"]');
      await client.speaks('rota-appointments', language);
      await client.click('[part~="move"]');
      await clickTime(client);
      await client.click('button.primary');
      await client.sees('.news');
      const [moved] = await client.bookings();
      expect(moved).to.include({ who: WHO, state: 'confirmed' });
      expect(moved!.start).not.to.equal(made!.start);

      await client.click('[part~="cancel"]');
      await client.click('[part~="confirm"]');
      await client.sees('.card.cancelled');
      expect((await client.bookings())[0]).to.deep.equal({ ...moved, state: 'cancelled' });
    });
  }

  it('H9 on a desktop of high contrast, quiet text is as strong as the text itself', async () => {
    const contrasting = await startWebKit({ GTK_THEME: 'HighContrast' });
    try {
      const client = await Client.open(contrasting.page, addressOf('consulting'), 'en');
      await client.sees('.option .about');
      const text = await client.styleOf('body', 'color');
      expect(await client.styleOf('.option .about', 'color')).to.equal(text);
    } finally {
      await contrasting.stop();
    }
  });
});
