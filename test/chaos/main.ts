/** `npm run chaos -- --clients 50 --seconds 30 --seed 1`: prints what happened; ends with 1 where anything doesn't fit. */
import { parseArgs } from 'node:util';
import { chaos } from './run.js';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    store: { type: 'string', default: 'real' },
  },
});
const store = values.store === 'naive' ? 'naive' : 'real';
console.log(`${values.clients} clients for ${values.seconds} seconds, seed ${values.seed}, store ${store}`);
const result = await chaos({
  clients: Number(values.clients),
  seconds: Number(values.seconds),
  seed: values.seed,
  store,
  kills: true,
});
const { times, faults } = result;
const at = (share: number): string => `${times[Math.floor((times.length - 1) * share)]?.toFixed(0)} ms`;
console.log(
  `${result.intents} intents: ${result.booked} booked, of these ${result.cancelled} cancelled; refused: ${JSON.stringify(result.refused)}`,
);
console.log(
  `${result.kills} processes killed, database stopped at once ${result.stops} times; calls: p50 ${at(0.5)}, p99 ${at(0.99)}`,
);
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
console.log(faults.length === 0 ? 'Everything fits.' : `${faults.length} faults.`);
process.exit(faults.length === 0 ? 0 : 1);
