import { readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createServer, type ViteDevServer } from 'vite';

const FILE = 'dist/embed/rota.js';

describe('The file of the script tag under the dev server', () => {
  const environment = process.env.NODE_ENV;
  let server: ViteDevServer;

  before(async () => {
    process.env.NODE_ENV = 'development';
    server = await createServer({ logLevel: 'error', server: { port: 0, host: '127.0.0.1', ws: false } });
    await server.listen();
  });
  after(async () => {
    await server.close();
    if (environment === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environment;
  });

  it('is what the build would write, and leaves the built file alone', async () => {
    const built = { content: readFileSync(FILE, 'utf8'), time: statSync(FILE).mtimeMs };
    const { port } = server.httpServer!.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/${FILE}`);
    const content = await response.text();
    expect(response.headers.get('content-type')).to.equal('text/javascript');
    const code = (text: string): string => text.slice(0, text.indexOf('//# sourceMappingURL'));
    expect(code(content)).to.equal(code(built.content));
    expect(statSync(FILE).mtimeMs).to.equal(built.time);
  }).timeout(60_000);
});
