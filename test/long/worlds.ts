/**
 * The main comparison on as many random sites as are asked for: `npm run test:long -- --worlds 1000000 --seed 1`. Site n has
 * the seed `--seed` + n - 1, so `--seed` with that number and `--worlds 1` makes it again. Ends at the first fault, with 1.
 */
import { parseArgs } from 'node:util';
import { compareSeed } from '../support/comparison/index.js';
import { WORLDS, anySeed } from '../support/seed.js';

const TELL_EVERY = 10_000;

const { values } = parseArgs({ options: { worlds: { type: 'string' }, seed: { type: 'string' } } });
const worlds = Number(values.worlds ?? WORLDS);
const first = Number(values.seed ?? anySeed());
if (!Number.isInteger(first) || !(worlds > 0)) {
  console.error('Expected whole numbers: --worlds 1000000 --seed 1');
  process.exit(2);
}

const started = performance.now();
const tell = (checked: number): void => {
  const seconds = (performance.now() - started) / 1000;
  console.log(`${checked} worlds checked, ${(checked / seconds).toFixed(0)} a second`);
};
console.log(`${worlds} worlds from seed ${first} on`);
for (let checked = 0; checked < worlds; checked++) {
  if (checked > 0 && checked % TELL_EVERY === 0) tell(checked);
  try {
    compareSeed(first + checked);
  } catch (error) {
    tell(checked);
    console.error(`The world of seed ${first + checked} differs: ${(error as Error).message}`);
    process.exit(1);
  }
}
tell(worlds);
