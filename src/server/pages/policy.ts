import type { Catalog } from '../../engine/index.js';

/**
 * The policy of every hosted page (DESIGN 11): nothing runs, looks or answers but what this server sends, and scripts make
 * HTML through Lit's own policy alone. Pictures come from where the site's portraits lie.
 *
 * @param framing Origins whose pages may hold it in a frame (A62).
 */
export function contentPolicy({ specialists }: Pick<Catalog, 'specialists'>, framing: readonly string[] = []): string {
  const portraits = specialists.flatMap(({ portrait }) =>
    portrait !== undefined && URL.canParse(portrait) ? [new URL(portrait).origin] : [],
  );
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    `img-src ${[...new Set(['data:', ...portraits])].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framing.join(' ') || "'none'"}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;
