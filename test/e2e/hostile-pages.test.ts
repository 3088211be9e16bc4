/** Pages that are old, odd or hostile to what they embed. */
import type { Page } from '@playwright/test';
import { HostedPage, test, withoutHolds } from './support/hosted.js';
import { pageWith, strictPolicy, type Host } from './support/host.js';
import { layoutFaults } from './support/layout.js';
import { HOSTILE } from './support/sites.js';
import { expect, FAILED_REQUEST } from './support/test.js';

const BOOM = () => Object.assign(window, { boom: () => console.error('a hostile text ran') });

const tagOf = (backend: string, site: string, attributes = ''): string =>
  `<h1>A site</h1><rota-booking backend="${backend}" site="${site}" ${attributes}></rota-booking>`;

/** From the month to the confirmation. */
async function book(client: HostedPage): Promise<void> {
  await client.chooseNextMonth();
  await client.toReview();
  await client.book.click();
  await expect(client.booked).toBeVisible();
}

/** All that a page asks for and is sent to that is neither its own nor its backend's. */
function strangers(page: Page, host: Host, backend: string): readonly string[] {
  const found: string[] = [];
  const note = (url: string): void => {
    if (!url.startsWith(host.origin) && !url.startsWith(backend) && !/^(blob:|data:|about:)/.test(url)) found.push(url);
  };
  page.on('request', (request) => note(request.url()));
  page.on('framenavigated', (frame) => note(frame.url()));
  return found;
}

test('A39 RC-1 a page’s script that puts a taken time before the client changes what shows; the backend refuses it', async ({
  page,
  host,
  backend,
  complaints,
}) => {
  complaints.allow(FAILED_REQUEST);
  // Holding it would already tell.
  await withoutHolds(page.context());
  const client = await HostedPage.open(page, host.serve('/overwritten', pageWith(tagOf(backend.url, 'overwritten'))));
  const time = await client.chooseNextMonth();
  await client.toReview();
  await client.book.click();
  await expect(client.booked).toBeVisible();
  await client.button('Book another').click();
  await client.freeDays.first().waitFor();
  await client.button('Next month').click();
  await client.freeDays.first().click();
  await expect(client.time(time.split(' ')[0]!)).toBeDisabled();
  await page.evaluate(() => {
    const { flow } = document.querySelector('rota-booking') as unknown as {
      flow: {
        state: { step: string; starts: readonly { start: number; left: number }[] };
        chooseStart(start: { start: number; left: number }): void;
        next(): void;
      };
    };
    const full = flow.state.starts.find(({ left }) => left === 0)!;
    flow.chooseStart({ ...full, left: 5 });
    while (flow.state.step !== 'review') flow.next();
  });
  await expect(client.heading('Check and book')).toBeVisible();
  await client.book.click();
  await expect(client.alert).toContainText('taken');
  await expect(client.booked).toHaveCount(0);
});

test('A51 the same in every attribute and in the JSON of the configuration stays text, and does nothing', async ({
  page,
  host,
  backend,
  complaints,
}) => {
  complaints.allow(/<rota-booking>: (zone|locale|heading-level)|is not known here/);
  await page.addInitScript(BOOM);
  const quoted = HOSTILE.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const prefill = JSON.stringify({
    firstName: HOSTILE,
    notes: HOSTILE,
    __proto__: { polluted: 1 },
    [HOSTILE]: HOSTILE,
  }).replaceAll('"', '&quot;');
  const attributes =
    `zone="${quoted}" locale="${quoted}" heading-level="${quoted}" prefill="${prefill}" ` +
    `hidden-fields="phone ${quoted}" class="${quoted}" title="${quoted}" aria-label="${quoted}" data-x="${quoted}"`;
  const address = host.serve(
    '/attributes',
    pageWith(tagOf(backend.url, 'attributes', attributes)),
    strictPolicy(backend.url),
  );
  const client = await HostedPage.open(page, address);
  await client.chooseNextMonth();
  await expect(client.field('First name')).toHaveValue(HOSTILE);
  await expect(client.field('Anything we should know?')).toHaveValue(HOSTILE);
  await client.toReview();
  await expect(client.review.getByText(HOSTILE).first()).toBeVisible();
  await client.book.click();
  await expect(client.booked).toBeVisible();
  expect(await page.evaluate(() => ({}) as Record<string, unknown>).then((empty) => empty['polluted'])).toBe(undefined);
  expect(await page.locator('img, script:not([src]), iframe').count()).toBe(0);
  expect(host.reportsOf(address)).toEqual([]);

  for (const attribute of ['service', 'calendar', 'site', 'backend']) {
    complaints.allow(/rota-booking|Failed to load resource|Fetch API cannot load|violates the following/);
    await page.goto(
      host.serve(
        `/attribute-${attribute}`,
        pageWith(
          `${tagOf(backend.url, 'attributes')}`.replace('<rota-booking ', `<rota-booking ${attribute}="${quoted}" `),
        ),
      ),
    );
    await expect(page.getByRole('alert')).toBeVisible();
    expect(await page.locator('img, script:not([src]), iframe').count()).toBe(0);
  }
});

test('A54 nothing in the page’s address leads the client or a message anywhere', async ({ page, host, backend }) => {
  const evil = 'https://evil.example/';
  const names = ['redirect', 'redirect_uri', 'return', 'next', 'url', 'target', 'origin', 'backend', 'site', 'adapter'];
  const query = names.map((name) => `${name}=${encodeURIComponent(evil)}`).join('&');
  const found = strangers(page, host, backend.url);
  await page.addInitScript(() => {
    const sent: unknown[] = [];
    Object.assign(window, { sent });
    for (const target of [window, window.parent, window.opener as Window | null])
      if (target) target.postMessage = ((...args: unknown[]) => sent.push(args)) as typeof postMessage;
  });
  const address = host.serve(`/query?${query}`, pageWith(tagOf(backend.url, 'query')));
  const client = await HostedPage.open(page, `${address}#${query}`);
  await book(client);
  expect(page.url()).toBe(`${address}#${query}`);
  expect(found).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { sent: unknown[] }).sent)).toEqual([]);
});

test.describe('A57 where the browser adopts no style sheets', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      for (const { prototype } of [Document, ShadowRoot])
        delete (prototype as Partial<DocumentOrShadowRoot>).adoptedStyleSheets;
    });
  });
  const policy = (backend: string): Readonly<Record<string, string>> => ({
    'content-security-policy': `default-src 'none'; script-src 'self' 'nonce-n0nce'; style-src 'nonce-n0nce'; connect-src ${backend}; report-uri /reports`,
  });
  const accented = (client: HostedPage): Promise<string> =>
    client.freeDays.first().evaluate((day) => getComputedStyle(day).backgroundColor);

  test('and the page has named its nonce, the widget is styled and books', async ({ page, host, backend }) => {
    const head = '<script nonce="n0nce">window.litNonce = "n0nce"</script><script src="/rota.js" async></script>';
    const address = host.serve('/nonce', pageWith(tagOf(backend.url, 'nonce'), head), policy(backend.url));
    const client = await HostedPage.open(page, address);
    await client.freeDays.first().waitFor();
    expect(await accented(client)).not.toBe('rgba(0, 0, 0, 0)');
    await book(client);
    expect(host.reportsOf(address)).toEqual([]);
  });

  test('and the page has not, the widget is without style, and books', async ({ page, host, backend, complaints }) => {
    complaints.allow(/style|Content Security Policy/i);
    const address = host.serve('/no-nonce', pageWith(tagOf(backend.url, 'no-nonce')), policy(backend.url));
    const client = await HostedPage.open(page, address);
    await book(client);
  });
});

test.describe('A60 where the page has changed what the browser brings along', () => {
  const changes: Readonly<Record<string, () => void>> = {
    'its own map, as old libraries bring': () => {
      Array.prototype.map = function <T, U>(
        this: T[],
        change: (value: T, i: number, all: T[]) => U,
        self?: unknown,
      ): U[] {
        const mapped: U[] = [];
        for (let i = 0; i < this.length; i++) mapped.push(change.call(self, this[i]!, i, this));
        return mapped;
      };
    },
    'more in every array and text': () => {
      Object.assign(Array.prototype, { first: () => 0, last: () => 0 });
      Object.assign(String.prototype, { strip: () => '' });
    },
    'keys in every object, to be met in every loop over one': () => {
      Object.assign(Object.prototype, { extend: () => 0, each: 'x' });
    },
    'a fetch that counts': () => {
      const own = window.fetch;
      window.fetch = (...args) => own(...args);
    },
    'a JSON.parse that looks in': () => {
      const own = JSON.parse.bind(JSON);
      JSON.parse = ((text: string, revive?: Parameters<typeof JSON.parse>[1]) =>
        own(text, revive)) as typeof JSON.parse;
    },
    'a Promise of its own': () => {
      const Own = class extends Promise<unknown> {};
      window.Promise = Own as unknown as PromiseConstructor;
    },
  };
  for (const [i, [what, change]] of Object.entries(changes).entries()) {
    test(`${what}: it books`, async ({ page, host, backend }) => {
      const found = strangers(page, host, backend.url);
      await page.addInitScript(change);
      const site = `changed-${i}`;
      const client = await HostedPage.open(page, host.serve(`/${site}`, pageWith(tagOf(backend.url, site))));
      await book(client);
      expect(found).toEqual([]);
    });
  }

  for (const [what, change] of Object.entries({
    'fetch throws': () => {
      window.fetch = () => {
        throw new TypeError('no');
      };
    },
    'JSON.parse gives nonsense': () => {
      JSON.parse = () => 'nonsense';
    },
  })) {
    test(`${what}: clients read a polite line, and the way around stays`, async ({
      page,
      host,
      backend,
      complaints,
    }) => {
      complaints.allow(/.*/);
      const found = strangers(page, host, backend.url);
      await page.addInitScript(change);
      const tag = `<rota-booking backend="${backend.url}" site="broken"><a href="tel:+493012345670">Call us</a></rota-booking>`;
      await page.goto(host.serve('/broken-page', pageWith(tag)));
      await expect(page.getByRole('alert')).toContainText(/can’t be reached|isn’t available/);
      await expect(page.getByRole('link', { name: 'Call us' })).toBeVisible();
      expect(found).toEqual([]);
    });
  }
});

for (const [i, [what, css]] of Object.entries({
  'everything unset': '* { all: unset !important }',
  'huge layers and moved parents':
    'body > div { transform: translateY(10px); z-index: 2147483647; position: relative } body { filter: none }',
  'its own ideas of buttons, inputs and tables':
    'button, input, select, table, td, th, li, p { display: none !important; font-size: 60px !important; color: red !important } ' +
    ':host, :root { --_accent: red; --_space: 90px }',
}).entries()) {
  test(`A61 with ${what} in the page’s style, everything can be used and the focus is seen`, async ({
    page,
    host,
    backend,
  }) => {
    const site = `styled-${i}`;
    const body = `<div>${tagOf(backend.url, site)}</div>`;
    const head = `<style>${css}</style><script src="/rota.js" async></script>`;
    await page.setViewportSize({ width: 600, height: 900 });
    // What is still growing cuts off what it holds.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const client = await HostedPage.open(page, host.serve(`/${site}`, pageWith(body, head)));
    await client.freeDays.first().waitFor();
    expect(await layoutFaults(page)).toEqual([]);
    await client.freeDays.first().focus();
    await page.keyboard.press('ArrowRight');
    const ring = await page.evaluate(() => {
      let at = document.activeElement!;
      while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      return `${at.localName} ${outlineStyle} ${outlineWidth}`;
    });
    expect(ring).toBe('button solid 2px');
    await client.chooseNextMonth();
    expect(await layoutFaults(page)).toEqual([]);
    await client.toReview();
    expect(await layoutFaults(page)).toEqual([]);
    await client.book.click();
    await expect(client.booked).toBeVisible();
  });
}

for (const [how, style] of [
  ['pale', 'opacity: 0.99'],
  ['filtered', 'filter: saturate(0.9)'],
  ['turned', 'transform: rotate(0.01deg)'],
] as const) {
  test(`A62 in a frame that is ${how} whoever sees the button books: no browser’s word on that makes it dead`, async ({
    page,
    host,
    backend,
  }) => {
    const inside = HostedPage.put(host, backend, `framed-${how}`);
    const frame = `<iframe src="${inside}" title="Booking" width="700" height="900" style="${style}"></iframe>`;
    await page.goto(host.serve(`/around-${how}`, pageWith(frame, '')));
    await book(new HostedPage(page, page.frameLocator('iframe')));
  });
}

test('A62 G10 a press that a script makes counts: speech software and extensions press so', async ({
  page,
  host,
  backend,
}) => {
  const client = await HostedPage.open(page, HostedPage.put(host, backend, 'spoken'));
  await client.chooseNextMonth();
  await client.toReview();
  await client.book.evaluate((button) => (button as HTMLButtonElement).click());
  await expect(client.booked).toBeVisible();
});

test('A62 a hosted page shows in nobody’s frame', async ({ page, host, backend, complaints }) => {
  complaints.allow(/frame-ancestors|Refused to frame|Framing/);
  await page.goto(
    host.serve('/thief', pageWith(`<iframe src="${backend.url}/linked" width="600" height="600"></iframe>`, '')),
  );
  const frame = page.frames()[1]!;
  await expect.poll(() => frame.url()).not.toBe('about:blank');
  expect(await frame.locator('rota-booking').count()).toBe(0);
});
