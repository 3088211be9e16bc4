/** The script tag's files where demo/embed.html looks for them, in development and in the built demo. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { build, type Plugin, type Rolldown } from 'vite';

const FOLDER = 'dist/embed';
const FILE = `${FOLDER}/rota.js`;

/** The files as `npm run build:embed` would write them, of the sources as they are now; what lies in dist stays. */
async function buildInMemory(): Promise<Map<string, string | Uint8Array>> {
  const [built] = (await build({
    mode: 'embed',
    logLevel: 'warn',
    build: { write: false, sourcemap: 'inline' },
  })) as Rolldown.RolldownOutput[];
  return new Map(built!.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
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
      let files: ReturnType<typeof buildInMemory> | undefined;
      server.middlewares.use(`/${FOLDER}/`, async ({ url = '' }, response, next) => {
        try {
          const name = url.slice(1).replace(/\?.*/, '');
          // A page begins with this file; the others are of the same build.
          if (name === 'rota.js' || !files) files = buildInMemory();
          const content = (await files).get(name);
          if (content === undefined) return next();
          response.setHeader('content-type', 'text/javascript').end(content);
        } catch (error) {
          files = undefined;
          next(error);
        }
      });
    },
    generateBundle() {
      if (!existsSync(FILE)) this.error(`${FILE} is missing. Build it first: npm run build:embed`);
      for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.js'))) {
        const fileName = `${FOLDER}/${name}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(fileName) });
      }
    },
  };
}
