/** Parses JSON. Throws a `SyntaxError` that says the line and the column, counted from 1 as editors do. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const { message } = error as SyntaxError;
    const before = text.slice(0, faultPosition(text, message)).split(/\r\n?|\n/);
    const fault = message.replace(/ in JSON at position .*$|, (\.\.\.)?".*is not valid JSON$/s, '');
    throw new SyntaxError(`line ${before.length}, column ${before.at(-1)!.length + 1}: ${fault}`, { cause: error });
  }
}

/** Node says the position of some faults only; that of others is the end of the shortest beginning that has them. */
function faultPosition(text: string, message: string): number {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position) return Number(position);
  if (!isUnexpectedToken(text)) return text.length;
  let [fine, wrong] = [0, text.length];
  while (wrong - fine > 1) {
    const middle = (fine + wrong) >> 1;
    if (isUnexpectedToken(text.slice(0, middle))) wrong = middle;
    else fine = middle;
  }
  return wrong - 1;
}

/** A beginning that only lacks its end is told in other words. */
function isUnexpectedToken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return (error as SyntaxError).message.startsWith('Unexpected token');
  }
}
