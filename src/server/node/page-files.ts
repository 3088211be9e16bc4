import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { fileName, type PageFile } from '../pages/page-file.js';
import { PAGE_STYLES } from '../pages/styles.js';

export interface PageFiles {
  readonly script: PageFile;
  readonly styles: PageFile;
}

/** What hosted pages load, packed; undefined where the script tag's file was not built. */
export async function loadPageFiles(): Promise<PageFiles | undefined> {
  const code = await readFile(fileURLToPath(import.meta.resolve('rota/embed'))).catch(() => undefined);
  if (!code) return undefined;
  const [script, styles] = await Promise.all([
    packed('rota.js', 'text/javascript; charset=utf-8', code),
    packed('pages.css', 'text/css; charset=utf-8', Buffer.from(PAGE_STYLES)),
  ]);
  return { script, styles };
}

async function packed(name: string, type: string, content: Buffer): Promise<PageFile> {
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(content), promisify(gzip)(content, { level: 9 })]);
  const hash = createHash('sha256').update(content).digest('base64url');
  const bodies = { identity: new Uint8Array(content), br: new Uint8Array(br), gzip: new Uint8Array(zipped) };
  return { name: fileName(name, hash), type, bodies };
}
