// Prints the sizes of the script tag's files with their SRI hashes: what the first step, the first month and everything need. It
// fails where that is over its budget (budget.mjs). Prints also what the engine weighs by itself, time zones included: once as the page loads it, and once with all that servers and hosts use.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { BUDGETS, isEnglish, isLanguage } from './budget.mjs';

const FOLDER = 'dist/embed';
const SRC = fileURLToPath(new URL('../src/', import.meta.url));

const gzipOf = (content) => gzipSync(content, { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

/** What a bundle of the code comes to, minified, but for the modules that `external` matches. */
async function bundled(contents, external) {
  const leaveOut = {
    name: 'leave-out',
    setup: ({ onResolve }) => external && onResolve({ filter: external }, ({ path }) => ({ path, external: true })),
  };
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: SRC, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    plugins: [leaveOut],
  });
  return outputFiles[0].text;
}

/** The names that the page imports from the engine and the time folder, as a module that exports them. */
async function partOfThePage() {
  const page = await bundled(`import './embed.js'; import './embed/booking.js';`, /\/(engine|time)\/[^/]+\.js$/);
  const imports = [...page.matchAll(/import\{([^}]+)\}from"(?:\.+\/)*((?:engine|time)\/[^"]+)"/g)];
  return imports
    .flatMap(([, names, path]) =>
      names.split(',').map((name) => `export { ${name.split(' as ')[0]} } from './${path}';`),
    )
    .filter((line, index, all) => all.indexOf(line) === index)
    .join('\n');
}

const { integrity, ...files } = JSON.parse(readFileSync(`${FOLDER}/files.json`, 'utf8'));
const weights = new Map(
  ['rota.js', ...Object.keys(integrity)].map((name) => [name, gzipOf(readFileSync(`${FOLDER}/${name}`))]),
);
const weightOf = (names) => names.reduce((sum, name) => sum + weights.get(name), 0);
const languages = Object.keys(files).filter(isLanguage);
const translated = Object.keys(files).filter((name) => !isEnglish(name));
const inEnglish = [...weights.keys()].filter((file) => !translated.some((name) => files[name] === file));
const heaviest = languages.reduce((a, b) => (weights.get(files[a]) > weights.get(files[b]) ? a : b));
const first = ['rota.js', files.rota];
const sums = {
  first: ['first step', weightOf(first)],
  month: ['first month', weightOf([...first, files.times])],
  all: ['everything, in English', weightOf(inEnglish)],
  language: [`each of ${languages.length} further languages, at most (${heaviest})`, weights.get(files[heaviest])],
};
for (const [name, weight] of weights) {
  console.log(
    `${FOLDER}/${name}: ${kilobytes(weight)} gzip${integrity[name] ? `, integrity="${integrity[name]}"` : ''}`,
  );
}
for (const [budget, [what, sum]] of Object.entries(sums)) {
  console.log(`${what}: ${kilobytes(sum)} gzip, budget ${kilobytes(BUDGETS[budget])}`);
  if (sum <= BUDGETS[budget]) continue;
  console.error(`Over the budget by ${sum - BUDGETS[budget]} bytes: take something out, or load it when it is needed.`);
  process.exitCode = 1;
}
const whole = `export * from './engine/index.js'; export * from './time/index.js';`;
console.log(`engine, as the page loads it: ${kilobytes(gzipOf(await bundled(await partOfThePage())))} gzip`);
console.log(`engine, everything: ${kilobytes(gzipOf(await bundled(whole)))} gzip`);
