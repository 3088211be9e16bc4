import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect } from 'chai';

type Target = string | { types: string; default: string };
interface PackageFile {
  readonly exports: Record<string, Target>;
  readonly bin: Record<string, string>;
  readonly dependencies: Record<string, string>;
}
interface WidgetFiles {
  readonly rota: string;
  readonly integrity: Record<string, string>;
}
const { exports: entries, bin, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as PackageFile;

describe('The package', () => {
  for (const [entry, target] of Object.entries(entries)) {
    it(`has built what its entry "${entry}" names`, () => {
      const files = typeof target === 'string' ? [target] : Object.values(target);
      expect(files.filter((file) => !existsSync(file))).to.deep.equal([]);
    });
  }

  for (const entry of ['engine', 'adapter', 'server']) {
    it(`can be imported in Node without a page: rota/${entry}`, async () => {
      const name = `rota/${entry}`;
      expect(Object.keys((await import(name)) as object)).not.to.be.empty;
    });
  }
});

describe('The package, packed and put into an empty project', function () {
  this.timeout(60_000);
  let project: string;
  let command: string;

  /** As `npm install` lays it out, with the dependencies that it declares and no others. */
  before(() => {
    project = mkdtempSync(join(tmpdir(), 'rota-package-'));
    const modules = join(project, 'node_modules');
    mkdirSync(modules);
    const tarball = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', project], {
      encoding: 'utf8',
    }).trim();
    execFileSync('tar', ['xzf', tarball, '-C', modules], { cwd: project });
    execFileSync('mv', ['package', 'rota'], { cwd: modules });
    for (const name of Object.keys(dependencies)) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(resolve('node_modules', name), join(modules, name));
    }
    command = join(modules, 'rota', bin['rota']!);
  });
  after(() => rmSync(project, { recursive: true }));

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [command, ...args], { cwd: project, encoding: 'utf8' });

  it('has a command that writes a site, checks it, and says its times', () => {
    expect(readFileSync(command, 'utf8')).to.match(/^#!\/usr\/bin\/env node\n/);
    expect(run('init').stdout).to.include('site.yaml is written');
    expect(run('check', 'site.yaml')).to.deep.include({
      status: 0,
      stdout: 'site.yaml: my-site can be served: 2 specialists, 2 calendars, 1 service\n',
    });
    expect(run('starts', 'site.yaml', '--service', 'talk').stdout).to.match(/\(Europe\/Berlin\)\n {2}\d\d:\d\d/);
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
    const args = [command, 'serve', '--site', 'site.yaml', '--port', '0', ...options];
    const child = spawn(process.execPath, args, { cwd: project });
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
