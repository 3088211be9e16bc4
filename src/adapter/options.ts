/** Whether what a page's owner writes into an adapter's options can hold; check-options.ts says what is wrong with it. */

/** Prefixes of keys that must never stand in a page: payment, cloud, mail and code services, and bearer tokens (A98). */
const SECRET =
  /(^|[^a-z0-9])((sk|rk|pk_secret|whsec)_|gh[pousr]_|github_pat_|xox[abprs]-|AKIA[0-9A-Z]{12}|ya29\.|SG\.|GOCSPX-|-----BEGIN|Bearer\s|eyJ[\w-]+\.[\w-]+\.)/;

/** Whether a value looks like a secret key, which anybody who opens the page could read. */
export function looksSecret(value: string): boolean {
  return SECRET.test(value);
}

/** What is wrong with an option: it is something else, or of an address, a part of it has no place there. */
export type OptionFault = 'other' | 'secret' | 'user' | 'query';

/** What speaks against the base address of a backend: it has to be an http(s) address or a path of the page's own origin. */
export function urlFault(url: unknown): OptionFault | undefined {
  if (typeof url !== 'string' || url === '') return 'other';
  if (looksSecret(url)) return 'secret';
  const ownPath = url.startsWith('/') && !/^\/[/\\]/.test(url);
  try {
    const { protocol, username, password, search, hash } = new URL(url, ownPath ? 'https://page.invalid' : undefined);
    if (!/^https?:$/.test(protocol)) return 'other';
    if (username || password) return 'user';
    return search || hash ? 'query' : undefined;
  } catch {
    return 'other';
  }
}

/** What speaks against the id of a site. */
export function siteFault(site: unknown): OptionFault | undefined {
  if (typeof site !== 'string') return 'other';
  if (looksSecret(site)) return 'secret';
  return /^[\w-][\w.~-]{0,99}$/.test(site) ? undefined : 'other';
}
