import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createServer, type ViteDevServer } from 'vite';

const FOLDER = 'dist/embed';

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

  it('and those that it brings are what the build would write, and leave the built files alone', async () => {
    const { port } = server.httpServer!.address() as AddressInfo;
    const code = (text: string): string => text.replace(/\/\/# sourceMappingURL[^]*/, '');
    for (const name of readdirSync(FOLDER)
      .filter((file) => file.endsWith('.js'))
      .sort()
      .reverse()) {
      const path = `${FOLDER}/${name}`;
      const built = { content: readFileSync(path, 'utf8'), time: statSync(path).mtimeMs };
      const response = await fetch(`http://127.0.0.1:${port}/${path}`);
      expect(response.headers.get('content-type'), name).to.equal('text/javascript');
      expect(code(await response.text()), name).to.equal(code(built.content));
      expect(statSync(path).mtimeMs, name).to.equal(built.time);
    }
  }).timeout(60_000);
});
