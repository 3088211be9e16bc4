// Lint: faults that the type check can't see, and the direction of the imports (DESIGN "The picture"). The rules that need types
// are in .oxlintrc.json: Oxlint asks TypeScript 7's native compiler for them, in a sixth of the time.
import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** What each folder of src may import from the others. What isn't listed is refused. */
const MAY_IMPORT = {
  time: [],
  engine: ['time'],
  adapter: ['time', 'engine'],
  booking: ['time', 'engine', 'adapter'],
  testing: ['time', 'engine', 'adapter', 'server'],
  locale: ['time', 'engine', 'adapter', 'booking'],
  elements: ['time', 'engine', 'adapter', 'booking', 'locale'],
  define: ['elements', 'locale'],
  embed: ['booking', 'elements', 'define', 'locale'],
  server: ['time', 'engine', 'adapter'],
  command: ['time', 'engine', 'adapter', 'locale', 'server'],
};

/** What some folders may import from packages or within a folder that they may import. */
const MORE_RULES = {
  time: {
    regex: '^(?!\\.|date-fns(/|$)|@date-fns/utc(/|$)|@date-fns/tz/tzOffset$)',
    message: 'src/time imports date-fns, @date-fns/utc and @date-fns/tz/tzOffset alone.',
  },
  engine: { regex: '^(?!\\.)', message: 'src/engine imports no package.' },
  server: {
    regex: '^(\\.\\./)+adapter/(?!(contract|backend|problem|schema|calendar-links|nearest-name)[-\\w]*\\.js$)',
    message:
      'src/server takes the contract from src/adapter (types, problems, schema), what mails link to, and what a mistyped name was meant to be; not the HTTP client.',
  },
};

const NEVER_IN_SRC = {
  regex: '^(\\.\\./)+(mocks|test|demo|scripts)/|^(msw|chai|fast-check|playwright|@playwright|@web)(/|$)',
  message: 'Nothing in src imports mocks, the demo, tests or what only they need.',
};
const NO_NODE = { regex: '^(node:|@hono/node-server)', message: 'Only src/server/node and src/command know Node.' };

function directionRule(folder) {
  const known = [folder, ...MAY_IMPORT[folder]];
  const refused = Object.keys(MAY_IMPORT).filter((other) => !known.includes(other));
  return {
    regex: `^(\\.\\./)+((${refused.join('|')})/|embed\\.js$)`,
    message: `src/${folder} may import from ${known.join(', ')} alone (MAY_IMPORT in eslint.config.js).`,
  };
}

const restrictImports = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: patterns.filter(Boolean) }] },
});

const importRules = [
  restrictImports(['src/*.ts'], NEVER_IN_SRC, NO_NODE),
  ...Object.keys(MAY_IMPORT).map((folder) =>
    restrictImports(
      [`src/${folder}/*.ts`, `src/${folder}/!(node)/**/*.ts`],
      directionRule(folder),
      NEVER_IN_SRC,
      NO_NODE,
      MORE_RULES[folder],
    ),
  ),
  restrictImports(['src/server/node/**/*.ts'], directionRule('server'), NEVER_IN_SRC),
  restrictImports(['src/command/*.ts'], directionRule('command'), NEVER_IN_SRC),
];

/** The same answer for the same arguments, in the page, on the server and in a test. */
const pureRules = {
  files: ['src/time/**/*.ts', 'src/engine/**/*.ts'],
  rules: {
    'no-restricted-globals': [
      'error',
      ...['window', 'document', 'navigator', 'location', 'fetch', 'performance', 'crypto', 'process', 'setTimeout'].map(
        (name) => ({ name, message: 'src/time and src/engine know no page, network, clock or random source.' }),
      ),
    ],
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Draws are made from a seed (DS-18).' },
      { object: 'Date', property: 'now', message: 'The time now is an argument.' },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The time now is an argument.' },
    ],
  },
};

/** Pages with a strict policy block style attributes and HTML from strings (DESIGN 11). */
const elementRules = {
  files: ['src/elements/**/*.ts', 'demo/**/*.ts'],
  plugins: { 'lit-a11y': litA11y },
  rules: {
    ...litA11y.configs.recommended.rules,
    'lit/ban-attributes': ['error', 'style'],
    'no-restricted-properties': ['error', { property: 'innerHTML' }, { property: 'outerHTML' }],
  },
};

const testRules = {
  files: ['test/**/*.ts'],
  rules: {
    // `expect(x).to.be.true` is an expression.
    '@typescript-eslint/no-unused-expressions': 'off',
    'no-restricted-syntax': [
      'error',
      {
        selector: 'MemberExpression[object.name=/^(describe|it|test|context)$/][property.name=/^(only|skip|fixme)$/]',
        message: 'Every test runs, always.',
      },
    ],
  },
};

const typeScriptRules = {
  files: ['{src,mocks,demo,test}/**/*.ts'],
  rules: {
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    eqeqeq: 'error',
    'max-lines': ['error', 400],
  },
};

const scriptRules = {
  files: ['**/*.{js,mjs}'],
  languageOptions: {
    globals: Object.fromEntries(['process', 'console', 'URL', 'fetch', 'setTimeout'].map((name) => [name, 'readonly'])),
  },
};

/** Runs in the page, though it is written in a script. */
const pageScriptRules = {
  files: ['scripts/screenshot.mjs', 'demo/examples/*.js'],
  languageOptions: {
    globals: Object.fromEntries(
      ['document', 'scrollTo', 'scrollY', 'innerWidth', 'crypto', 'structuredClone', 'it'].map((name) => [
        name,
        'readonly',
      ]),
    ),
  },
};

const ELEMENT_BASES = ['LitElement', 'FlowElement', 'BookingElement'];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'test-results/', 'mocks/public/'] },
  js.configs.recommended,
  tseslint.configs.recommended,
  lit.configs['flat/recommended'],
  wc.configs['flat/recommended'],
  { settings: { wc: { elementBaseClasses: ELEMENT_BASES }, lit: { elementBaseClasses: ELEMENT_BASES } } },
  typeScriptRules,
  elementRules,
  testRules,
  scriptRules,
  pageScriptRules,
  pureRules,
  importRules,
);
