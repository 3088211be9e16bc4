import { parseArgs } from 'node:util';
import { EMAIL } from '../../adapter/contract-rules.js';
import type { SmtpOptions } from '../delivery/smtp.js';
import { LOG_LEVELS, type LogLevel } from './logs.js';
import type { MetricsAddress } from './metrics-server.js';
import type { ServerOptions } from '../stores/postgres/database.js';
import type { Keeping } from './open-store.js';
import { parseTrust, type Trust } from './visitors.js';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** Where browsers reach this server, as an origin; that of host and port where left out. */
  readonly url?: string;
  /** Site files, or folders of them. The sample site where there is none. */
  readonly sites: readonly string[];
  /** Origins that may use every site, besides those the files list and this machine's own pages. */
  readonly origins: readonly string[];
  readonly keeping: Keeping;
  readonly logLevel: LogLevel;
  /** Where the figures are served; nowhere where left out. */
  readonly metrics?: MetricsAddress;
  /** Which proxies to believe about who sends a request; none where left out. */
  readonly trust?: Trust;
  /** The server that mails go out by; none are sent where left out. */
  readonly mail?: SmtpOptions;
  /** Origins whose webhooks are called without TLS and on this machine, too. */
  readonly localWebhooks: readonly string[];
}

export const USAGE = `Serves the reference backend over HTTP: rota serve

  --site <path>      a site file, or a folder of them; may be given again. Sites in the database (rota site) are served
                     beside them, and a sample site where there is none at all
  --port <number>    4180 where left out
  --host <address>   127.0.0.1 where left out
  --url <origin>     where clients reach this server if a proxy stands before it: https://book.example.com; the hosted pages
                     need it there, and links start with it (also: PUBLIC_URL)
  --origin <origin>  a web origin that may use every site, such as https://www.example.com; may be given again
  --data <folder>    where bookings are kept; ./rota-data where left out
  --trust-proxy <n>  how many proxies stand before this server, or their addresses: 10.0.0.0/8,2001:db8::/32;
                     without it all who come through a proxy count as one visitor (also: TRUST_PROXY)
  --memory           bookings are kept nowhere: they are gone when this stops
  --metrics <port>   serves figures for Prometheus at /metrics on a port of its own, for this machine only; with an
                     address before it (0.0.0.0:9464) for others, too: never for the public
  --help             this text

  DATABASE_URL       keeps bookings in a PostgreSQL server, unless --data or --memory is given:
                     postgres://user:password@host:5432/database
  DATABASE_CONNECTIONS  how many connections to it this process holds at most; 10 where left out
  SMTP_URL           sends notices by mail: smtps://user:password@mail.example.com
  MAIL_FROM          the address that they come from
  ROTA_LOCAL_WEBHOOKS  origins such as http://localhost:9000 whose webhooks are called without TLS, for development
  LOG_LEVEL          what is written to the standard error output: silent, error, warn or info (where left out)`;

/**
 * The options of the command line and the environment; `undefined` where help is asked for. Throws an error that names the
 * option.
 */
export function parseOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): ServeOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      site: { type: 'string', multiple: true, default: [] },
      port: { type: 'string', default: '4180' },
      host: { type: 'string', default: '127.0.0.1' },
      url: { type: 'string' },
      origin: { type: 'string', multiple: true, default: [] },
      data: { type: 'string' },
      'trust-proxy': { type: 'string' },
      memory: { type: 'boolean', default: false },
      metrics: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port ${values.port}: expected a number from 0 to 65535`);
  }
  for (const origin of values.origin) {
    if (isOrigin(origin)) continue;
    throw new Error(`--origin ${origin}: expected the scheme and host of a page, such as https://www.example.com`);
  }
  const url = values.url ?? env['PUBLIC_URL'];
  if (url && !isOrigin(url)) {
    throw new Error(`--url ${url}: expected scheme and host without a path, such as https://book.example.com`);
  }
  const { host, site: sites, origin: origins } = values;
  return {
    ...{ port, host, sites, origins, keeping: keepingOf(values, env), logLevel: logLevelOf(env) },
    ...(url && { url }),
    ...(values.metrics !== undefined && { metrics: metricsAddress(values.metrics) }),
    ...trustOf(values['trust-proxy'] ?? env['TRUST_PROXY']),
    ...mailOf(env),
    localWebhooks: webhooksOf(env['ROTA_LOCAL_WEBHOOKS']),
  };
}

/** Browsers send an origin in exactly this spelling. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}

function logLevelOf({ LOG_LEVEL: level = 'info' }: Readonly<Record<string, string | undefined>>): LogLevel {
  const known = LOG_LEVELS.find((one) => one === level);
  if (known) return known;
  throw new Error(`LOG_LEVEL: is "${level}"; expected ${LOG_LEVELS.join(', ')}`);
}

function metricsAddress(text: string): MetricsAddress {
  const [, host = '127.0.0.1', port] = /^(?:\[?([^[\]]+)\]?:)?(\d{1,5})$/.exec(text) ?? [];
  if (port !== undefined && Number(port) <= 65535) return { host, port: Number(port) };
  throw new Error(`--metrics ${text}: expected a port, or an address and a port such as 0.0.0.0:9464`);
}

function trustOf(proxies: string | undefined): Pick<ServeOptions, 'trust'> {
  return proxies ? { trust: parseTrust(proxies) } : {};
}

function webhooksOf(origins = ''): string[] {
  const list = origins.split(',').filter((origin) => origin !== '');
  for (const origin of list) {
    if (URL.canParse(origin) && new URL(origin).origin === origin) continue;
    throw new Error(
      `ROTA_LOCAL_WEBHOOKS: ${origin}: expected origins such as http://localhost:9000, with commas between`,
    );
  }
  return list;
}

function mailOf(env: Readonly<Record<string, string | undefined>>): Pick<ServeOptions, 'mail'> {
  const { SMTP_URL: url, MAIL_FROM: from } = env;
  if (!url) return {};
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol)) {
    throw new Error('SMTP_URL: is no address of a mail server; expected smtps://user:password@mail.example.com');
  }
  if (!from || !EMAIL.test(from)) throw new Error('MAIL_FROM: expected an address such as booking@example.com');
  return { mail: { url, from } };
}

function connectionsOf({ DATABASE_CONNECTIONS: text }: Readonly<Record<string, string | undefined>>): ServerOptions {
  if (!text) return {};
  if (/^[1-9]\d{0,3}$/.test(text)) return { connections: Number(text) };
  throw new Error(`DATABASE_CONNECTIONS: is "${text}"; expected a number from 1 to 9999`);
}

/** Where bookings are kept: as the command line says, else as `DATABASE_URL` does. */
export function keepingOf(
  { data, memory }: { data?: string | undefined; memory: boolean },
  env: Readonly<Record<string, string | undefined>>,
): Keeping {
  const { DATABASE_URL: url } = env;
  if (memory && data !== undefined) throw new Error('--memory: keeps nothing; expected it without --data');
  if (data === '') throw new Error('--data: is empty; expected the path of a folder');
  if (memory) return { kind: 'memory' };
  if (data === undefined && url) return { kind: 'server', url, ...connectionsOf(env) };
  return { kind: 'folder', folder: data ?? 'rota-data' };
}
