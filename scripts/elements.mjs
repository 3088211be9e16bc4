// Writes custom-elements.json, the elements' public surface, from their doc comments: npm run elements
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { format } from 'prettier';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export const MANIFEST_FILE = `${ROOT}src/elements/custom-elements.json`;

/** The sheet that all elements share; its doc comment names the tokens. */
const THEME = 'src/elements/shared/theme.styles.ts';

/** What a page may import: the file of the package that holds the classes, and those that register one each. */
const CLASSES = 'dist/lib/index.js';
const definitionOf = (tag) => `dist/lib/define/${tag.replace('rota-', '')}.js`;

/** The manifest as text: every element's attributes, properties, methods, events, slots, parts, states and tokens. */
export async function manifestText() {
  const files = ['src/elements', 'src/define'].flatMap((folder) =>
    readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.styles.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .sort(),
  );
  const manifest = create({ modules: files.map(sourceOf), plugins: litPlugin() });
  const definitions = manifest.modules
    .flatMap((module) => module.exports ?? [])
    .filter((made) => made.kind === 'custom-element-definition');
  const tokens = tokensOf(readFileSync(ROOT + THEME, 'utf8'));
  const declarations = manifest.modules
    .flatMap((module) => module.declarations ?? [])
    .filter((declaration) => declaration.tagName)
    .map((element) => publicSurface(element, tokens));
  const whole = {
    schemaVersion: '2.1.0',
    modules: [
      { kind: 'javascript-module', path: CLASSES, declarations, exports: declarations.map(exportOf) },
      ...definitions.map(({ name, declaration }) => ({
        kind: 'javascript-module',
        path: definitionOf(name),
        exports: [
          {
            kind: 'custom-element-definition',
            name,
            declaration: { name: declaration.name, module: CLASSES },
          },
        ],
      })),
    ],
  };
  return format(JSON.stringify(whole), { parser: 'json', printWidth: 120 });
}

function sourceOf(file) {
  return ts.createSourceFile(file, readFileSync(ROOT + file, 'utf8'), ts.ScriptTarget.ES2022, true);
}

const exportOf = ({ name }) => ({ kind: 'js', name, declaration: { name, module: CLASSES } });

/** `@cssproperty [--rota-accent=teal] - What it is for.` */
function tokensOf(text) {
  const lines = text.matchAll(/@cssproperty \[(?<name>--[\w-]+)=(?<value>[^\]]+)\] - (?<description>.+)/g);
  return [...lines].map(({ groups }) => ({
    name: groups.name,
    default: groups.value,
    description: groups.description,
  }));
}

/** Leaves out what is the element's own affair, and says nothing of base classes, which no page can import. */
function publicSurface(element, cssProperties) {
  const open = (element.members ?? []).filter(
    (member) => !['private', 'protected'].includes(member.privacy ?? '') && member.description,
  );
  const attributes = element.attributes?.filter(({ fieldName }) => open.some(({ name }) => name === fieldName));
  const { name, tagName, description, slots, events, cssParts, cssStates } = element;
  return plain({
    kind: 'class',
    customElement: true,
    name,
    tagName,
    description,
    superclass: { name: 'LitElement', package: 'lit' },
    attributes,
    members: open,
    // Those without a description are the elements' talk among themselves.
    events: events?.filter((event) => event.description),
    slots,
    cssParts,
    cssStates,
    cssProperties,
  });
}

/** Without `inheritedFrom`, and with descriptions on one line. */
function plain(value) {
  return JSON.parse(
    JSON.stringify(value, (key, inner) =>
      key === 'inheritedFrom'
        ? undefined
        : key === 'description' && typeof inner === 'string'
          ? inner.replace(/(?<!\n)\n(?!\n)/g, ' ')
          : inner,
    ),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(MANIFEST_FILE, await manifestText());
