/** Checks of what a page's owner writes into an adapter's options; each error names the option, its value and what is expected. */

/** Prefixes of keys that must never stand in a page: payment, cloud, mail and code services, and bearer tokens (A98). */
const SECRET =
  /(^|[^a-z0-9])((sk|rk|pk_secret|whsec)_|gh[pousr]_|github_pat_|xox[abprs]-|AKIA[0-9A-Z]{12}|ya29\.|SG\.|GOCSPX-|-----BEGIN|Bearer\s|eyJ[\w-]+\.[\w-]+\.)/;

/** Whether a value looks like a secret key, which anybody who opens the page could read. */
export function looksSecret(value: string): boolean {
  return SECRET.test(value);
}

/**
 * The base address of a backend, without a slash at the end.
 *
 * @throws {TypeError} unless it is an http(s) address or a path of the page's own origin.
 */
export function checkUrl(url: unknown): string {
  const expected = 'an http or https address, or a path that starts with one slash';
  if (typeof url !== 'string' || url === '') throw wrong('url', url, expected);
  refuseSecret('url', url);
  const ownPath = url.startsWith('/') && !/^\/[/\\]/.test(url);
  let parsed: URL;
  try {
    parsed = new URL(url, ownPath ? 'https://page.invalid' : undefined);
  } catch {
    throw wrong('url', url, expected);
  }
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') throw wrong('url', url, expected);
  if (parsed.username !== '' || parsed.password !== '')
    throw wrong('url', parsed.host, 'an address without user and password');
  if (parsed.search !== '' || parsed.hash !== '') throw wrong('url', url, 'an address without "?" and "#"');
  return url.replace(/\/+$/, '');
}

/** @throws {TypeError} unless it can be the id of a site. */
export function checkSite(site: unknown): string {
  if (typeof site === 'string') refuseSecret('site', site);
  if (typeof site === 'string' && /^[\w-][\w.~-]{0,99}$/.test(site)) return site;
  throw wrong('site', site, 'the id of a site: letters, digits, "-", "_", "." and "~", at most 100');
}

/** @throws {TypeError} unless it is a number of milliseconds to wait for an answer. */
export function checkTimeout(timeout: unknown): number {
  if (typeof timeout === 'number' && timeout > 0 && timeout <= 120_000) return timeout;
  throw wrong('timeout', timeout, 'milliseconds, more than 0 and at most 120000');
}

function refuseSecret(option: string, value: string): void {
  if (!looksSecret(value)) return;
  throw new TypeError(
    `Rota: "${option}" holds what looks like a secret key (${value.slice(0, 6)}…). Everybody who opens the page can read it: ` +
      'revoke the key, keep the new one on your server, and give the address of that server here.',
  );
}

function wrong(option: string, value: unknown, expected: string): TypeError {
  const shown = value === undefined ? 'missing' : (JSON.stringify(value) ?? String(value)).slice(0, 100);
  return new TypeError(`Rota: "${option}" is ${shown}; expected ${expected}.`);
}
