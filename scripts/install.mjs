// Installs the packages, but only when what is in node_modules is not what the lock file asks for.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Whether every package of the lock file is in node_modules in the locked version. npm keeps its own list there. */
function isInstalled() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const installed = readPackages('node_modules/.package-lock.json');
  return Object.entries(readPackages('package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/** Runs `npm ci` if packages are missing. Ends the process with a clear sentence if that fails. */
export function ensurePackages() {
  if (isInstalled()) return;
  // npm ci would empty the folder that others share.
  if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      'node_modules is a link, and what it leads to is not what package-lock.json asks for: run npm ci there.',
    );
    process.exit(2);
  }
  console.log('Installing the packages of package-lock.json (npm ci) …');
  // Under `npm run`, npm says where its own program is, so that no other npm is taken from the PATH.
  const npm = process.env.npm_execpath;
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, 'ci'], { stdio: 'inherit' })
    : spawnSync('npm', ['ci'], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error('The packages could not be installed: npm ci failed, see above. Check the network, then try again.');
  process.exit(2);
}
