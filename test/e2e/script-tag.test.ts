import type { Page } from '@playwright/test';
import { downloadedBy } from './support/download.js';
import { HostedPage, test } from './support/hosted.js';
import { FILES, SHARED_FILES, pageWith, strictPolicy } from './support/host.js';
import { HOSTILE } from './support/sites.js';
import { expect, FAILED_REQUEST } from './support/test.js';

/** Books the first time of next month. */
async function bookAny(client: HostedPage): Promise<void> {
  await client.chooseNextMonth();
  await client.toReview();
  await client.book.click();
  await expect(client.booked).toBeVisible();
}

/** Everything that the page loads from now on, by path, and where from. */
function loads(page: Page): string[] {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  return urls;
}

/**
 * Each once, in order; without those that nobody waits for: whether they come hangs on how quick the client is. Firefox asks for a
 * favicon and reports that the page's policy forbids it; the reports are looked at by themselves.
 */
function filesIn(paths: readonly string[]): string[] {
  const unawaited = [FILES.live, FILES.ahead, FILES['other-tabs'], '/favicon.ico', '/reports'];
  const isNeeded = (path: string): boolean => !unawaited.some((name) => path.endsWith(name));
  return [...new Set(paths)].filter(isNeeded).sort();
}

test.describe('The script tag on a site of its own', () => {
  test('A55 one tag books under the strictest policy, and nothing violates it', async ({ page, host, backend }) => {
    const urls = loads(page);
    const tag = `<h1>A site</h1><rota-booking backend="${backend.url}" site="strict"></rota-booking>`;
    const client = await HostedPage.open(page, host.serve('/strict', pageWith(tag), strictPolicy(backend.url)));
    await bookAny(client);
    const calendar = client.widget.getByRole('link', { name: /Add to calendar/ });
    expect(await downloadedBy(page, () => calendar.click())).toBe('booking.ics');
    expect(host.reportsOf(page.url())).toEqual([]);
    const own = urls.filter((url) => url.startsWith(host.origin)).map((url) => new URL(url).pathname);
    const { rota, times, booking } = FILES;
    expect(filesIn(own)).toEqual(
      ['/strict', '/rota.js', ...[rota, times, booking, ...SHARED_FILES].map((name) => `/${name}`)].sort(),
    );
    expect(
      urls.filter((url) => !url.startsWith(host.origin) && !url.startsWith(backend.url) && !url.startsWith('blob:')),
    ).toEqual([]);
  });

  test('A56 where the policy forbids Lit’s own, the page is left as it is and the way around stays', async ({
    page,
    host,
    backend,
    complaints,
  }) => {
    complaints.allow(/trusted|policy|createPolicy/i);
    const tag = `<h1>A site</h1><rota-booking backend="${backend.url}" site="strict"><a href="tel:+493012345670">Call us</a></rota-booking>`;
    const address = host.serve('/forbidden', pageWith(tag), strictPolicy(backend.url, 'another'));
    await page.goto(address);
    await expect.poll(() => host.reportsOf(address)).toHaveLength(1);
    await expect(page.getByRole('link', { name: 'Call us' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'A site' })).toBeVisible();
  });

  test('A58 where the file does not come, is another one, or is a page of HTML, the link inside stays', async ({
    page,
    host,
    backend,
    complaints,
  }) => {
    complaints.allow(
      /Failed to load resource|Subresource Integrity|integrity|Unexpected token|expected expression|MIME|dynamically imported/i,
    );
    host.serve('/error-page.js', '<!doctype html><title>502</title>');
    const tag = `<rota-booking backend="${backend.url}" site="strict"><a href="tel:+493012345670">Call us</a></rota-booking>`;
    for (const script of [
      '<script src="/missing.js"></script>',
      `<script src="/rota.js" integrity="sha384-${'A'.repeat(64)}"></script>`,
      `<script type="module" src="/${FILES.rota}" integrity="sha384-${'A'.repeat(64)}" crossorigin></script>`,
      '<script src="/error-page.js"></script>',
    ]) {
      await page.goto(host.serve('/broken', pageWith(tag, script)));
      await expect(page.getByRole('link', { name: 'Call us' }), script).toBeVisible();
      expect(await page.evaluate(() => customElements.get('rota-booking') === undefined), script).toBe(true);
    }
    await page.route(`**/${FILES.rota}`, (route) => route.fulfill({ contentType: 'text/html', body: '<p>Gone' }));
    await page.goto(host.serve('/gone', pageWith(tag)));
    await expect(page.getByRole('link', { name: 'Call us' })).toBeVisible();
  });

  test('A59 loaded twice it is silent, and works', async ({ page, host, backend }) => {
    const twice = '<script src="/rota.js"></script><script src="/rota.js" defer></script>';
    const tag = `<rota-booking backend="${backend.url}" site="twice"></rota-booking>`;
    const client = await HostedPage.open(page, host.serve('/twice', pageWith(tag, twice)));
    await page.addScriptTag({ url: `${host.origin}/rota.js` });
    await bookAny(client);
  });

  test('A59 J4 moved about the page, into a dialog and another shadow root, it goes on where it was', async ({
    page,
    host,
    backend,
  }) => {
    const body = `<rota-booking backend="${backend.url}" site="moved"></rota-booking><div id="shadow"></div><dialog></dialog>`;
    const client = await HostedPage.open(page, host.serve('/moved', pageWith(body)));
    await client.chooseNextMonth();
    await client.fill();
    await page.evaluate(() => {
      const widget = document.querySelector('rota-booking')!;
      document.querySelector('#shadow')!.attachShadow({ mode: 'open' }).append(widget);
    });
    await expect(client.field('Email')).toHaveValue('ada@example.com');
    await page.evaluate(() => {
      const dialog = document.querySelector('dialog')!;
      dialog.append(document.querySelector('#shadow')!.shadowRoot!.querySelector('rota-booking')!);
      dialog.showModal();
    });
    await client.continue();
    await expect(client.review.getByText('ada@example.com')).toBeVisible();
    await client.book.click();
    await expect(client.booked).toBeFocused();
  });

  test('A49 hostile texts of a site stay texts, on every step and in the confirmation', async ({
    page,
    host,
    backend,
  }) => {
    await page.addInitScript(() => Object.assign(window, { boom: () => console.error('a hostile text ran') }));
    const tag = `<rota-booking backend="${backend.url}" site="hostile"></rota-booking>`;
    const client = await HostedPage.open(page, host.serve('/hostile', pageWith(tag), strictPolicy(backend.url)));
    const shown = async (...texts: readonly string[]): Promise<void> => {
      for (const text of texts) {
        const found = client.widget.getByText(`${text} ${HOSTILE}`).filter({ visible: true });
        await expect(found.first(), text).toBeVisible();
      }
      expect(await foreignElements(page)).toEqual([]);
    };
    await shown('Site', 'Category', 'Service', 'Description');
    await client.chooseOption(/^Service/);
    await shown('kim', 'lou', 'Role');
    await client.chooseOption(/^kim/);
    await client.chooseNextMonth();
    await shown('Label', 'Hint', 'Service');
    // What looks like an address is no name to the backend (A89), so this one does without a slash.
    const lastName = '<img src=x onerror="boom()">';
    await client.fill({ firstName: 'Ada <b>bold<b>', lastName });
    await client.field(/Label/).first().fill(HOSTILE);
    await client.field(/Label/).last().selectOption(`Option ${HOSTILE}`);
    await client.continue();
    await shown('Service', 'kim', 'Place', 'Label', 'Option');
    await expect(client.review.getByText(`Ada <b>bold<b> ${lastName}`)).toBeVisible();
    await client.book.click();
    await expect(client.booked).toBeVisible();
    await shown('Service', 'kim', 'Place');
    expect(host.reportsOf(page.url())).toEqual([]);
  });

  test('A50 addresses from a backend with any scheme that runs code are dropped', async ({ page, host, backend }) => {
    const evil = [
      'javascript:boom()',
      'java\tscript:boom()',
      'data:text/html,<script>boom()</script>',
      'vbscript:boom()',
    ];
    await page.route('**/catalog', async (route) => {
      const catalog = await (await route.fetch()).json();
      catalog.services[0].place = { kind: 'video', text: 'Somewhere', url: evil[0] };
      catalog.specialists.forEach((person: { portrait?: string }, i: number) => (person.portrait = evil[i + 1]));
      catalog.site.phone = 'javascript:boom()';
      await route.fulfill({ json: catalog });
    });
    await page.route('**/bookings', async (route) => {
      const booking = await (await route.fetch()).json();
      await route.fulfill({
        status: 201,
        json: { ...booking, manageUrl: evil[1], place: { kind: 'video', text: 'x', url: evil[2] } },
      });
    });
    const tag = `<rota-booking backend="${backend.url}" site="evil-urls"></rota-booking>`;
    const client = await HostedPage.open(page, host.serve('/evil-urls', pageWith(tag)));
    const addresses = (): Promise<string[]> =>
      page.evaluate(() => {
        const all = (root: ParentNode): Element[] =>
          [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
        const found = all(document).flatMap((each) => [each.getAttribute('href'), each.getAttribute('src')]);
        return found.filter(
          (url) => url !== null && !/^(blob:|tel:[+\d]*$|mailto:|#|\/rota\.js)/.test(url),
        ) as string[];
      });
    await expect(client.widget.getByRole('radio')).toHaveCount(3);
    expect(await addresses()).toEqual([]);
    await client.chooseOption(/^Kim/);
    await client.chooseNextMonth();
    await client.toReview();
    expect(await addresses()).toEqual([]);
    await client.book.click();
    await expect(client.booked).toBeVisible();
    // The links to calendars are the widget's own.
    const others = (await addresses()).filter((url) => !/^https:\/\/(calendar\.google|outlook\.live)\.com\//.test(url));
    expect(others).toEqual([]);
  });
});

test.describe('A file of the script tag that does not come', () => {
  test.beforeEach(({ complaints }) => complaints.allow(/Failed to load resource|can't be loaded/));

  test('FL-7 the times: what was chosen stays, it is said, and “Try again” brings them', async ({
    page,
    host,
    backend,
  }) => {
    await page.route(`**/${FILES.times}`, (route) => route.abort());
    const client = await HostedPage.open(page, HostedPage.put(host, backend, 'late-times'));
    await client.chooseOption(/^Haircut/);
    await expect(client.alert).toHaveText('The booking service can’t be reached right now.');
    await expect(client.button('Back')).toBeVisible();
    await page.unroute(`**/${FILES.times}`);
    await client.button('Try again').click();
    await expect(client.widget.getByRole('radio', { name: /^Kim/ })).toBeVisible();
    await expect(client.alert).toHaveCount(0);
  });

  test('FL-7 the times, where they are the first step: the page’s own way around shows with it', async ({
    page,
    host,
    backend,
  }) => {
    await page.route(`**/${FILES.times}`, (route) => route.fulfill({ status: 503 }));
    const tag = `<rota-booking backend="${backend.url}" site="late-month"><a href="tel:+493012345670">Call us</a></rota-booking>`;
    const client = await HostedPage.open(page, host.serve('/first-month', pageWith(tag)));
    await expect(client.alert).toHaveText('The booking service can’t be reached right now.');
    await expect(page.getByRole('link', { name: 'Call us' })).toBeVisible();
    await page.unroute(`**/${FILES.times}`);
    await client.button('Try again').click();
    await expect(client.freeDays.first()).toBeVisible();
  });

  test('RC-5 FL-7 the details, offline: the chosen time stays, and they come once the network is back', async ({
    page,
    context,
    host,
    backend,
  }) => {
    await page.route(`**/${FILES.booking}`, (route) => route.abort('internetdisconnected'));
    const client = await HostedPage.open(page, HostedPage.put(host, backend, 'late-details'));
    await client.chooseNextMonth();
    await expect(client.heading('Your details')).toBeVisible();
    await expect(client.alert).toBeVisible();
    await page.unroute(`**/${FILES.booking}`);
    await context.setOffline(true);
    await context.setOffline(false);
    await client.toReview();
    await client.book.click();
    await expect(client.booked).toBeVisible();
  });

  test('RC-5 FL-7 an element that stands alone: the page’s own way around shows, until the network is back', async ({
    page,
    context,
    host,
    backend,
  }) => {
    await page.route(`**/${FILES.appointments}`, (route) => route.abort('internetdisconnected'));
    const tag = `<rota-appointments backend="${backend.url}" site="strict"><a href="tel:+493012345670">Call us</a></rota-appointments>`;
    const failed = page.waitForEvent('requestfailed');
    await page.goto(host.serve('/late-appointments', pageWith(tag)));
    await failed;
    await expect(page.getByRole('link', { name: 'Call us' })).toBeVisible();
    await page.unroute(`**/${FILES.appointments}`);
    await context.setOffline(true);
    await context.setOffline(false);
    await expect(page.locator('rota-appointments').getByRole('heading', { name: 'Your appointments' })).toBeVisible();
  });
});

/** Elements in the page that the widget never makes. */
function foreignElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
    return all(document.body)
      .filter((element) => element.matches('img, script, iframe, object, embed, [onerror], [onload], b'))
      .map(({ outerHTML }) => outerHTML);
  });
}

test.describe('A page that is set up wrongly', () => {
  for (const [what, attributes, said] of [
    ['no backend', 'site="strict"', /backend is missing; expected the address of a booking backend/],
    ['no site', 'backend="BACKEND"', /site is missing; expected the id of a site/],
    [
      'a backend that is no address',
      'backend="javascript:boom()" site="strict"',
      /"url" is .*; expected an http or https/,
    ],
    ['a secret key in place of a site', 'backend="BACKEND" site="sk_live_1234567890"', /secret key/],
    ['an unknown service', 'backend="BACKEND" site="strict" service="dye"', /service="dye" is not known here.*"cut"/],
    ['a calendar that nobody may choose', 'backend="BACKEND" site="strict" calendar="sofa"', /calendar="sofa"/],
  ] as const) {
    test(`${what} gives clients a polite line, its owner one sentence on the console, and leaves the page alone`, async ({
      page,
      host,
      backend,
      complaints,
    }) => {
      const errors: string[] = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      complaints.allow(said);
      const tag = `<h1>A site</h1><rota-booking ${attributes.replace('BACKEND', backend.url)}><a href="tel:+493012345670">Call us</a></rota-booking>`;
      await page.goto(host.serve('/wrong', pageWith(tag)));
      await expect(page.getByRole('alert')).toHaveText('Online booking isn’t available here at the moment.');
      await expect(page.getByRole('link', { name: 'Call us' })).toBeVisible();
      await expect(page.getByRole('heading', { name: 'A site' })).toBeVisible();
      await expect.poll(() => errors.length).toBe(1);
      expect(errors[0]).toMatch(said);
    });
  }

  test('an unknown site is said just so; the request that found it out fails in sight of all', async ({
    page,
    host,
    backend,
    complaints,
  }) => {
    complaints.allow(FAILED_REQUEST);
    complaints.allow(/nowhere/);
    await page.goto(HostedPage.put(host, backend, 'nowhere'));
    await expect(page.getByRole('alert')).toHaveText('Online booking isn’t available here at the moment.');
  });

  test('a wrong zone, language or prefill is told and passed over: the widget still books', async ({
    page,
    host,
    backend,
    complaints,
  }) => {
    complaints.allow(/(zone|locale|prefill) is "[^"]*".*expected .* It is ignored\./);
    const attributes = `zone="Mars/Olympus" locale="not a language" prefill="{broken"`;
    const client = await HostedPage.open(page, HostedPage.put(host, backend, 'ignored', attributes));
    await bookAny(client);
  });
});

test.describe('demo/embed.html', () => {
  test('uses nothing but the built files and one tag, and books at the backend of `npm start`', async ({ page }) => {
    const urls = loads(page);
    const client = await HostedPage.open(page, 'demo/embed.html');
    await client.chooseNextMonth();
    await client.toReview();
    await client.book.click();
    await expect(client.booked).toBeVisible();
    const own = urls.map((url) => new URL(url)).filter(({ port }) => port !== '4180');
    const { rota, times, booking } = FILES;
    const files = ['rota.js', rota, times, booking, ...SHARED_FILES].map((name) => `/dist/embed/${name}`);
    expect(filesIn(own.map(({ pathname }) => pathname))).toEqual(['/demo/embed.html', ...files].sort());
  });
});
