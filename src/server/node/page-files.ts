import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { fileName, type PageFile } from '../pages/page-file.js';
import type { WidgetFiles } from '../pages/pages.js';
import { PAGE_STYLES } from '../pages/styles.js';

export interface PageFiles {
  readonly widget: WidgetFiles;
  readonly styles: PageFile;
}

const SCRIPT = 'text/javascript; charset=utf-8';

/** What hosted pages load, packed; undefined where the script tag's files were not built. */
export async function loadPageFiles(): Promise<PageFiles | undefined> {
  const folder = dirname(fileURLToPath(import.meta.resolve('rota/embed')));
  const list = await readFile(join(folder, 'files.json'), 'utf8').catch(() => undefined);
  if (list === undefined) return undefined;
  const { integrity, ...named } = JSON.parse(list) as Record<'rota' | 'times' | 'appointments' | 'package', string> & {
    integrity: object;
  };
  const script = async (name: string): Promise<PageFile> => packed(name, SCRIPT, await readFile(join(folder, name)));
  const styles = Buffer.from(PAGE_STYLES);
  const files = await Promise.all(Object.keys(integrity).map(script));
  return {
    widget: {
      files: [{ ...(await script('rota.js')), changes: true }, ...files],
      start: named.rota,
      next: named.times,
      appointments: named.appointments,
      package: named.package,
    },
    styles: await packed(fileName('pages.css', hashOf(styles)), 'text/css; charset=utf-8', styles),
  };
}

async function packed(name: string, type: string, content: Buffer): Promise<PageFile> {
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(content), promisify(gzip)(content, { level: 9 })]);
  const bodies = { identity: new Uint8Array(content), br: new Uint8Array(br), gzip: new Uint8Array(zipped) };
  return { name, type, bodies };
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('base64url');
}
