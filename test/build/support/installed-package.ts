import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The tarball that `npm pack` makes, and an empty project that it is installed in. */
export interface InstalledPackage {
  readonly project: string;
  readonly tarball: Uint8Array;
  /** Runs a program of `node_modules/.bin`, as npx does. */
  run(program: string, ...args: string[]): SpawnSyncReturns<string>;
  /** Writes files into the project, by their paths. */
  write(files: Readonly<Record<string, string>>): void;
}

let installed: InstalledPackage | undefined;

/** Packs and installs once for all tests. */
export function installedPackage(): InstalledPackage {
  return (installed ??= install());
}

/**
 * Our own lock file says which versions of the dependencies are to be had: they are the ones that npm has in its cache, so
 * that it asks no registry.
 */
function install(): InstalledPackage {
  const project = mkdtempSync(join(tmpdir(), 'rota-package-'));
  process.once('exit', () => rmSync(project, { recursive: true }));
  const npm = (...args: string[]) => execFileSync('npm', [...args, '--silent'], { cwd: project, encoding: 'utf8' });
  const write: InstalledPackage['write'] = (files) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
  };
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, object> };
  const { version } = lock.packages['node_modules/msw'] as { version: string };
  const own = { name: 'empty', private: true, type: 'module', dependencies: { msw: version } };
  write({
    'package.json': JSON.stringify(own),
    'package-lock.json': JSON.stringify({ ...lock, packages: { ...lock.packages, '': own } }),
  });
  const file = npm('pack', process.cwd(), '--ignore-scripts').trim();
  npm('install', `./${file}`, '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund');
  return {
    project,
    tarball: new Uint8Array(readFileSync(join(project, file))),
    run: (program, ...args) =>
      spawnSync(join(project, 'node_modules/.bin', program), args, { cwd: project, encoding: 'utf8' }),
    write,
  };
}
