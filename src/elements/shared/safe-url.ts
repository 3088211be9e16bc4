const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/;

/**
 * A URL out of data, if it may stand in a link or an image: `https:`, `http:` on this machine, and what is named in `also`.
 * Everything else (`javascript:`, `data:`, with tabs inside or without) gives undefined, and the link is not shown.
 */
export function safeUrl(url: string | undefined, also: readonly ('mailto:' | 'tel:')[] = []): string | undefined {
  if (!url || !URL.canParse(url, document.baseURI)) return undefined;
  const { protocol, hostname, href } = new URL(url, document.baseURI);
  const safe =
    protocol === 'https:' || (protocol === 'http:' && LOCAL.test(hostname)) || also.some((it) => it === protocol);
  return safe ? href : undefined;
}
