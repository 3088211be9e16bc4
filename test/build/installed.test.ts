import { spawn } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { chromium, type Browser } from 'playwright-core';
import { build, preview, type PreviewServer } from 'vite';
import { findHeadless } from '../../scripts/browser.mjs';
import { installedPackage, type InstalledPackage } from './support/installed-package.js';

interface WidgetFiles {
  readonly rota: string;
  readonly integrity: Record<string, string>;
}

/** What an app would be made of; the backend is the package's mock. */
const APP = {
  'index.html': `<!doctype html><html lang="en"><title>My practice</title><link rel="icon" href="data:," />
    <rota-booking backend="https://booking.example.com" site="single"></rota-booking>
    <script type="module" src="./main.js"></script></html>`,
  'main.js': `import { mockSite } from 'rota/mocks';
    import { setupWorker } from 'msw/browser';
    const { handlers } = mockSite('single');
    await setupWorker(...handlers).start({ quiet: true });
    await import('rota/define');
    document.querySelector('rota-booking').addEventListener('rota-booked', ({ booking }) => (document.title = booking));`,
};

describe('The package, packed and installed in an empty project', function () {
  this.timeout(120_000);
  let installed: InstalledPackage;
  let command: string;

  before(() => {
    installed = installedPackage();
    command = join(installed.project, 'node_modules/.bin/rota');
  });

  const run = (...args: string[]) => installed.run('rota', ...args);

  describe('in a page', () => {
    let browser: Browser;
    let server: PreviewServer;

    before(async () => {
      const { project } = installed;
      installed.write(APP);
      cpSync(join(project, 'node_modules/msw/lib/mockServiceWorker.js'), join(project, 'public/mockServiceWorker.js'));
      const settings = { root: project, configFile: false, logLevel: 'error' } as const;
      await build({ ...settings, build: { target: 'es2022' } });
      server = await preview({ ...settings, preview: { host: '127.0.0.1', port: 0 } });
      browser = await chromium.launch({ executablePath: await findHeadless() });
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    it('books, bundled by Vite, against its own mock', async () => {
      const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await page.goto(`http://127.0.0.1:${(server.httpServer.address() as AddressInfo).port}/`);
      await page.locator('rota-month [data-day][aria-disabled=false]').nth(1).click();
      await page.locator('rota-times [part~=free]').first().click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByLabel('First name').fill('Ada');
      await page.getByLabel('Last name').fill('Lovelace');
      await page.getByLabel('Email').fill('ada@example.com');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: /^Book/ }).click();
      await page.locator('rota-confirmation').getByText('Piano lesson').first().waitFor();
      expect(await page.title()).to.match(/\w{8}/);
      expect(errors).to.deep.equal([]);
    });
  });

  it('has a command that writes a site, checks it, and says its times', () => {
    expect(readFileSync(command, 'utf8')).to.match(/^#!\/usr\/bin\/env node\n/);
    expect(run('init').stdout).to.include('site.yaml is written');
    expect(run('check', 'site.yaml')).to.deep.include({
      status: 0,
      stdout: 'site.yaml: my-site can be served: 2 specialists, 2 calendars, 1 service\n',
    });
    expect(run('starts', 'site.yaml', '--service', 'talk').stdout).to.match(/\(Europe\/Berlin\)\n {2}\d\d:\d\d/);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(run('--version').stdout).to.equal(`${version}\n`);
    const { status, stderr } = run('check', 'nothing.yaml');
    expect([status, stderr]).to.deep.equal([
      1,
      'nothing.yaml\n  there is no such file or folder; expected a site file (JSON or YAML)\n',
    ]);
  });

  it('has a command that keeps bookings in a folder, serves the hosted pages, and ends when it is told to', async () => {
    const first = await serve('--data', 'kept');
    const page = await (await fetch(`${first.url}/my-site/talk`)).text();
    const { rota: start, integrity } = JSON.parse(readFileSync('dist/embed/files.json', 'utf8')) as WidgetFiles;
    expect(page).to.include(`<script type="module" src="/-/${start}"></script>`);
    for (const name of ['rota.js', ...Object.keys(integrity)]) {
      const sent = await fetch(`${first.url}/-/${name}`);
      expect(await sent.text(), name).to.equal(readFileSync(`dist/embed/${name}`, 'utf8'));
    }
    const made = await fetch(`${first.url}/v1/sites/my-site/bookings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'one' },
      body: JSON.stringify({
        ...{ service: 'talk', duration: 30, start: firstTime() },
        client: { firstName: 'A', lastName: 'B', email: 'a@example.com', locale: 'en', zone: 'Europe/Berlin' },
      }),
    });
    const { id, token } = (await made.json()) as { id: string; token: string };
    expect(made.status).to.equal(201);
    expect(await first.end()).to.equal(0);

    const second = await serve('--data', 'kept');
    const read = await fetch(`${second.url}/v1/sites/my-site/bookings/${id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(read.status).to.equal(200);
    expect(await second.end()).to.equal(0);
  });

  async function serve(...options: readonly string[]): Promise<{ url: string; end(): Promise<unknown> }> {
    const args = ['serve', '--site', 'site.yaml', '--port', '0', ...options];
    const child = spawn(command, args, { cwd: installed.project });
    const said = await new Promise<string>((heard) => {
      let output = '';
      const hear = (chunk: Buffer): void => {
        output += chunk.toString();
        if (output.includes('Ctrl+C')) heard(output);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('close', () => heard(output));
    });
    const [, url] = /backend="([^"]+)" site="my-site"/.exec(said) ?? [];
    expect(url, said).to.be.a('string');
    const ended = new Promise((resolveCode) => child.once('exit', resolveCode));
    return {
      url: url!,
      end: () => {
        child.kill();
        return ended;
      },
    };
  }

  /** The first time on offer, as a booking names it. */
  function firstTime(): string {
    const { starts } = JSON.parse(run('starts', 'site.yaml', '--service', 'talk', '--json').stdout) as {
      starts: readonly { start: number }[];
    };
    return `${new Date(starts[0]!.start * 60_000).toISOString().slice(0, 16)}Z[UTC]`;
  }
});
