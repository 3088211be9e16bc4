import { parseArgs } from 'node:util';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** Site files, or folders of them. The sample site where there is none. */
  readonly sites: readonly string[];
  /** Origins that may use every site, besides those the files list and this machine's own pages. */
  readonly origins: readonly string[];
}

export const USAGE = `Serves the reference backend over HTTP, with bookings kept in memory.

  --site <path>      a site file, or a folder of them; may be given again (a sample site where left out)
  --port <number>    4180 where left out
  --host <address>   127.0.0.1 where left out
  --origin <origin>  a web origin that may use every site, such as https://www.example.com; may be given again
  --help             this text`;

/** The options of the command line; `undefined` where help is asked for. Throws an error that names the option. */
export function parseOptions(args: readonly string[]): ServeOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      site: { type: 'string', multiple: true, default: [] },
      port: { type: 'string', default: '4180' },
      host: { type: 'string', default: '127.0.0.1' },
      origin: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port ${values.port}: expected a number from 0 to 65535`);
  }
  for (const origin of values.origin) {
    if (URL.canParse(origin) && new URL(origin).origin === origin) continue;
    throw new Error(`--origin ${origin}: expected the scheme and host of a page, such as https://www.example.com`);
  }
  return { port, host: values.host, sites: values.site, origins: values.origin };
}
