import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILT = process.env['ROTA_COMMAND'];
const SOURCE = fileURLToPath(new URL('../../src/command/main.ts', import.meta.url));

/** What Node runs as `rota`: the program that `npm test` has just built, which starts in half the time, else its source. */
export const ROTA: readonly string[] = BUILT ? [resolve(BUILT)] : ['--import', 'tsx', SOURCE];
