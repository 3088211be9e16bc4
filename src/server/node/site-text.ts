import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { parseJson } from './json.js';

/** What a file holds, and where. */
export interface SiteText {
  readonly data: unknown;
  /** The line of `services[1].name`, from 1; of what it should stand in where it is missing. */
  lineOf(path: string): number;
}

/** Parses YAML, or JSON by the file's name. Throws a `SyntaxError` that says line and column. */
export function parseText(file: string, text: string): SiteText {
  const lines = new LineCounter();
  const parse = (): Document => parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (isYaml(file)) {
    const document = parse();
    return { data: dataOf(document, lines), lineOf: (path) => lineIn(document, lines, path) };
  }
  // YAML contains JSON; its parser knows the lines, and JSON's own says more clearly what is wrong.
  return { data: parseJson(text), lineOf: (path) => lineIn(parse(), lines, path) };
}

export function isYaml(file: string): boolean {
  return /\.ya?ml$/i.test(file);
}

function dataOf(document: Document, lines: LineCounter): unknown {
  const [fault] = document.errors;
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0]);
    throw new SyntaxError(`line ${line}, column ${col}: ${fault.message}`);
  }
  try {
    return document.toJS();
  } catch (error) {
    // An alias without its anchor, or one of far too many.
    throw new SyntaxError((error as Error).message, { cause: error });
  }
}

function lineIn(document: Document, lines: LineCounter, path: string): number {
  const keys = [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([key, index]) => (index ? Number(index) : key));
  for (; keys.length > 0; keys.pop()) {
    const node = document.getIn(keys, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
