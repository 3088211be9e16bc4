const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A text as HTML: a paragraph for each group of lines. Only the addresses that are named become links: whatever a client
 * has written stays text.
 */
export function htmlOf(text: string, links: readonly (string | undefined)[], language: string): string {
  const paragraphs = text.split('\n\n').map((group) => `<p>${group.split('\n').map(lineOf).join('<br>\n')}</p>`);
  const style = 'font:16px/1.5 system-ui,sans-serif;max-width:38rem';
  return `<!doctype html>
<html lang="${escaped(language)}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="${style}">
${paragraphs.join('\n')}
</body></html>
`;

  function lineOf(line: string): string {
    const link = links.find((address) => address !== undefined && line.endsWith(address));
    if (!link || !/^https?:/i.test(link)) return escaped(line);
    return `${escaped(line.slice(0, -link.length))}<a href="${escaped(link)}">${escaped(link)}</a>`;
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
