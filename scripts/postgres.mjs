// Finds the programs of a PostgreSQL server for the tests, or installs them.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installWithApt } from './apt.mjs';

/** Where Debian and Ubuntu, Homebrew and Postgres.app keep them, a folder a version. */
const PLACES = [
  '/usr/lib/postgresql',
  '/opt/homebrew/opt',
  '/usr/local/opt',
  '/Applications/Postgres.app/Contents/Versions',
];

function versionsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort((a, b) => parseFloat(b.replace(/^\D+/, '')) - parseFloat(a.replace(/^\D+/, '')));
}

/** The folder with `initdb` and `postgres`: POSTGRES_BIN, one on the PATH, or the newest at the usual places. */
export function findPostgres() {
  if (process.env.POSTGRES_BIN) return process.env.POSTGRES_BIN;
  const onPath = (process.env.PATH ?? '').split(delimiter);
  const installed = PLACES.flatMap((place) => versionsIn(place).map((version) => join(place, version, 'bin')));
  return [...onPath, ...installed].find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
}

/** Finds or installs PostgreSQL and names its folder in POSTGRES_BIN for the tools that are started after this. */
export function ensurePostgres() {
  let folder = findPostgres();
  if (!folder) {
    console.log('The tests need the programs of PostgreSQL, and none were found. Installing them:');
    installWithApt('postgresql');
    folder = findPostgres();
  }
  if (!folder) {
    console.error('PostgreSQL could not be installed. Install it, or name the folder of its programs in POSTGRES_BIN.');
    process.exit(2);
  }
  process.env.POSTGRES_BIN = folder;
}
