/** The script tag's file at the address that demo/embed.html names, in development and in the built demo. */
import { existsSync, readFileSync } from 'node:fs';
import { build, type Plugin, type Rolldown } from 'vite';

const FILE = 'dist/embed/rota.js';

/** The file as `npm run build:embed` would write it, of the sources as they are now; what lies in dist stays. */
async function buildInMemory(): Promise<string> {
  const [built] = (await build({
    mode: 'embed',
    logLevel: 'warn',
    build: { write: false, sourcemap: 'inline' },
  })) as Rolldown.RolldownOutput[];
  return built!.output[0].code;
}

export function scriptTagFile(): Plugin {
  return {
    name: 'script-tag-file',
    // A classic script can't be bundled; without this attribute the build warns of it.
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(`<script src="../${FILE}"`, `<script vite-ignore src="../${FILE}"`),
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, async (_, response, next) => {
        try {
          const code = await buildInMemory();
          response.setHeader('content-type', 'text/javascript').end(code);
        } catch (error) {
          next(error);
        }
      });
    },
    generateBundle() {
      if (!existsSync(FILE)) this.error(`${FILE} is missing. Build it first: npm run build:embed`);
      this.emitFile({ type: 'asset', fileName: FILE, source: readFileSync(FILE) });
    },
  };
}
