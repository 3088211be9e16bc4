/**
 * `npm run simulate -- --seed 1 --intents 1000000`: many sites, on all processors; prints a rate, and ends with 1 where
 * anything doesn't fit. `--site 17` simulates the one with that number alone.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { Simulated, Task } from './worker.js';

/** Intents of one site; then another begins. */
const SIZE = 200;
/** Megabytes in which nothing is tidied up yet: most of what a site makes is forgotten before they are full. */
const YOUNG = 192;
const PROGRAM = './dist/simulation/worker.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    intents: { type: 'string', default: '20000' },
    workers: { type: 'string', default: String(availableParallelism()) },
    site: { type: 'string' },
  },
});
const first = Number(values.site ?? 0);
const sites = values.site === undefined ? Math.ceil(Number(values.intents) / SIZE) : 1;
let [next, done, intents, booked] = [first, 0, 0, 0];

// Bundled: what translates TypeScript on the fly makes it slower.
await build({
  entryPoints: ['test/simulation/worker.ts'],
  outfile: PROGRAM,
  ...{ bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'es2022', logLevel: 'warning' },
});
const [began, used] = [performance.now(), process.cpuUsage()];
for (let n = 0; n < Math.min(Number(values.workers), sites); n++) {
  const worker = new Worker(PROGRAM, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
  const proceed = (): void => {
    if (next === first + sites) return void worker.terminate();
    const site = next++;
    worker.postMessage({ site, seed: `${values.seed}/${site}`, size: SIZE } satisfies Task);
  };
  worker.on('message', (simulated: Simulated) => {
    take(simulated);
    proceed();
  });
  proceed();
}

function take({ site, faults, trace, ...result }: Simulated): void {
  intents += result.intents;
  booked += result.booked;
  done++;
  if (faults.length > 0) {
    console.log(`Seed ${values.seed}, site ${site}, trace ${trace}:`);
    for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
    process.exit(1);
  }
  if (done % 50 === 0 || done === sites) report();
  if (done === sites) console.log('Everything fits.');
}

function report(): void {
  const rate = intents / ((performance.now() - began) / 1000);
  const { user, system } = process.cpuUsage(used);
  const each = `${((user + system) / 1000 / intents).toFixed(2)} ms of a processor each`;
  console.log(`${intents} intents, ${booked} booked, ${rate.toFixed(0)} intents/s, ${each} (seed ${values.seed})`);
}
