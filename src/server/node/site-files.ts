import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { SiteFileError, siteFromFile } from '../site-file/index.js';
import type { SiteSetup } from '../site-setup.js';
import { parseJson } from './json.js';

const SAMPLE_SITE = fileURLToPath(new URL('./sample-site.json', import.meta.url));

/** A file that can't be served: the message names the file, the place in it and what is expected. */
export class UnusableFileError extends Error {}

/** The sites of files and folders; the sample site where there are none. Throws an `UnusableFileError`. */
export async function loadSites(paths: readonly string[]): Promise<SiteSetup[]> {
  const files = paths.length > 0 ? (await Promise.all(paths.map(filesAt))).flat() : [SAMPLE_SITE];
  const loaded = await Promise.all(files.map(async (file) => ({ file, site: await loadSite(file) })));
  for (const [i, { file, site }] of loaded.entries()) {
    const other = loaded.find((candidate) => candidate.site.catalog.site.id === site.catalog.site.id)!;
    if (loaded.indexOf(other) < i) {
      throw new UnusableFileError(
        `${file}\n  id: "${site.catalog.site.id}" is taken by ${other.file}; expected another id`,
      );
    }
  }
  return loaded.map(({ site }) => site);
}

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => {
    throw new UnusableFileError(`${path}\n  there is no such file or folder; expected a site file (JSON)`);
  });
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
  if (names.length === 0)
    throw new UnusableFileError(`${path}\n  there is no site file in this folder; expected files that end in .json`);
  return names.sort().map((name) => join(path, name));
}

async function loadSite(file: string): Promise<SiteSetup> {
  const data = await readJsonFile(file);
  try {
    return siteFromFile(data);
  } catch (error) {
    if (!(error instanceof SiteFileError)) throw error;
    throw new UnusableFileError(`${file}\n  ${error.message.replaceAll('\n', '\n  ')}`);
  }
}

/** What a JSON file holds. Throws an `UnusableFileError`. */
export async function readJsonFile(file: string): Promise<unknown> {
  try {
    return parseJson(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UnusableFileError(`${file}\n  is not valid JSON: ${error.message}`);
    throw new UnusableFileError(`${file}\n  is not there or can't be read; expected a JSON file`, { cause: error });
  }
}
