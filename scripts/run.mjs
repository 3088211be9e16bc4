// What the npm scripts run: node scripts/run.mjs <task> [arguments for its last program]
// Needs nothing but Node to start; what else is missing it installs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBrowser, ensureEngine } from './browser.mjs';
import { ensurePackages } from './install.mjs';
import { ensurePostgres } from './postgres.mjs';
import { onPostgres, programs, steps, tasks } from './steps.mjs';
import { turns } from './turns.mjs';

/** Runs one program and passes on what it says. Gives the exit code, all that it said, and the output for the counts in it. */
function runProgram(args, extraEnv, say) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...extraEnv, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) };
    const child = spawn(process.execPath, args, { env, stdio: ['inherit', 'pipe', 'pipe'] });
    let [said, output] = ['', ''];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        say(text);
        said += text;
        if (stream === child.stdout) output += text;
      });
    }
    child.on('close', (code) => resolve({ code: code ?? 1, said, output }));
  });
}

/** Leaves the terminal to a program until it ends. Stopping it is no failure. */
function handOver(args) {
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  const stops = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of stops) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => (process.exitCode = code ?? (stops.includes(signal) ? 0 : 1)));
}

/** Adds up the lines with which the test programs close: `12 passed`, `3 failing`, `1 did not run` … */
function countTests(output) {
  // eslint-disable-next-line no-control-regex
  const lines = output.replace(/\u001b\[[\d;]*m/g, '');
  const sum = (words) =>
    [...lines.matchAll(new RegExp(`^\\s*(\\d+) (?:${words})\\b`, 'gm'))].reduce((total, [, n]) => total + Number(n), 0);
  return { passed: sum('passed|passing'), failed: sum('failed|failing|flaky|interrupted|did not run') };
}

/** The end of a step's output, where test programs say what failed and why. */
const endOf = (output) => output.trimEnd().split('\n').slice(-60).join('\n');

const takeTurn = turns((text) => process.stdout.write(text));

/** Runs the programs of a step up to the first that fails. What fails without saying how many tests failed counts as one; so does a suite that found no test. */
async function runPrograms({ commands, tests, files = [], env, engine }, extra, say) {
  let result = { passed: 0, failed: 0, said: '' };
  for (const [index, command] of commands.entries()) {
    const last = index === commands.length - 1;
    const args = [...command, ...(last ? (extra.length ? extra : files) : [])];
    const ran = await runProgram(args, { ...env, ...(engine && { ROTA_ENGINE: engine }) }, say);
    result = { passed: 0, failed: 0, ...(tests && countTests(ran.output)), said: ran.said };
    if (tests && result.passed + result.failed === 0) say('No test was run.\n');
    if (result.failed === 0 && (ran.code !== 0 || (tests && result.passed === 0))) result.failed = 1;
    if (result.failed > 0) break;
  }
  return result;
}

/** More than these are no accident. */
const MAX_SECOND_TRIES = 10;

/**
 * Gives the tests that failed a second try: a busy machine makes one of thousands miss its moment. What passes then counts as
 * passed, and is named at the end, to be made steady.
 */
async function tryAgain(step, first, say) {
  const args = first.failed > MAX_SECOND_TRIES ? [] : (step.again?.(first.said) ?? []);
  if (args.length === 0) return first;
  say(`\n── ${step.title}: those that failed, once more\n`);
  const second = await runPrograms(step, args, say);
  if (second.failed > 0) return first;
  return { ...first, passed: first.passed + first.failed, failed: 0, unsteady: first.failed };
}

/** Runs a step, and says how it went. */
async function runStep(step, { extra = [], secondTry = false } = {}) {
  const { say, end } = takeTurn();
  say(`\n── ${step.title}\n`);
  const started = Date.now();
  let result = await runPrograms(step, extra, say);
  if (secondTry && result.failed > 0) result = await tryAgain(step, result, say);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`${result.failed ? `✗ ${step.title}: FAILED` : `✓ ${step.title}`} (${seconds} s)\n`);
  end();
  return { title: step.title, ...result, said: endOf(result.said) };
}

/** Runs the rows of a task side by side. Those of tests go on after a failure, so that their sum is whole; the others stop. */
async function runRows(rows, goesOn, extra) {
  const names = rows.flat();
  const results = new Map();
  const [done, isDone] = [new Map(), new Map()];
  for (const name of names) done.set(name, new Promise((resolve) => isDone.set(name, resolve)));

  async function runOne(name) {
    const needs = (steps[name].needs ?? []).filter((other) => done.has(other));
    await Promise.all(needs.map((other) => done.get(other)));
    const missing = needs.filter((other) => results.get(other).failed).map((other) => steps[other].title);
    const { title, env, built } = steps[name];
    const step = { ...steps[name], env: { ...env, ...(needs.length > 0 && built) } };
    if (missing.length === 0) return runStep(step, { extra: name === names.at(-1) ? extra : [], secondTry: goesOn });
    return { title, passed: 0, failed: 1, said: `Not run, for it needs what failed: ${missing.join(', ')}.` };
  }

  async function runRow(row) {
    for (const name of row) {
      const result = await runOne(name);
      results.set(name, result);
      isDone.get(name)();
      // Its own words may come much later, in their turn.
      if (result.failed && rows.length > 1) console.error(`\n✗ ${result.title}: FAILED`);
      if (result.failed && !goesOn) return;
    }
  }
  await Promise.all(rows.map(runRow));
  return [...results.values()];
}

async function runTask(task, extra) {
  // Whoever names single files in Node doesn't want to wait for the builds that test/build looks at.
  const rows = task === 'node' && extra.length ? [[task]] : (tasks[task] ?? [[task]]);
  const names = rows.flat();
  if (names.some((name) => steps[name].browser)) await ensureBrowser();
  for (const engine of new Set(names.map((name) => steps[name].engine))) if (engine) ensureEngine(engine);
  if (names.some((name) => steps[name].postgres)) ensurePostgres();
  const results = await runRows(rows, ['test', 'engines'].includes(task), extra);
  const sum = (count) => results.reduce((total, result) => total + result[count], 0);
  const failures = results.filter(({ failed }) => failed);
  for (const { title, said, unsteady } of results)
    if (unsteady) console.log(`\n── ${title}: ${unsteady} passed only at the second try. At the first:\n${said}`);
  // A long log is often cut to its end: what failed early is said once more.
  if (names.length > 1) for (const { title, said } of failures) console.log(`\n── ${title}, again:\n${said}`);
  if (failures.length) console.log(`\nFailed: ${failures.map(({ title }) => title).join('; ')}`);
  if (['test', 'engines'].includes(task)) console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = failures.length ? 1 : 0;
}

const [task = '', ...extra] = process.argv.slice(2);
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const known = new Set(['start', ...Object.keys({ ...programs, ...tasks, ...steps })]);
if (!known.has(task)) {
  console.error(`There is no task "${task}". Tasks: ${[...known].join(', ')}.`);
  process.exit(2);
}
ensurePackages();
if (task === 'start') await (await import('./dev.mjs')).serveDemo(extra);
else if (programs[task]) {
  if (onPostgres.includes(task)) ensurePostgres();
  // The hosted pages are made of it; the bench looks at what is there now.
  if (task === 'bench:page' || (task === 'serve' && !existsSync('dist/embed/rota.js')))
    await runStep(steps['build:embed']);
  if (task === 'bench:page' || task === 'visual') await ensureBrowser();
  handOver([...programs[task], ...extra]);
} else await runTask(task, extra);
