import { compareSeed } from '../support/comparison/index.js';
import { SEED, WORLDS } from '../support/seed.js';

const ANSWERS = 'AV-1 to AV-9 AV-11 to AV-14 MG-1 to MG-3 MG-5 MG-6 TR-1 starts, labelled starts, days with reasons';
const CHOICES =
  'DS-1 to DS-18 DS-20 HS-1 HS-3 HS-4 RC-2 TR-2 a choice with its record and what stands in the others’ way';
const PAST = 'AV-10 DS-12 to DS-15 the figures of a ledger';
const PANELS = 'MG-4 PN-1 to PN-5 a panel';

describe('The engine on random sites, against the oracle', () => {
  it(`${ANSWERS}; ${CHOICES}; ${PAST}; ${PANELS}`, () => {
    for (let world = 0; world < WORLDS; world++) compareSeed(SEED + world);
  }).timeout(0);
});
