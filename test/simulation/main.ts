/** `npm run simulate -- --seed 1 --intents 1000000`: prints a rate; ends with 1 where anything doesn't fit. */
import { parseArgs } from 'node:util';
import { simulate } from './world.js';

/** Intents of one site; then another begins. */
const SIZE = 400;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    intents: { type: 'string', default: '20000' },
  },
});
const asked = Number(values.intents);
let [intents, booked] = [0, 0];
const began = performance.now();
for (let site = 0; intents < asked; site++) {
  const seed = `${values.seed}/${site}`;
  const result = await simulate(seed, Math.min(SIZE, asked - intents));
  intents += result.intents;
  booked += result.booked;
  if (result.faults.length > 0) {
    console.log(`Site ${seed}, trace ${result.trace}:`);
    for (const fault of result.faults.slice(0, 20)) console.log(`  ${fault}`);
    process.exit(1);
  }
  if (site % 50 === 49) report();
}
report();
console.log('Everything fits.');

function report(): void {
  const rate = intents / ((performance.now() - began) / 1000);
  console.log(`${intents} intents, ${booked} booked, ${rate.toFixed(0)} intents/s (seed ${values.seed})`);
}
