/** Says what is wrong with an adapter's options; each error names the option, its value and what is expected. */
import type { HttpBackendOptions } from './http-catalog.js';
import { siteFault, urlFault, type OptionFault } from './options.js';

const ADDRESS = {
  other: 'an http or https address, or a path that starts with one slash',
  user: 'an address without user and password',
  query: 'an address without "?" and "#"',
};
const SITE = 'the id of a site: letters, digits, "-", "_", "." and "~", at most 100';

/**
 * The options as they are.
 *
 * @throws {TypeError} that names the first one at fault.
 */
export function checkOptions(options: HttpBackendOptions): HttpBackendOptions {
  const { url, site, timeout = 1 } = options;
  const fault = urlFault(url);
  if (fault === 'user') throw wrong('url', new URL(url).host, ADDRESS.user);
  if (fault) throw faultOf('url', url, fault, ADDRESS);
  const other = siteFault(site);
  if (other) throw faultOf('site', site, other, { other: SITE });
  if (typeof timeout === 'number' && timeout > 0 && timeout <= 120_000) return options;
  throw wrong('timeout', timeout, 'milliseconds, more than 0 and at most 120000');
}

function faultOf(
  option: string,
  value: string,
  fault: OptionFault,
  expected: { readonly [Fault in OptionFault]?: string },
): TypeError {
  if (fault !== 'secret') return wrong(option, value, expected[fault] ?? '');
  return new TypeError(
    `Rota: "${option}" holds what looks like a secret key (${value.slice(0, 6)}…). Everybody who opens the page can read it: ` +
      'revoke the key, keep the new one on your server, and give the address of that server here.',
  );
}

function wrong(option: string, value: unknown, expected: string): TypeError {
  const shown = value === undefined ? 'missing' : (JSON.stringify(value) ?? String(value)).slice(0, 100);
  return new TypeError(`Rota: "${option}" is ${shown}; expected ${expected}.`);
}
