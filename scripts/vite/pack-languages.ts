/**
 * Languages as one text each, in the order of English (src/locale/packed.ts): names of strings are half of a language's file.
 * A string's place is its name here, so an order other than English's would be a wrong sentence: test/locale holds it.
 */
import type { ESTree, Plugin } from 'vite';

const FILE = /\/src\/locale\/(?:\w+\/)?languages\/\w+\.ts$/;

/** The value of each string, and the forms of a plural in one: what src/locale/packed.ts takes apart. */
function valuesOf(object: ESTree.ObjectExpression): string[] {
  return object.properties.flatMap((property) => {
    if (property.type !== 'Property') throw new Error('A language is a plain object.');
    const { value } = property;
    if (value.type !== 'ObjectExpression') return checked(textOf(value));
    const names = value.properties.map((inner) => (inner.type === 'Property' ? nameOf(inner.key) : ''));
    if (!names.includes('other')) return valuesOf(value);
    return valuesOf(value)
      .map((text, i) => `${names[i]}=${text}`)
      .join('~');
  });
}

function checked(text: string): string {
  if (/[|~=]/.test(text)) throw new Error(`"${text}" has a sign in it that stands between texts.`);
  return text;
}

function textOf(node: ESTree.Expression): string {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  throw new Error('A string of a language is plain text in quotes.');
}

function nameOf(node: ESTree.Node): string {
  return node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : '';
}

export function packLanguages(): Plugin {
  return {
    name: 'pack-languages',
    enforce: 'post',
    transform(code, id) {
      if (!FILE.test(id)) return;
      for (const statement of this.parse(code).body) {
        if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration')
          continue;
        const init = statement.declaration.declarations[0]?.init;
        if (init?.type !== 'ObjectExpression') continue;
        const text = JSON.stringify(valuesOf(init).join('|'));
        return { code: `export const strings = ${text};`, map: { mappings: '' } };
      }
      return this.error(`${id} has no strings.`);
    },
  };
}
