// What the npm scripts run: node scripts/run.mjs <task> [arguments for its last program]
// Needs nothing but Node to start; what else is missing it installs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBrowser, ensureEngine } from './browser.mjs';
import { ensurePackages } from './install.mjs';
import { ensurePostgres } from './postgres.mjs';
import { onPostgres, programs, steps, tasks } from './steps.mjs';

/** Runs one program and shows its output. Gives the exit code, and the output for the counts in it. */
function runProgram(args, extraEnv) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...extraEnv, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) };
    const child = spawn(process.execPath, args, { env, stdio: ['inherit', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      output += chunk;
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
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

/** Runs a step. What fails without saying how many tests failed counts as one; so does a suite that found no test. */
async function runStep({ title, commands, tests, files = [], env, engine }, extra) {
  console.log(`\n── ${title}`);
  const started = Date.now();
  let result = { passed: 0, failed: 0 };
  let said = '';
  for (const [index, command] of commands.entries()) {
    const last = index === commands.length - 1;
    const { code, output } = await runProgram([...command, ...(last ? (extra.length ? extra : files) : [])], {
      ...env,
      ...(engine && { ROTA_ENGINE: engine }),
    });
    said = endOf(output);
    if (tests) result = countTests(output);
    if (tests && result.passed + result.failed === 0) console.error('No test was run.');
    if (result.failed === 0 && (code !== 0 || (tests && result.passed === 0))) result.failed = 1;
    if (result.failed > 0) break;
  }
  console.log(
    `${result.failed ? `✗ ${title}: FAILED` : `✓ ${title}`} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  return { ...result, said };
}

/** Runs the steps of a task. `npm test` goes on after a failure, so that its sum is whole; the others stop. */
async function runTask(task, extra) {
  // Whoever names single files in Node doesn't want to wait for the builds that test/build looks at.
  const names = task === 'node' && extra.length ? [task] : (tasks[task] ?? [task]);
  if (names.some((name) => steps[name].browser)) await ensureBrowser();
  for (const engine of new Set(names.map((name) => steps[name].engine))) if (engine) ensureEngine(engine);
  if (names.some((name) => steps[name].postgres)) ensurePostgres();
  const total = { passed: 0, failed: 0 };
  const failures = [];
  for (const name of names) {
    const isMain = name === names.at(-1);
    const { passed, failed, said } = await runStep(steps[name], isMain ? extra : []);
    total.passed += passed;
    total.failed += failed;
    if (failed) failures.push({ title: steps[name].title, said });
    if (failed && task !== 'test') break;
  }
  // A long log is often cut to its end: what failed early is said once more.
  if (names.length > 1) for (const { title, said } of failures) console.log(`\n── ${title}, again:\n${said}`);
  if (failures.length) console.log(`\nFailed: ${failures.map(({ title }) => title).join('; ')}`);
  if (task === 'test') console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed ? 1 : 0;
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
    await runStep(steps['build:embed'], []);
  if (task === 'bench:page' || task === 'visual') await ensureBrowser();
  handOver([...programs[task], ...extra]);
} else await runTask(task, extra);
