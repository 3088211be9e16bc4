import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SiteFileError, siteFromFile } from '../site-file/index.js';
import type { SiteSetup } from '../site-setup.js';
import { isYaml, parseText, type SiteText } from './site-text.js';

/** A file that can't be served: the message names the file, the place in it and what is expected. */
export class UnusableFileError extends Error {}

/** The sites of files and folders. Throws an `UnusableFileError`. */
export async function loadSites(paths: readonly string[]): Promise<SiteSetup[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat();
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
    throw new UnusableFileError(`${path}\n  there is no such file or folder; expected a site file (JSON or YAML)`);
  });
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => isYaml(name) || /(?<!\.schema)\.json$/.test(name));
  if (names.length === 0)
    throw new UnusableFileError(
      `${path}\n  there is no site file in this folder; expected files that end in .json or .yaml`,
    );
  return names.sort().map((name) => join(path, name));
}

async function loadSite(file: string): Promise<SiteSetup> {
  const { data, lineOf } = await readSiteText(file);
  try {
    return siteFromFile(data);
  } catch (error) {
    if (!(error instanceof SiteFileError)) throw error;
    const faults = error.faults.map(({ path, detail }) => `${path} (line ${lineOf(path)}): ${detail}`.trimStart());
    throw new UnusableFileError([file, ...faults].join('\n  '));
  }
}

/** What a file of JSON or YAML holds. Throws an `UnusableFileError`. */
export async function readSiteText(file: string): Promise<SiteText> {
  try {
    return parseText(file, await readFile(file, 'utf8'));
  } catch (error) {
    const format = isYaml(file) ? 'YAML' : 'JSON';
    if (error instanceof SyntaxError)
      throw new UnusableFileError(`${file}\n  is not valid ${format}: ${error.message}`);
    throw new UnusableFileError(`${file}\n  is not there or can't be read; expected a ${format} file`, {
      cause: error,
    });
  }
}
