import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FAVICON } from './test.js';

/** A web site that knows nothing of Rota but the built files. */
export interface Host {
  readonly origin: string;
  /** The violations of its policy that browsers have reported of a page. */
  reportsOf(address: string): readonly string[];
  /** Serves a page at a path. */
  serve(path: string, html: string, headers?: Readonly<Record<string, string>>): string;
  stop(): void;
}

/** What the script tag's files are called, by what they hold. */
export const FILES = JSON.parse(readFileSync('dist/embed/files.json', 'utf8')) as Readonly<
  Record<'rota' | 'times' | 'live' | 'ahead' | 'other-tabs' | 'booking' | 'appointments', string>
> & { readonly integrity: Readonly<Record<string, string>> };

/** Files that the first month shares with what is brought on demand. */
export const SHARED_FILES: readonly string[] = Object.keys(FILES.integrity).filter((name) =>
  /^rota-(plain-date|popup\.styles)-/.test(name),
);

export async function startHost(): Promise<Host> {
  const names = (await readdir('dist/embed')).filter((name) => name.endsWith('.js'));
  const scripts = new Map<string, Buffer>(
    await Promise.all(names.map(async (name) => [`/${name}`, await readFile(`dist/embed/${name}`)] as const)),
  );
  const pages = new Map<string, { html: string; headers: Readonly<Record<string, string>> }>();
  const reports: string[] = [];
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
    } else if (scripts.has(request.url ?? '')) {
      const headers = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };
      response.writeHead(200, headers).end(scripts.get(request.url!));
    } else if (request.url === '/favicon.ico') {
      response.writeHead(204).end();
    } else if (request.url === '/reports') {
      let report = '';
      request.on('data', (chunk: Buffer) => (report += chunk.toString()));
      request.on('end', () => {
        reports.push(report);
        response.writeHead(204).end();
      });
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    reportsOf: (address) => reports.filter((report) => report.includes(address) && !FAVICON.test(report)),
    serve(path, html, headers = {}) {
      pages.set(path, { html, headers });
      return origin + path;
    },
    stop: () => void server.close(),
  };
}

/** A page with one script tag, and what stands in its body. */
export function pageWith(body: string, head = '<script src="/rota.js" async></script>'): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A site</title>${head}</head><body>${body}</body></html>`;
}

/** The policy of a site that trusts nobody (A55) but one Trusted Types policy, by name. */
export function strictPolicy(backend: string, trusted = 'lit-html'): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${backend}`,
    "require-trusted-types-for 'script'",
    `trusted-types ${trusted}`,
    'report-uri /reports',
  ];
  return { 'content-security-policy': policy.join('; ') };
}
