/**
 * What the first file shares with the others goes by the name that it has there: bundlers give it a second one, and a hundred pairs
 * of names are a third of a kilobyte.
 */
import type { Plugin, Rolldown } from 'vite';

/** The names of a list in `export {a as b, c}`, in pairs of the one within and the one without. */
const pairsOf = (list: string): string[][] =>
  list.split(',').map((pair) => {
    const [first = '', second = first] = pair.trim().split(' as ');
    return [first, second];
  });
const written = (pairs: string[][]): string => pairs.map(([a, b]) => (a === b ? a : `${a} as ${b}`)).join(',');

export function oneName(): Plugin {
  return {
    name: 'one-name',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      for (const entry of chunks.filter(({ isEntry }) => isEntry)) {
        const within = new Map<string, string>();
        entry.code = entry.code.replace(/(?<=export\{)[^}]*(?=\})/, (list) => {
          for (const [name = '', other = ''] of pairsOf(list)) within.set(other, name);
          return [...within.values()].join(',');
        });
        for (const chunk of chunks) rename(chunk, entry.fileName, within);
      }
    },
  };
}

/** Has a file import what another one exports by the names it has there. Code that follows moves, and its map with it. */
function rename(chunk: Rolldown.OutputChunk, from: string, within: ReadonlyMap<string, string>): void {
  const statement = new RegExp(`import\\{([^}]*)\\}from(["'\`])\\./${from}\\2`).exec(chunk.code);
  if (!statement) return;
  const [whole, list = ''] = statement;
  const renamed = whole.replace(
    list,
    written(pairsOf(list).map(([name = '', local = '']) => [within.get(name) ?? name, local])),
  );
  const line = chunk.code.slice(0, statement.index).split('\n').length - 1;
  chunk.code = chunk.code.replace(whole, () => renamed);
  const { map } = chunk;
  if (map) chunk.map = { ...map, mappings: moved(map.mappings, line, renamed.length - whole.length) };
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Mappings in which what a line begins with stands so many columns further on; all else of the line counts from there. */
function moved(mappings: string, line: number, by: number): string {
  const lines = mappings.split(';');
  // The beginning of the line comes from nowhere, and is so marked: an `A` that stands alone.
  lines[line] = (lines[line] ?? '').replace(/^(A,)?([g-z0-9+/]*[A-Za-f])/, (_, blank: string = '', column: string) => {
    const bits = [...column].map((digit) => DIGITS.indexOf(digit));
    let value = bits.reduceRight((sum, digit) => sum * 32 + (digit & 31), 0) + 2 * by;
    let result = blank;
    for (; value > 31; value >>= 5) result += DIGITS[(value & 31) | 32];
    return result + DIGITS[value];
  });
  return lines.join(';');
}
