/**
 * Takes what browsers don't need out of html`` and css`` templates, and leaves only ASCII in them: minifiers leave
 * strings as they are.
 */
import { transformSync } from 'esbuild';
import MagicString from 'magic-string';
import { Visitor, type Plugin } from 'vite';

/**
 * Comments go, and each run of white space becomes one space: only at the end of a tag does it never keep two words apart. After a
 * gap it keeps the slash apart from the value that comes there: `d=${path} />`.
 */
const minifyHtml = (text: string) =>
  text
    .replace(/<!--[^]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=>)|(?<!^) (?=\/>)/g, '');

/**
 * Whole style sheets only: one with a gap in it would not parse. Own properties stay as written there, since a script could read
 * them: no script reads ours.
 */
const minifyCss = (text: string) =>
  transformSync(text, { loader: 'css', minify: true, charset: 'utf8' })
    .code.trim()
    .replace(/(?<=[{;])--[^;}]*|var\([^()]*/g, (part) => part.replace(/\s*([:,*])\s*|(?<=\()\s+|\s+(?=\))/g, '$1'));

const MINIFIERS = new Map([
  ['html', minifyHtml],
  ['svg', minifyHtml],
  ['css', minifyCss],
]);

/** Bundlers leave tagged templates as they are, even where asked for ASCII. Lit reads what the escape stands for. */
const toAscii = (text: string) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.ts(\?copy)?$/.test(id)) return;
      const text = new MagicString(code);
      new Visitor({
        TaggedTemplateExpression({ tag, quasi }) {
          const minify = tag.type === 'Identifier' ? MINIFIERS.get(tag.name) : undefined;
          if (!minify) return;
          for (const { start, end, value } of quasi.quasis) {
            const minified = toAscii(minify(value.raw));
            if (minified !== value.raw) text.update(start, end, minified);
          }
        },
      }).visit(this.parse(code));
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
